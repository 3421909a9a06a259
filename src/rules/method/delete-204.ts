import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { keysOf, member } from "../../openapi/json-object.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import { onceFor } from "../../openapi/once.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { References } from "../../openapi/references.ts";
import { listNestedMembers, listTypes, onceForSchema } from "../../openapi/schemas.ts";
import { readText } from "../../openapi/texts.ts";
import { documents } from "../checks.ts";
import { planMove } from "../move-responses.ts";

const telling = yaml`
  /pets/{petId}:
    delete:
      responses:
        "200":
          description: The pet that was removed.
          content:
            application/json:
              schema:
                type: object
                properties:
                  id:
                    type: string
                  status:
                    type: string
  /toys/{toyId}:
    delete:
      responses:
        "204":
          description: The toy was removed.
  /visits:
    delete:
      responses:
        "200":
          description: How many visits were forgotten.
          content:
            application/json:
              schema:
                type: object
                properties:
                  message:
                    type: string
                  deletedVisits:
                    type: integer
`;

const either = yaml`
  /pets/{petId}:
    delete:
      responses:
        "200":
          description: A word to those who asked for one.
          content:
            application/json:
              schema:
                type: object
                properties:
                  message:
                    type: string
        "204":
          description: The pet was removed.
`;

const chatty = yaml`
  /pets/{petId}:
    delete:
      responses:
        "200": # <--
          description: The pet was removed.
          content:
            application/json:
              schema:
                type: object
                properties:
                  success:
                    type: boolean
                  message:
                    type: string
  /toys/{toyId}:
    delete:
      responses:
        "200": # <--
          description: The toy was removed.
          content:
            application/json:
              schema:
                type: string
`;

const terse = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: The pet was removed.
  /toys/{toyId}:
    delete:
      responses:
        "204":
          description: The toy was removed.
`;

const silent = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204": # <--
          description: The pet was removed.
`;

export default defineRule({
  id: "delete-204",
  summary: "A DELETE that has nothing to tell answers 204.",
  rationale:
    "The code says already that the resource is gone. A message beside it tells a client nothing new, yet has to be sent, parsed and typed; 204 makes it plain that there is nothing to read.",
  references: [rfc(9110, "9.3.5"), rfc(9110, "15.3.5")],
  strength: "SHOULD",
  remedy:
    "Answer 204 without content, or send something that a client can use, such as what was removed. A house that wants 200 writes so in the setting `delete`.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "delete" },

  scope: "response",
  keys: ["200", "204"],
  uses: ({ operation }) => isDeletion(operation) && !["200", "204"].every((key) => documents(operation, [key])),
  *check({ at, key, subject, mediaTypes, uses }, { index, settings }) {
    if (!uses.some(({ operation }) => isDeletion(operation))) return;
    const choice = choiceOf(settings, "delete");
    const cited = citeSetting(settings, "delete");
    if (choice === "200" && key === "204")
      yield { at, message: `${subject} is not what a DELETE answers here: write 200${cited}.` };
    if (choice !== "204" || key !== "200") return;
    if (mediaTypes.length > 0 && mediaTypes.every((mediaType) => isMessage(index.references, mediaType)))
      yield {
        at,
        message: `${subject} carries only a message: answer 204, which says as much without content${cited}.`,
      };
  },
  fix: {
    title: "Write 204 without content",
    safety: "unsafe",
    // What comes with a 200 in place of a 204 is for the author to say.
    plan: (found, context) =>
      planMove(found, ({ key }) => (key === "200" ? "204" : undefined), context, { emptied: true }),
  },

  good: [
    { title: "Something to tell, and nothing to tell", paths: telling },
    { title: "Both, as the client likes it", paths: either },
    { title: "A house that wants 200", paths: chatty.replaceAll(" # <--", ""), settings: { delete: "200" } },
    { title: "A house that does not mind", paths: chatty.replaceAll(" # <--", ""), settings: { delete: "any" } },
  ],
  bad: [
    { title: "Nothing but a message", paths: chatty, fixed: terse },
    { title: "A 204 where the house wants 200", paths: silent, settings: { delete: "200" } },
  ],
});

/** What a proxy hands on is for others to say. */
function isDeletion({ method, path }: Operation): boolean {
  return method === "DELETE" && !path.split("/").includes("proxy");
}

/** An object whose every member, however deep, is a word about the request, or a plain text. */
function isMessage(references: References, { schema: readSchema, examples }: MediaType): boolean {
  const schema = readSchema();
  return (
    schema !== undefined &&
    describesMessage(references, schema) &&
    examples().every(({ value }) => isAboutRequest(value))
  );
}

const isAboutRequest = onceFor(
  (value: unknown) => value,
  (value) => keysOf(value).every(isWordAboutRequest),
);

const describesMessage = onceForSchema((references, schema) => {
  const members = listNestedMembers(references, schema);
  if (members.length > 0) return members.every(({ name }) => isWordAboutRequest(name));
  const types = [...listTypes(references, schema)];
  if (types.length !== 1 || (types[0] !== "string" && types[0] !== "boolean")) return false;
  const description = readText(member(schema.value, "description")) ?? "";
  return member(schema.value, "format") === undefined && !isData.test(description);
});

/** A plain text that is more than a message. */
const isData = /\b(?:id|ids|identifier|key|name|token|ur[il]|uuid|href|link|path)\b/i;

const words = new Set(
  (
    "acknowledged code deleted detail details error errors info issuccess issuccessful message messages msg ok reason " +
    "requestid responsecode result status statuscode statusmessage succeeded success successful text timestamp title"
  ).split(" "),
);

function isWordAboutRequest(name: string): boolean {
  return words.has(name.toLowerCase().replace(/[^a-z]/g, ""));
}
