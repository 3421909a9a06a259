import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import { isJson, type MediaType } from "../../openapi/media-types.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { References } from "../../openapi/references.ts";
import type { Response } from "../../openapi/response.ts";
import { splitWords } from "../../openapi/roles.ts";
import { listMembers, listParts, listTypes } from "../../openapi/schemas.ts";
import { askForResponse } from "../missing-response.ts";

const outcomes = yaml`
  /pets/batch:
    post:
      responses:
        "207":
          description: The outcome of each.
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses:
        "201":
          description: The pets.
          content:
            application/json:
              schema:
                type: array
                items:
                  type: object
    patch:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses:
        "200":
          description: What went wrong.
          content:
            application/json:
              schema:
                type: object
                properties:
                  changed:
                    type: integer
                  failed:
                    type: integer
  /vets:bulk-import:
    post:
      responses:
        "202":
          description: They will be imported.
`;

const wholes = yaml`
  /pets/{petId}:
    patch:
      requestBody:
        content:
          application/json-patch+json:
            schema:
              type: array
              items:
                type: object
      responses:
        "204":
          description: The pet was changed.
  /pets/{petId}/vaccinations:
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses:
        "204":
          description: The list was replaced.
  /pets/bulk:
    post:
      description: All of them are added, or none.
      responses:
        "204":
          description: The pets were added.
  /batch/v1/jobs:
    post:
      responses:
        "201":
          description: The job was added.
`;

const swallowed = yaml`
  /pets/batch:
    post:
      responses: # <--
        "204":
          description: The pets were added.
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses: # <--
        "200":
          description: The pets were added.
          content:
            application/json:
              schema:
                type: object
                properties:
                  message:
                    type: string
`;

export default defineRule({
  id: "bulk-207",
  summary: "An operation on many things at once can tell which of them failed.",
  rationale:
    "Of a hundred things one is usually wrong. If the only success says that all went well, a server has to refuse the other ninety-nine, or to keep quiet about the one; and the client cannot tell what to send again.",
  references: [rfc(4918, "13"), rfc(4918, "11.1")],
  strength: "practice",
  remedy:
    "Answer 207 with a status for each thing, or list the outcomes in the content; or say that all succeed or none.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["207", "202", "2XX"],
    reason: (operation, { index }) => {
      const successes = operation.responses.filter(({ key }) => key.startsWith("2"));
      if (successes.length === 0 || !isBulk(operation, index.references) || isAtomic(operation)) return undefined;
      if (successes.some((response) => canTell(response, index.references))) return undefined;
      const keys = successes.map(({ key }) => key).join(", ");
      return `takes many things at once, and its ${keys} cannot tell which of them failed`;
    },
    advice: ": write 207, or list the outcome of each in the content",
  }),

  good: [
    { title: "An outcome for each, now or later", paths: outcomes },
    { title: "A patch, a list that is one resource, all or nothing, a group of paths", paths: wholes },
  ],
  bad: [{ title: "Failures that nobody hears of", paths: swallowed }],
});

function isBulk(operation: Operation, references: References): boolean {
  const { method, path, requestBody } = operation;
  if (!["POST", "PUT", "PATCH", "DELETE"].includes(method)) return false;
  if (isBulkPath(path)) return true;
  // A PUT replaces one resource, which may well be a list (RFC 9110, 9.3.4).
  return (
    method !== "PUT" && (requestBody?.mediaTypes ?? []).some((mediaType) => isListOfObjects(mediaType, references))
  );
}

/** `/pets/batch`, `/pets:bulkDelete`, `/bulk/pets`; not `/batch/v1/jobs`, nor what is done to one batch. */
function isBulkPath(path: string): boolean {
  const segments = path.slice(path.lastIndexOf("}") + 1).split("/");
  const last = splitWords(segments.at(-1) ?? "").split(" ");
  return last.includes("batch") || segments.some((segment) => splitWords(segment).split(" ").includes("bulk"));
}

/** Of names and numbers one list is as good as one value; the steps of a JSON Patch succeed together (RFC 5789). */
function isListOfObjects({ name, schema }: MediaType, references: References): boolean {
  if (!isJson(name) || /json-patch/i.test(name)) return false;
  const node = schema();
  if (node === undefined || !listTypes(references, node).has("array")) return false;
  const items = references.child(node, "items");
  return (
    items !== undefined && (listTypes(references, items).has("object") || listMembers(references, items).length > 0)
  );
}

function isAtomic({ summary = "", description = "", responses }: Operation): boolean {
  return [summary, description, ...responses.map((response) => response.description ?? "")].some((text) =>
    /\b(?:atomic(?:ally)?|all[ -]or[ -](?:nothing|none)|or none|in (?:a|one)(?: single)? transaction|transactional(?:ly)?|roll(?:ed|s)?[ -]?back)\b/i.test(
      text,
    ),
  );
}

/** Content whose schema is unknown may say anything. */
function canTell({ content, mediaTypes }: Response, references: References): boolean {
  if (content === undefined) return false;
  return mediaTypes.length === 0 || mediaTypes.some((mediaType) => hasOutcomes(mediaType, references));
}

const outcomeNames =
  /error|fail|reject|invalid|skip|succe|result|outcome|status|warning|problem|issue|conflict|not_?found|(?:^|_)ids?$|Ids?$|url$|href$|links?$/i;

/** A list, a map, or a member that counts or follows what became of the things. */
function hasOutcomes({ schema }: MediaType, references: References): boolean {
  const node = schema();
  if (node === undefined) return true;
  const types = listTypes(references, node);
  const members = listMembers(references, node);
  if (types.has("array")) return true;
  if (members.length === 0) return types.size === 0 || types.has("object");
  if (listParts(references, node).some((part) => isObject(member(part.node.value, "additionalProperties"))))
    return true;
  return members.some(
    ({ name, node: held }) => listTypes(references, held).has("array") || (outcomeNames.test(name) && !isFlag(name)),
  );
}

/** One word for the whole tells nothing of its parts. */
function isFlag(name: string): boolean {
  return /^(?:is_?)?(?:success|successful|ok|error|status|result|statusCode|status_code|error_?code|error_?message)$/i.test(
    name,
  );
}
