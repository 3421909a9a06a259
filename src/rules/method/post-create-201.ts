import { defineRule } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { isCreation } from "../creations.ts";
import { planMove } from "../move-responses.ts";

const created = yaml`
  /pets:
    post:
      operationId: createPet
      responses:
        "201":
          description: The pet was added.
  /toys:
    post:
      summary: Create a toy
      responses:
        "200":
          description: There is such a toy already.
        "201":
          description: The toy was added.
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
  /toys/{toyId}:
    get:
      responses:
        "200":
          description: The toy.
`;

const others = yaml`
  /pets/search:
    post:
      responses:
        "200":
          description: The pets that match.
  /pets:
    post:
      operationId: updateOrCreatePet
      responses:
        "200":
          description: The pet, be it new or not.
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    post:
      summary: Feed the pet
      responses:
        "200":
          description: The pet is full.
  /sessions:
    post:
      operationId: createSession
      responses:
        "200":
          description: Signed in.
  /sessions/{sessionId}:
    delete:
      responses:
        "204":
          description: Signed out.
  /pets/{petId}/tags:
    post:
      summary: Add a tag to a pet
      responses:
        "200":
          description: The pet wears the tag.
  /pets/{petId}/tags/{tag}:
    delete:
      responses:
        "204":
          description: The pet wears it no more.
  /chat/completions:
    post:
      summary: Create a chat completion
      responses:
        "200":
          description: What the machine says.
`;

const many = yaml`
  /toys:
    post:
      operationId: createToys
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                toys:
                  type: array
                  items:
                    type: object
      responses:
        "200":
          description: What came of each.
  /toys/{toyId}:
    get:
      responses:
        "200":
          description: The toy.
`;

const procedures = yaml`
  /pets.list:
    post:
      responses:
        "200":
          description: The pets.
  /pets.create:
    post:
      summary: Create a pet
      responses:
        "200":
          description: The pet.
`;

const unsaid = yaml`
  /pets:
    post:
      operationId: createPet
      responses:
        "200": # <--
          description: The pet.
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
  /toys:
    post:
      responses:
        "200": # <--
          description: OK
  /toys/{toyId}:
    delete:
      responses:
        "204":
          description: The toy was removed.
`;

const findable = yaml`
  /orders/new:
    post:
      summary: Create an order
      responses:
        "200": # <--
          description: The order.
          content:
            application/json:
              schema:
                type: object
                properties:
                  id:
                    type: string
                  total:
                    type: integer
`;

const found = yaml`
  /orders/new:
    post:
      summary: Create an order
      responses:
        "201":
          description: The order.
          content:
            application/json:
              schema:
                type: object
                properties:
                  id:
                    type: string
                  total:
                    type: integer
          headers:
            Location:
              $ref: "#/components/headers/Location"
`;

const location = yaml`
  components:
    headers:
      Location:
        description: The new resource, or the one that the redirect leads to.
        schema:
          type: string
          format: uri-reference
`;

export default defineRule({
  id: "post-create-201",
  summary: "A POST that creates a resource answers 201.",
  rationale:
    "201 tells clients, logs and monitors that there is one resource more, and makes `Location` mean where it is. A 200 says only that something went well: a client cannot tell what it has made from what was there before.",
  references: [rfc(9110, "9.3.3"), rfc(9110, "15.3.2")],
  strength: "SHOULD",
  remedy:
    "Answer 201, with `Location`; or 202 where the resource is created later. A house that does not mind writes `any` in the setting `create`.",
  severity: "warn",
  preset: "recommended",
  since: "0.1.0",
  follows: { setting: "create" },

  scope: "response",
  keys: ["200"],
  uses: ({ operation }, response, { index }) => isCreation(operation, response, index),
  *check(response, { index, settings }) {
    const choice = choiceOf(settings, "create");
    if (choice === "any") return;
    if (!response.uses.some(({ operation }) => isCreation(operation, response, index))) return;
    const { at, subject } = response;
    const code = choice === "201" ? "201" : "201, with `Location`";
    const cited = citeSetting(settings, "create");
    yield { at, message: `${subject} does not say that something was created: write ${code}${cited}.` };
  },
  fix: {
    title: "Write 201 instead of 200",
    safety: "unsafe",
    plan: (found, context) =>
      planMove(found, () => "201", context, { bare: choiceOf(context.settings, "create") !== "201-location" }),
  },

  good: [
    { title: "A creation that says so, now or later", paths: created },
    { title: "What a POST may do instead", paths: others },
    { title: "Many at once", paths: many },
    { title: "Procedures, not resources", paths: procedures },
    { title: "A house that does not mind", paths: unsaid.replaceAll(" # <--", ""), settings: { create: "any" } },
  ],
  bad: [
    { title: "A resource with an identifier", paths: findable, fixed: found, fixedBeside: location },
    {
      title: "Collections of what can be found again",
      paths: unsaid,
      fixed: unsaid.replaceAll('"200": # <--', '"201":').replace("OK", "Created"),
      settings: { create: "201" },
    },
  ],
});
