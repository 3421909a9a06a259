import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { canTellOutcomes, isBulk, succeedsWhole } from "../bulk.ts";
import { nameSome } from "../checks.ts";
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
  /letters/{letterId}/bulk-recipients:
    delete:
      responses:
        "204":
          description: The list of recipients is gone.
  /pets/bulk-search:
    post:
      responses:
        "200":
          description: The pet that fits best.
  /vets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses:
        "204":
          description: The vets were added.
        "400":
          description: One or more vets were not added; the content says which.
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
    "Answer 207 with a status for each thing, or list the outcomes in the content; or say that either all succeed or none does.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["207", "202", "2XX"],
    reason: (operation, { index }) => {
      const successes = operation.responses.filter(({ key }) => key.startsWith("2"));
      if (successes.length === 0 || !isBulk(operation, index.references) || succeedsWhole(operation)) return undefined;
      if (successes.some((response) => canTellOutcomes(response, index.references))) return undefined;
      const keys = nameSome(successes.map(({ key }) => key));
      return `takes many things at once, and its ${keys} cannot tell which of them failed`;
    },
    advice: ": write 207, or list the outcome of each in the content",
  }),

  good: [
    { title: "An outcome for each, now or later", paths: outcomes },
    { title: "Not many things, a search, all or nothing, and an error that tells of some", paths: wholes },
  ],
  bad: [{ title: "Failures that nobody hears of", paths: swallowed }],
});
