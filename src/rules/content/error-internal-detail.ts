import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isOfError, tellsOfError } from "../bodies.ts";
import { rememberFirstUsers } from "../first-users.ts";
import { findLeakInSchema, findLeakInValue, isAboutSql } from "../internal-detail.ts";
import { owaspErrorHandling } from "../references.ts";

const discreet = yaml`
  /payments/{paymentId}:
    get:
      responses:
        "404":
          description: There is no such payment.
          content:
            application/json:
              schema:
                type: object
                properties:
                  type:
                    type: string
                    example: com.example.payments.PaymentNotFoundException
                  exception:
                    type: string
                    enum:
                      - PaymentNotFoundException
                  traceId:
                    type: string
                  path:
                    type: string
                    example: /opt/in/payments
              example:
                type: com.example.payments.PaymentNotFoundException
                message: Select a payment from the list.
                trace_id: 4bf92f3577b34da6a3ce929d0e0e4736
                path: /home/payments/42
        "500":
          description: Something is broken.
          content:
            application/problem+json:
              example:
                title: Internal error
                instance: /var/log/errors/42
                requestId: 7f3c
  /sql:
    post:
      operationId: runSql
      responses:
        "400":
          description: The statement is wrong.
          content:
            application/json:
              schema:
                type: object
                properties:
                  sqlState:
                    type: string
                  stackTrace:
                    type: string
                    description: Only sent by servers in debug mode.
              example:
                message: No such column in SELECT colour FROM pets
`;

const members = yaml`
  /payments/{paymentId}:
    get:
      responses:
        "404":
          description: There is no such payment.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Failure"
        "500":
          description: Something is broken.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Failure"
        "502":
          description: The bank has failed.
          content:
            application/xml:
              schema:
                type: object
                properties:
                  error:
                    type: array
                    items:
                      type: object
                      properties:
                        exception: # <--
                          type: string
`;

const failure = yaml`
  components:
    schemas:
      Failure:
        allOf:
          - type: object
            properties:
              message:
                type: string
          - type: object
            properties:
              stack_trace: # <--
                type: string
`;

const values = yaml`
  /payments/{paymentId}:
    get:
      responses:
        "400":
          description: The number is wrong.
          content:
            application/json:
              schema:
                type: object
                properties:
                  detail:
                    type: string
                    example: "java.lang.NumberFormatException: For input string" # <--
        "404":
          description: There is no such payment.
          content:
            application/json:
              example:
                errors:
                  - message: No row for SELECT * FROM payments WHERE id = 42 # <--
        "500":
          description: Something is broken.
          content:
            text/plain:
              example: "Error: no payment\\n    at find (/srv/app/payments.js:12:7)" # <--
        "503":
          description: The disk is full.
          content:
            application/json:
              example:
                message: Cannot write /var/lib/payments/queue # <--
`;

const isFirst = rememberFirstUsers("error-internal-detail");

export default defineRule({
  id: "error-internal-detail",
  summary: "An error does not show the inside of the server.",
  rationale:
    "A stack trace, a statement or a path tells a client nothing that it can act on, and tells an attacker which software runs, where, and how it fails. What is documented is what clients build on, so that it can never be taken away.",
  references: [rfc(9110, "15.6.1"), rfc(9457, "5"), owaspErrorHandling],
  strength: "practice",
  remedy:
    "Say what went wrong in the client's terms, with an identifier such as `traceId` under which the details are in the log of the server; remove them here.",
  severity: "error",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => isOfError(key) || key === "default",
  uses: tellsOfError,
  *check(response, { index }) {
    const { subject, mediaTypes, uses } = response;
    if (!uses.some(tellsOfError)) return;
    const takesSql = uses.every(({ operation }) => isAboutSql(operation));
    const advice = "leave that to the server's log, and give an identifier such as `traceId`";
    for (const mediaType of mediaTypes) {
      const schema = mediaType.schema();
      const leak = schema && findLeakInSchema(index.references, schema, takesSql);
      if (schema !== undefined && leak !== undefined && isFirst(index, leak.node, response)) {
        yield { at: [...schema.route, ...leak.below], message: `${subject} ${leak.words}: ${advice}.` };
        return;
      }
      for (const { value, at } of mediaType.examples()) {
        const shown = findLeakInValue(value, takesSql);
        if (shown === undefined) continue;
        yield { at: [...at, ...shown.below], message: `${subject} ${shown.words}: ${advice}.` };
        return;
      }
    }
  },

  good: [{ title: "What the client needs, and public names", paths: discreet }],
  bad: [
    { title: "Examples that show what happened inside", paths: values },
    { title: "Members for what happened inside", paths: members, beside: failure },
  ],
});
