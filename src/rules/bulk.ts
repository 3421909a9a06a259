import { isObject, member } from "../openapi/json-object.ts";
import { isJson, type MediaType } from "../openapi/media-types.ts";
import { onceFor } from "../openapi/once.ts";
import type { Operation } from "../openapi/operation.ts";
import type { References } from "../openapi/references.ts";
import type { Response } from "../openapi/response.ts";
import { splitWords } from "../openapi/roles.ts";
import { listMembers, listNestedMembers, listTypes, onceForSchema } from "../openapi/schemas.ts";

/** Whether an operation changes many things at once: its path says so, or it takes a list. */
export function isBulk(operation: Operation, references: References): boolean {
  const { method, path, operationId = "", requestBody } = operation;
  if (!["POST", "PUT", "PATCH", "DELETE"].includes(method)) return false;
  const last = path.slice(path.lastIndexOf("/") + 1);
  const [verb = ""] = splitWords(operationId).split(" ");
  if ([verb, ...splitWords(last).split(" ")].some((word) => reading.has(word))) return false;
  if (isBulkPath(path)) return true;
  // A PUT replaces one resource, which may well be a list (RFC 9110, 9.3.4).
  return (
    method !== "PUT" && (requestBody?.mediaTypes ?? []).some((mediaType) => isListOfObjects(mediaType, references))
  );
}

/** What is asked for with a POST because it is too long for a URI. */
const reading = new Set(
  "get list read fetch find search query lookup check validate verify preview calculate estimate count export download".split(
    " ",
  ),
);
const changing = new Set(
  (
    "create add insert update upsert edit modify change set patch put post save delete remove destroy purge import upload ingest move copy " +
    "assign unassign archive restore enable disable activate deactivate publish approve reject cancel send invite tag " +
    "process execute run operation operations action actions write"
  ).split(" "),
);

/** `/pets/batch`, `/pets:bulkDelete`, `/bulk/pets`; not `/batch/v1/jobs`, `/bulk-recipients`, nor what is done to one batch. */
function isBulkPath(path: string): boolean {
  const segments = path.slice(path.lastIndexOf("}") + 1).split(/[/:]/);
  return segments.some((segment, index) => {
    const words = splitWords(segment).split(" ");
    const isLast = index === segments.length - 1;
    if (!words.includes("bulk") && !(isLast && words.includes("batch"))) return false;
    return words.length === 1 || words.some((word) => changing.has(word));
  });
}

/** Of names and numbers one list is as good as one value; the steps of a JSON Patch succeed together (RFC 5789). */
function isListOfObjects({ name, schema }: MediaType, references: References): boolean {
  if (!isJson(name) || /json-patch/i.test(name)) return false;
  const node = schema();
  if (node === undefined || !listTypes(references, node).has("array")) return false;
  const items = references.child(node, "items");
  return items !== undefined && areThings(references, items);
}

const areThings = onceForSchema((references, items) => {
  const names = new Set(listMembers(references, items).map(({ name }) => name));
  if (names.has("op") && names.has("path")) return false;
  return names.size > 0 || listTypes(references, items).has("object");
});

/** All or nothing; or an error that tells of some of the things, so that the others are done. */
export function succeedsWhole({ summary = "", description = "", responses }: Operation): boolean {
  return wholly.test(summary) || wholly.test(description) || responses.some(tellsOfWhole);
}

const wholly =
  /\b(?:atomic(?:ally)?|all[ -]or[ -](?:nothing|none)|or none|in (?:a|one)(?: single)? transaction|transactional(?:ly)?|roll(?:ed|s)?[ -]?back)\b/i;
const partly = /\b(?:one or more|some of|each of)\b/i;

const tellsOfWhole = onceFor(
  (response: Response) => response,
  ({ key, description = "" }) => wholly.test(description) || (key.startsWith("4") && partly.test(description)),
);

/** Whether the content of a response can say what became of each thing; one whose schema is unknown may say anything. */
export function canTellOutcomes({ content, mediaTypes }: Response, references: References): boolean {
  if (content === undefined) return false;
  return mediaTypes.length === 0 || mediaTypes.some((mediaType) => hasOutcomes(mediaType, references));
}

const outcomeNames =
  /error|fail|reject|invalid|skip|succe|result|outcome|status|warning|problem|issue|conflict|not_?found|added|created|updated|deleted|removed|imported|inserted|processed|affected|count|total|(?:^|_)ids?$|Ids?$|url$|href$|links?$/i;
/** One word for the whole tells nothing of its parts; nor does a date. */
const wholeNames =
  /^(?:is_?)?(?:success|successful|ok|error|status|result|status_?code|error_?code|error_?message)$|(?:at|by|on|date|time)$/i;

/** A list, a map, or a member, however deep, that counts or follows what became of the things. */
function hasOutcomes({ schema }: MediaType, references: References): boolean {
  const node = schema();
  return node === undefined || describesOutcomes(references, node);
}

const describesOutcomes = onceForSchema((references, node) => {
  const types = listTypes(references, node);
  if (types.has("array")) return true;
  const members = listNestedMembers(references, node);
  if (members.length === 0) return types.size === 0 || types.has("object");
  return [{ name: "", node }, ...members].some(
    ({ name, node: held }) =>
      isObject(member(held.value, "additionalProperties")) ||
      listTypes(references, held).has("array") ||
      (outcomeNames.test(name) && !wholeNames.test(name)),
  );
});
