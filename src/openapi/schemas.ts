import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { onceFor } from "./once.ts";
import type { Node, References } from "./references.ts";
import { shorten } from "./texts.ts";

/** A part of a schema, and the way to it from the schema's own place. */
export interface SchemaPart {
  /** Through references: to be appended to the route of the schema. */
  readonly below: JsonPath;
  readonly node: Node;
}

export interface SchemaMember extends SchemaPart {
  readonly name: string;
}

/** More parts than anybody composes a schema of, and more members than anybody describes; a hostile schema could have. */
const maxParts = 300;
const maxMembers = 3000;
const maxDepth = 12;

const partsBySchema = new WeakMap<object, readonly SchemaPart[]>();
const membersBySchema = new WeakMap<object, readonly SchemaMember[]>();
const nestedBySchema = new WeakMap<object, readonly SchemaMember[]>();

/**
 * A schema and all that it is composed of through `allOf`, `oneOf` and `anyOf`, references followed, each part once.
 * The routes of the nodes are those of the first reader: use `below` to say where a part is.
 */
export function listParts(references: References, schema: Node): readonly SchemaPart[] {
  return remember(partsBySchema, schema, () => {
    const parts: SchemaPart[] = [{ below: [], node: schema }];
    const seen = new Set<unknown>([schema.value]);
    for (const { below, node } of parts)
      for (const keyword of ["allOf", "oneOf", "anyOf"]) {
        const list = member(node.value, keyword);
        if (!Array.isArray(list)) continue;
        const holder = references.child(node, keyword);
        const count = Math.min(list.length, maxParts);
        for (let index = 0; holder !== undefined && index < count && parts.length < maxParts; index++) {
          const part = references.child(holder, index);
          if (part === undefined || !isObject(part.value) || seen.has(part.value)) continue;
          seen.add(part.value);
          parts.push({ below: [...below, keyword, index], node: part });
        }
      }
    references.sharing.countRepeated(parts.length - 1);
    return parts;
  });
}

/** Whether all that a schema is composed of can be read: no reference among it leads nowhere. */
export function isWhole(references: References, schema: Node): boolean {
  return listParts(references, schema).every(({ node }) =>
    ["allOf", "oneOf", "anyOf"].every((keyword) => {
      const list = member(node.value, keyword);
      const holder = Array.isArray(list) ? references.child(node, keyword) : undefined;
      return (
        holder === undefined ||
        (list as unknown[]).slice(0, maxParts).every((_, index) => references.child(holder, index) !== undefined)
      );
    }),
  );
}

/** The properties of a schema and of all that it is composed of; one name may come more than once. */
export function listMembers(references: References, schema: Node): readonly SchemaMember[] {
  return remember(membersBySchema, schema, () => {
    const members: SchemaMember[] = [];
    const parts = listParts(references, schema);
    for (const { below, node } of parts) {
      const properties = references.child(node, "properties");
      for (const name of references.keysOf(properties)) {
        const property = properties && references.child(properties, name);
        if (property === undefined || members.length >= maxMembers) continue;
        members.push({ name, below: [...below, "properties", name], node: property });
      }
    }
    if (parts.length > 1) references.sharing.countRepeated(members.length);
    return members;
  });
}

/** The properties of a schema, of what they hold, and of the items of lists, however deep; each schema is entered once. */
export function listNestedMembers(references: References, schema: Node): readonly SchemaMember[] {
  return remember(nestedBySchema, schema, () => {
    const found: SchemaMember[] = [];
    const seen = new Set<unknown>();
    const queue: { readonly part: SchemaPart; readonly depth: number }[] = [
      { part: { below: [], node: schema }, depth: 0 },
    ];
    for (const { part, depth } of queue) {
      if (seen.has(part.node.value) || depth > maxDepth || found.length >= maxMembers) continue;
      seen.add(part.node.value);
      for (const { name, below, node } of listMembers(references, part.node)) {
        const nested = { name, below: [...part.below, ...below], node };
        found.push(nested);
        queue.push({ part: nested, depth: depth + 1 });
      }
      for (const { below, node } of listParts(references, part.node))
        for (const keyword of ["items", "additionalProperties"]) {
          const inner = isObject(member(node.value, keyword)) ? references.child(node, keyword) : undefined;
          if (inner === undefined) continue;
          queue.push({ part: { below: [...part.below, ...below, keyword], node: inner }, depth: depth + 1 });
        }
    }
    references.sharing.countRepeated(found.length);
    return found;
  });
}

/** What is found out about a schema, once for all that refer to it. */
export function onceForSchema<T>(read: (references: References, schema: Node) => T) {
  return onceFor((_: References, schema: Node) => schema.value, read);
}

/** The types that a schema names, in `type` or by being composed of such; none where it names none. */
export const listTypes = onceForSchema((references, schema): ReadonlySet<string> => {
  const types = new Set<string>();
  for (const { node } of listParts(references, schema)) for (const name of listOwnTypes(node.value)) types.add(name);
  return types;
});

/** There are seven types. */
const maxTypes = 20;

/** The types that a schema names itself. */
export function listOwnTypes(schema: unknown): readonly string[] {
  const type = member(schema, "type");
  return (Array.isArray(type) ? type.slice(0, maxTypes) : [type])
    .filter((name) => typeof name === "string")
    .map((name) => shorten(name));
}

/** Of a long list, the first values tell what it is about. */
const maxFixed = 100;

/** The only values that a schema allows by `const` or `enum`, and its `default`, each with its place below the schema. */
export function listFixedValues(schema: unknown): readonly { readonly value: unknown; readonly below: JsonPath }[] {
  const fixed: { value: unknown; below: JsonPath }[] = [];
  for (const keyword of ["const", "default"]) {
    const value = member(schema, keyword);
    if (value !== undefined) fixed.push({ value, below: [keyword] });
  }
  const several = member(schema, "enum");
  if (Array.isArray(several))
    for (const [index, value] of several.slice(0, maxFixed).entries()) fixed.push({ value, below: ["enum", index] });
  return fixed;
}

function remember<Part>(memory: WeakMap<object, readonly Part[]>, schema: Node, list: () => readonly Part[]) {
  if (!isObject(schema.value)) return [];
  const known = memory.get(schema.value);
  if (known !== undefined) return known;
  const listed = list();
  memory.set(schema.value, listed);
  return listed;
}
