import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findHiddenFailure } from "../hidden-failures.ts";
import { isMismatch, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets/{petId}:
    get:
      responses:
        "404":
          description: There is no such pet, or the caller may not see it.
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "400":
          description: The clinic that the pet refers to does not exist.
  /pets:
    get:
      responses:
        "200":
          description: The pets, an empty list if none were found.
        "400":
          description: Required parameter not found.
`;

const astray = yaml`
  /pets/{petId}:
    get:
      responses:
        "400":
          description: Pet not found. # <--
    put:
      responses:
        "500":
          description: The pet does not exist. # <--
    delete:
      responses:
        "403":
          description: No such pet. # <--
`;

const told = yaml`
  /pets/{petId}:
    get:
      responses:
        "404":
          description: Pet not found.
    put:
      responses:
        "404":
          description: The pet does not exist.
    delete:
      responses:
        "404":
          description: No such pet.
`;

export default defineRule({
  id: "missing-use-404",
  summary: "A resource that does not exist is answered with 404.",
  rationale:
    "A client treats 404 as an answer: it forgets the link, shows that there is nothing, or creates what is missing. A 400 sends its user looking for a mistake, a 5xx lets it try again, and a 2xx lets it go on with nothing.",
  references: [rfc(9110, "15.5.5")],
  strength: "practice",
  remedy: "Answer with 404 where the path leads to nothing.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  follows: { setting: "hideExistence" },

  scope: "response",
  keys: (key) => /^(?:400|401|403|[25]\d\d)$/.test(key),
  uses: (use, response, { index }) =>
    isMismatch("missing-use-404")(use, response) &&
    !(response.key.startsWith("2") && findHiddenFailure(index, response, use)),
  *check(response, { settings }) {
    // Whoever hides what exists behind a 403 says it of what does not exist, too.
    if (response.key === "403" && choiceOf(settings, "hideExistence") === "403") return;
    const cited = response.key === "403" ? citeSetting(settings, "hideExistence") : "";
    yield* sayMismatch("missing-use-404", () => `that is 404 Not Found${cited}`)(response);
  },
  fix: writeMeantCode(),

  good: [{ title: "Missing resources, and what only looks like them", paths: fitting }],
  bad: [{ title: "Missing resources behind other codes", paths: astray, fixed: told }],
});
