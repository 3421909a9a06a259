import { member } from "../openapi/json-object.ts";
import type { Node, References } from "../openapi/references.ts";
import { isWhole, listMembers, listTypes, type SchemaPart } from "../openapi/schemas.ts";

/** What RFC 9457 says of its members; those that tell a problem from another object come first. */
const standardTypes = new Map([
  ["type", ["string"]],
  ["title", ["string"]],
  ["status", ["integer", "number"]],
  ["detail", ["string"]],
  ["instance", ["string"]],
]);

/** What is wrong with the schema of a problem, in words, and where. */
export interface Fault extends SchemaPart {
  readonly words: string;
}

export function findFault(references: References, schema: Node, isShared: boolean): Fault | undefined {
  const members = listMembers(references, schema);
  const standard = members.filter(({ name }) => standardTypes.has(name));
  if (isShared && standard.length < 3) return undefined;
  for (const { name, node, below } of standard) {
    const fitting = standardTypes.get(name) ?? [];
    const types = [...listTypes(references, node)].filter((type) => type !== "null");
    if (types.length === 0 || types.some((type) => fitting.includes(type))) continue;
    const words = `makes \`${name}\` of its problem ${nameType(types)}: clients ignore it, so make it ${nameType(fitting)}`;
    return { node, below, words };
  }
  if (members.length === 0 || standard.some(({ name }) => name !== "instance") || !isWhole(references, schema))
    return undefined;
  const words =
    "calls an object a problem that has none of `type`, `title`, `status` and `detail`: describe these, or write the media type that is meant";
  // What the schema says of its members is wrong, wherever the schema stands.
  const holder = ["properties", "allOf", "oneOf", "anyOf"].find((key) => member(schema.value, key) !== undefined);
  return { node: schema, below: holder === undefined ? [] : [holder], words };
}

function nameType(types: readonly string[]): string {
  const [type = ""] = types;
  return `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}
