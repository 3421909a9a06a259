import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { askForResponse } from "../missing-response.ts";
import { openApiResponses } from "../references.ts";
import { addResponses } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "503":
          description: The store is closed for the night.
    post:
      responses:
        "201":
          description: The pet was added.
        5XX:
          description: The pet was not added, and not by the client's fault.
  /vets:
    get:
      responses:
        "200":
          description: The vets.
        default:
          description: Whatever went wrong.
`;

const leftAlone = yaml`
  /old-pets:
    get:
      deprecated: true
      responses:
        "200":
          description: The pets.
  /drafts:
    get:
      responses: {}
  /pets:
    options:
      responses:
        "204":
          description: What a browser may ask from elsewhere.
`;

const infallible = yaml`
  /pets:
    get:
      responses: # <--
        "200":
          description: The pets.
        "404":
          description: There is no such store.
`;

const fallible = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "404":
          description: There is no such store.
        "500":
          $ref: "#/components/responses/ServerError"
`;

export default defineRule({
  id: "server-error-documented",
  summary: "An operation documents what a client gets when the server fails.",
  rationale:
    "Every server fails some day. A client that knows the shape of that answer can show its reason, keep its identifier for the support and decide whether to try again; one that does not takes it for a success that it cannot read.",
  references: [rfc(9110, "15.6"), openApiResponses],
  strength: "practice",
  remedy: "Document 500, and 503 where the server may be busy or down for a while; one shared response does.",
  severity: "hint",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: (key) => key.startsWith("5") || /^default$/i.test(key),
    reason: () => "documents no server error",
    advice: ": write what a client gets when the server fails, under 500 for instance",
  }),
  fix: addResponses("Add a server error by reference to the shared response", ({ responseKeys }) => [
    // Beside no code that a client can act upon, a `default` would be all there is on errors.
    ["500", "5XX", ...(responseKeys.some((key) => /^4\d\d$/.test(key)) ? ["default"] : [])],
  ]),

  good: [
    { title: "A code, a range, or `default`", paths: documented },
    { title: "A deprecated operation, a draft, and what answers browsers", paths: leftAlone },
  ],
  bad: [
    {
      title: "A server that never fails",
      paths: infallible,
      fixed: fallible,
      beside: yaml`
        components:
          responses:
            ServerError:
              description: The server failed.
      `,
    },
  ],
});
