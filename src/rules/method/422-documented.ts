import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findConstraints } from "../../openapi/constraints.ts";
import { isJson } from "../../openapi/media-types.ts";
import { askForResponse, quoteSome } from "../missing-response.ts";
import { addResponses } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Pet"
      responses:
        "201":
          description: The pet was added.
        "422":
          description: A member breaks its rules; the content says which.
    patch:
      requestBody:
        content:
          application/merge-patch+json:
            schema:
              $ref: "#/components/schemas/Pet"
      responses:
        "204":
          description: The pet was changed.
        "400":
          description: The content is not as described.
`;

const unconstrained = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [id]
              properties:
                id:
                  type: string
                  format: uuid
                  readOnly: true
                name:
                  type: string
                weight:
                  type: integer
                  format: int64
      responses:
        "201":
          description: The pet was added.
  /photos:
    post:
      requestBody:
        content:
          image/png:
            schema:
              type: string
              maxLength: 100000
      responses:
        "201":
          description: The photo was added.
  /old-pets:
    post:
      deprecated: true
      requestBody:
        content:
          application/json:
            schema:
              required: [name]
      responses:
        "201":
          description: The pet was added.
`;

const named = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name]
      responses: # <--
        "201":
          description: The pet was added.
`;

const refused = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name]
      responses:
        "201":
          description: The pet was added.
        "422":
          $ref: "#/components/responses/Invalid"
`;

const constrained = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Pet"
      responses: # <--
        "201":
          description: The pet was added.
        "401":
          description: The key is wrong.
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                allOf:
                  - $ref: "#/components/schemas/Size"
      responses: # <--
        "204":
          description: The pets were replaced.
`;

const schemas = yaml`
  components:
    schemas:
      Pet:
        allOf:
          - $ref: "#/components/schemas/Size"
          - type: object
            required: [name]
            properties:
              name:
                type: string
              born:
                type: string
                format: date
      Size:
        type: object
        properties:
          weight:
            type: integer
            minimum: 1
`;

export default defineRule({
  id: "422-documented",
  summary: "An operation that constrains its content documents what it answers when a constraint is broken.",
  rationale:
    "A schema with required members, patterns or limits is a promise to refuse what breaks it. People fill in forms wrongly every day, so that refusal is the error that clients must show best: they need its code and its content, to put each reason beside its field.",
  references: [rfc(9110, "15.5.21"), rfc(9110, "15.5.1")],
  strength: "practice",
  remedy: "Document 422 (400 where the house says so), and let its content name each member that is wrong and why.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "validation" },

  scope: "operation",
  check: askForResponse({
    oneOf: ["400", "422", "4XX", "default"],
    reason: ({ requestBody }, { index }) => {
      for (const { name, schema } of requestBody?.mediaTypes ?? []) {
        const node = isJson(name) ? schema() : undefined;
        const broken = node && findConstraints(index.references, node);
        if (broken === undefined) continue;
        return broken.length === 0 ? "constrains its content" : `constrains its content (${quoteSome(broken)})`;
      }
      return undefined;
    },
    advice: ({ settings }) =>
      ` and documents no answer to what breaks this: write ${choiceOf(settings, "validation")}${citeSetting(settings, "validation")}`,
  }),
  fix: addResponses("Add the response by reference to the shared one", (_, { settings }) => [
    [choiceOf(settings, "validation")],
  ]),

  good: [
    { title: "A 422, or a 400", paths: documented, beside: schemas },
    { title: "Nothing to break, content that is no JSON, a deprecated operation", paths: unconstrained },
  ],
  bad: [
    {
      title: "A name that nobody forgets",
      paths: named,
      fixed: refused,
      beside: yaml`
        components:
          responses:
            Invalid:
              description: A member fails validation.
      `,
    },
    { title: "Constraints in a shared schema", paths: constrained, beside: schemas },
    {
      title: "The same where validation answers 400",
      paths: constrained,
      beside: schemas,
      settings: { validation: "400" },
    },
  ],
});
