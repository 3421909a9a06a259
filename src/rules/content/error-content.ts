import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findVendorCode } from "../../http/status-codes.ts";
import type { ResponseUse } from "../../openapi/response.ts";
import { hasContent, isProbe } from "../bodies.ts";

const explained = yaml`
  /orders/{orderId}/cancel:
    post:
      responses:
        "204":
          description: The order was cancelled.
        "404":
          description: There is no such order.
          content:
            text/plain: {}
        "409":
          $ref: "#/components/responses/Shipped"
        default:
          description: Anything else.
`;

const shipped = yaml`
  components:
    responses:
      Shipped:
        description: The order has left the house.
        content:
          application/problem+json:
            schema:
              type: object
              properties:
                type:
                  type: string
                title:
                  type: string
`;

const head = yaml`
  /orders/{orderId}:
    head:
      responses:
        "200":
          description: The order exists.
        "404":
          description: The order does not exist.
`;

const probes = yaml`
  /health/live:
    get:
      responses:
        "200":
          description: The server is well.
        "503":
          description: The server is not well.
          headers:
            Retry-After:
              schema:
                type: integer
`;

const question = yaml`
  /orders/{orderId}/watchers/{userId}:
    get:
      summary: Ask whether somebody watches an order
      responses:
        "204":
          description: Yes.
        "404":
          description: No.
`;

const silent = yaml`
  /orders/{orderId}/cancel:
    post:
      responses:
        "204":
          description: The order was cancelled.
        "409": # <--
          description: The order cannot be cancelled.
        "503": # <--
          description: The warehouse does not answer.
          content: {}
          headers:
            Retry-After:
              schema:
                type: integer
`;

export default defineRule({
  id: "error-content",
  summary: "An error carries content that explains it.",
  rationale:
    "A code names the kind of error and no more. Which field was wrong, which limit was reached, whether it is worth another try: a client learns that from the content, and can show it to somebody only if it is documented.",
  references: [rfc(9110, "15.5"), rfc(9110, "15.6"), rfc(9457, "3")],
  strength: "SHOULD",
  remedy: "Document the content that the server sends with the error; if it sends none yet, let it explain the error.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^[45]\d\d$/.test(key) && findVendorCode(key)?.instead.length !== 0, // Of 499 nobody reads a word.
  uses: (use) => use.operation.method !== "HEAD" && !isProbe(use.operation) && !isNo(use),
  *check(response) {
    if (hasContent(response)) return;
    const { at, subject } = response;
    yield {
      at,
      message: `${subject} documents no content, so that nobody learns what went wrong: describe the content of the error.`,
    };
  },

  good: [
    { title: "Errors that explain themselves", paths: explained, beside: shipped },
    { title: "HEAD, which is never answered with content", paths: head },
    { title: "A probe, whose code is all that is asked for", paths: probes },
    { title: "A question that is answered with yes (204) or no (404)", paths: question },
  ],
  bad: [{ title: "Errors that say nothing", paths: silent }],
});

/** The 404 of a GET that never brings content: it tells nothing but that there is none, as the 204 tells that there is. */
function isNo({ key, operation: { method, responseKeys } }: ResponseUse): boolean {
  return (
    key === "404" &&
    method === "GET" &&
    responseKeys.includes("204") &&
    !responseKeys.some((other) => other !== "204" && other.startsWith("2"))
  );
}
