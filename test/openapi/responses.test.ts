import { describe, expect, test } from "vitest";
import { yaml } from "../../src/core/yaml.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import type { Response } from "../../src/openapi/response.ts";
import { indexText, listResponses, onlyOperation } from "./index-text.ts";

/** Every response definition with the operations that use it: `404: GET /a, GET /b`. */
function list(index: OperationIndex): string[] {
  return listResponses(index).map(
    ({ key, uses }) => `${key}: ${uses.map(({ operation }) => operation.name).join(", ")}`,
  );
}

/** The response of a description with one; `beside` stands at the root. */
function onlyResponse(body: string, version = "3.1.1", beside = ""): Response {
  const text = `paths: { /pets: { get: { responses: { 200: ${body} } } } }\n${beside}`;
  const [response] = onlyOperation(version, text).responses;
  if (response === undefined) throw new Error("A response is wanted here.");
  return response;
}

describe("a shared definition", () => {
  const shared = yaml`
    paths:
      /a: { get: { responses: { 401: { $ref: "#/components/responses/Refused" } } } }
      /b: { get: { responses: { 401: { $ref: "#/components/responses/Refused" } } } }
      /c: { get: { responses: { 403: { $ref: "#/components/responses/Refused" }, 401: { description: Own. } } } }
    components: { responses: { Refused: { description: Refused. } } }
  `;

  test("is known once for each of its response keys, with all its uses", () => {
    expect(list(indexText("3.1.1", shared))).toEqual(["401: GET /a, GET /b", "401: GET /c", "403: GET /c"]);
  });

  test("has the route of its first use, and knows the place of each", () => {
    const [refused] = listResponses(indexText("3.1.1", shared));
    expect(refused?.at).toEqual(["paths", "/a", "get", "responses", "401"]);
    expect(refused?.node.path).toEqual(["components", "responses", "Refused"]);
    expect(refused?.uses.map(({ at }) => at.join(" "))).toEqual([
      "paths /a get responses 401",
      "paths /b get responses 401",
    ]);
  });

  test("is the same object for all its operations", () => {
    const [a, b, c] = indexText("3.1.1", shared).operations;
    expect(a?.responses[0]).toBe(b?.responses[0]);
    expect(c?.responses[0]).not.toBe(b?.responses[0]);
  });

  test("is found by its response key", () => {
    const index = indexText("3.1.1", shared);
    const [refused, own, forbidden] = listResponses(index);
    expect([...index.responsesByKey]).toEqual([
      ["401", [refused, own]],
      ["403", [forbidden]],
    ]);
  });

  test("knows its uses under all keys", () => {
    const [refused, own, forbidden] = listResponses(indexText("3.1.1", shared));
    const everyUse = ["401 GET /a", "401 GET /b", "403 GET /c"];
    expect(Array.from(refused?.everyUse ?? [], ({ key, operation }) => `${key} ${operation.name}`)).toEqual(everyUse);
    expect([...(forbidden?.everyUse ?? [])]).toEqual([...(refused?.everyUse ?? [])]);
    expect(refused?.everyKey).toEqual(["401", "403"]);
    expect([...(own?.everyUse ?? [])]).toEqual(own?.uses);
  });

  test("is one, whatever the ways that lead to it", () => {
    const body = yaml`
      paths:
        /a: { get: { responses: { 404: { $ref: "#/components/responses/Lost" } } } }
        /b: { get: { responses: { 404: { $ref: "#/components/responses/Gone" } } } }
        /c: { get: { responses: { 404: { $ref: "shared.yaml#/Lost" } } } }
        /d: { get: { responses: { $ref: "#/paths/~1a/get/responses" } } }
      components: { responses: { Lost: { $ref: shared.yaml#/Lost }, Gone: { $ref: "#/components/responses/Lost" } } }
    `;
    const index = indexText("3.1.1", body, { "/api/shared.yaml": "Lost: { description: Lost. }" });
    expect(list(index)).toEqual(["404: GET /a, GET /b, GET /c, GET /d"]);
  });

  test("may be shared with a webhook", () => {
    const body = yaml`
      paths: { /a: { get: { responses: { 404: { $ref: "#/x" } } } } }
      webhooks: { b: { post: { responses: { 404: { $ref: "#/x" } } } } }
      x: { description: Lost. }
    `;
    expect(list(indexText("3.1.1", body))).toEqual(["404: GET /a, POST b (webhook)"]);
  });
});

describe("response keys", () => {
  test("are all but extensions, as written", () => {
    const body = `paths: { /pets: { get: { responses: { 200: {}, "404": {}, 2XX: {}, default: {}, x-note: {}, 20x: {} } } } }`;
    expect([...onlyOperation("3.1.1", body).responseKeys].sort()).toEqual(["200", "20x", "2XX", "404", "default"]);
    expect(listResponses(indexText("3.1.1", body)).find(({ key }) => key === "200")?.status?.phrase).toBe("OK");
  });

  test.each(["", "responses:", "responses: null", "responses: {}", "responses: []", "responses: { $ref: '#/lost' }"])(
    "there are none in `%s`",
    (responses) => {
      const operation = onlyOperation("3.1.1", `paths: { /pets: { get: { ${responses} } } }`);
      expect(operation.responseKeys).toEqual([]);
      expect(operation.responses).toEqual([]);
    },
  );

  test("whose reference leads nowhere have no definition to judge", () => {
    const operation = onlyOperation(
      "3.1.1",
      "paths: { /pets: { get: { responses: { 200: { $ref: '#/lost' }, 404: {} } } } }",
    );
    expect(operation.responseKeys).toEqual(["200", "404"]);
    expect(operation.responses.map(({ key }) => key)).toEqual(["404"]);
  });
});

test.each(["null", "[]", "later", "{}"])("a response that is %s says nothing, but is there", (value) => {
  const index = indexText("3.1.1", `paths: { /a: { get: { responses: { 429: ${value}, 503: ${value} } } } }`);
  expect(list(index)).toEqual(["429: GET /a", "503: GET /a"]);
  for (const { description, headers, content, mediaTypes } of listResponses(index))
    expect({ description, headers, content, mediaTypes }).toEqual({
      description: undefined,
      headers: new Map(),
      content: undefined,
      mediaTypes: [],
    });
});

describe("headers", () => {
  test("are found by their lower-cased names", () => {
    const { headers } = onlyResponse("{ headers: { Retry-After: { schema: {} }, X-RATE: {} } }");
    expect([...headers.keys()]).toEqual(["retry-after", "x-rate"]);
    expect(headers.get("retry-after")).toMatchObject({
      name: "Retry-After",
      at: ["paths", "/pets", "get", "responses", "200", "headers", "Retry-After"],
      node: { value: { schema: {} } },
    });
  });

  test("may be references, even to nothing", () => {
    const body = "{ headers: { A: { $ref: '#/x' }, B: { $ref: '#/lost' }, C: } }";
    const { headers } = onlyResponse(body, "3.1.1", "x: { schema: {} }");
    expect([...headers.values()].map(({ name, node }) => [name, node?.value])).toEqual([
      ["A", { schema: {} }],
      ["B", undefined],
      ["C", null],
    ]);
  });

  test.each(["{}", "{ headers: }", "{ headers: [] }", "{ headers: {} }", "{ headers: { $ref: '#/lost' } }"])(
    "there are none in %s",
    (body) => {
      for (const version of ["2.0", "3.0.4"]) expect(onlyResponse(body, version).headers.size).toBe(0);
    },
  );
});

describe("descriptions", () => {
  test.each([
    ["{ description: Fine. }", "Fine."],
    ['{ description: "" }', ""],
    ["{ description: 200 }", undefined],
    ["{ description: }", undefined],
    ["{}", undefined],
  ])("of %s", (body, description) => {
    expect(onlyResponse(body).description).toBe(description);
  });

  // OAS 3.1 and 3.2, Reference Object: the description beside a `$ref` overrides that of the component.
  test.each([
    ["2.0", "Shared."],
    ["3.0.4", "Shared."],
    ["3.1.1", "Own."],
    ["3.2.0", "Own."],
  ])("beside a reference, in %s", (version, description) => {
    const response = onlyResponse("{ $ref: '#/x', description: Own. }", version, "x: { description: Shared. }");
    expect(response.description).toBe(description);
  });
});

describe("content", () => {
  test.each([
    ["{}", undefined],
    ["{ content: }", undefined],
    ["{ content: [] }", undefined],
    ["{ content: {} }", undefined],
    ["{ schema: {} }", undefined],
    ["{ content: { application/json: } }", "content"],
    ["{ content: { application/json: {} } }", "content"],
  ])("of %s", (body, key) => {
    const expected = key && { at: ["paths", "/pets", "get", "responses", "200", key], names: ["application/json"] };
    expect(onlyResponse(body).content).toEqual(expected);
  });
});
