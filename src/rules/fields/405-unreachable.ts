import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { onceFor } from "../../openapi/once.ts";
import type { Operation } from "../../openapi/operation.ts";
import { readText } from "../../openapi/texts.ts";

const explained = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: The pet was removed.
        "405":
          description: Method not allowed. The pet is on show, and is removed only after the show.
    put:
      description: Pets of another shelter are read-only.
      responses:
        "200":
          description: The pet as it is now.
        "405":
          description: Method Not Allowed
    patch:
      responses:
        "200":
          description: Der Hund mit seinem neuen Namen.
        "405":
          description: Der Hund ist verkauft.
  /login:
    get:
      summary: Only to keep a crawler from filling the error log
      responses:
        "405":
          description: Method Not Allowed
`;

const bare = yaml`
  /pets/{petId}:
    get:
      summary: Get a pet
      responses:
        "200":
          description: The pet.
        "405": # <--
          description: Method Not Allowed
    put:
      responses:
        "200":
          description: The pet.
        "405": # <--
          description: "**405** - Returned when the request method is not supported for this endpoint."
`;

export default defineRule({
  id: "405-unreachable",
  summary: "A 405 of a documented method says when the method is refused.",
  rationale:
    "405 is what a server answers to a method that the resource does not support. An operation that is documented is supported, so a client never sees its 405, unless the resource is in a state that only the description can tell of.",
  references: [rfc(9110, "15.5.6")],
  strength: "practice",
  remedy: "Say when the method is refused: which resources, which state. Where it never is, remove the response.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["405"],
  uses: ({ operation, description }, { node }) =>
    isOfUse(operation) &&
    !(description === undefined ? isDescribed(node.value) : saysWhen(description)) &&
    !isSummarised(node.value) &&
    !tellsOfRefusal(operation),
  *check({ at, subject }) {
    yield {
      at,
      message: `${subject} does not say when the method is refused, and a documented method is an allowed one: say when, or remove the response.`,
    };
  },

  good: [{ title: "When the method is refused", paths: explained }],
  bad: [{ title: "Methods that are documented and refused at once", paths: bare }],
});

/** An operation that documents nothing but its refusal is documented as one. */
function isOfUse({ responseKeys }: Operation): boolean {
  return responseKeys.some((key) => key !== "405");
}

/** Words that say nothing but that a method is not allowed, however they are put. */
const empty = new Set(
  (
    "a an and any api are be because been being but by can case client code common could description does doesn't due " +
    "endpoint endpoints error exception fail fails for from given has have http https if in incorrect indicates " +
    "invalid is isn't it its match matched message method methods not no allowed of on operation operations or " +
    "path permitted report request requested requests resource resources response responses return returned returns route " +
    "server specified status such support supported target that the this to type unsupported url uri use used uses using " +
    "verb verbs was were when which with wrong you your"
  ).split(" "),
);

const isSummarised = onceFor(
  (response: unknown) => response,
  (response) => saysWhen(member(response, "summary")),
);
const isDescribed = onceFor(
  (response: unknown) => response,
  (response) => saysWhen(member(response, "description")),
);

/** Whether a text has any word beside those; what is not in English may well have one. */
function saysWhen(text: unknown): boolean {
  const words = readText(text)
    ?.replace(/\]\([^()]*\)/g, "]")
    .match(/[\p{L}'’]+/gu);
  return (words ?? []).some((word) => !empty.has(word.toLowerCase().replace("’", "'")));
}

/** Whether the operation says itself that it is not always allowed. */
function tellsOfRefusal({ summary = "", description = "" }: Operation): boolean {
  const refusal =
    /\b(?:405|not (?:be )?(?:allowed|supported|permitted|possible)|unsupported|cannot be|can't be|disabled|immutable|read[- ]?only|refuses?|refused|rejects?|rejected)\b/i;
  return refusal.test(summary) || refusal.test(description);
}
