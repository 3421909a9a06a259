import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: The content is malformed JSON.
        "422":
          description: The pet fails validation.
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses:
        "400":
          description: Validation of the limit failed.
`;

const astray = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: Validation failed. # <--
  /vets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: The email field is invalid. # <--
`;

export default defineRule({
  id: "400-use-422",
  summary: "Content that is well-formed and invalid is answered with 422.",
  rationale:
    "400 tells a developer that the client sent nonsense; 422 tells a client that its user can correct a value. A form that gets a 422 shows the errors beside its fields, and one that gets a 400 can only report a bug.",
  references: [rfc(9110, "15.5.1"), rfc(9110, "15.5.21")],
  strength: "practice",
  remedy:
    "Answer with 422 where the content can be read and is not valid, and keep 400 for what cannot be read. A house that has one code for both sets `validation` to `400`.",
  severity: "warn",
  preset: "core",
  since: "0.1.0",
  follows: { setting: "validation" },

  scope: "response",
  keys: ["400"],
  uses: isMismatch("400-use-422"),
  *check(response, { settings }) {
    if (choiceOf(settings, "validation") === "400") return;
    const cited = citeSetting(settings, "validation");
    yield* sayMismatch(
      "400-use-422",
      () => `that is 422 Unprocessable Content, after which a form can show what to correct${cited}`,
    )(response);
  },
  fix: writeMeantCode(),

  good: [{ title: "Each with its code", paths: fitting }],
  bad: [
    {
      title: "Validation under 400",
      paths: astray,
      fixed: astray.replaceAll('"400":', '"422":').replaceAll(" # <--", ""),
    },
  ],
});
