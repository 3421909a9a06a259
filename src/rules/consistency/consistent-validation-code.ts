import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { once } from "../../openapi/once.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import { narrowUses } from "../../openapi/response.ts";
import { atPaths, findHabit, formCamps, isSplit, listOthers, nameCamps, routeOf, type Vote } from "../majority.ts";
import { readMeaning } from "../mismatch.ts";
import { findPhraseCode } from "../reason-phrases.ts";

const validated = yaml`
  /pets:
    post:
      responses:
        "422":
          description: The pet fails validation.
  /toys:
    post:
      responses:
        "422":
          description: The toy fails validation.
  /vets:
    post:
      responses:
        "422":
          description: Unprocessable Content
`;

const distinct = yaml`
  /clinics:
    post:
      responses:
        "400":
          description: The content is no JSON.
        "422":
          description: Validation error.
  /clinics/search:
    post:
      responses:
        "400":
          description: Malformed query.
    get:
      responses:
        "400":
          description: Invalid value of a parameter.
`;

const stray = yaml`
  /clinics:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400": # <--
          description: Validation error.
`;

const asHouse = yaml`
  /pets:
    post:
      responses:
        "400":
          description: The content is no JSON, or the pet fails validation.
  /stays:
    post:
      responses:
        "422":
          description: The clinic is full on that day.
`;

const againstHouse = yaml`
  /pets:
    post:
      responses:
        "400":
          description: The content is no JSON.
        "422": # <--
          description: The pet fails validation.
`;

export default defineRule({
  id: "consistent-validation-code",
  summary: "Content that fails validation gets one code everywhere.",
  rationale:
    "A form shows the errors of its fields when the code says that validation failed, and something went wrong otherwise. Where one operation answers 400 and the next 422, each form needs to know which kind it talks to, and the one that does not shows nothing.",
  references: [rfc(9110, "15.5.1"), rfc(9110, "15.5.21")],
  strength: "practice",
  remedy:
    "Answer with the code that the other operations answer with. Those that tell malformed content (400) from invalid content (422) document both.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  follows: { setting: "validation" },

  scope: "document",
  *check(index, { settings }) {
    const decided = settings.validation;
    if (decided !== undefined) {
      const wrong = decided === "422" ? "400" : "422";
      // Both codes can stand against what was decided, but not where validation is spoken of under the wrong one alone.
      const right = new Set<Operation>();
      for (const { uses } of listSpeaking(index, decided)) for (const { operation } of uses) right.add(operation);
      const camps = formCamps(listVotes(index, wrong, (operation) => !right.has(operation)));
      for (const { response } of listOthers(index, "consistent-validation-code", camps))
        yield {
          at: routeOf(response),
          message: `${response.subject} is about validation: answer ${decided} instead${citeSetting(settings, "validation")}.`,
        };
      return;
    }
    // An operation that documents both codes tells two things apart, and takes no side.
    const camps = formCamps(
      codes.flatMap((code) => [...listVotes(index, code, (operation) => !documentsBoth(operation))]),
    );
    const habit = findHabit(camps);
    const preferred = choiceOf(settings, "validation");
    if (habit === undefined) {
      if (isSplit(camps))
        yield {
          at: atPaths,
          message: `What fails validation is answered with ${nameCamps(camps, String)}: settle on one code, ${preferred} being made for it.`,
        };
      return;
    }
    // What few do right is no reason to reproach them.
    if (habit.says !== preferred) return;
    const { says, example, count, total } = habit;
    for (const { response } of listOthers(index, "consistent-validation-code", habit.others))
      yield {
        at: routeOf(response),
        message: `${response.subject} is about validation, which ${count} of ${total} operations answer with ${says} (as ${example.operation.name} does): answer ${says} here too.`,
      };
  },

  good: [
    { title: "A 422 everywhere, and a 400 for what is malformed", paths: validated + distinct },
    { title: "A house that has decided for 400", paths: asHouse, settings: { validation: "400" } },
  ],
  bad: [
    { title: "One operation of four that answers 400", paths: validated + stray },
    { title: "A house that has decided for 400", paths: againstHouse, settings: { validation: "400" } },
    { title: "A house that has decided for 422", paths: stray, settings: { validation: "422" } },
  ],
});

function documentsBoth({ responseKeys }: Operation): boolean {
  return codes.every((code) => responseKeys.includes(code));
}

const codes = ["400", "422"] as const;
type Code = (typeof codes)[number];

/** The uses of a code that speak of validation, in operations that count. */
function* listVotes(index: OperationIndex, code: Code, counts: (operation: Operation) => boolean): Iterable<Vote> {
  for (const { response, uses } of listSpeaking(index, code)) {
    const counted = uses.filter(({ operation }) => counts(operation));
    if (counted.length > 0) yield { says: code, response: narrowUses(response, counted) };
  }
}

function* listSpeaking(index: OperationIndex, code: Code) {
  for (const response of index.responsesByKey.get(code) ?? []) {
    const speaks = once(() => isAboutValidation(code, response.description));
    const uses = response.uses.filter(
      ({ operation, description }) =>
        operation.kind === "path" &&
        // Parameters that a 400 finds at fault are part of the request line, which is 400's own.
        (code === "422" || operation.requestBody !== undefined) &&
        (description === undefined ? speaks() : isAboutValidation(code, description)),
    );
    if (uses.length > 0) yield { response, uses };
  }
}

/** Whether a text says so and nothing else; a 422 says so by its phrase alone. */
function isAboutValidation(code: Code, description = ""): boolean {
  if (code === "422" && (description.trim() === "" || findPhraseCode(description) === "422")) return true;
  const { statements } = readMeaning(description);
  const clear = statements.filter(({ scenario }) => scenario !== "vague" && scenario !== "badRequest");
  return (
    clear.length > 0 &&
    clear.every(({ scenario }) => scenario === "validation" || (code === "422" && scenario === "invalidInput"))
  );
}
