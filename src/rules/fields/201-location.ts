import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import type { MediaType } from "../../openapi/media-types.ts";
import type { Operation } from "../../openapi/operation.ts";
import { addField, requireField } from "../checks.ts";

const created = yaml`
  /pets:
    post:
      responses:
        "201":
          description: The pet was added.
          headers:
            Location:
              description: "Where to go next: the resource that was created, or the target of the redirection."
              schema:
                type: string
                format: uri-reference
              example: /orders/42
`;

const replaced = yaml`
  /pets/{petId}:
    put:
      responses:
        "201":
          description: The pet was added, at the URI of the request.
  /pets:batch:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items:
                type: object
      responses:
        "201":
          description: The pets were added.
`;

const lost = yaml`
  /pets:
    post:
      responses:
        "201": # <--
          description: The pet was added.
`;

export default defineRule({
  id: "201-location",
  summary: "A 201 says where the new resource is.",
  rationale:
    "A client that has created something wants to read, change or delete it next. `Location` names it in one step, without a guess at how the server builds its URIs. PUT needs none, as the resource is at the URI of the request; neither does the creation of many resources at once.",
  references: [rfc(9110, "15.3.2"), rfc(9110, "10.2.2")],
  severity: "error",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: ["201"],
  uses: ({ operation }, { mediaTypes }) =>
    operation.method !== "PUT" &&
    !isBulk(operation) &&
    !operation.requestBody?.mediaTypes.some(isArray) &&
    !mediaTypes.some(isArray),
  check: requireField("Location", "document the field, so that clients find what they created"),
  fix: addField("Location"),

  good: [
    { title: "The new resource is named", paths: created },
    { title: "PUT, and many resources at once", paths: replaced },
  ],
  bad: [{ title: "A new resource that nobody can find", paths: lost, fixed: created }],
});

/** Whether the operation calls itself one on many resources, whose arrays may be wrapped in an object. */
function isBulk({ path, node }: Operation): boolean {
  const names = [path, member(node.value, "operationId"), member(node.value, "summary")];
  return names.some(
    (name) =>
      typeof name === "string" && /(?<![A-Za-z])(?:bulk|batch)(?![a-z])|Bulk(?![a-z])|Batch(?![a-z])/.test(name),
  );
}

function isArray({ schema }: MediaType): boolean {
  const type = member(schema()?.value, "type");
  return type === "array" || (Array.isArray(type) && type.includes("array"));
}
