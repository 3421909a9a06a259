import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isObject } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { isJson, type MediaType } from "../../openapi/media-types.ts";
import { onceFor } from "../../openapi/once.ts";
import type { References } from "../../openapi/references.ts";
import { listNestedMembers, listTypes, onceForSchema } from "../../openapi/schemas.ts";

const each = yaml`
  /stock:batch:
    post:
      responses:
        "207":
          description: What came of each item.
          content:
            application/json:
              schema:
                type: object
                properties:
                  results:
                    type: array
                    items:
                      type: object
                      properties:
                        sku:
                          type: string
                        statusCode:
                          type: integer
  /shelves:batch:
    post:
      responses:
        "207":
          description: What came of each shelf.
          content:
            application/json:
              example:
                - shelf: A1
                  status: 201
                - shelf: A2
                  status: 409
  /files:
    post:
      responses:
        "207":
          description: As WebDAV has it.
          content:
            application/xml: {}
  /crates:batch:
    post:
      responses:
        "207":
          description: The crates that were added, and why others were not.
          content:
            application/json:
              schema:
                type: object
                properties:
                  crates:
                    type: array
                    items:
                      type: string
                  errors:
                    type: array
                    items:
                      type: string
`;

const lump = yaml`
  /stock:batch:
    post:
      responses:
        "207": # <--
          description: What came of each item.
          content:
            application/json:
              schema:
                type: object
                properties:
                  status:
                    type: integer
                  skus:
                    type: array
                    items:
                      type: string
  /shelves:batch:
    post:
      responses:
        "207": # <--
          description: Some shelves were added.
`;

export default defineRule({
  id: "207-multi-status-body",
  summary: "A 207 says in its content what came of each part.",
  rationale:
    "A 207 by itself says neither that the request succeeded nor that it failed: everything is in the content. Without a status for each part a client cannot know which to send again.",
  references: [rfc(4918, "13"), rfc(4918, "11.1")],
  strength: "MUST",
  remedy: "Describe a list whose items name the part and its status; where there is one outcome, answer with its code.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["207"],
  *check({ at, subject, mediaTypes }, { index: { references } }) {
    if (mediaTypes.some((mediaType) => mayTellEach(references, mediaType))) return;
    yield { at, message: `${subject} documents no status of each part: describe a list whose items have one.` };
  },

  good: [{ title: "An outcome for each", paths: each }],
  bad: [{ title: "One for all, and none", paths: lump }],
});

/** Members that say what came of one part: its status, or what went wrong with it. */
const outcomes = /(?:status|state|code|result|outcome|success|succeeded|ok|errors?|problems?|failed|failures?)$/;

/** Lists of the parts that failed, beside which the others are known to have succeeded. */
const failures = /^(?:errors?|fail\w*|problems?|rejected|invalid\w*|unprocessed\w*)$/;

function mayTellEach(references: References, mediaType: MediaType): boolean {
  if (!isJson(mediaType.name)) return true; // XML as WebDAV has it, lines of JSON, parts: nobody describes their items.
  const schema = mediaType.schema();
  if (schema !== undefined && describesEach(references, schema)) return true;
  return mediaType.examples().some(({ value }) => isOfEach(value));
}

const describesEach = onceForSchema((references, schema) =>
  listNestedMembers(references, schema).some(({ name, below, node }) => {
    const bare = name.toLowerCase().replace(/[^a-z]/g, "");
    if (isInList(below)) return outcomes.test(bare);
    return failures.test(bare) && listTypes(references, node).has("array");
  }),
);

const isOfEach = onceFor(
  (value: unknown) => value,
  (value) => showsEach(value, 0),
);

function isInList(below: JsonPath): boolean {
  return below.some((key, at) => (key === "items" || key === "additionalProperties") && below[at - 1] !== "properties");
}

function showsEach(value: unknown, depth: number): boolean {
  if (depth > 4 || typeof value !== "object" || value === null) return false;
  if (!Array.isArray(value)) return Object.values(value).some((held) => showsEach(held, depth + 1));
  return value.some((item) => isObject(item) && Object.keys(item).some((name) => outcomes.test(name.toLowerCase())));
}
