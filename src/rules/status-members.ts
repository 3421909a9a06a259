import { findStatusCode } from "../http/status-codes.ts";
import { isObject, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { MediaType } from "../openapi/media-types.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Node } from "../openapi/references.ts";
import { listFixedValues, listMembers, listParts, onceForSchema } from "../openapi/schemas.ts";
import { parseQuoted, shorten } from "../openapi/texts.ts";

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

/** A status code that a schema states, and the part of it that does. */
interface Claim {
  readonly name: string;
  readonly code: string;
  readonly below: JsonPath;
  readonly schema: Node;
}

/** Nobody states the status more often, or shows more values of it. */
const maxMembers = 50;
const maxSamples = 50;

/** What the schema of a body fixes as its status, or shows in examples that are meant for one code alone. */
export function findInSchema(index: OperationIndex, mediaType: MediaType, own: string): Stated | undefined {
  const schema = mediaType.schema();
  if (schema === undefined) return undefined;
  const { fixed, shown } = readClaims(index.references, schema);
  const isRight = (claims: readonly Claim[]) => claims.some(({ code }) => code === own);
  const state = ({ below, ...claim }: Claim, where: string) => ({ ...claim, at: [...schema.route, ...below], where });
  // What one part leaves to another to fix is right as soon as one of them is.
  const [first] = fixed;
  if (first !== undefined) return isRight(fixed) ? undefined : state(first, "its schema");
  const isMeantForOne = (value: unknown) => (listKeysBySchema(index).get(value)?.size ?? 1) === 1;
  for (const claims of shown) {
    const [claim] = claims;
    // Several examples show what the member may be; it is enough that one of them is right.
    if (claim !== undefined && !isRight(claims) && isMeantForOne(claim.schema.value))
      return state(claim, "its schema's example");
  }
  return undefined;
}

/** All that a schema says of the status, whatever the code of the response: what its members fix, and what is shown of each. */
const readClaims = onceForSchema((references, schema) => {
  const members = listStatusMembers(references, schema);
  const fixed = members.flatMap(({ name, node, below }) =>
    listParts(references, node).flatMap((part) =>
      listFixed(part.node.value).flatMap(({ value, below: rest }) =>
        claim(name, readCode(value), [...below, ...part.below, ...rest], part.node),
      ),
    ),
  );
  const ofMembers = members.map(({ name, node, below }) =>
    listSamples(node.value).flatMap(({ value, below: rest }) =>
      claim(name, readCode(value), [...below, ...rest], node),
    ),
  );
  const ofBodies = listParts(references, schema).flatMap(({ node, below }) =>
    listSamples(node.value).map(({ value, below: rest }) =>
      readStated(value).flatMap((stated) =>
        claim(stated.name, stated.code, [...below, ...rest, ...stated.below], node),
      ),
    ),
  );
  return { fixed, shown: [...ofMembers, ...ofBodies] };
});

function claim(name: string, code: string | undefined, below: JsonPath, schema: Node): readonly Claim[] {
  return code === undefined ? [] : [{ name, code, below, schema }];
}

const listStatusMembers = onceForSchema((references, schema) =>
  listMembers(references, schema)
    .filter(({ name }) => isStatusName(name))
    .slice(0, maxMembers),
);

/** What the examples of a body state as its status. */
export function findInExamples(mediaType: MediaType, own: string): Stated | undefined {
  for (const { value, at, name } of mediaType.examples()) {
    const stated = findInValue(value, own);
    if (stated === undefined) continue;
    const where = name === undefined ? "its example" : `its example "${shorten(name)}"`;
    return { name: stated.name, code: stated.code, at: [...at, ...stated.below], where };
  }
  return undefined;
}

function findInValue(value: unknown, own: string) {
  const stated = readStated(value);
  return stated.some(({ code }) => code === own) ? undefined : stated[0];
}

/** Every status that an example states. */
const readStated = onceFor(
  (value: unknown) => value,
  (value): readonly { readonly name: string; readonly code: string; readonly below: JsonPath }[] => {
    const body = typeof value === "string" ? parseQuoted(value) : value;
    if (!isObject(body)) return [];
    return Object.entries(body).flatMap(([name, held]) => {
      const code = isStatusName(name) || (name === "code" && isBesidePhrase(body, held)) ? readCode(held) : undefined;
      return code === undefined ? [] : [{ name, code, below: typeof value === "string" ? [] : [name] }];
    });
  },
);

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
    ...(Array.isArray(several) ? several.slice(0, maxSamples) : []).map((value, at) => ({
      value,
      below: ["examples", at],
    })),
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
      for (const { node } of listStatusMembers(index.references, schema)) add(node.value, key);
    }
  keysByIndex.set(index, keys);
  return keys;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}
