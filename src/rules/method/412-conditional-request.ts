import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { ResponseUse } from "../../openapi/response.ts";
import { splitWords } from "../../openapi/roles.ts";
import { isNamedAfter } from "../checks.ts";

const conditional = yaml`
  /pets/{petId}:
    parameters:
      - name: if-match
        in: header
        schema:
          type: string
    put:
      responses:
        "412":
          description: Somebody else has changed the pet.
        "428":
          description: Say which version of the pet is meant.
  /toys/{toyId}:
    delete:
      parameters:
        - name: ifGenerationMatch
          in: query
          schema:
            type: integer
      responses:
        "412":
          description: Somebody else has changed the toy.
`;

const unconditional = yaml`
  /orders:
    post:
      responses:
        "412": # <--
          description: The basket is empty.
  /orders/{orderId}:
    put:
      responses:
        "428": # <--
          description: Say which version of the order is meant.
`;

export default defineRule({
  id: "412-conditional-request",
  summary: "412 and 428 answer an operation that takes a condition.",
  rationale:
    "412 says that a condition in the fields of the request, such as `If-Match`, was not met; 428 that one is asked for. A client that sent none, and finds no field for one, can do nothing about either. A rule of the business that is not met is no precondition of HTTP.",
  references: [rfc(9110, "15.5.13"), rfc(9110, "13.1"), rfc(6585, "3")],
  strength: "MUST",
  remedy:
    "Document the field that carries the condition, such as `If-Match`. Where it is the state of the resource that forbids the request write 409, where it is the content 422.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["412", "428"],
  uses: isUnconditional,
  *check({ at, key, subject, uses }) {
    const wrong = uses.filter(isUnconditional);
    if (wrong.length === 0) return;
    const takesContent = wrong.some(({ operation }) => operation.requestBody !== undefined);
    const [fact, instead] =
      key === "412"
        ? ["is about a condition of the request", `${takesContent ? "409 or 422" : "400 or 409"} if another is meant`]
        : ["asks for a condition", `${takesContent ? "400 or 422" : "400"} if something else is missing`];
    yield {
      at,
      message: `${subject} ${fact}, but no field such as \`If-Match\` is documented to carry it: document the field, or write ${instead}.`,
    };
  },

  good: [{ title: "Requests that carry a condition", paths: conditional }],
  bad: [{ title: "Requests that have no place for one", paths: unconditional }],
});

/**
 * Whether no parameter carries a condition: neither `If-Match` and its like nor what stands in for them, such as
 * `X-If-Match` or `ifGenerationMatch`.
 */
function isUnconditional({ operation, key }: ResponseUse): boolean {
  const { parameters } = operation;
  return !parameters.some(({ name }) => /(?:^|x )if(?: |$)/.test(splitWords(name))) && !isNamedAfter(operation, key);
}
