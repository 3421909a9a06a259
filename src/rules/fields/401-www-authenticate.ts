import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { isPublic, type Operation } from "../../openapi/operation.ts";
import type { Node } from "../../openapi/references.ts";
import { nameSome, requireField } from "../checks.ts";
import { addField } from "../fixes.ts";

const told = yaml`
  /orders:
    get:
      security:
        - token: []
      responses:
        "401":
          description: The token is missing or has expired.
          headers:
            WWW-Authenticate:
              description: How to authenticate to the resource.
              schema:
                type: string
              example: Bearer realm="api"
`;

const token = yaml`
  components:
    securitySchemes:
      token:
        type: http
        scheme: bearer
`;

const keys = yaml`
  /orders:
    get:
      security:
        - key: []
        - certificate: []
      responses:
        "401":
          description: The key is unknown.
`;

const keySchemes = yaml`
  components:
    securitySchemes:
      key:
        type: apiKey
        in: header
        name: X-Api-Key
      certificate:
        type: mutualTLS
`;

const open = yaml`
  /sessions:
    post:
      security: []
      responses:
        "401":
          description: The password is wrong.
  /orders/latest:
    get:
      security:
        - {}
        - password: []
      responses:
        "401":
          description: The password is wrong.
`;

const login = yaml`
  /login:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "401":
          description: The password is wrong.
`;
const loginScheme = `${token}security:\n  - token: []\n`;

const untold = yaml`
  /orders:
    get:
      security:
        - token: []
      responses:
        "401": # <--
          description: The token is missing or has expired.
`;

const password = yaml`
  security:
    - password: []
  components:
    securitySchemes:
      password:
        type: http
        scheme: basic
      key:
        type: apiKey
        in: query
        name: key
`;

const local = yaml`
  /orders:
    get:
      responses:
        "401": # <--
          description: The password is wrong.
          headers:
            Authenticate:
              schema:
                type: string
`;

const localFixed = yaml`
  /orders:
    get:
      responses:
        "401":
          description: The password is wrong.
          headers:
            Authenticate:
              schema:
                type: string
            WWW-Authenticate:
              description: How to authenticate to the resource.
              schema:
                type: string
              example: Bearer realm="api"
`;

export default defineRule({
  id: "401-www-authenticate",
  summary: "A 401 says how to authenticate.",
  rationale:
    "RFC 9110 obliges a server that answers 401 to send a challenge in `WWW-Authenticate`. Clients choose the scheme by it, ask for the right scopes, and tell a token that has expired from one that was never valid. API keys and client certificates have no challenge, so nothing is asked of APIs that know only those.",
  references: [rfc(9110, "15.5.2"), rfc(9110, "11.6.1")],
  strength: "MUST",
  remedy: "Document `WWW-Authenticate` under the headers of the response, with the challenge of the security scheme.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",

  scope: "response",
  keys: ["401"],
  uses: ({ operation }) => listChallenges(operation).length > 0,
  *check(response, context) {
    if (response.headers.has("www-authenticate")) return;
    const challenges = [...new Set(response.uses.flatMap(({ operation }) => listChallenges(operation)))];
    const named = nameSome(challenges.map((challenge) => `\`${challenge}\``));
    const advice = `document the field with the challenge${challenges.length > 1 ? "s" : ""} ${named}, by which clients learn how to authenticate`;
    yield* requireField("WWW-Authenticate", advice)(response, context);
  },
  fix: addField("WWW-Authenticate"),

  good: [
    { title: "The challenge", paths: told, beside: token },
    { title: "API keys and certificates, which have none", paths: keys, beside: keySchemes },
    { title: "Nothing is required", paths: open, beside: password },
    { title: "A login, which only inherits what the document requires", paths: login, beside: loginScheme },
  ],
  bad: [
    { title: "A client left to guess", paths: untold, beside: token, fixed: told },
    { title: "A field of nearly the same name", paths: local, beside: password, fixed: localFixed },
  ],
});

/** The challenges that fit what an operation requires; none where nothing is required, or only what has no challenge. */
function listChallenges(operation: Operation): string[] {
  const { security } = operation;
  if (security === undefined || isPublic(security) || isLogin(operation)) return [];
  return security.flatMap((schemes) => schemes.flatMap(({ scheme }) => findChallenge(scheme) ?? []));
}

/** Whether the credentials are in the content, so that what the whole document requires cannot be meant. */
function isLogin({ method, path, node }: Operation): boolean {
  return (
    method === "POST" && member(node.value, "security") === undefined && /\/(?:log|sign)[-_]?(?:in|on)\/?$/i.test(path)
  );
}

/** By the name that IANA registered; others are taken as written. */
const authSchemes = [
  "Basic",
  "Bearer",
  "Concealed",
  "Digest",
  "DPoP",
  "GNAP",
  "HOBA",
  "Negotiate",
  "OAuth",
  "PrivateToken",
  "SCRAM-SHA-1",
  "SCRAM-SHA-256",
  "vapid",
];

/**
 * Undefined for an API key, a client certificate (which 3.0 has no type for but `http` with `mutual`), and a scheme
 * that nobody declared or that has no type we know.
 */
function findChallenge(scheme: Node | undefined): string | undefined {
  const type = member(scheme?.value, "type");
  if (type === "basic") return "Basic";
  if (type === "oauth2" || type === "openIdConnect") return "Bearer";
  const name = type === "http" ? member(scheme?.value, "scheme") : undefined;
  if (typeof name !== "string" || !/^[\w!#$%&'*+.^|~-]+$/.test(name)) return undefined;
  if (name.toLowerCase() === "mutual") return undefined;
  return authSchemes.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}
