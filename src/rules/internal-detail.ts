import { isObject, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
import type { Node, References } from "../openapi/references.ts";
import {
  listMembers,
  listNestedMembers,
  listParts,
  listTypes,
  onceForSchema,
  type SchemaMember,
  type SchemaPart,
} from "../openapi/schemas.ts";
import { readText, shorten } from "../openapi/texts.ts";
import { findInternalSign, isAmbiguousName, isInternalName, isPublicName, meansInside } from "./internal-signs.ts";

/** What gives the inside of a server away, in words, and the way to it. */
interface Leak {
  readonly words: string;
  readonly below: JsonPath;
}

/** A leak in a schema, and the part of it that mends it. */
type SchemaLeak = Leak & SchemaPart;

/** Whether clients write SQL themselves, so that they may read about it. */
export function isAboutSql({ path, operationId = "", summary = "" }: Operation): boolean {
  return /sql|quer(?:y|ies)|statement/i.test(`${path} ${operationId} ${summary}`);
}

/** What a schema gives away: a member, however deep, or an example. */
export function findLeakInSchema(references: References, schema: Node, takesSql: boolean): SchemaLeak | undefined {
  return takesSql ? findAmongSql(references, schema) : findAny(references, schema);
}

const findAny = onceForSchema((references, schema) => searchSchema(references, schema, false));
const findAmongSql = onceForSchema((references, schema) => searchSchema(references, schema, true));

function searchSchema(references: References, schema: Node, takesSql: boolean): SchemaLeak | undefined {
  const members = listNestedMembers(references, schema);
  for (const held of members)
    if (isTelling(references, held, takesSql))
      return { words: tellsInside(held.name), below: held.below, node: held.node };
  const parts = listParts(references, schema).map((part) => ({ name: "", ...part }));
  for (const { name, node, below } of [...parts, ...members]) {
    if (isPublicName(name)) continue;
    for (const keyword of ["example", "default", "examples"]) {
      const value = member(node.value, keyword);
      const shown = value === undefined ? undefined : findLeakInValue(value, takesSql);
      if (shown !== undefined) return { words: shown.words, below: [...below, keyword, ...shown.below], node };
    }
  }
  return undefined;
}

/** What is sent in debug mode only, or to those who have asked for it, is no slip. */
const forDevelopers =
  /\b(?:debug(?:ging)?|dev|development|qa|test|testing|staging|local|non-?production)\b[^.]{0,20}\b(?:mode|environments?|only)\b|\b(?:only|not|never)\b[^.]{0,60}\b(?:dev|development|debug|qa|test|production|parameter)\b/i;

function isTelling(references: References, { name, node }: SchemaMember, takesSql: boolean): boolean {
  const isInside = isInternalName(name, takesSql);
  if (!isInside && !isAmbiguousName(name)) return false;
  const types = listTypes(references, node);
  if (["boolean", "integer", "number"].some((type) => types.has(type)) || member(node.value, "enum") !== undefined)
    return false;
  const description = readText(member(node.value, "description"));
  if (description !== undefined && forDevelopers.test(description)) return false;
  if (isInside) return true;
  if (types.has("object") || listMembers(references, node).length > 0) return false;
  return meansInside(name, member(node.value, "example"), description);
}

/** More values than an example is read of; a hostile one could have. */
const maxValues = 1000;

/** What an example gives away: a member, or a text. */
export function findLeakInValue(value: unknown, takesSql: boolean): Leak | undefined {
  return takesSql ? findInsideOfSql(value) : findInside(value);
}

const findInside = onceFor(
  (value: unknown) => value,
  (value) => searchValue(value, false),
);
const findInsideOfSql = onceFor(
  (value: unknown) => value,
  (value) => searchValue(value, true),
);

function searchValue(value: unknown, takesSql: boolean): Leak | undefined {
  const queue: { readonly held: unknown; readonly below: JsonPath }[] = [{ held: value, below: [] }];
  for (const { held, below } of queue) {
    if (typeof held === "string") {
      const words = findInternalSign(held, takesSql);
      if (words !== undefined) return { words: `shows ${words}`, below };
    }
    if (queue.length > maxValues) continue;
    if (Array.isArray(held))
      for (const [at, item] of held.slice(0, maxValues).entries()) queue.push({ held: item, below: [...below, at] });
    if (!isObject(held)) continue;
    for (const [name, inner] of Object.entries(held).slice(0, maxValues)) {
      const isShown = inner !== null && inner !== "" && typeof inner !== "boolean";
      const isInside =
        isInternalName(name, takesSql) ||
        (isAmbiguousName(name) && isText(inner) && meansInside(name, inner, undefined));
      if (isShown && isInside) return { words: tellsInside(name), below: [...below, name] };
      if (!isPublicName(name)) queue.push({ held: inner, below: [...below, name] });
    }
  }
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function tellsInside(name: string): string {
  return `has the member \`${shorten(name)}\`, which tells of the inside of the server`;
}
