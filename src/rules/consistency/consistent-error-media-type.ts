import { defineRule } from "../../core/rule.ts";
import { citeSetting, type Settings } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isJson, isProblemJson } from "../../openapi/media-types.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import { narrowUses, type Response } from "../../openapi/response.ts";
import { nameSome } from "../checks.ts";
import { dropResults, listErrors } from "../error-bodies.ts";
import {
  atPaths,
  type Camp,
  findHabit,
  formCamps,
  isSplit,
  listOthers,
  nameCamps,
  routeOf,
  type Vote,
} from "../majority.ts";

const problem = yaml`
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: The pet is gone.
        "404":
          $ref: "#/components/responses/NotFound"
`;

const problems = yaml`
  /toys/{toyId}:
    delete:
      responses:
        "204":
          description: The toy is gone.
        "404":
          $ref: "#/components/responses/NotFound"
  /vets/{vetId}:
    delete:
      responses:
        "204":
          description: The vet is gone.
        "404":
          $ref: "#/components/responses/NotFound"
`;

const components = yaml`
  components:
    responses:
      NotFound:
        description: There is no such thing.
        content:
          application/problem+json:
            example:
              title: There is no such thing.
`;

const choice = yaml`
  /clinics/{clinicId}:
    delete:
      responses:
        "404":
          description: There is no such clinic.
          content:
            application/json:
              example:
                title: There is no such clinic.
            application/problem+json; charset=utf-8:
              example:
                title: There is no such clinic.
  /manual:
    get:
      responses:
        "404":
          description: A page for people.
          content:
            text/html:
              example: <h1>There is no manual.</h1>
`;

const plain = yaml`
  /clinics/{clinicId}:
    delete:
      responses:
        "404":
          description: There is no such clinic.
          content:
            application/json:
              example:
                title: There is no such clinic.
`;

const stray = plain.replace('"404":', '"404": # <--');

export default defineRule({
  id: "consistent-error-media-type",
  summary: "Errors have one media type.",
  rationale:
    "A client chooses by `Content-Type` how to read an error. Where one operation of many sends another media type, that choice ends in a parser's exception, and what the server had to say is lost with it.",
  references: [rfc(9110, "8.3"), rfc(9457, "3")],
  strength: "practice",
  remedy: "Send errors in the media type that the other operations use, at least as one of those on offer.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  follows: { setting: "errorMediaType" },

  scope: "document",
  *check(index, { settings }) {
    const camps = dropResults(index, formCamps(listVotes(index)));
    const decided = decide(settings);
    if (decided !== undefined) {
      const others = camps.filter(({ says }) => !listNames(says).some(decided.accepts));
      for (const { says, response } of listOthers(index, "consistent-error-media-type", others))
        yield {
          at: routeOf(response),
          message: `${response.subject} has its error in ${nameTypes(says)}: use ${decided.name} instead${citeSetting(settings, "errorMediaType")}.`,
        };
      return;
    }
    const habit = findHabit(camps, (says, name) => listNames(says).includes(name), listCandidates(camps));
    if (habit === undefined) {
      if (isSplit(camps))
        yield {
          at: atPaths,
          message: `Errors have different media types, ${nameCamps(camps, nameTypes)}: settle on one of them.`,
        };
      return;
    }
    const { example, count, total } = habit;
    for (const { says, response } of listOthers(index, "consistent-error-media-type", habit.others))
      yield {
        at: routeOf(response),
        message: `${response.subject} has its error in ${nameTypes(says)}, but ${count} of ${total} errors are in ${nameTypes(habit.says)} (as ${example.key} of ${example.operation.name} is): use that here too.`,
      };
  },

  good: [
    {
      title: "Problem details everywhere, here with a choice beside them; and a page for people",
      paths: problem + problems + choice,
      beside: components,
    },
    { title: "A house that has decided for plain JSON", paths: plain, settings: { errorMediaType: "json" } },
  ],
  bad: [
    { title: "One error of four in plain JSON", paths: problem + problems + stray, beside: components },
    {
      title: "A house that has decided for problem details",
      paths: problem + stray,
      beside: components,
      settings: { errorMediaType: "problem-json" },
    },
  ],
});

/** The media types of each error, those it shares with a client to choose from in a list. */
function* listVotes(index: OperationIndex): Iterable<Vote> {
  for (const error of listErrors(index)) {
    const response = index.version === "2.0" ? ofErrorsAlone(error) : error;
    const names = new Set(response?.mediaTypes.map(({ name }) => bareName(name)));
    // A wildcard promises nothing in particular; a page is for people, and SCIM prescribes its own.
    const isOpen = [...names].some((name) => name.includes("*") || /^text\/html$|[/+]scim\+json$/.test(name));
    if (response !== undefined && names.size > 0 && !isOpen) yield { says: [...names].join(" "), response };
  }
}

/** In 2.0 errors come in what the operation produces, so that only an operation whose success has no content tells. */
function ofErrorsAlone(error: Response): Response | undefined {
  const uses = error.uses.filter(
    ({ operation }) => !operation.responses.some(({ key, content }) => key.startsWith("2") && content !== undefined),
  );
  return uses.length === 0 ? undefined : narrowUses(error, uses);
}

/** What the user decided; undefined where that is nothing. */
function decide({ errorMediaType }: Settings) {
  if (errorMediaType === "problem-json") return { name: "`application/problem+json`", accepts: isProblemJson };
  if (errorMediaType === "json")
    return { name: "`application/json`", accepts: (name: string) => isJson(name) && !isProblemJson(name) };
  return undefined;
}

/** What many offer, most offered first, of what programs can read. */
function listCandidates(camps: readonly Camp[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { says, count } of camps)
    for (const name of listNames(says))
      if (isJson(name) || /[/+]xml$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

function bareName(name: string): string {
  return name.replace(/;.*$/s, "").trim().toLowerCase();
}

function listNames(says: string): readonly string[] {
  return says.split(" ");
}

function nameTypes(says: string): string {
  return nameSome(listNames(says).map((name) => `\`${name}\``));
}
