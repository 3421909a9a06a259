import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import type { Operation } from "../../openapi/operation.ts";
import { hasContent, isProbe } from "../bodies.ts";
import { documents } from "../checks.ts";
import { moveResponse, nothing } from "../move-responses.ts";

const told = yaml`
  /carts/{cartId}:
    delete:
      responses:
        "204":
          description: The cart was emptied.
    patch:
      responses:
        "200":
          description: The cart as it is now.
          content:
            application/json:
              schema:
                type: object
    head:
      responses:
        "200":
          description: The cart exists.
`;

const revoked = yaml`
  /oauth2/revoke:
    post:
      responses:
        "200":
          description: The token is no longer valid.
  /billing/webhooks:
    post:
      summary: Receive an event of the payment provider
      responses:
        "200":
          description: The event was taken in.
`;

const untold = yaml`
  /carts/{cartId}:
    delete:
      responses:
        "200": # <--
          description: The cart was emptied.
    put:
      responses:
        "200": # <--
          description: The cart was replaced.
          content: {}
`;

const empty = yaml`
  /carts/{cartId}:
    delete:
      responses:
        "204":
          description: The cart was emptied.
    put:
      responses:
        "204":
          description: The cart was replaced.
          content: {}
`;

const twice = yaml`
  /carts/{cartId}:
    delete:
      responses:
        "200": # <--
          description: The cart was emptied.
        "204":
          description: The cart was empty before.
`;

const once = yaml`
  /carts/{cartId}:
    delete:
      responses:
        "204":
          description: The cart was empty before.
`;

export default defineRule({
  id: "200-empty-use-204",
  summary: "A success that has nothing to tell is a 204.",
  rationale:
    "A client that gets a 200 reads the content that comes with it, and its parser fails where there is none. 204 says that there is nothing to read.",
  references: [rfc(9110, "15.3.5"), rfc(9110, "15.3.1")],
  strength: "practice",
  remedy: "Write 204 where nothing is sent; where something is, document the content of the 200.",
  severity: "info",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["200"],
  uses: ({ operation }, { description = "" }) =>
    ["POST", "PUT", "PATCH", "DELETE"].includes(operation.method) &&
    !isProbe(operation) &&
    !isRevocation(operation) &&
    !isReceiver(operation, description),
  *check(response) {
    if (hasContent(response)) return;
    const { at, subject, uses } = response;
    const advice = uses.every(({ operation }) => documents(operation, ["204"]))
      ? "remove it if there is none, as 204 stands beside it"
      : "write 204 if there is none";
    yield { at, message: `${subject} documents no content: ${advice}, or document what the client gets.` };
  },
  fix: moveResponse("Write 204 instead of 200", ({ operation }) => (documents(operation, ["204"]) ? nothing : "204")),

  good: [
    { title: "Nothing under 204, something under 200", paths: told },
    {
      title: "The revocation of a token (RFC 7009, 2.2), and a webhook of somebody else: the 200 is their choice",
      paths: revoked,
    },
  ],
  bad: [
    { title: "Nothing under 200", paths: untold, fixed: empty },
    { title: "Nothing under both", paths: twice, fixed: once },
  ],
});

function isRevocation({ path }: Operation): boolean {
  return /\/revo(?:ke|cation)\/?$/i.test(path) && /oauth|token|connect/i.test(path);
}

/** Whether the operation takes in what somebody else's server sends, and answers as that server wants. */
function isReceiver({ path, operationId = "", summary = "" }: Operation, description: string): boolean {
  if (/\/ipn(?:\/|$)/i.test(path)) return true;
  const words = `${operationId} ${summary} ${description}`;
  return /web-?hook|callback/i.test(path) && /receiv|process|handle|incoming/i.test(words);
}
