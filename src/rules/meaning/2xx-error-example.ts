import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { shorten } from "../../openapi/texts.ts";
import { findShownFailure } from "../failure-signs.ts";
import { findHiddenFailure } from "../hidden-failures.ts";

const honest = yaml`
  /sessions:
    post:
      responses:
        "200":
          description: Signed in.
          content:
            application/json:
              example:
                success: true
                token: abc
        "401":
          description: The password is wrong.
          content:
            application/json:
              example:
                success: false
                error: The password is wrong.
`;

const data = yaml`
  /imports/{importId}:
    get:
      responses:
        "200":
          description: How the import went.
          content:
            application/json:
              example:
                id: 42
                status: error
                error: The file ends in the middle of a line.
  /attempts/{attemptId}:
    get:
      responses:
        "200":
          description: One attempt to reach the warehouse.
          content:
            application/json:
              example:
                id: 43
                failed: true
  /graphql:
    post:
      responses:
        "200":
          description: The answer, whole or in part.
          content:
            application/json:
              example:
                data: null
                errors:
                  - message: No such field.
  /addresses/validate:
    post:
      responses:
        "200":
          description: What is wrong with the address.
          content:
            application/json:
              example:
                success: false
                errors:
                  - There is no such street.
`;

const hidden = yaml`
  /sessions:
    post:
      responses:
        "200":
          description: The outcome.
          content:
            application/json:
              examples:
                signedIn:
                  value:
                    success: true
                    token: abc
                refused:
                  value:
                    success: false # <--
                    error: The password is wrong.
  /accounts:
    get:
      responses:
        "200":
          description: The outcome.
          content:
            application/json:
              example:
                status: error # <--
                message: The token has expired.
  /orders:
    get:
      responses:
        "201":
          description: The outcome.
          content:
            application/json:
              example:
                statusCode: 404 # <--
                message: No such customer.
`;

export default defineRule({
  id: "2xx-error-example",
  summary: "A success is not illustrated by a failure.",
  rationale:
    "A client library returns a 2xx as a result, caches keep it, monitors count it as a success, retries never start. A failure sent that way reaches nobody who was waiting for one.",
  references: [rfc(9110, "15.3"), rfc(9110, "2.2")],
  strength: "MUST",
  remedy: "Move the example to the 4XX or 5XX code that it means, and let the server answer so.",
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^2(\d\d|XX)$/.test(key) && key !== "207",
  uses: (use, response, { index }) => findHiddenFailure(index, response, use) === "example",
  *check(response) {
    const { subject, uses } = response;
    const shown = findShownFailure(response, uses);
    if (shown === undefined) return;
    const { value, at, name } = shown.example;
    const { name: member, held } = shown.sign;
    const says = `"${shorten(member)}"${typeof held === "object" ? "" : `: ${JSON.stringify(held).slice(0, 80)}`}`;
    const example = name === undefined ? "its example" : `its example "${shorten(name)}"`;
    yield {
      at: typeof value === "string" ? at : [...at, member],
      message: `${subject} shows a failure as a success: ${example} says ${says}; document it under the 4XX or 5XX code that it means.`,
    };
  },

  good: [
    { title: "Success and failure under codes of their own", paths: honest },
    { title: "Failures that are the data asked for", paths: data },
  ],
  bad: [{ title: "Failures behind a 2xx", paths: hidden }],
});
