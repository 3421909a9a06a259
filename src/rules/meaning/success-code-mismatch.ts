import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findHiddenFailure } from "../hidden-failures.ts";
import { isMismatch, nameCode, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    post:
      responses:
        "201":
          description: The pet was created.
    get:
      responses:
        "200":
          description: The pets that were created last week.
  /pets/{petId}:
    put:
      summary: Create or update a pet
      responses:
        "200":
          description: The pet was created or updated.
    delete:
      responses:
        "204":
          description: The pet was deleted.
`;

const astray = yaml`
  /pets:
    post:
      responses:
        "200":
          description: Pet created successfully. # <--
  /orders:
    post:
      summary: Create order
      responses:
        "200":
          description: The created order. # <--
  /exports:
    post:
      responses:
        "200":
          description: The export has been queued. # <--
  /pets/{petId}:
    delete:
      responses:
        "200":
          description: No content # <--
    put:
      responses:
        "201":
          description: The pet was updated. # <--
`;

const told = yaml`
  /pets:
    post:
      responses:
        "201":
          description: Pet created successfully.
          headers:
            Location:
              $ref: "#/components/headers/Location"
  /orders:
    post:
      summary: Create order
      responses:
        "201":
          description: The created order.
          headers:
            Location:
              $ref: "#/components/headers/Location"
  /exports:
    post:
      responses:
        "202":
          description: The export has been queued.
  /pets/{petId}:
    delete:
      responses:
        "204":
          description: No content
    put:
      responses:
        "200":
          description: The pet was updated.
`;

export default defineRule({
  id: "success-code-mismatch",
  summary: "A 2xx says which kind of success it is.",
  rationale:
    "201 tells a client that something new has a URI, 202 that it must ask again for the outcome, and 204 that there is nothing to read. A 200 that means one of these leaves it to the prose.",
  references: [rfc(9110, "15.3"), rfc(9110, "15.3.2"), rfc(9110, "15.3.3"), rfc(9110, "15.3.5")],
  strength: "practice",
  remedy: "Answer with the code that the description names, or describe what the code means.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["200", "201", "202", "204"],
  uses: (use, response, { index }) =>
    isMismatch("success-code-mismatch")(use, response) &&
    !(response.key.startsWith("2") && findHiddenFailure(index, response, use)),
  check: sayMismatch("success-code-mismatch", (code) => `that is ${nameCode(code)}`),
  fix: writeMeantCode(),

  good: [{ title: "Codes that agree with the words", paths: fitting }],
  bad: [
    {
      title: "Codes that say something else",
      paths: astray,
      fixed: told,
      fixedBeside: yaml`
        components:
          headers:
            Location:
              description: The new resource, or the one that the redirect leads to.
              schema:
                type: string
                format: uri-reference
      `,
    },
  ],
});
