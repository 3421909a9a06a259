import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { member } from "../../openapi/json-object.ts";
import type { Operation } from "../../openapi/operation.ts";
import type { References } from "../../openapi/references.ts";
import { documents } from "../checks.ts";
import { askForResponse, listPathParameters, quoteSome } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /pets/{petId}:
    parameters:
      - name: petId
        in: path
        required: true
        schema:
          type: string
    get:
      responses:
        "200":
          description: The pet.
        "404":
          description: There is no such pet.
    patch:
      responses:
        "204":
          description: The pet was changed.
        4XX:
          description: It was not; the content says why.
    delete:
      responses:
        "204":
          description: The pet is gone.
        "410":
          description: It has been gone before.
`;

const cannotMiss = yaml`
  /pets:
    get:
      responses:
        "200":
          description: The pets.
  /pets/{petId}:
    put:
      parameters:
        - name: petId
          in: path
          required: true
          schema:
            type: string
      responses:
        "200":
          description: The pet was replaced.
        "201":
          description: The pet was added.
  /pets/by-size/{size}:
    get:
      parameters:
        - name: size
          in: path
          required: true
          schema:
            type: string
            enum: [small, large]
      responses:
        "200":
          description: The pets of that size.
  /old-pets/{petId}:
    get:
      deprecated: true
      responses:
        "200":
          description: The pet.
`;

const alwaysThere = yaml`
  /pets/{petId}:
    parameters:
      - name: petId
        in: path
        required: true
        schema:
          type: string
    get:
      responses: # <--
        "200":
          description: The pet.
        "400":
          description: This is no identifier of a pet.
  /pets/{petId}/toys/{toyId}:
    put:
      parameters:
        - name: petId
          in: path
          required: true
          schema:
            type: string
        - name: toyId
          in: path
          required: true
          schema:
            type: string
      responses: # <--
        "201":
          description: The toy was added.
`;

const maybeThere = yaml`
  /pets/{petId}:
    parameters:
      - name: petId
        in: path
        required: true
        schema:
          type: string
    get:
      responses:
        "200":
          description: The pet.
        "400":
          description: This is no identifier of a pet.
        "404":
          $ref: "#/components/responses/NotFound"
  /pets/{petId}/toys/{toyId}:
    put:
      parameters:
        - name: petId
          in: path
          required: true
          schema:
            type: string
        - name: toyId
          in: path
          required: true
          schema:
            type: string
      responses:
        "201":
          description: The toy was added.
        "404":
          $ref: "#/components/responses/NotFound"
`;

export default defineRule({
  id: "404-documented",
  summary: "An operation on a resource that may not exist documents a 404.",
  rationale:
    "A path with a parameter can name what is not there: never created, deleted since, or mistyped. It is the one failure that every client of such a path must handle, and often no error in its eyes, so it needs to know how it is told.",
  references: [rfc(9110, "15.5.5"), rfc(9110, "15.5.11")],
  strength: "practice",
  remedy: "Document 404 (or 410, where the server remembers what is gone), and what its content says.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["404", "410", "4XX", "default"],
    reason: (operation, { index }) => {
      const names = listPathParameters(operation).filter((name) => !isFixed(operation, name, index.references));
      if (names.length === 0 || (createsTarget(operation) && names.length === 1)) return undefined;
      return `has ${quoteSome(names)} in its path and documents no 404`;
    },
    advice: ": write what a client gets where there is no such resource",
  }),
  fix: addResponse("404"),

  good: [
    { title: "A 404, a 410, or their range", paths: documented },
    { title: "No parameter, a fixed list of values, a PUT that creates, a deprecated operation", paths: cannotMiss },
  ],
  bad: [
    {
      title: "Resources that always exist",
      paths: alwaysThere,
      fixed: maybeThere,
      beside: yaml`
        components:
          responses:
            NotFound:
              description: There is no such resource.
      `,
    },
    { title: "The same where there is nothing to refer to", paths: alwaysThere },
  ],
});

/** A PUT to a URI where nothing is yet creates what was missing; what is above it must exist. */
function createsTarget(operation: Operation): boolean {
  return operation.method === "PUT" && /\}\/?$/.test(operation.path) && documents(operation, ["201"]);
}

/** A parameter that names a version or a format, or has a list of values that are all served, cannot miss. */
function isFixed({ parameters }: Operation, name: string, references: References): boolean {
  if (/^(?:api[-_]?)?version$|^(?:format|ext|extension)$/i.test(name)) return true;
  const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
  if (parameter === undefined) return false;
  const schema = references.child(parameter.node, "schema") ?? parameter.node;
  return Array.isArray(member(schema.value, "enum")) || member(schema.value, "const") !== undefined;
}
