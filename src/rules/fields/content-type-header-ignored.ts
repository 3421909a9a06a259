import type { Plan } from "../../core/fix.ts";
import type { Judgement } from "../../core/judge.ts";
import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { nameSome } from "../checks.ts";
import { removeFound, responseOf } from "../fixes.ts";
import { openApiHeaders } from "../references.ts";

const byContent = yaml`
  /invoices/{invoiceId}:
    get:
      responses:
        "200":
          description: The invoice.
          headers:
            X-Content-Type-Options:
              schema:
                type: string
          content:
            application/pdf: {}
`;

const byField = yaml`
  /invoices/{invoiceId}:
    get:
      responses:
        "200":
          description: The invoice.
          headers:
            X-Content-Type-Options:
              schema:
                type: string
            Content-Type: # <--
              schema:
                type: string
              example: application/pdf
          content:
            application/pdf: {}
`;

const alone = yaml`
  /invoices/{invoiceId}:
    get:
      responses:
        "200":
          description: The invoice.
          headers:
            content-type: # <--
              schema:
                type: string
`;

const freed = yaml`
  /invoices/{invoiceId}:
    get:
      responses:
        "200":
          description: The invoice.
`;

export default defineRule({
  id: "content-type-header-ignored",
  summary: "The type of the content is the key under `content`, not a header field.",
  rationale:
    "OpenAPI tells every tool to ignore a `Content-Type` under the headers of a response. What it says there, a character set or a list of types, reaches no documentation, no mock and no client.",
  references: [openApiHeaders],
  strength: "practice",
  remedy: "Remove the field, and write the media type, with its parameters, as a key under `content`.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  everywhere: true,

  scope: "response",
  uses: ({ operation }) => operation.version !== "2.0",
  *check({ subject, headers, content, uses }) {
    const field = headers.get("content-type");
    if (field === undefined || uses.every(({ operation }) => operation.version === "2.0")) return;
    const now =
      content === undefined
        ? ""
        : `, where ${nameSome(content.names)} ${content.names.length > 1 ? "stand" : "stands"} now`;
    yield {
      at: field.at,
      message: `${subject} documents \`${field.name}\`, which OpenAPI ignores here: remove it, and write the media type as a key under \`content\`${now}.`,
    };
  },
  fix: { title: "Remove `Content-Type`", safety: "safe", plan: removeField },

  good: [{ title: "The type as a key", paths: byContent }],
  bad: [
    { title: "The type as a field", paths: byField, since: "3.0", fixed: byContent },
    { title: "The type as a field, and nowhere else", paths: alone, since: "3.0", fixed: freed },
  ],
});

/** With the field goes the object that held no other. */
function removeField(found: Judgement): Plan {
  const { headers, node } = responseOf(found);
  const { document, path } = node;
  const isAlone =
    headers.size === 1 && found.place.document === document && found.place.path.length === path.length + 2;
  return isAlone
    ? { edits: [{ kind: "remove", source: document.source, path: [...path, "headers"] }] }
    : removeFound(found);
}
