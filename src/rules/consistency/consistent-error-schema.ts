import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import { nameSome } from "../checks.ts";
import { dropResults, listErrors } from "../error-bodies.ts";
import { type ErrorShape, isLike, joinShapes, readShape } from "../error-shapes.ts";
import { atPaths, findHabit, formCamps, isSplit, listOthers, nameCamps, routeOf, type Vote } from "../majority.ts";

const shared = yaml`
  /pets:
    get:
      responses:
        "401":
          $ref: "#/components/responses/Unauthorized"
    delete:
      responses:
        "401":
          $ref: "#/components/responses/Unauthorized"
  /pets/{petId}:
    get:
      responses:
        "200":
          $ref: "#/components/responses/Pet"
        "401":
          $ref: "#/components/responses/Unauthorized"
        "404":
          description: There is no such pet.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Error"
`;

const extended = yaml`
  /toys:
    post:
      responses:
        "422":
          description: The toy is too small.
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Error"
                  - properties:
                      fields:
                        type: object
`;

const foreign = yaml`
  /vets:
    post:
      responses:
        "409":
          $ref: "#/components/responses/Pet"
  /health:
    get:
      responses:
        "503":
          $ref: "#/components/responses/Legacy"
  /token:
    post:
      responses:
        "400":
          description: There is no such grant.
          content:
            application/json:
              schema:
                properties:
                  error:
                    type: string
                  error_description:
                    type: string
`;

const stray = yaml`
  /toys:
    get:
      responses:
        "400": # <--
          description: There is no such order.
          content:
            application/json:
              schema:
                properties:
                  errors:
                    type: array
`;

const legacy = yaml`
  /toys:
    get:
      responses:
        "400": # <--
          description: There is no such order.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Legacy"
        "403":
          description: Not for guests.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Legacy"
`;

const components = yaml`
  components:
    responses:
      Pet:
        description: The pet.
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Pet"
      Unauthorized:
        description: Sign in first.
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Error"
      Legacy:
        description: Out of order.
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Legacy"
    schemas:
      Pet:
        properties:
          name:
            type: string
          description:
            type: string
      Error:
        required:
          - message
        properties:
          code:
            type: string
          message:
            type: string
      Legacy:
        properties:
          error:
            type: string
`;

export default defineRule({
  id: "consistent-error-schema",
  summary: "Errors have one shape.",
  rationale:
    "Clients read errors in one place: a handler that looks for `message`, shows it and logs the rest. An error of another shape reaches that place all the same, and its reader finds nothing where the reason should be. More members than usual do no harm; another place for the reason does.",
  references: [rfc(9457, "1")],
  strength: "practice",
  remedy: "Use one schema for all errors, and extend it with `allOf` where one of them has more to tell.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "document",
  *check(index) {
    const { votes, shapes } = readVotes(index);
    const camps = dropResults(index, formCamps(votes));
    const habit = findHabit(camps, (says, candidate) => isLike(shapes.get(says), shapes.get(candidate)));
    if (habit === undefined) {
      if (isSplit(camps))
        yield {
          at: atPaths,
          message: `Errors have different shapes, ${nameCamps(camps, (says) => nameMembers(shapes.get(says)))}: settle on one of them.`,
        };
      return;
    }
    const { says, example, count, total } = habit;
    const usual = `${count} of ${total} errors have ${nameMembers(shapes.get(says))} (as ${example.key} of ${example.operation.name} does)`;
    for (const [first, ...others] of groupBySchema(index, listOthers(index, "consistent-error-schema", habit.others))) {
      if (first === undefined) continue;
      const { response, says } = first;
      const more =
        others.length === 0
          ? ""
          : `, like ${others.length === 1 ? "another" : `${others.length} others`} with its schema,`;
      yield {
        at: routeOf(response),
        message: `${response.subject}${more} has an error with ${nameMembers(shapes.get(says))}, but ${usual}: use that shape here too.`,
      };
    }
  },

  good: [
    { title: "One schema, and one that has more to tell", paths: shared + extended, beside: components },
    {
      title: "Content that tells of no error: the resource in the way, health, a token endpoint",
      paths: shared + foreign,
      beside: components,
    },
  ],
  bad: [
    { title: "One error that tells its reason elsewhere", paths: shared + stray, beside: components },
    { title: "One schema used by several responses is reported once", paths: shared + legacy, beside: components },
  ],
});

/** What the errors of the API are made of; a camp is all who have the same members. */
function readVotes(index: OperationIndex) {
  const votes: Vote[] = [];
  const shapes = new Map<string, ErrorShape>();
  for (const response of listErrors(index)) {
    const shape = readShape(index.references, response);
    if (shape === undefined) continue;
    const known = shapes.get(shape.key);
    shapes.set(shape.key, known === undefined ? shape : joinShapes(known, shape));
    votes.push({ says: shape.key, response });
  }
  return { votes, shapes };
}

/** One group for each schema, as it is mended in one place. */
function groupBySchema(index: OperationIndex, votes: Iterable<Vote>): Iterable<readonly Vote[]> {
  const groups = new Map<unknown, Vote[]>();
  for (const vote of votes) {
    const schema = readShape(index.references, vote.response)?.schema;
    const group = groups.get(schema);
    if (group === undefined) groups.set(schema, [vote]);
    else group.push(vote);
  }
  return groups.values();
}

function nameMembers(shape: ErrorShape | undefined): string {
  return nameSome([...(shape?.names ?? [])].map((name) => `\`${name}\``));
}
