import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { listChallenges } from "../challenges.ts";
import { nameSome, requireField } from "../checks.ts";
import { addField } from "../field-fixes.ts";
import { showChallenges } from "../shown-challenges.ts";

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

const mended = yaml`
  /orders:
    get:
      security:
        - token: []
      responses:
        "401":
          description: The token is missing or has expired.
          headers:
            WWW-Authenticate:
              $ref: "#/components/headers/WWW-Authenticate"
`;

const tokenMended = yaml`
  components:
    securitySchemes:
      token:
        type: http
        scheme: bearer
    headers:
      WWW-Authenticate:
        description: How to authenticate to the resource.
        schema:
          type: string
        example: Bearer realm="api"
`;

const localMended = yaml`
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
              $ref: "#/components/headers/WWW-Authenticate"
`;

const passwordMended = yaml`
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
    headers:
      WWW-Authenticate:
        description: How to authenticate to the resource.
        schema:
          type: string
        example: Basic realm="api"
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
  fix: addField("WWW-Authenticate", { describe: (index) => ({ example: showChallenges(index) }) }),

  good: [
    { title: "The challenge", paths: told, beside: token },
    { title: "API keys and certificates, which have none", paths: keys, beside: keySchemes },
    { title: "Nothing is required", paths: open, beside: password },
    { title: "A login, which only inherits what the document requires", paths: login, beside: loginScheme },
  ],
  bad: [
    { title: "A client left to guess", paths: untold, beside: token, fixed: mended, fixedBeside: tokenMended },
    {
      title: "A field of nearly the same name",
      paths: local,
      beside: password,
      fixed: localMended,
      fixedBeside: passwordMended,
    },
  ],
});
