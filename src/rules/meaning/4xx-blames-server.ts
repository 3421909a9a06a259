import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isMismatch, nameCode, sayMismatch } from "../mismatch.ts";
import { writeMeantCode } from "../move-responses.ts";

const fitting = yaml`
  /pets:
    get:
      responses:
        "404":
          description: The service was not found.
        "409":
          description: The server is stopped; start it first.
        "500":
          description: The database failed.
`;

const astray = yaml`
  /pets:
    get:
      responses:
        "400":
          description: An unexpected server error occurred. # <--
        "404":
          description: The database is unavailable. # <--
`;

const told = yaml`
  /pets:
    get:
      responses:
        "500":
          description: An unexpected server error occurred.
        "503":
          description: The database is unavailable.
`;

export default defineRule({
  id: "4xx-blames-server",
  summary: "A fault of the server is answered with a 5xx.",
  rationale:
    "A 4xx says that the client is to blame and must not send the same again. If the database was down, the same request may well succeed in a minute, and monitors that count 5xx have seen nothing.",
  references: [rfc(9110, "15.5"), rfc(9110, "15.6")],
  strength: "practice",
  remedy: "Answer with 500, or with 502, 503 or 504 where one of them says more.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^4\d\d$/.test(key),
  uses: isMismatch("4xx-blames-server"),
  check: sayMismatch("4xx-blames-server", (code) => `that is ${nameCode(code)}, as the client did nothing wrong`),
  fix: writeMeantCode(),

  good: [{ title: "Faults of either side", paths: fitting }],
  bad: [{ title: "Faults of the server under 4xx", paths: astray, fixed: told }],
});
