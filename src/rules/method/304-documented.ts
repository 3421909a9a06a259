import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { atResponses, documents, takesField } from "../checks.ts";
import { addResponse } from "../response-fixes.ts";

const told = yaml`
  /pets:
    get:
      parameters:
        - name: if-none-match
          in: header
          schema:
            type: string
      responses:
        "200":
          description: The pets.
        "304":
          description: The pets are as the client knows them.
    post:
      parameters:
        - name: If-None-Match
          in: header
          schema:
            type: string
      responses:
        "201":
          description: The pet was added.
  /toys:
    get:
      deprecated: true
      parameters:
        - name: If-Modified-Since
          in: header
          schema:
            type: string
      responses:
        "200":
          description: The toys.
`;

const untold = yaml`
  /pets:
    get:
      parameters:
        - name: If-Modified-Since
          in: header
          schema:
            type: string
      responses: # <--
        "200":
          description: The pets.
        default:
          description: Unexpected error.
`;

const sparing = yaml`
  /pets:
    get:
      parameters:
        - name: If-Modified-Since
          in: header
          schema:
            type: string
      responses:
        "200":
          description: The pets.
        "304":
          $ref: "#/components/responses/NotModified"
        default:
          description: Unexpected error.
`;

export default defineRule({
  id: "304-documented",
  summary: "A GET that takes a condition documents 304.",
  rationale:
    "A client sends `If-None-Match` or `If-Modified-Since` to be spared what it has. The answer that spares it is 304, without content; a client that is not prepared for it takes it for an error.",
  references: [rfc(9110, "15.4.5"), rfc(9110, "13.1.2"), rfc(9110, "13.1.3")],
  strength: "SHOULD",
  remedy: "Document 304: what the client holds is still good.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  *check(operation) {
    const { method, name, deprecated, responseKeys } = operation;
    if (method !== "GET" || responseKeys.length === 0 || documents(operation, ["304", "3XX"])) return;
    const field = fields.find((candidate) => takesField(operation, [candidate]));
    if (field === undefined || deprecated) return;
    yield {
      at: atResponses(operation),
      message: `${name} takes \`${field}\` but documents no 304: add it, so that clients know that they may keep what they have.`,
    };
  },
  fix: addResponse("304"),

  good: [{ title: "What comes of the condition", paths: told }],
  bad: [
    {
      title: "A condition that nothing comes of",
      paths: untold,
      fixed: sparing,
      beside: yaml`
        components:
          responses:
            NotModified:
              description: What the client has is still good.
      `,
    },
  ],
});

const fields = ["If-None-Match", "If-Modified-Since"];
