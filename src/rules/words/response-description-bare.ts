import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { findStatusCode } from "../../http/status-codes.ts";
import { member } from "../../openapi/json-object.ts";
import { cleanText, listPhrases, simplifyText } from "../phrases.ts";
import { openApiResponses } from "../references.ts";

const telling = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: OK
        "404":
          description: There is no such pet.
        "410":
          description: "Gone: the pet was deleted."
        4XX:
          description: Error
        default:
          description: Error
`;

const summarised = yaml`
  /pets/{petId}:
    get:
      responses:
        "404":
          summary: There is no such pet.
          description: Not Found
`;

const bare = yaml`
  /pets/{petId}:
    get:
      responses:
        "404":
          description: Not found. # <--
        "413":
          description: Request Entity Too Large # <--
        "500":
          description: HTTP 500 Internal Server Error # <--
        "502":
          description: Error # <--
        "503":
          description: "503" # <--
`;

export default defineRule({
  id: "response-description-bare",
  summary: "An error is described by more than its name.",
  rationale:
    "Whoever reads “404: Not Found” knows no more than the number says. What a client needs is when it happens here: which thing was not found, whose permission is missing, which state is in the way.",
  references: [openApiResponses],
  strength: "practice",
  remedy: "Say when this operation answers so, as “There is no pet with this `petId`” does.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^[45]\d\d$/.test(key),
  uses: ({ description }) => description === undefined,
  *check({ at, key, node, subject, uses }) {
    const description = member(node.value, "description");
    if (typeof description !== "string" || !isBare(description, key)) return;
    const summary = uses[0]?.operation.version === "3.2" ? member(node.value, "summary") : undefined;
    if (typeof summary === "string" && summary.trim() !== "" && !isBare(summary, key)) return;
    yield {
      at: [...at, "description"],
      message: `${subject} is described as "${cleanText(description)}" only: say when it happens.`,
    };
  },

  good: [
    { title: "When it happens; ranges and `default` are not judged", paths: telling },
    { title: "A summary that tells", paths: summarised, since: "3.2" },
  ],
  bad: [{ title: "Names and numbers", paths: bare }],
});

/** The phrases of a code, of today and of earlier RFCs, and what says even less. */
function isBare(text: string, key: string): boolean {
  const status = findStatusCode(key);
  const own = status === undefined ? [] : [status.phrase, ...status.earlierPhrases].map(simplifyText);
  const names = new Set([...own, "error", "errors", "an error", key, `${key} error`]);
  return listPhrases(text).some((phrase) => names.has(phrase)) || isNumberAlone(text, key);
}

/** `HTTP 404`, `Status code: 404`. */
function isNumberAlone(text: string, key: string): boolean {
  return text.length < 40 && new RegExp(`^(?:(?:http|status|code|error|response) )*${key}$`).test(simplifyText(text));
}
