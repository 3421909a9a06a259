import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isPublic, type Operation } from "../../openapi/operation.ts";
import { askForResponse, joinAll, listPathParameters, listRequestTypes, quoteSome } from "../missing-response.ts";
import { openApiResponses } from "../references.ts";
import { addResponses } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses:
        "200":
          description: A page of pets.
        "400":
          description: The limit is no number.
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "201":
          description: The pet was added.
        4XX:
          description: The pet was not added; the content says why.
  /pets/{petId}:
    delete:
      parameters:
        - name: petId
          in: path
          required: true
          schema:
            type: string
      responses:
        "204":
          description: The pet is gone.
        default:
          description: Whatever went wrong.
`;

const nothingToGetWrong = yaml`
  /health:
    get:
      responses:
        "200":
          description: The service is up.
  /old-pets:
    get:
      deprecated: true
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses:
        "200":
          description: A page of pets.
  /drafts:
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses: {}
`;

const onlySuccess = yaml`
  /pets:
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses: # <--
        "200":
          description: A page of pets.
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses: # <--
        "201":
          description: The pet was added.
        "500":
          description: The server failed.
  /account:
    get:
      security:
        - key: []
      responses: # <--
        "200":
          description: The caller's account.
`;

const someErrors = yaml`
  /pets:
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses:
        "200":
          description: A page of pets.
        "400":
          $ref: "#/components/responses/BadRequest"
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "201":
          description: The pet was added.
        "400":
          $ref: "#/components/responses/BadRequest"
        "500":
          description: The server failed.
  /account:
    get:
      security:
        - key: []
      responses:
        "200":
          description: The caller's account.
        "401":
          $ref: "#/components/responses/Unauthorized"
`;

export default defineRule({
  id: "client-error-documented",
  summary: "An operation that a client can get wrong documents a client error.",
  rationale:
    "Whoever takes parameters, content or credentials will be sent wrong ones. A client that is told of successes only meets the first refusal unprepared: it does not know which code to expect, and generated code has no type for what comes with it.",
  references: [rfc(9110, "15.5"), openApiResponses],
  strength: "practice",
  remedy: "Document the client errors that the operation answers: 400 or 422, 401, 403, 404 and the like.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: (key) => key.startsWith("4") || /^default$/i.test(key),
    reason: (operation) => {
      const ways = listWaysToFail(operation);
      return ways.length === 0 ? undefined : `takes ${joinAll(ways)}, but documents no client error`;
    },
    advice: ": write which 4xx a client gets when these are wrong",
  }),
  fix: addResponses("Add a client error by reference to the shared response", (operation) => [listCodes(operation)]),

  good: [
    { title: "A code, a range, or `default`", paths: documented },
    { title: "Nothing to get wrong, a deprecated operation, and a draft", paths: nothingToGetWrong },
  ],
  bad: [
    {
      title: "Parameters, content and credentials that are always right",
      paths: onlySuccess,
      fixed: someErrors,
      beside: yaml`
        components:
          securitySchemes:
            key:
              type: apiKey
              name: X-Key
              in: header
          responses:
            BadRequest:
              description: A parameter or the content is wrong.
            Unauthorized:
              description: The key is missing or wrong.
              headers:
                WWW-Authenticate:
                  schema:
                    type: string
      `,
    },
  ],
});

function listWaysToFail(operation: Operation): readonly string[] {
  const inQuery = operation.parameters
    .filter(({ in: place }) => place !== "body" && place !== "formData" && place !== "path")
    .map(({ name }) => name);
  const names = [...listPathParameters(operation), ...inQuery];
  const types = listRequestTypes(operation);
  const ways: string[] = [];
  if (names.length > 0) ways.push(`${names.length === 1 ? "the parameter" : "the parameters"} ${quoteSome(names)}`);
  if (types.length > 0) ways.push(`content (${quoteSome(types)})`);
  if (!isPublic(operation.security)) ways.push("credentials");
  return ways;
}

/** The client errors that one may well meet, the likeliest first. */
function listCodes(operation: Operation): readonly string[] {
  const inPath = listPathParameters(operation);
  const hasOthers =
    listRequestTypes(operation).length > 0 || operation.parameters.some(({ in: place }) => place !== "path");
  return [
    ...(hasOthers ? ["400", "422"] : []),
    ...(inPath.length > 0 ? ["404"] : []),
    ...(isPublic(operation.security) ? [] : ["401", "403"]),
    ...(hasOthers ? [] : ["400"]),
    "4XX",
    "default",
  ];
}
