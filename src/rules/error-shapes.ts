import { isObject, member } from "../openapi/json-object.ts";
import { isJson } from "../openapi/media-types.ts";
import type { Node, References } from "../openapi/references.ts";
import type { Response } from "../openapi/response.ts";
import { onceForSchema } from "../openapi/schemas.ts";
import { shorten } from "../openapi/texts.ts";

/** The top-level members of an error in JSON. */
export interface ErrorShape {
  /** The schema that was read; two responses with the same one share it. */
  readonly schema: unknown;
  /** The same for all that have the same members. */
  readonly key: string;
  readonly names: ReadonlySet<string>;
  /** Those that tell what went wrong. */
  readonly telling: readonly string[];
  /** Those that clients can count on; none where the schema does not say. */
  readonly required: ReadonlySet<string>;
}

/** More parts than anybody composes an error of, and more members than anybody gives one. */
const maxParts = 100;
const maxMembers = 300;

/**
 * The shape of the errors that a response sends in JSON; undefined where it says none or several to choose from, where
 * the content tells no error, and where a protocol says what it must look like.
 */
export function readShape(references: References, { mediaTypes }: Response): ErrorShape | undefined {
  const schema = mediaTypes.find(({ name }) => isJson(name) || name.includes("*"))?.schema();
  return schema === undefined ? undefined : composeShape(references, schema);
}

const composeShape = onceForSchema((references, schema): ErrorShape | undefined => {
  if (!isObject(schema.value)) return undefined;
  const [names, required, seen] = [new Set<string>(), new Set<string>(), new Set<unknown>()];
  const parts: Node[] = [schema];
  for (const part of parts) {
    if (seen.has(part.value) || seen.size > maxParts) continue;
    seen.add(part.value);
    for (const name of references.keysOf(references.child(part, "properties")))
      if (names.size < maxMembers) names.add(shorten(name));
    const asked = member(part.value, "required");
    if (Array.isArray(asked))
      for (const name of asked.slice(0, maxMembers)) if (typeof name === "string") required.add(name);
    for (const keyword of ["allOf", "oneOf", "anyOf"]) {
      const list = references.child(part, keyword);
      if (list === undefined || !Array.isArray(list.value)) continue;
      if (keyword !== "allOf" && list.value.length > 1) return undefined;
      for (let at = 0; at < list.value.length && at <= maxParts; at++) {
        const inner = references.child(list, at);
        if (inner !== undefined) parts.push(inner);
      }
    }
  }
  for (const name of required) if (!names.has(name)) required.delete(name);
  const telling = [...names].filter(isTelling);
  if (isPrescribed(names) || telling.length === 0) return undefined;
  return { schema: schema.value, key: [...names].sort().join(" "), names, telling, required };
});

/** Members that tell what went wrong; what has none of them is a resource, a redirection, the step of a protocol. */
function isTelling(name: string): boolean {
  return /err|fault|fail|exception|problem|message|msg|detail|reason|title|descr|cause|issue/i.test(name);
}

/** Two with the same members: what only one requires is nothing to count on. */
export function joinShapes(one: ErrorShape, other: ErrorShape): ErrorShape {
  return { ...one, required: new Set([...one.required].filter((name) => other.required.has(name))) };
}

/** What SCIM (RFC 7644, 3.12) and the delivery of security events (RFC 8935, 2.3) prescribe; FHIR, JSON-RPC and x402. */
function isPrescribed(names: ReadonlySet<string>): boolean {
  return prescribed.some((members) => members.every((name) => names.has(name)));
}

const prescribed = [["schemas", "detail"], ["err", "description"], ["resourceType"], ["jsonrpc"], ["x402Version"]];

/**
 * Whether a client that reads the usual errors can read this one: it has what they require, or, where they require
 * nothing, what they tell the reason in.
 */
export function isLike(one: ErrorShape | undefined, usual: ErrorShape | undefined): boolean {
  if (one === undefined || usual === undefined) return false;
  if (one === usual || isOAuth(one) || (isProblem(one) && isProblem(usual))) return true;
  if (usual.required.size > 0) return isSubset(usual.required, one.names);
  return usual.telling.some((name) => one.names.has(name));
}

/** RFC 6749, 5.2: the token endpoint, and whatever stands behind the same library, can do no other. */
function isOAuth({ names }: ErrorShape): boolean {
  return names.has("error") && names.has("error_description");
}

/** RFC 9457 requires none of its members. */
function isProblem({ names }: ErrorShape): boolean {
  return ["type", "title", "status", "detail", "instance"].filter((name) => names.has(name)).length >= 2;
}

function isSubset(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const name of one) if (!other.has(name)) return false;
  return true;
}
