import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { Operation } from "../../openapi/operation.ts";
import { hasContent, isProbe } from "../bodies.ts";

const shown = yaml`
  /invoices/{invoiceId}:
    get:
      responses:
        "200":
          description: The invoice.
          content:
            application/pdf: {}
        "304":
          description: The client has the latest one.
`;

const probes = yaml`
  /healthz:
    get:
      responses:
        "200":
          description: The server is well.
  /status:
    get:
      operationId: healthCheck
      responses:
        "200":
          description: The server is well.
  /websocket/attach:
    get:
      responses:
        "200":
          description: The connection is open.
`;

const empty = yaml`
  /invoices/{invoiceId}:
    get:
      responses:
        "200": # <--
          description: The invoice.
  /invoices:
    get:
      responses:
        "200": # <--
          description: All invoices.
          content: {}
`;

export default defineRule({
  id: "200-content",
  summary: "A 200 in answer to GET documents its content.",
  rationale:
    "The content of a 200 to a GET is the resource itself, which is all that the client has asked for. Where it is not documented, a generated client returns nothing.",
  references: [rfc(9110, "15.3.1"), rfc(9110, "9.3.1")],
  strength: "SHOULD",
  remedy: "Document the media type and the schema of what is sent; where nothing is sent, answer 204.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["200"],
  uses: ({ operation }) => operation.method === "GET" && !isProbe(operation) && !isSocket(operation),
  *check(response) {
    if (hasContent(response)) return;
    const { at, subject } = response;
    yield {
      at,
      message: `${subject} documents no content: document what the client gets, or write 204 if that is nothing.`,
    };
  },

  good: [
    { title: "What the client gets", paths: shown },
    { title: "Probes, whose code is all that is asked for, and a connection that is no longer HTTP", paths: probes },
  ],
  bad: [{ title: "Nothing to get", paths: empty }],
});

function isSocket({ path }: Operation): boolean {
  return /web-?socket|\/(?:sockets?|socket\.io|wss?)(?:\/|$)/i.test(path);
}
