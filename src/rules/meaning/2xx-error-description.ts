import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, nameCode, sayMismatch } from "../mismatch.ts";

const fitting = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
        "404":
          description: There is no such pet.
`;

const alike = yaml`
  /errors:
    get:
      responses:
        "200":
          description: The errors of the last hour.
  /imports:
    post:
      responses:
        "200":
          description: The file was read without errors.
  /refunds/{refundId}/reject:
    post:
      responses:
        "200":
          description: Refund rejected.
  /orders/validate:
    post:
      responses:
        "200":
          description: Validation failed or succeeded, see the list of errors.
`;

const astray = yaml`
  /pets:
    get:
      responses:
        "200":
          description: List of pets or an error # <--
  /sessions:
    post:
      responses:
        "200":
          description: Invalid username or password # <--
  /clinics:
    post:
      responses:
        "201":
          description: The new clinic. Otherwise returns the relevant error. # <--
`;

export default defineRule({
  id: "2xx-error-description",
  summary: "A success is not described as a failure.",
  rationale:
    "A client library returns whatever comes with a 2xx as a result, caches keep it, and monitors count it as a success. A description that says the request failed tells that somebody has to look into the content of every success to find out whether it is one.",
  references: [rfc(9110, "15.3"), rfc(9110, "15.5")],
  strength: "MUST",
  remedy: "Document the failure under the 4XX or 5XX code that it means, and let the server answer so.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^2\d\d$/.test(key) && key !== "207",
  uses: isMismatch("2xx-error-description"),
  check: sayMismatch(
    "2xx-error-description",
    (code) => `document the failure under ${nameCode(code)}, or the code that it means`,
  ),

  good: [
    { title: "Success and failure apart", paths: fitting },
    { title: "Failures that are what was asked for, or did not happen", paths: alike },
  ],
  bad: [{ title: "Failures behind a 2xx", paths: astray }],
});
