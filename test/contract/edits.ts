import type { ChangeKind } from "../../src/contract/change.ts";

type Data = Record<string, unknown>;

/** A response as these descriptions have it. */
interface Response extends Data {
  description: string;
  headers?: Record<string, Data>;
  content?: Record<string, { schema: Data }>;
}

export interface Operation extends Data {
  responses: Record<string, Response>;
}

export interface Description extends Data {
  paths: Record<string, Record<string, Operation>>;
}

type Random = (below: number) => number;

const thing = { type: "object", properties: { id: { type: "string" } } };
const failure = {
  type: "object",
  required: ["code"],
  properties: { code: { type: "string" }, reason: { type: "string" } },
};

function respond(description: string, schema: Data | undefined, mediaTypes = ["application/json"]): Response {
  if (schema === undefined) return { description };
  return { description, content: Object.fromEntries(mediaTypes.map((name) => [name, { schema }])) };
}

/** A description of some operations with responses of all kinds, as a seed decides. */
export function makeDescription(random: Random): Description {
  const paths: Description["paths"] = {};
  const count = 1 + random(6);
  for (let index = 0; index < count; index++) {
    const methods = ["get", "post", "delete"].slice(0, 1 + random(3));
    const operations = methods.map((method) => [method, makeOperation(random, `${method}${index}`)] as const);
    paths[`/things${index}/{id}`] = Object.fromEntries(operations);
  }
  return { openapi: random(2) === 0 ? "3.0.3" : "3.1.0", info: { title: "Things", version: "1" }, paths };
}

function makeOperation(random: Random, operationId: string): Operation {
  const responses: Operation["responses"] = {
    "200": {
      ...respond("The thing.", thing, ["application/json", "text/csv"]),
      headers: { "X-Count": { required: true, schema: { type: "integer" } }, ETag: { schema: { type: "string" } } },
    },
  };
  if (random(2) === 0) responses["202"] = respond("It is on its way.", undefined);
  if (random(3) === 0) responses["302"] = respond("It is elsewhere.", undefined);
  if (random(2) === 0) responses["400"] = respond("The request makes no sense.", failure);
  if (random(2) === 0) responses["404"] = respond("Nothing is there.", failure);
  else if (random(3) === 0) responses["4XX"] = respond("The request is wrong.", failure);
  if (random(2) === 0) responses["503"] = respond("The shop is closed.", failure);
  if (random(3) === 0) responses.default = respond("Whatever else went wrong.", failure);
  return { operationId, responses };
}

/** What an edit does to one operation; false where it cannot. `undone` is what its reversal is. */
export interface Edit {
  readonly kind: ChangeKind;
  readonly undone: ChangeKind;
  readonly apply: (operation: Operation) => boolean;
}

const has = ({ responses }: Operation, ...keys: readonly string[]) => keys.every((key) => responses[key] !== undefined);

/** Puts one response key in the place of another, if it is free. */
const rename = (old: string, fresh: string) => (operation: Operation) => {
  const { responses } = operation;
  if (!has(operation, old) || has(operation, fresh)) return false;
  operation.responses = Object.fromEntries(
    Object.entries(responses).map(([key, one]) => [key === old ? fresh : key, one]),
  );
  return true;
};

const remove = (key: string) => (operation: Operation) => has(operation, key) && delete operation.responses[key];

const add = (key: string, description: string, schema?: Data) => (operation: Operation) => {
  if (has(operation, key)) return false;
  operation.responses[key] = respond(description, schema);
  return true;
};

const inSuccess = (change: (response: Response) => boolean) => (operation: Operation) => {
  const response = operation.responses["200"];
  return response !== undefined && change(response);
};

export const edits: readonly Edit[] = [
  { kind: "success-code-changed", undone: "success-code-changed", apply: rename("200", "203") },
  { kind: "success-code-removed", undone: "success-code-added", apply: remove("202") },
  { kind: "success-code-added", undone: "success-code-removed", apply: add("206", "A part.", thing) },
  { kind: "error-code-removed", undone: "error-code-added", apply: remove("400") },
  {
    kind: "error-code-added",
    undone: "error-code-removed",
    apply: (operation) => !has(operation, "4XX") && add("451", "The law forbids it.", failure)(operation),
  },
  { kind: "error-code-replaced", undone: "error-code-replaced", apply: rename("400", "422") },
  {
    kind: "range-narrowed",
    undone: "range-widened",
    apply: (operation) => rename("4XX", "410")(operation) && add("451", "The law forbids it.", failure)(operation),
  },
  {
    kind: "range-widened",
    undone: "range-narrowed",
    apply: (operation) => has(operation, "404") && rename("404", "4XX")(operation),
  },
  { kind: "default-added", undone: "default-removed", apply: add("default", "Anything else.", failure) },
  { kind: "default-removed", undone: "default-added", apply: remove("default") },
  { kind: "redirect-changed", undone: "redirect-changed", apply: rename("302", "307") },
  { kind: "retriability-changed", undone: "retriability-changed", apply: rename("503", "500") },
  {
    kind: "field-removed",
    undone: "field-added",
    apply: inSuccess(({ headers }) => headers !== undefined && delete headers.ETag),
  },
  {
    kind: "field-weakened",
    undone: "field-added",
    apply: inSuccess(({ headers }) => {
      const field = headers?.["X-Count"];
      return field !== undefined && delete field.required;
    }),
  },
  {
    kind: "field-weakened",
    undone: "field-weakened",
    apply: inSuccess(({ headers }) => {
      const field = headers?.["X-Count"];
      if (field !== undefined) field.schema = { type: "string" };
      return field !== undefined;
    }),
  },
  {
    kind: "field-added",
    undone: "field-removed",
    apply: inSuccess(({ headers }) => {
      if (headers !== undefined) headers["X-More"] = { schema: { type: "boolean" } };
      return headers !== undefined;
    }),
  },
  { kind: "content-removed", undone: "content-added", apply: inSuccess((response) => delete response.content) },
  {
    kind: "content-added",
    undone: "content-removed",
    apply: ({ responses }) => {
      const response = responses["202"];
      if (response !== undefined) response.content = { "application/json": { schema: thing } };
      return response !== undefined;
    },
  },
  {
    kind: "media-type-removed",
    undone: "media-type-added",
    apply: inSuccess(({ content }) => content !== undefined && delete content["text/csv"]),
  },
  {
    kind: "media-type-added",
    undone: "media-type-removed",
    apply: inSuccess(({ content }) => {
      if (content !== undefined) content["application/xml"] = { schema: thing };
      return content !== undefined;
    }),
  },
  {
    kind: "error-shape-changed",
    undone: "error-shape-changed",
    apply: ({ responses }) => {
      const content = responses["404"]?.content?.["application/json"];
      if (content !== undefined)
        content.schema = { type: "object", properties: { code: { type: "string" }, title: { type: "string" } } };
      return content !== undefined;
    },
  },
  {
    kind: "errors-hidden",
    undone: "error-code-added",
    apply: (operation) => {
      const content = operation.responses["200"]?.content?.["application/json"];
      if (content === undefined || !remove("404")(operation)) return false;
      const error = {
        title: "Error",
        type: "object",
        properties: { error: { type: "string" }, message: { type: "string" } },
      };
      content.schema = { oneOf: [thing, error] };
      return true;
    },
  },
];
