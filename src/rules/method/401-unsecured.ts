import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { keysOf, member } from "../../openapi/json-object.ts";
import { onceFor } from "../../openapi/once.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import { splitWords } from "../../openapi/roles.ts";
import { shorten } from "../../openapi/texts.ts";

const schemes = yaml`
  components:
    securitySchemes:
      key:
        type: apiKey
        in: header
        name: X-API-Key
`;

const guarded = yaml`
  components:
    securitySchemes:
      XsrfToken:
        type: apiKey
        in: header
        name: X-XSRF-Token
`;

const secured = yaml`
  /pets:
    get:
      security:
        - key: []
      responses:
        "401":
          description: The key is missing.
  /offers:
    get:
      security: []
      responses:
        "401":
          description: The offers of this hour are for members.
  /toys:
    get:
      security:
        - {}
      responses:
        "401":
          description: The key is wrong.
`;

const globally = yaml`
  /pets:
    get:
      responses:
        "401":
          description: The key is missing.
`;

const entrances = yaml`
  /login:
    post:
      responses:
        "401":
          description: The password is wrong.
  /oauth/token:
    post:
      responses:
        "401":
          description: The client is not known.
  /v1/members:
    post:
      operationId: resetPassword
      responses:
        "401":
          description: The link has expired.
`;

const unsecured = yaml`
  /pets:
    get:
      responses:
        "401": # <--
          description: The key is missing.
`;

const shared = yaml`
  /pets:
    get:
      responses:
        "401":
          $ref: "#/components/responses/Unauthorized"
  /toys:
    get:
      responses:
        "401":
          $ref: "#/components/responses/Unauthorized"
`;

export default defineRule({
  id: "401-unsecured",
  summary: "An operation that answers 401 says which credentials it takes.",
  rationale:
    "A 401 says that credentials are missing or wrong. Where no `security` tells which, the schemes that are declared lead nowhere: documentation shows no lock, and generated clients send the request without credentials.",
  references: [
    rfc(9110, "15.5.2"),
    {
      title: "OpenAPI Specification, Security Requirement Object",
      url: "https://spec.openapis.org/oas/latest.html#security-requirement-object",
    },
  ],
  strength: "practice",
  remedy:
    "Name the scheme under `security`, of the operation or of the whole document. Where anybody may call, write `security: []` and remove the 401.",
  severity: "info",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["401"],
  uses: ({ operation }) => isSilentOnSecurity(operation) && !isEntrance(operation),
  *check({ at, subject, uses }, { index }) {
    if (!uses.some(({ operation }) => isSilentOnSecurity(operation))) return;
    const schemes = listSchemes(index);
    const [scheme] = schemes;
    if (scheme === undefined) return;
    const first = `\`${shorten(scheme)}\``;
    const named = schemes.length === 1 ? first : `${first} or another of the ${schemes.length} schemes`;
    yield {
      at,
      message: `${subject} asks for credentials, but no \`security\` says which: require ${named}, beside \`{}\` where credentials are optional, or write \`security: []\` and remove the 401.`,
    };
  },

  good: [
    { title: "Secured, public, and optional", paths: secured, beside: schemes },
    { title: "The whole document is secured", paths: globally, beside: `${schemes}security:\n  - key: []\n` },
    { title: "Where credentials are checked for the first time", paths: entrances, beside: schemes },
    { title: "No scheme is declared", paths: globally },
    { title: "No scheme but a guard against forged requests", paths: globally, beside: guarded },
  ],
  bad: [
    { title: "A scheme that nothing asks for", paths: unsecured, beside: schemes },
    {
      title: "A scheme that nothing asks for, and one definition for many",
      paths: shared,
      beside: yaml`
        components:
          securitySchemes:
            key:
              type: apiKey
              in: header
              name: X-API-Key
          responses:
            Unauthorized: # <--
              description: The key is missing.
      `,
    },
  ],
});

function isSilentOnSecurity({ security, node }: Operation): boolean {
  return security === undefined && member(node.value, "security") === undefined;
}

/** Operations whose 401 is about what they are there to check: a password, a token, a code. */
function isEntrance({ path, operationId, summary }: Operation): boolean {
  return [path, operationId, summary].some((text) => text !== undefined && entrance.test(splitWords(text)));
}

const entrance =
  /(?<![a-z])(?:2fa|auth|authenticat\w*|authori[sz]e|authori[sz]ation|credentials?|idp|log ?in|log ?on|log ?out|mfa|oauth\d?|oidc|openid|otp|passkeys?|passwords?|passwordless|refresh|saml|sessions?|sign ?in|sign ?on|sign ?out|sign ?up|sso|tokens?|totp|webauthn)(?![a-z])/;

/** A token against forged requests goes with a session, and tells nobody who asks. */
const guard = /[cx]srf/i;

const listSchemes = onceFor(
  (index: OperationIndex) => index,
  ({ references, version }): readonly string[] => {
    const { root } = references;
    const holder = version === "2.0" ? root : references.child(root, "components");
    const schemes = holder && references.child(holder, version === "2.0" ? "securityDefinitions" : "securitySchemes");
    return keysOf(schemes?.value).filter((name) => !name.startsWith("x-") && !guard.test(name));
  },
);
