import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { documents } from "../checks.ts";
import { isGeneric } from "../generic-texts.ts";
import { cleanText } from "../phrases.ts";
import { addResponses } from "../response-fixes.ts";

const told = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: Bad request
        "422":
          description: The pet fails validation.
    get:
      responses:
        "400":
          description: Bad request
  /vets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: The content is malformed JSON.
`;

const house = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: Bad request
`;

const blanket = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400": # <--
          description: Bad request
  /stays/{stayId}:
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400": # <--
          description: Invalid input.
`;

/** SCIM and the endpoints of OAuth have their own names for errors, and send them with 400 (RFC 7644, 3.12; RFC 6749, 5.2). */
const otherProtocols = /\/scim\/|(?:oauth.*|connect)\/(?:token|register|revoke|introspect|par)$/i;

const distinct = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: Bad request
        "422":
          $ref: "#/components/responses/Invalid"
  /stays/{stayId}:
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: Invalid input.
        "422":
          $ref: "#/components/responses/Invalid"
`;

export default defineRule({
  id: "400-generic",
  summary: "A 400 is not all that an operation says of bad input.",
  rationale:
    "Malformed content is a bug of the client, an invalid value is a slip of its user, and a conflict is nobody's fault. A blanket 400 gives them all one code and one word, and leaves a client to guess which of them to show, to correct or to try again.",
  references: [rfc(9110, "15.5.1"), rfc(9110, "15.5.10"), rfc(9110, "15.5.21")],
  strength: "practice",
  remedy:
    "Document 422 for content that is well-formed and invalid, and 409 for conflicts with what is there; say of the 400 when it comes. A house that has one code for both sets `validation` to `400`.",
  severity: "warn",
  preset: "core",
  since: "0.1.0",
  follows: { setting: "validation" },

  scope: "response",
  keys: ["400"],
  uses: ({ operation }) =>
    operation.requestBody !== undefined &&
    !documents(operation, ["409", "422", "4XX"]) &&
    !otherProtocols.test(operation.path),
  *check({ at, subject, description = "" }, { settings }) {
    if (choiceOf(settings, "validation") === "400" || !isGeneric(description)) return;
    const text = cleanText(description);
    const said = text === "" ? "has no description" : `is described as "${text}"`;
    yield {
      at,
      message: `${subject} ${said} and is the only code for bad input: document 422 for invalid values and 409 for conflicts${citeSetting(settings, "validation")}.`,
    };
  },
  fix: addResponses("Add 422 by reference to the shared response", () => [["422"]]),

  good: [
    { title: "A 400 beside others, without content, or with a reason", paths: told },
    { title: "A house that has one code for both", paths: house, settings: { validation: "400" } },
  ],
  bad: [
    {
      title: "A blanket 400",
      paths: blanket,
      fixed: distinct,
      beside: yaml`
        components:
          responses:
            Invalid:
              description: A member fails validation.
      `,
    },
  ],
});
