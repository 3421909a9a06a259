import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isObject, keysOf, member } from "../../openapi/json-object.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import { onceFor } from "../../openapi/once.ts";
import type { References } from "../../openapi/references.ts";
import type { Response } from "../../openapi/response.ts";
import { splitWords } from "../../openapi/roles.ts";
import { listFixedValues, listNestedMembers, listParts, onceForSchema } from "../../openapi/schemas.ts";
import { readText } from "../../openapi/texts.ts";

const telling = yaml`
  /pets:
    post:
      responses:
        "409":
          description: Another pet has this name.
    put:
      responses:
        "409":
          description: Conflict
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  title:
                    type: string
                  detail:
                    type: string
                  currentVersion:
                    type: integer
    patch:
      responses:
        "409":
          description: Conflict
          content:
            application/json:
              example:
                code: 409
                message: The name "Rex" is taken.
`;

const linked = yaml`
  /pets:
    post:
      responses:
        "409":
          description: Conflict
          headers:
            Location:
              schema:
                type: string
        4XX:
          description: Conflict
`;

const helpless = yaml`
  /pets:
    post:
      responses:
        "409": # <--
          description: Conflict with the current state of the resource.
          content:
            application/json:
              schema:
                type: object
                properties:
                  code:
                    type: integer
                  message:
                    type: string
              example:
                code: 409
                message: Conflict
    put:
      responses:
        "409": # <--
          description: Conflict
`;

export default defineRule({
  id: "409-says-how",
  summary: "A 409 tells what is in the way.",
  rationale:
    "A 409 is for conflicts that the caller can resolve: take another name, read the newer version, cancel what is running. That works only if it can tell what the conflict is; “Conflict” leaves it to try again blindly or to give up.",
  references: [rfc(9110, "15.5.10")],
  strength: "SHOULD",
  remedy: "Say what conflicts and what the caller can do, and give the content a member that names the culprit.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["409"],
  uses: ({ description, operation }) => !says(description) && !/\b409\b|\bconflict/i.test(operation.description ?? ""),
  *check(response, { index }) {
    if (tells(response, index.references)) return;
    yield {
      at: response.at,
      message: `${response.subject} gives no hint how the conflict is resolved: say what is in the way and what the caller can do.`,
    };
  },

  good: [
    { title: "Words, a member or an example that tells", paths: telling },
    { title: "A field that leads on; ranges are not judged", paths: linked },
  ],
  bad: [{ title: "Conflict, and no more", paths: helpless }],
});

function tells(response: Response, references: References): boolean {
  const { node, headers, mediaTypes } = response;
  if (says(member(node.value, "description")) || says(member(node.value, "summary"))) return true;
  if (keysOf(member(node.value, "links")).length > 0) return true;
  if (["location", "link", "etag", "retry-after", "content-location"].some((name) => headers.has(name))) return true;
  return mediaTypes.some((mediaType) => contentTells(mediaType, references));
}

/** Words that any 409 could be described with. */
const emptyWords = new Set(
  (
    "a an the this that of in on for with to from by at as and or is are was were be been has have had it its there " +
    "http status code error errors exception response returned return returns occurs occurred occur caused because due when if " +
    "409 conflict conflicts conflicted conflicting request requests client server could can cannot not been completed complete " +
    "processed process failed fails current currently state resource resources target entity object data operation api some"
  ).split(" "),
);

/** Whether a text has a word of its own: `Name taken` has, `Conflict with the current state` has not. */
function says(text: unknown): boolean {
  if (typeof text !== "string") return false;
  return text
    .slice(0, 2000)
    .replace(/<[^<>]*>/g, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (/^\w*$/.test(word) ? splitWords(word).split(" ") : [word]))
    .some((word) => word.length > 1 && !emptyWords.has(word));
}

/** Members that any error has; what else there is tells something. */
const emptyMembers = new Set(
  (
    "error errors message messages msg code status statuscode httpstatus httpstatuscode errorcode errormessage errormsg type title detail details " +
    "instance timestamp time date path traceid requestid correlationid id success ok description reason data result name errordescription"
  ).split(" "),
);

function contentTells({ schema, examples }: MediaType, references: References): boolean {
  if (examples().some(({ name, value }) => says(name) || exampleTells(value))) return true;
  const node = schema();
  return node !== undefined && schemaTells(references, node);
}

const exampleTells = onceFor(
  (value: unknown) => value,
  (value) => holdsWords(value, 0),
);

const schemaTells = onceForSchema(
  (references, schema) =>
    listParts(references, schema).some(({ node }) => exampleTells(member(node.value, "example"))) ||
    listNestedMembers(references, schema).some(
      ({ name, node }) =>
        !emptyMembers.has(name.toLowerCase().replace(/[^a-z]/g, "")) ||
        isObject(member(node.value, "additionalProperties")) ||
        says(member(node.value, "example")) ||
        listFixedValues(node.value).some(({ value }) => says(value)),
    ),
);

/** One word, with a digit or what parts a path or a time. */
function isIdentifier(text: string): boolean {
  return /[\d:/]/.test(text) && !/\s/.test(text);
}

/** Whether an example holds a text that tells; requests' identifiers and times do not. */
function holdsWords(value: unknown, depth: number): boolean {
  const text = readText(value);
  if (text !== undefined) return /[a-z]{3}/i.test(text) && !isIdentifier(text) && says(text);
  if (typeof value !== "object" || value === null || depth > 6) return false;
  return Object.values(value)
    .slice(0, 100)
    .some((held) => holdsWords(held, depth + 1));
}
