import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { draft, rfc } from "../../http/reference.ts";
import type { Response } from "../../openapi/response.ts";
import { nameSome } from "../checks.ts";
import {
  atPaths,
  findHabit,
  formCamps,
  isSplit,
  listOthers,
  nameCamps,
  ofPaths,
  routeOf,
  type Vote,
} from "../majority.ts";

const limited = yaml`
  /pets:
    get:
      responses:
        "429":
          $ref: "#/components/responses/TooManyRequests"
    post:
      responses:
        "429":
          $ref: "#/components/responses/TooManyRequests"
  /toys:
    get:
      responses:
        "429":
          $ref: "#/components/responses/TooManyRequests"
`;

const components = yaml`
  components:
    responses:
      TooManyRequests:
        description: Slow down.
        headers:
          Retry-After:
            schema:
              type: integer
          RateLimit:
            schema:
              type: string
`;

const alike = yaml`
  /vets:
    get:
      responses:
        "429":
          description: Slow down.
          headers:
            ratelimit:
              schema:
                type: string
            retry-after:
              schema:
                type: integer
            X-Request-Id:
              schema:
                type: string
`;

const poorer = yaml`
  /vets:
    get:
      responses:
        "429": # <--
          description: Slow down.
          headers:
            Retry-After:
              schema:
                type: integer
`;

const another = yaml`
  /vets:
    get:
      responses:
        "429": # <--
          description: Slow down.
          headers:
            Retry-After:
              schema:
                type: integer
            X-RateLimit-Reset:
              schema:
                type: integer
`;

export default defineRule({
  id: "consistent-429-fields",
  summary: "Every 429 tells of the limit in the same fields.",
  rationale:
    "A client slows down in one place for all requests. It reads there how long to wait and what is left of the quota, from the fields that it has met. A 429 with others, or fewer, makes it guess.",
  references: [rfc(6585, "4"), draft("draft-ietf-httpapi-ratelimit-headers-11")],
  strength: "practice",
  remedy: "Document one 429 under the shared responses, with all its fields, and refer to it everywhere.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "document",
  *check(index) {
    const votes: Vote[] = [];
    for (const all of index.responsesByKey.get("429") ?? []) {
      const response = ofPaths(all);
      if (response !== undefined) votes.push({ says: listFields(response).sort().join(" "), response });
    }
    const camps = formCamps(votes);
    const habit = findHabit(camps);
    if (habit === undefined) {
      if (isSplit(camps))
        yield {
          at: atPaths,
          message: `429s have different fields, ${nameCamps(camps, nameFields)}: settle on one set.`,
        };
      return;
    }
    // Where it is the habit to say nothing, the few that do are right.
    if (habit.says === "") return;
    const { says, example, count, total } = habit;
    for (const other of listOthers(index, "consistent-429-fields", habit.others))
      yield {
        at: routeOf(other.response),
        message: `${other.response.subject} has ${nameFields(other.says)}, but ${count} of ${total} 429s have ${nameFields(says)} (as ${example.operation.name} does): document the same fields here.`,
      };
  },

  good: [
    {
      title: "The same fields in another order and case, beside one about something else",
      paths: limited + alike,
      beside: components,
    },
  ],
  bad: [
    { title: "One 429 that tells less", paths: limited + poorer, beside: components },
    { title: "One 429 with fields of another family", paths: limited + another, beside: components },
  ],
});

/** The fields that tell when to come back, and what is left until then. */
function listFields({ headers }: Response): string[] {
  return [...headers.keys()].filter((name) => /^(?:x-)?(?:retry-after|rate-?limit)(?:-|$)/.test(name));
}

function nameFields(says: string): string {
  return says === "" ? "no field about the limit" : nameSome(says.split(" ").map((name) => `\`${name}\``));
}
