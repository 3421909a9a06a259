import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { cleanText } from "../phrases.ts";
import { findOtherPhrase } from "../reason-phrases.ts";

const fitting = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: OK
        "404":
          description: Not found.
        "413":
          description: Request Entity Too Large
        "422":
          description: Unprocessable Entity
`;

const swapped = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: Not Found # <--
        "403":
          description: "**Unauthorized.**" # <--
        "404":
          description: forbidden # <--
        "503":
          description: HTTP 500 - Internal Server Error # <--
`;

export default defineRule({
  id: "reason-phrase-mismatch",
  summary: "A response is not described by the reason phrase of another code.",
  rationale:
    "A 404 that is called “Forbidden” is one of the two: either the number or the words are wrong, and whoever writes a client believes the other half. It is nearly always a slip of copy and paste.",
  references: [rfc(9110, "15")],
  strength: "practice",
  remedy: "Write the code that the words mean, or say in words of your own when this code is answered.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  keys: (key) => /^[245]\d\d$/.test(key),
  uses: ({ description }) => description === undefined,
  *check({ at, key, node, status, subject, everyKey }) {
    if (status === undefined) return;
    for (const name of ["description", "summary"]) {
      const text = member(node.value, name);
      const meant = typeof text === "string" ? findOtherPhrase(text, status.code) : undefined;
      if (meant === undefined) continue;
      const advice = everyKey.includes(meant)
        ? `this definition serves ${meant} too, so give ${key} one of its own`
        : adviseFor(key, meant);
      yield {
        at: [...at, name],
        message: `${subject} is called "${cleanText(String(text))}", which means ${meant}: ${advice}.`,
      };
      return;
    }
  },

  good: [{ title: "Phrases of the code itself, old ones too", paths: fitting }],
  bad: [{ title: "Phrases of other codes", paths: swapped }],
});

function adviseFor(key: string, meant: string): string {
  // A 422 is the better answer to what people like to call a bad request.
  if (key === "422" && meant === "400") return "say what a 422 means here";
  return `write ${meant}, or say what a ${key} means here`;
}
