import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { atResponses, documents, takesField } from "../checks.ts";
import { addResponse } from "../response-fixes.ts";

const told = yaml`
  /pets/{petId}:
    put:
      parameters:
        - name: if-match
          in: header
          schema:
            type: string
      responses:
        "204":
          description: The pet was replaced.
        "412":
          description: Somebody else has changed the pet.
    patch:
      parameters:
        - name: If-Unmodified-Since
          in: header
          schema:
            type: string
      responses:
        "204":
          description: The pet was changed.
        default:
          description: It was not, for some reason.
    get:
      parameters:
        - name: If-None-Match
          in: header
          schema:
            type: string
      responses:
        "200":
          description: The pet.
    delete:
      deprecated: true
      parameters:
        - name: If-Match
          in: header
          schema:
            type: string
      responses:
        "204":
          description: The pet was removed.
`;

const untold = yaml`
  /pets/{petId}:
    parameters:
      - name: If-Match
        in: header
        schema:
          type: string
    put:
      responses: # <--
        "204":
          description: The pet was replaced.
        "409":
          description: Somebody else has changed the pet.
`;

const failing = yaml`
  /pets/{petId}:
    parameters:
      - name: If-Match
        in: header
        schema:
          type: string
    put:
      responses:
        "204":
          description: The pet was replaced.
        "409":
          description: Somebody else has changed the pet.
        "412":
          $ref: "#/components/responses/PreconditionFailed"
`;

export default defineRule({
  id: "412-documented",
  summary: "An operation that takes a precondition documents 412.",
  rationale:
    "A client sends `If-Match` so that it does not overwrite what it has not seen. The 412 is the very answer that it waits for: it reads the resource anew, merges and tries again. Without a word on it nobody writes that code.",
  references: [rfc(9110, "15.5.13"), rfc(9110, "13.1.1"), rfc(9110, "13.1.4"), rfc(9110, "13.2.2")],
  strength: "MUST",
  remedy: "Document 412: the resource has changed since the client read it.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "operation",
  *check(operation) {
    const { name, deprecated, responseKeys } = operation;
    if (responseKeys.length === 0 || documents(operation, ["412", "4XX", "default"])) return;
    const field = fields.find((candidate) => takesField(operation, [candidate]));
    if (field === undefined || deprecated) return;
    yield {
      at: atResponses(operation),
      message: `${name} takes \`${field}\` but documents no 412: add it, so that clients know the answer to a condition that is not met.`,
    };
  },
  fix: addResponse("412"),

  good: [{ title: "What comes of the condition", paths: told }],
  bad: [
    {
      title: "A condition that nothing comes of",
      paths: untold,
      fixed: failing,
      beside: yaml`
        components:
          responses:
            PreconditionFailed:
              description: The resource has changed since it was read.
      `,
    },
  ],
});

const fields = ["If-Match", "If-Unmodified-Since"];
