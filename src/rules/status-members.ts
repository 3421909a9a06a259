import { findStatusCode } from "../http/status-codes.ts";
import { isObject, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { MediaType } from "../openapi/media-types.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Node } from "../openapi/references.ts";
import { listFixedValues, listMembers, listParts } from "../openapi/schemas.ts";

/** A status code that a body states, other than that of its response. */
interface Stated {
  readonly name: string;
  readonly code: string;
  readonly at: JsonPath;
  /** Where in words: `its example "missing"`. */
  readonly where: string;
  /** The schema that states it, where it is one. */
  readonly schema?: Node;
}

/** What the schema of a body fixes as its status, or shows in examples that are meant for one code alone. */
export function findInSchema(index: OperationIndex, mediaType: MediaType, own: string): Stated | undefined {
  const { references } = index;
  const schema = mediaType.schema();
  if (schema === undefined) return undefined;
  const members = listMembers(references, schema).filter(({ name }) => isStatusName(name));
  const fixed: Stated[] = [];
  for (const { name, node, below } of members)
    for (const part of listParts(references, node))
      for (const { value, below: rest } of listFixed(part.node.value)) {
        const code = readCode(value);
        const at = [...schema.route, ...below, ...part.below, ...rest];
        if (code !== undefined) fixed.push({ name, code, at, where: "its schema", schema: part.node });
      }
  // What one part leaves to another to fix is right as soon as one of them is.
  if (fixed.length > 0) return fixed.some(({ code }) => code === own) ? undefined : fixed[0];

  const isMeantForOne = (value: unknown) => (listKeysBySchema(index).get(value)?.size ?? 1) === 1;
  for (const { name, node, below } of members) {
    const samples = listSamples(node.value);
    // Several examples show what the member may be; it is enough that one of them is right.
    if (samples.some(({ value }) => readCode(value) === own)) continue;
    for (const { value, below: rest } of samples) {
      const code = readCode(value);
      if (code === undefined || !isMeantForOne(node.value)) continue;
      return { name, code, at: [...schema.route, ...below, ...rest], where: "its schema's example", schema: node };
    }
  }
  for (const { node, below } of listParts(references, schema))
    for (const { value, below: rest } of listSamples(node.value)) {
      const stated = findInValue(value, own);
      if (stated === undefined || !isMeantForOne(node.value)) continue;
      const { name, code } = stated;
      const at = [...schema.route, ...below, ...rest, ...stated.below];
      return { name, code, at, where: "its schema's example", schema: node };
    }
  return undefined;
}

/** What the examples of a body state as its status. */
export function findInExamples(mediaType: MediaType, own: string): Stated | undefined {
  for (const { value, at, name } of mediaType.examples()) {
    const stated = findInValue(value, own);
    if (stated === undefined) continue;
    const where = name === undefined ? "its example" : `its example "${name}"`;
    return { name: stated.name, code: stated.code, at: [...at, ...stated.below], where };
  }
  return undefined;
}

function findInValue(value: unknown, own: string) {
  const body = typeof value === "string" ? parseObject(value) : value;
  if (!isObject(body)) return undefined;
  const stated = Object.entries(body).flatMap(([name, held]) => {
    const code = isStatusName(name) || (name === "code" && isBesidePhrase(body, held)) ? readCode(held) : undefined;
    return code === undefined ? [] : [{ name, code, below: typeof value === "string" ? [] : [name] }];
  });
  return stated.some(({ code }) => code === own) ? undefined : stated[0];
}

function isStatusName(name: string): boolean {
  return /^(?:http[-_]?)?status(?:[-_]?code)?$/i.test(name);
}

/** `"code": 404` beside `"Not Found"`: the code of HTTP, and none of the API's own. */
function isBesidePhrase(body: object, held: unknown): boolean {
  const code = readCode(held);
  const status = code === undefined ? undefined : findStatusCode(code);
  if (status === undefined) return false;
  const phrases = [status.phrase, ...status.earlierPhrases].map(bare);
  return Object.values(body).some(
    (text) => typeof text === "string" && text.length < 60 && phrases.includes(bare(text)),
  );
}

/** A registered code that a response can end with. */
function readCode(value: unknown): string | undefined {
  const text = typeof value === "number" || typeof value === "string" ? String(value) : "";
  return /^[2-5]\d\d$/.test(text) && findStatusCode(text) !== undefined ? text : undefined;
}

/** The one value that a schema allows, or takes for granted. */
function listFixed(schema: unknown) {
  const several = member(schema, "enum");
  const isOne = Array.isArray(several) && several.length === 1;
  return listFixedValues(schema).filter(({ below: [keyword] }) => keyword !== "enum" || isOne);
}

function listSamples(schema: unknown): { value: unknown; below: JsonPath }[] {
  const alone = member(schema, "example");
  const several = member(schema, "examples");
  return [
    ...(alone === undefined ? [] : [{ value: alone, below: ["example"] }]),
    ...(Array.isArray(several) ? several.map((value, at) => ({ value, below: ["examples", at] })) : []),
  ];
}

const keysByIndex = new WeakMap<OperationIndex, ReadonlyMap<unknown, ReadonlySet<string>>>();

/** The response keys that each schema serves, and each member that states a status. */
function listKeysBySchema(index: OperationIndex): ReadonlyMap<unknown, ReadonlySet<string>> {
  const known = keysByIndex.get(index);
  if (known !== undefined) return known;
  const keys = new Map<unknown, Set<string>>();
  const add = (schema: unknown, key: string) => {
    const served = keys.get(schema);
    if (served === undefined) keys.set(schema, new Set([key]));
    else served.add(key);
  };
  for (const { key, mediaTypes } of index.responses)
    for (const mediaType of mediaTypes) {
      const schema = mediaType.schema();
      if (schema === undefined) continue;
      for (const { node } of listParts(index.references, schema)) add(node.value, key);
      for (const { name, node } of listMembers(index.references, schema)) if (isStatusName(name)) add(node.value, key);
    }
  keysByIndex.set(index, keys);
  return keys;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}

function parseObject(text: string): unknown {
  try {
    return text.trimStart().startsWith("{") ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
