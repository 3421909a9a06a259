import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { findMethod } from "../../http/methods.ts";
import { draft, rfc } from "../../http/reference.ts";
import { documents, takesField } from "../checks.ts";
import { askForResponse } from "../missing-response.ts";
import { addResponses } from "../response-fixes.ts";

const documented = yaml`
  /payments:
    post:
      parameters:
        - name: Idempotency-Key
          in: header
          schema:
            type: string
      responses:
        "201":
          description: The payment was made.
        "409":
          description: The first request with this key is still running.
        "422":
          description: This key came with other content before.
  /refunds:
    post:
      parameters:
        - name: idempotency-key
          in: header
          schema:
            type: string
      responses:
        "201":
          description: The refund was made.
        4XX:
          description: It was not; the content says why.
`;

const without = yaml`
  /payments:
    get:
      parameters:
        - name: X-Request-Id
          in: header
          schema:
            type: string
      responses:
        "200":
          description: The payments.
  /receipts:
    get:
      parameters:
        - name: Idempotency-Key
          in: header
          schema:
            type: string
      responses:
        "200":
          description: The receipts.
  /old-payments:
    post:
      deprecated: true
      parameters:
        - name: Idempotency-Key
          in: header
          schema:
            type: string
      responses:
        "201":
          description: The payment was made.
`;

const neverTwice = yaml`
  /payments:
    post:
      parameters:
        - name: Idempotency-Key
          in: header
          schema:
            type: string
      responses: # <--
        "201":
          description: The payment was made.
        "400":
          description: There is no amount.
  /refunds:
    post:
      parameters:
        - name: X-Idempotency-Key
          in: header
          schema:
            type: string
      responses: # <--
        "201":
          description: The refund was made.
        "422":
          description: This key came with other content before.
`;

const sometimesTwice = yaml`
  /payments:
    post:
      parameters:
        - name: Idempotency-Key
          in: header
          schema:
            type: string
      responses:
        "201":
          description: The payment was made.
        "400":
          description: There is no amount.
        "409":
          $ref: "#/components/responses/Conflict"
        "422":
          $ref: "#/components/responses/UnprocessableContent"
  /refunds:
    post:
      parameters:
        - name: X-Idempotency-Key
          in: header
          schema:
            type: string
      responses:
        "201":
          description: The refund was made.
        "409":
          $ref: "#/components/responses/Conflict"
        "422":
          description: This key came with other content before.
`;

export default defineRule({
  id: "idempotency-key-errors",
  summary: "An operation that takes an idempotency key documents 409 and 422.",
  rationale:
    "The key is there for the day on which a client does not know whether its request arrived. When it asks again it may meet the first request still running (409), or its own mistake of having used the key for something else (422): it must wait in one case and must not repeat itself in the other.",
  references: [draft("draft-ietf-httpapi-idempotency-key-header-06", "2.7"), rfc(9110, "15.5.10")],
  strength: "SHOULD",
  remedy: "Document 409 for a request that is still running, and 422 for a key that was used with other content.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["4XX", "default"],
    reason: (operation) => {
      // Asking twice what changes nothing needs no key, and one that is taken all the same has nothing to clash with.
      if (findMethod(operation.method)?.safe || !takesField(operation, ["Idempotency-Key", "X-Idempotency-Key"]))
        return undefined;
      const missing = [
        ...(documents(operation, ["409"]) ? [] : ["409 (the first request is still running)"]),
        ...(documents(operation, ["422"]) ? [] : ["422 (the key came with another request before)"]),
      ];
      if (missing.length === 0) return undefined;
      return `takes an idempotency key and lacks ${missing.join(" and ")}`;
    },
    advice: ": write what a client gets then",
  }),
  fix: addResponses("Add 409 and 422 by reference to the shared responses", (operation) =>
    ["409", "422"].filter((key) => !documents(operation, [key])).map((key) => [key]),
  ),

  good: [
    { title: "Both, or their range", paths: documented },
    { title: "No key, one that is of no use, and a deprecated operation", paths: without },
  ],
  bad: [
    {
      title: "Keys that never clash",
      paths: neverTwice,
      fixed: sometimesTwice,
      beside: yaml`
        components:
          responses:
            Conflict:
              description: The first request with this key is still running.
            UnprocessableContent:
              description: The key came with another request before.
      `,
    },
  ],
});
