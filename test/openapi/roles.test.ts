import { describe, expect, test } from "vitest";
import { findRole, hasItems, isItem, splitWords } from "../../src/openapi/roles.ts";
import { indexText } from "./index-text.ts";

/** The role of each operation of a description, one path on each line. */
function listRoles(...paths: readonly string[]): Record<string, string | undefined> {
  const index = indexText("3.1.1", `paths:\n${paths.map((path) => `  ${path}\n`).join("")}`);
  return Object.fromEntries(index.operations.map((operation) => [operation.name, findRole(operation, index)]));
}

describe("the role of an operation", () => {
  test("is told by method and path", () => {
    const all = "{ get: {}, put: {}, patch: {}, delete: {}, post: {} }";
    expect(listRoles("/pets: { get: {}, post: {}, put: {} }", `/pets/{id}: ${all}`, "/health: { get: {} }")).toEqual({
      "GET /pets": "list",
      "POST /pets": "create",
      "PUT /pets": undefined,
      "GET /pets/{id}": "read",
      "PUT /pets/{id}": "replace",
      "PATCH /pets/{id}": "update",
      "DELETE /pets/{id}": "delete",
      "POST /pets/{id}": "action",
      "GET /health": undefined,
    });
  });

  test.each([
    ["operationId: createPet", "create"],
    ["operationId: PetService_Create", "create"],
    ["summary: Creates a pet.", "create"],
    ["summary: Add a pet", "create"],
    ["summary: Add a new pet to the store", "create"],
    ["summary: Add a pet to a list", "action"],
    ["summary: Feed the pets", "action"],
    ["operationId: createOrUpdatePet", "action"],
    ["summary: Create pets in bulk", "action"],
    ["summary: Create a session", "action"],
  ])("of a POST to a collection follows its words: %s", (words, role) => {
    const roles = listRoles(`/pets: { post: { ${words} } }`, "/pets/{id}: { get: {} }");
    expect(roles["POST /pets"]).toBe(role);
  });

  test("is a creation where the answer has an identifier", () => {
    const answer = "{ content: { a/b: { schema: { properties: { _id: {} } } } } }";
    const roles = listRoles(
      `/pets: { post: { summary: Create a pet, responses: { 201: ${answer} } } }`,
      `/toys: { post: { summary: A toy, responses: { 201: ${answer} } } }`,
      "/films: { post: { summary: Create a film }, get: {}, head: {} }",
    );
    expect(roles).toMatchObject({ "POST /pets": "create", "POST /toys": "action", "POST /films": "action" });
  });

  test("is an action where nearly everything is a POST", () => {
    const roles = listRoles("/pets: { post: {} }", "/pets/{id}: { get: {} }", "/a: { post: {} }", "/b: { post: {} }");
    expect(roles["POST /pets"]).toBe("action");
  });

  test("is none in a webhook", () => {
    const index = indexText("3.1.1", "webhooks: { pet: { post: { operationId: createPet } } }");
    expect(index.operations.map((operation) => findRole(operation, index))).toEqual([undefined]);
  });
});

test.each([
  ["/pets/{id}", true],
  ["/pets/{id}/", true],
  ["/pets/{id}.json", true],
  ["/{owner}:{name}", true],
  ["/pets", false],
  ["/pets/{id}/toys", false],
])("%s is an item: %s", (path, expected) => {
  expect(isItem(path)).toBe(expected);
});

test.each([
  ["/pets", "/pets/{id}", true],
  ["/pets/", "/pets/{id}/", true],
  ["/pets.json", "/pets/{id}.json", true],
  ["/v/{a}/pets", "/v/{b}/pets/{id}", true],
  ["/pets", "/toys/{id}", false],
  ["/pets", "/pets/{id}/toys", false],
])("%s has items where there is %s: %s", (path, item, expected) => {
  const index = indexText("3.1.1", `paths:\n  ${path}: { get: {} }\n  ${item}: { get: {} }`);
  expect(index.operations[0] && hasItems(index.operations[0], index)).toBe(expected);
});

test.each([
  ["createPet", "create pet"],
  ["create_pet", "create pet"],
  ["Pets.Create-pet!", "pets create pet"],
  ["", ""],
])("%s in words", (text, expected) => {
  expect(splitWords(text)).toBe(expected);
});
