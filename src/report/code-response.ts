import { findCodeExample } from "../http/code-examples.ts";
import { type FieldSchema, findField } from "../http/fields.ts";
import { findStatusCode, type StatusCode } from "../http/status-codes.ts";
import { formatYaml } from "./yaml-text.ts";

interface MediaType {
  readonly name: string;
  readonly schema: object;
  /** Undefined where the content is bytes. */
  readonly example?: unknown;
}

interface ShownField {
  readonly name: string;
  readonly description: string;
  readonly schema: FieldSchema;
  readonly example: string | number;
}

/** The response under a key, ready to be pasted into a description; undefined where none is to be written there. */
export function formatOpenApiResponse(key: string): string | undefined {
  const status = findStatusCode(key);
  const description = status === undefined ? catchAlls[key] : findCodeExample(key).situation;
  if (description === undefined) return undefined;
  const fields = status === undefined ? [] : listFields(status);
  const content = status === undefined ? describeProblem(undefined) : describeContent(status, description);
  const headers = Object.fromEntries(fields.map(({ name, ...field }) => [name, field]));
  return formatYaml({
    [key]: {
      description,
      ...(fields.length > 0 && { headers }),
      ...(content !== undefined && { content: describeMediaType(content) }),
    },
  });
}

/** The response as it goes over the wire; undefined for codes that nobody sends any more. */
export function formatMessage(status: StatusCode): string | undefined {
  const { code, phrase, state } = status;
  if (state !== "registered" && state !== "temporary") return undefined;
  const content = describeContent(status, findCodeExample(code).situation ?? "");
  const body =
    content === undefined
      ? ""
      : content.example === undefined
        ? "(500 bytes)"
        : JSON.stringify(content.example, null, 2);
  const length = content?.example === undefined && content !== undefined ? 500 : Buffer.byteLength(body);
  const hasLength = !code.startsWith("1") && code !== "204" && code !== "304";
  const lines = [
    `HTTP/1.1 ${code} ${phrase}`,
    ...(code.startsWith("1") ? [] : ["Date: Wed, 21 Oct 2026 07:28:00 GMT"]),
    ...listFields(status).map(({ name, example }) => `${name}: ${example}`),
    ...(companions[code] ?? []),
    ...(content === undefined ? [] : [`Content-Type: ${content.name}`]),
    ...(hasLength ? [`Content-Length: ${length}`] : []),
    "",
    ...(body === "" ? [] : [body]),
  ];
  return `${lines.join("\n")}\n`;
}

/** What the ranges and `default` say, under which there are errors without a code of their own. */
const catchAlls: Readonly<Record<string, string>> = {
  "4XX": "The request is wrong, or cannot be fulfilled.",
  "5XX": "The server failed.",
  default: "Anything else that went wrong.",
};

/** Fields that go with others on the wire, though no description names them (RFC 9110, 7.8; RFC 3229, 10.4.1). */
const companions: Readonly<Record<string, readonly string[]>> = {
  "101": ["Connection: Upgrade"],
  "226": ["IM: vcdiff"],
  "426": ["Connection: Upgrade"],
};

function listFields({ code, requiredFields, usefulFields }: StatusCode): ShownField[] {
  const { fields: shown = [...requiredFields, ...usefulFields], values, fieldDescriptions } = findCodeExample(code);
  return shown.map((name) => {
    const field = findField(name);
    if (field === undefined) throw new Error(`No facts about the field ${name}.`);
    const { description, schema, example } = field;
    return { name, description: fieldDescriptions[name] ?? description, schema, example: values[name] ?? example };
  });
}

const item = {
  name: "application/json",
  schema: { type: "object", properties: { id: { type: "integer" }, name: { type: "string" } } },
  example: { id: 42, name: "A lamp" },
};

const bytes = { name: "application/octet-stream", schema: { type: "string", format: "binary" } };

const contents: Readonly<Record<string, MediaType>> = {
  "200": item,
  "201": item,
  "202": {
    name: "application/json",
    schema: { type: "object", properties: { state: { type: "string" } } },
    example: { state: "waiting" },
  },
  "203": item,
  "206": bytes,
  "207": listResults({ href: "/items/42", status: 200 }, { href: "/items/43", status: 404 }),
  "208": listResults({ href: "/items/42", status: 208 }),
  "226": bytes,
  "300": {
    name: "application/json",
    schema: { type: "array", items: { type: "string", format: "uri-reference" } },
    example: ["/items/42.json", "/items/42.csv"],
  },
};

function listResults(...example: readonly { readonly href: string; readonly status: number }[]): MediaType {
  const properties = { href: { type: "string", format: "uri-reference" }, status: { type: "integer" } };
  return { name: "application/json", schema: { type: "array", items: { type: "object", properties } }, example };
}

function describeContent(status: StatusCode, detail: string): MediaType | undefined {
  return /^[45]/.test(status.code) ? describeProblem({ status, detail }) : contents[status.code];
}

/** RFC 9457, 3.1. */
function describeProblem(known: { readonly status: StatusCode; readonly detail: string } | undefined): MediaType {
  const text = { type: "string" };
  return {
    name: "application/problem+json",
    schema: {
      type: "object",
      properties: {
        type: { ...text, format: "uri-reference" },
        title: text,
        status: { type: "integer" },
        detail: text,
      },
    },
    ...(known && {
      example: {
        type: "about:blank",
        title: known.status.phrase,
        status: Number(known.status.code),
        detail: known.detail,
      },
    }),
  };
}

function describeMediaType({ name, schema, example }: MediaType): object {
  return { [name]: { schema, ...(example !== undefined && { example }) } };
}
