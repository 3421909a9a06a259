import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { ResponseUse } from "../../openapi/response.ts";
import { listPathParameters } from "../missing-response.ts";

const fitting = yaml`
  /pets:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
      responses:
        "201":
          description: The pet was added.
        "413":
          description: The pet is too large.
        "415":
          description: The content is no JSON.
        "422":
          description: The pet has no name.
    get:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses:
        "200":
          description: The pets.
        "422":
          description: The limit is out of range.
        4XX:
          description: Another mistake.
`;

const stray = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
        "415": # <--
          description: Unsupported media type.
        "422": # <--
          description: The pet has no name.
    delete:
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
      responses:
        "204":
          description: They are all gone.
        "413": # <--
          description: Too much.
`;

export default defineRule({
  id: "content-error-without-request",
  summary: "413, 415 and 422 are documented only where there is content to refuse.",
  rationale:
    "These codes judge the content of a request: its size, its format, what it says. Where none is taken, either the content was forgotten in the description, and nobody can call the operation, or the response was copied from another and is never sent.",
  references: [rfc(9110, "15.5.14"), rfc(9110, "15.5.16"), rfc(9110, "15.5.21")],
  strength: "practice",
  remedy: "Describe the content that the operation takes, or remove the response.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "response",
  keys: ["413", "415", "422"],
  uses: ({ key, operation }) => !takesContent(operation) && !(key === "422" && takesParameters(operation)),
  *check({ at, key, subject, uses }) {
    const { about, none } = facts[key] ?? { about: "its content", none: "none" };
    const who = uses.length === 1 ? "the operation takes" : "they take";
    yield { at, message: `${subject} is about ${about} of a request, but ${who} ${none}: ${adviseFor(key, uses)}.` };
  },

  good: [{ title: "Content, or parameters, to refuse", paths: fitting }],
  bad: [{ title: "Nothing that could be refused", paths: stray }],
});

const facts: Readonly<Record<string, { readonly about: string; readonly none: string }>> = {
  413: { about: "the size of the content", none: "none" },
  415: { about: "the format of the content", none: "none" },
  422: { about: "the content or parameters", none: "neither" },
};

/** GET, HEAD and DELETE have no use for content (RFC 9110, 9.3.1 ff.); elsewhere it may have been forgotten. */
function adviseFor(key: string, uses: readonly ResponseUse[]): string {
  if (uses.some(({ operation }) => ["POST", "PUT", "PATCH"].includes(operation.method)))
    return "describe the content that is taken, or remove the response";
  return key === "415"
    ? "write the code that is meant (406 for an `Accept`), or remove it"
    : "write the code that is meant, or remove it";
}

/** A reference that leads nowhere stands for content all the same. */
function takesContent({ requestBody, node }: Operation): boolean {
  return requestBody !== undefined || member(node.value, "requestBody") !== undefined;
}

function takesParameters(operation: Operation): boolean {
  return operation.parameters.length > 0 || listPathParameters(operation).length > 0;
}
