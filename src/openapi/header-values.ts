import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import type { Node, References } from "./references.ts";
import type { HeaderField } from "./response.ts";
import { listFixedValues } from "./schemas.ts";

/** A value that a description shows a header field with. */
export interface HeaderValue {
  readonly value: unknown;
  readonly at: JsonPath;
}

/** The schema of a header field: under `schema`, under the one media type of its `content`, in 2.0 the field itself. */
export function findHeaderSchema(references: References, field: HeaderField): Node | undefined {
  const { node } = field;
  if (node === undefined || !isObject(node.value)) return undefined;
  const schema = references.child(node, "schema");
  if (schema !== undefined) return schema;
  const content = references.child(node, "content");
  const [name] = references.keysOf(content);
  const mediaType = content && name !== undefined ? references.child(content, name) : undefined;
  if (mediaType !== undefined) return references.child(mediaType, "schema");
  return member(node.value, "type") === undefined ? undefined : node;
}

/** Nobody shows a field with more. */
const maxValues = 50;

/** The values that a header field is shown with: its examples and its schema's, and what the schema fixes. */
export function listHeaderValues(references: References, field: HeaderField): readonly HeaderValue[] {
  const { node } = field;
  if (node === undefined || !isObject(node.value)) return [];
  const values: HeaderValue[] = [];
  const add = (value: unknown, at: JsonPath) => {
    if (value !== undefined) values.push({ value, at });
  };
  for (const key of ["example", "x-example"]) add(member(node.value, key), [...node.route, key]);
  const named = references.child(node, "examples");
  for (const name of references.keysOf(named).slice(0, maxValues)) {
    const example = named && references.child(named, name);
    for (const key of ["value", "dataValue", "serializedValue"])
      if (example !== undefined) add(member(example.value, key), [...example.route, key]);
  }
  const schema = findHeaderSchema(references, field);
  if (schema === undefined || values.length >= maxValues) return values.slice(0, maxValues);
  if (schema.value !== node.value) add(member(schema.value, "example"), [...schema.route, "example"]);
  const several = member(schema.value, "examples");
  if (Array.isArray(several))
    for (const [index, value] of several.slice(0, maxValues).entries())
      add(value, [...schema.route, "examples", index]);
  for (const { value, below } of listFixedValues(schema.value)) add(value, [...schema.route, ...below]);
  return values.slice(0, maxValues);
}
