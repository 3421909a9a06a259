import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import { isPublic, type RequiredScheme } from "../../openapi/operation.ts";
import { askForResponse, quoteSome } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    get:
      security:
        - key: []
      responses:
        "200":
          description: The pets.
        "401":
          description: The key is missing or wrong.
    post:
      security:
        - key: []
      responses:
        "201":
          description: The pet was added.
        4XX:
          description: It was not; the content says why.
`;

const open = yaml`
  /pets:
    get:
      security: []
      responses:
        "200":
          description: The pets.
    post:
      security:
        - {}
        - key: []
      responses:
        "201":
          description: The pet was added.
  /old-pets:
    get:
      deprecated: true
      security:
        - key: []
      responses:
        "200":
          description: The pets.
`;

const secured = yaml`
  /pets:
    get:
      responses: # <--
        "200":
          description: The pets.
        "403":
          description: The caller may not see them.
    delete:
      security:
        - basic: []
        - key: []
      responses: # <--
        "204":
          description: They are all gone.
    post:
      security: []
      responses:
        "201":
          description: Anybody may add one.
`;

const turnedAway = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "401":
          $ref: "#/components/responses/Unauthorized"
        "403":
          description: The caller may not see them.
    delete:
      security:
        - basic: []
        - key: []
      responses:
        "204":
          description: They are all gone.
        "401":
          $ref: "#/components/responses/Unauthorized"
    post:
      security: []
      responses:
        "201":
          description: Anybody may add one.
`;

const schemes = yaml`
  components:
    securitySchemes:
      key:
        type: apiKey
        name: X-Key
        in: header
      basic:
        type: http
        scheme: basic
    responses:
      Unauthorized:
        description: The credentials are missing or wrong.
        headers:
          WWW-Authenticate:
            schema:
              type: string
`;

export default defineRule({
  id: "401-documented",
  summary: "An operation that asks for credentials documents a 401.",
  rationale:
    "Credentials expire and are revoked, so sooner or later every caller of a secured operation is turned away. A client that knows the answer can renew its token and repeat the request; one that does not shows its user an error where there was no need for one.",
  references: [rfc(9110, "15.5.2"), rfc(9110, "11.6.1")],
  strength: "practice",
  remedy: "Document 401, with `WWW-Authenticate`; one shared response serves all operations.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["401", "4XX", "default"],
    reason: ({ security }) => {
      if (security === undefined || isPublic(security) || security.every((needed) => needed.every(isMutualTls)))
        return undefined;
      const names = [...new Set(security.flat().map(({ name }) => name))];
      return `asks for credentials (${quoteSome(names)}) and documents no 401`;
    },
    advice: ": write how it answers a caller whose credentials are missing or wrong",
  }),
  fix: addResponse("401"),

  good: [
    { title: "A 401, or its range", paths: documented, beside: schemes },
    { title: "Public, optional and deprecated", paths: open, beside: schemes },
  ],
  bad: [
    {
      title: "Credentials that are always right",
      paths: secured,
      fixed: turnedAway,
      beside: `security:\n  - key: []\n${schemes}`,
    },
  ],
});

/** Without a client certificate there is no connection, so no answer either. */
function isMutualTls({ scheme }: RequiredScheme): boolean {
  return member(scheme?.value, "type") === "mutualTLS";
}
