import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findStatusCode } from "../../http/status-codes.ts";

const read = yaml`
  /reports:
    post:
      responses:
        "202":
          description: The report is being written.
          headers:
            Retry-After:
              schema:
                type: integer
        "303":
          description: The report was written before.
          headers:
            Retry-After:
              schema:
                type: integer
        "413":
          description: The disk is nearly full.
          headers:
            Retry-After:
              schema:
                type: integer
        "429":
          description: Too many reports in an hour.
          headers:
            Retry-After:
              schema:
                type: integer
        "503":
          description: The printer has no paper.
          headers:
            retry-after:
              schema:
                type: integer
`;

const ranges = yaml`
  /reports:
    get:
      responses:
        "200":
          description: The reports.
        4XX:
          description: The request was wrong, or one of too many.
          headers:
            Retry-After:
              schema:
                type: integer
        default:
          description: Anything else.
          headers:
            Retry-After:
              schema:
                type: integer
`;

const unread = yaml`
  /reports/{reportId}:
    get:
      responses:
        "200":
          description: The report, or how much of it there is.
          headers:
            Retry-After: # <--
              schema:
                type: integer
        "409":
          description: The report is being written.
          headers:
            retry-after: # <--
              schema:
                type: integer
        "500":
          description: The printer is on fire.
          headers:
            Retry-After: # <--
              schema:
                type: integer
`;

const whereRead = ["202", "413", "429", "503"];

export default defineRule({
  id: "retry-after-where-read",
  summary: "`Retry-After` is sent where clients look for it.",
  rationale:
    "RFC 9110 gives `Retry-After` a meaning on 413, 503 and redirects, RFC 6585 on 429, practice on 202. HTTP libraries look for it there; on any other code they pass it by, and the pause that the server asked for is not made.",
  references: [rfc(9110, "10.2.3"), rfc(6585, "4")],
  strength: "practice",
  remedy: "Write the code that asks for a pause (429, 503, or 202 for work that goes on), or remove the field.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  // An unregistered code is to be replaced first, and it may well be by one where the field is read.
  keys: (key) => findStatusCode(key) !== undefined && !key.startsWith("3") && !whereRead.includes(key),
  *check({ headers, key, subject }) {
    const field = headers.get("retry-after");
    if (field === undefined) return;
    yield {
      at: field.at,
      message: `${subject} has \`${field.name}\`, which clients read on 202, 3XX, 413, 429 and 503 only: ${advise(key)}, or remove the field.`,
    };
  },

  good: [
    { title: "Where clients look for it", paths: read },
    { title: "A range and `default`, which may stand for such a code", paths: ranges },
  ],
  bad: [{ title: "Where clients do not look", paths: unread }],
});

function advise(key: string): string {
  if (key.startsWith("5")) return "write 503 where the outage is expected to pass";
  if (key.startsWith("4")) return "write 429 where the client was too fast, 503 where the server needs time";
  return "write 202 where the work goes on";
}
