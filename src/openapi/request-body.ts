import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { type MediaType, readContent } from "./media-types.ts";
import type { OperationOrigin, Parameter } from "./operation.ts";
import type { Node, References } from "./references.ts";

export interface RequestBody {
  readonly at: JsonPath;
  readonly required: boolean;
  readonly mediaTypes: readonly MediaType[];
}

/** The content that an operation takes; undefined where it takes none. */
export function readRequestBody(origin: OperationOrigin, parameters: readonly Parameter[]): RequestBody | undefined {
  const { references, version, node } = origin;
  if (version === "2.0") return readSwaggerBody(origin, parameters);
  const body = references.child(node, "requestBody");
  if (body === undefined || !isObject(body.value)) return undefined;
  const content = references.child(body, "content");
  return {
    at: body.route,
    required: member(body.value, "required") === true,
    mediaTypes: content === undefined ? [] : readContent(references, content),
  };
}

/** In 2.0 the content of a request is a parameter: one `in: body`, or several `in: formData`. */
function readSwaggerBody(origin: OperationOrigin, parameters: readonly Parameter[]): RequestBody | undefined {
  const { references, node } = origin;
  const parts = parameters.filter((parameter) => parameter.in === "body" || parameter.in === "formData");
  const [first] = parts;
  if (first === undefined) return undefined;
  const fallback = first.in === "body" ? "application/json" : "multipart/form-data";
  const consumes = listMediaTypes(references, node, "consumes");
  return {
    at: first.node.route,
    required: parts.some((parameter) => member(parameter.node.value, "required") === true),
    mediaTypes: (consumes.length === 0 ? [fallback] : consumes).map((name) => ({
      name,
      at: first.node.route,
      schema: () => (first.in === "body" ? references.child(first.node, "schema") : undefined),
      examples: () => [],
    })),
  };
}

/** The `consumes` or `produces` of a 2.0 operation: its own list replaces the document's. */
export function listMediaTypes(
  references: References,
  operation: Node,
  key: "consumes" | "produces",
): readonly string[] {
  const names = member(operation.value, key) ?? member(references.root.value, key);
  if (!Array.isArray(names)) return [];
  references.sharing.countListed(names, names.length);
  return names.filter((name) => typeof name === "string");
}
