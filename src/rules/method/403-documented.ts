import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isPublic } from "../../openapi/operation.ts";
import { askForResponse, quoteSome } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    get:
      security:
        - login: [pets:read]
      responses:
        "200":
          description: The pets.
        "403":
          description: The token does not allow reading pets.
    post:
      security:
        - login: [pets:write]
      responses:
        "201":
          description: The pet was added.
        default:
          description: Whatever went wrong.
`;

const everybody = yaml`
  /profile:
    get:
      security:
        - login: [openid, email]
      responses:
        "200":
          description: Who the caller is.
  /pets:
    get:
      security:
        - login: []
      responses:
        "200":
          description: The pets.
    post:
      security:
        - login: [pets:write]
        - {}
      responses:
        "201":
          description: The pet was added.
    delete:
      deprecated: true
      security:
        - login: [pets:write]
      responses:
        "204":
          description: They are all gone.
`;

const scoped = yaml`
  /pets:
    get:
      security:
        - login: [pets:read]
      responses: # <--
        "200":
          description: The pets.
        "401":
          description: The token has expired.
    delete:
      security:
        - login: [pets:write, admin]
      responses: # <--
        "204":
          description: They are all gone.
`;

const refused = yaml`
  /pets:
    get:
      security:
        - login: [pets:read]
      responses:
        "200":
          description: The pets.
        "401":
          description: The token has expired.
        "403":
          $ref: "#/components/responses/Forbidden"
    delete:
      security:
        - login: [pets:write, admin]
      responses:
        "204":
          description: They are all gone.
        "403":
          $ref: "#/components/responses/Forbidden"
`;

const schemes = yaml`
  components:
    securitySchemes:
      login:
        type: oauth2
        flows:
          clientCredentials:
            tokenUrl: https://login.example/token
            scopes:
              pets:read: Read pets.
              pets:write: Change pets.
              admin: Everything.
    responses:
      Forbidden:
        description: The token lacks a scope.
`;

export default defineRule({
  id: "403-documented",
  summary: "An operation that asks for scopes or roles documents a 403.",
  rationale:
    "Where an operation takes a scope or a role, some callers with good credentials lack it. For them a new login does not help, asking for more rights does: a client must be able to tell this from a 401.",
  references: [rfc(9110, "15.5.4"), rfc(6750, "3.1")],
  strength: "practice",
  remedy: "Document 403, and let its content name the scope or role that is missing.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["403", "4XX", "default"],
    reason: ({ security }) => {
      if (security === undefined || isPublic(security)) return undefined;
      const scopes = [
        ...new Set(security.flat().flatMap(({ scopes: all }) => all.filter((scope) => !claims.has(scope)))),
      ];
      return scopes.length === 0 ? undefined : `asks for ${quoteSome(scopes)} and documents no 403`;
    },
    advice: ": write how it answers a caller who is known but lacks that right",
  }),
  fix: addResponse("403"),

  good: [
    { title: "A 403, or `default`", paths: documented, beside: schemes },
    { title: "No scope, none but one's own identity, optional, deprecated", paths: everybody, beside: schemes },
  ],
  bad: [{ title: "Scopes that every caller has", paths: scoped, fixed: refused, beside: schemes }],
});

/** What OpenID Connect asks to know of the caller; every caller has these. */
const claims = new Set(["openid", "profile", "email", "address", "phone", "offline_access"]);
