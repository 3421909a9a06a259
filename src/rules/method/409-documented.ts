import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findRole } from "../../openapi/roles.ts";
import { askForResponse } from "../missing-response.ts";
import { addResponse } from "../response-fixes.ts";

const documented = yaml`
  /pets:
    post:
      operationId: createPet
      responses:
        "201":
          description: The pet was added.
        "409":
          description: Another pet has this chip already.
  /pets/{petId}:
    put:
      responses:
        "204":
          description: The pet was replaced.
        4XX:
          description: It was not; the content says why.
`;

const noConflict = yaml`
  /pets/search:
    post:
      operationId: searchPets
      responses:
        "200":
          description: The pets found.
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    delete:
      responses:
        "204":
          description: The pet is gone.
    put:
      deprecated: true
      responses:
        "204":
          description: The pet was replaced.
`;

const neverInTheWay = yaml`
  /pets:
    post:
      operationId: createPet
      responses: # <--
        "201":
          description: The pet was added.
        "400":
          description: The content is no JSON.
  /pets/{petId}:
    put:
      responses: # <--
        "204":
          description: The pet was replaced.
        "404":
          description: There is no such pet.
`;

const sometimesInTheWay = yaml`
  /pets:
    post:
      operationId: createPet
      responses:
        "201":
          description: The pet was added.
        "400":
          description: The content is no JSON.
        "409":
          $ref: "#/components/responses/Conflict"
  /pets/{petId}:
    put:
      responses:
        "204":
          description: The pet was replaced.
        "404":
          description: There is no such pet.
        "409":
          $ref: "#/components/responses/Conflict"
`;

export default defineRule({
  id: "409-documented",
  summary: "An operation that creates or replaces a resource documents a 409.",
  rationale:
    "What is created may exist already, and what is replaced may have changed since it was read. Such a request is right in itself and fails for what others did, so the client has to look again rather than to mend its content: it must be able to tell that from a 400.",
  references: [rfc(9110, "15.5.10"), rfc(9110, "9.3.4")],
  strength: "practice",
  remedy: "Document 409 and say what is in the way: a name that is taken, a state that forbids the change.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",

  scope: "operation",
  check: askForResponse({
    oneOf: ["409", "4XX", "default"],
    reason: (operation, { index }) => {
      const role = findRole(operation, index);
      if (role === "create")
        return "creates a resource and documents no 409: write what a client gets if it exists already";
      if (role === "replace")
        return "replaces a resource and documents no 409: write what a client gets if its state is in the way";
      return undefined;
    },
    advice: "",
  }),
  fix: addResponse("409"),

  good: [
    { title: "A 409, or its range", paths: documented },
    { title: "Searching, reading, deleting, deprecated", paths: noConflict },
  ],
  bad: [
    {
      title: "Nothing is ever in the way",
      paths: neverInTheWay,
      fixed: sometimesInTheWay,
      beside: yaml`
        components:
          responses:
            Conflict:
              description: The name is taken, or the state forbids it.
      `,
    },
  ],
});
