import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, nameCode, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    post:
      responses:
        "500":
          description: An error occurred while the request was processed.
        "502":
          description: The bank sent an invalid response.
`;

const astray = yaml`
  /pets:
    post:
      responses:
        "500":
          description: The request body is malformed. # <--
  /toys:
    get:
      responses:
        "500":
          description: The access token is missing or invalid. # <--
`;

const told = yaml`
  /pets:
    post:
      responses:
        "400":
          description: The request body is malformed.
  /toys:
    get:
      responses:
        "401":
          description: The access token is missing or invalid.
`;

export default defineRule({
  id: "5xx-blames-client",
  summary: "A mistake of the client is answered with a 4xx.",
  rationale:
    "After a 5xx a client tries again, and somebody is woken up. A request that was wrong stays wrong however often it is sent.",
  references: [rfc(9110, "15.5"), rfc(9110, "15.6")],
  strength: "practice",
  remedy: "Answer with the 4xx code that says what is wrong with the request.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^5\d\d$/.test(key),
  uses: isMismatch("5xx-blames-client"),
  check: sayMismatch("5xx-blames-client", (code) => `that is ${nameCode(code)}, as the server did nothing wrong`),
  fix: writeMeantCode(),

  good: [{ title: "Faults of the server", paths: fitting }],
  bad: [{ title: "Mistakes of the client under 5xx", paths: astray, fixed: told }],
});
