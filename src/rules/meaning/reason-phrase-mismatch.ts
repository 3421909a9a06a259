import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { type Context, defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { documents, nameSome } from "../checks.ts";
import { spotOf } from "../fixes.ts";
import { planMove } from "../move-responses.ts";
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

const swappedBack = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: OK
        "401":
          description: "**Unauthorized.**"
        "404":
          description: Not Found
        "500":
          description: HTTP 500 - Internal Server Error
`;

const failing = yaml`
  /pets/{petId}:
    get:
      responses:
        "200":
          description: Not Found # <--
    put:
      responses:
        "403":
          $ref: "#/components/responses/Unauthorized"
    delete:
      responses:
        "401":
          $ref: "#/components/responses/Unauthorized"
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
      const meant = findMeant(text, status.code);
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
  fix: { title: "Write the code that the words mean", safety: "unsafe", plan: planPhrase },

  good: [{ title: "Phrases of the code itself, old ones too", paths: fitting }],
  bad: [
    { title: "Phrases of other codes", paths: swapped, fixed: swappedBack },
    {
      title: "A failure for a success, and one definition for two codes",
      paths: failing,
      beside: yaml`
        components:
          responses:
            Unauthorized:
              description: Unauthorized # <--
      `,
    },
  ],
});

function adviseFor(key: string, meant: string): string {
  // A 422 is the better answer to what people like to call a bad request.
  if (key === "422" && meant === "400") return "say what a 422 means here";
  return `write ${meant}, or say what a ${key} means here`;
}

function findMeant(text: unknown, own: string): string | undefined {
  return typeof text === "string" ? findOtherPhrase(text, own) : undefined;
}

/** Beside a response with the code that the words mean, the words were copied; else the code may be wrong. */
function planPhrase(found: Judgement, context: Context): Plan | undefined {
  const { response, place } = found;
  if (response?.status === undefined) return undefined;
  const { key, node, status, uses, everyKey } = response;
  const text = member(node.value, String(place.path.at(-1)));
  const meant = findMeant(text, key);
  if (meant === undefined) return undefined;
  const isCopied = uses.every(({ operation }) => documents(operation, [meant])) || (key === "422" && meant === "400");
  if (everyKey.length > 1)
    return { refused: `the same definition answers ${nameSome(everyKey.filter((other) => other !== key))} too` };
  if (isCopied)
    return {
      edits: [{ kind: "set", ...spotOf(found), value: status.phrase }],
      title: `Describe it as "${status.phrase}"`,
      safety: "suggested",
    };
  // What is a failure behind a success is for the author to take apart.
  return key.startsWith("2") ? undefined : planMove(found, () => meant, context);
}
