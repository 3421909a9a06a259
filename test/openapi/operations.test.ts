import { describe, expect, test } from "vitest";
import { yaml } from "../../src/core/yaml.ts";
import { indexOperations } from "../../src/openapi/operation-index.ts";
import { indexText, listNames, listResponses, loadFrom, source } from "./index-text.ts";

const versions = ["2.0", "3.0.4", "3.1.1", "3.2.0"];

describe("methods", () => {
  const everything = yaml`
    paths:
      /pets:
        summary: Pets
        x-summary: { get: {} }
        parameters: []
        servers: []
        get: {}
        put: {}
        post: {}
        delete: {}
        options: {}
        head: {}
        patch: {}
        trace: {}
        query: {}
        additionalOperations: { PURGE: {}, Propfind: {} }
        GET: {}
  `;
  const ofAllVersions = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];

  test.each([
    ["2.0", ofAllVersions],
    ["3.0.4", [...ofAllVersions, "TRACE"]],
    ["3.1.1", [...ofAllVersions, "TRACE"]],
    ["3.2.0", [...ofAllVersions, "TRACE", "QUERY", "PURGE", "Propfind"]],
  ])("%s knows its own", (version, methods) => {
    expect(listNames(indexText(version, everything))).toEqual(methods.map((method) => `${method} /pets`));
  });

  test.each(["null", "[]", "later", "42"])("an operation that is %s is none", (value) => {
    expect(listNames(indexText("3.2.0", `paths: { /pets: { get: ${value}, post: {} } }`))).toEqual(["POST /pets"]);
  });

  test.each(["null", "[]", "PURGE"])("`additionalOperations` may be %s", (value) => {
    expect(listNames(indexText("3.2.0", `paths: { /pets: { additionalOperations: ${value} } }`))).toEqual([]);
  });
});

describe("paths", () => {
  test("are read in the order of the text", () => {
    const index = indexText("3.0.4", "paths: { /b: { post: {}, get: {} }, /a: { get: {} } }");
    expect(listNames(index)).toEqual(["GET /b", "POST /b", "GET /a"]);
    expect(index.operations[2]).toMatchObject({ kind: "path", method: "GET", path: "/a", at: ["paths", "/a", "get"] });
  });

  test.each(["", "paths:", "paths: []", "paths: { /a: , /b: [], x-pets: { get: {} } }"])("may be `%s`", (body) => {
    for (const version of versions) expect(listNames(indexText(version, body))).toEqual([]);
  });

  test("may be called what every object inherits", () => {
    const index = indexText(
      "3.1.1",
      "paths: { constructor: { get: {} }, __proto__: { get: {} }, toString: { get: {} } }",
    );
    expect(listNames(index)).toEqual(["GET constructor", "GET __proto__", "GET toString"]);
  });

  test("are not looked for in what is no description", () => {
    expect(indexOperations({ source, data: { paths: { "/pets": { get: {} } } } }, loadFrom({}))).toBeUndefined();
  });
});

describe("webhooks", () => {
  const body = "paths: { /pets: { get: {} } }\nwebhooks: { newPet: { post: {} } }";

  test.each([
    ["2.0", []],
    ["3.0.4", []],
    ["3.1.1", ["POST newPet (webhook)"]],
    ["3.2.0", ["POST newPet (webhook)"]],
  ])("in %s", (version, webhooks) => {
    expect(listNames(indexText(version, body))).toEqual(["GET /pets", ...webhooks]);
  });

  test("have a kind and a place of their own", () => {
    const { operations } = indexText("3.1.1", body);
    expect(operations[1]).toMatchObject({ kind: "webhook", path: "newPet", at: ["webhooks", "newPet", "post"] });
  });
});

describe("callbacks", () => {
  const nested = yaml`
    paths:
      /orders:
        post:
          callbacks:
            onShipped:
              x-note: { post: {} }
              "{$request.query.url}":
                post:
                  callbacks:
                    onRead:
                      "{$request.body#/url}": { put: {} }
  `;

  test.each(["3.0.4", "3.1.1", "3.2.0"])("are read however deep, in %s", (version) => {
    const { operations } = indexText(version, nested);
    expect(operations.map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
      "path: POST /orders",
      "callback: POST {$request.query.url} (callback)",
      "callback: PUT {$request.body#/url} (callback)",
    ]);
  });

  test("do not exist in 2.0", () => {
    expect(listNames(indexText("2.0", nested))).toEqual(["POST /orders"]);
  });

  test.each(["null", "[]", "{ onShipped: null }", "{ onShipped: [] }", "{ onShipped: { $ref: '#/lost' } }"])(
    "may be %s",
    (value) => {
      const index = indexText("3.1.1", `paths: { /orders: { post: { callbacks: ${value} } } }`);
      expect(listNames(index)).toEqual(["POST /orders"]);
    },
  );

  test("are read through references", () => {
    const body = yaml`
      paths:
        /orders: { post: { callbacks: { onShipped: { $ref: "#/components/callbacks/shipped" } } } }
      components:
        callbacks: { shipped: { "{$url}": { $ref: "#/components/pathItems/shipped" } }, unused: { "{$url}": { get: {} } } }
        pathItems: { shipped: { post: {} } }
    `;
    const { operations } = indexText("3.1.1", body);
    expect(operations.map(({ name }) => name)).toEqual(["POST /orders", "POST {$url} (callback)"]);
    expect(operations[1]?.at).toEqual(["paths", "/orders", "post", "callbacks", "onShipped", "{$url}", "post"]);
    expect(operations[1]?.node.path).toEqual(["components", "pathItems", "shipped", "post"]);
  });

  test("that lead back to their own path item are read once", () => {
    const body = yaml`
      paths:
        /orders: { post: { callbacks: { again: { "{$url}": { $ref: "#/paths/~1orders" } } } } }
    `;
    expect(listNames(indexText("3.1.1", body))).toEqual(["POST /orders", "POST {$url} (callback)"]);
  });

  test("that lead to each other end too", () => {
    const body = yaml`
      paths:
        /a: { post: { callbacks: { b: { "{$b}": { $ref: "#/paths/~1b" } } } } }
        /b: { post: { callbacks: { a: { "{$a}": { $ref: "#/paths/~1a" } } } } }
    `;
    expect(listNames(indexText("3.1.1", body))).toEqual([
      "POST /a",
      "POST /b",
      "POST {$b} (callback)",
      "POST {$a} (callback)",
    ]);
  });

  // Each level doubles the ways that lead to the next: walked one by one, a small hostile text takes all memory.
  test("that fan out do not multiply the work", () => {
    const depth = 12;
    const levels = Array.from({ length: depth }, (_, level) => {
      const next = `{ "{$url}": { $ref: "#/components/pathItems/p${level + 1}" } }`;
      return `    p${level}: { post: { callbacks: { a: ${next}, b: ${next} } } }`;
    });
    const body = `paths: { /a: { $ref: "#/components/pathItems/p0" } }\ncomponents:\n  pathItems:\n${levels.join("\n")}\n    p${depth}: { post: {} }`;
    expect(indexText("3.1.1", body).operations.length).toBeLessThan(10 * depth);
  });
});

describe("path items that are references", () => {
  test("to the same document count under each path", () => {
    const body = yaml`
      paths:
        /pets: { $ref: "#/components/pathItems/pets" }
        /animals: { $ref: "#/components/pathItems/pets" }
      components:
        pathItems: { pets: { get: {} }, unused: { post: {} } }
    `;
    const { operations } = indexText("3.1.1", body);
    expect(operations.map(({ name }) => name)).toEqual(["GET /pets", "GET /animals"]);
    expect(operations.map(({ at }) => at)).toEqual([
      ["paths", "/pets", "get"],
      ["paths", "/animals", "get"],
    ]);
    for (const { node } of operations) expect(node.path).toEqual(["components", "pathItems", "pets", "get"]);
  });

  test.each(versions)("to another document are read from there, in %s", (version) => {
    const files = {
      "/api/paths/pets.yaml": "get: { responses: { 200: { $ref: ../ok.yaml } } }",
      "/api/ok.yaml": "description: OK",
    };
    const index = indexText(version, "paths: { /pets: { $ref: paths/pets.yaml } }", files);
    expect(listNames(index)).toEqual(["GET /pets"]);
    expect(index.operations[0]?.node).toMatchObject({ document: { source: "/api/paths/pets.yaml" }, path: ["get"] });
    expect(listResponses(index)[0]).toMatchObject({
      description: "OK",
      at: ["paths", "/pets", "get", "responses", "200"],
    });
  });

  test.each(["#/lost", "lost.yaml", "https://api.test/pets.yaml", "#/paths/~1pets"])(
    "to %s are passed over",
    ($ref) => {
      const index = indexText("3.1.1", `paths: { /pets: { $ref: "${$ref}" }, /vets: { get: {} } }`);
      expect(listNames(index)).toEqual(["GET /vets"]);
    },
  );

  // OAS, Path Item Object: only a field that stands in both places has no defined meaning.
  test("may have operations of their own beside a reference that is lost", () => {
    const index = indexText("3.1.1", "paths: { /pets: { $ref: lost.yaml, post: {} } }");
    expect(listNames(index)).toEqual(["POST /pets"]);
  });

  test("may have operations of their own beside the reference", () => {
    const index = indexText("3.1.1", "paths: { /pets: { $ref: pets.yaml, post: {} } }", {
      "/api/pets.yaml": "get: {}",
    });
    expect(listNames(index).sort()).toEqual(["GET /pets", "POST /pets"]);
  });
});

test("components that nobody uses are not judged", () => {
  const body = yaml`
    paths: { /pets: { get: { responses: { 404: { $ref: "#/components/responses/Lost" } } } } }
    components:
      responses: { Lost: { description: Lost. }, Unused: { description: Unused. } }
      pathItems: { unused: { get: { responses: { 200: { description: OK } } } } }
      callbacks: { unused: { "{$url}": { get: { responses: { 200: { description: OK } } } } } }
  `;
  expect(listResponses(indexText("3.1.1", body)).map(({ description }) => description)).toEqual(["Lost."]);
});
