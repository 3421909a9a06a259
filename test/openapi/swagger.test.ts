import { describe, expect, test } from "vitest";
import { yaml } from "../../src/core/yaml.ts";
import { indexText, listResponses, onlyOperation } from "./index-text.ts";

function describeResponse(root: string, operation: string, response: string) {
  const body = `${root}\npaths: { /pets: { get: { ${operation} responses: { 200: ${response} } } } }`;
  const [described] = onlyOperation("2.0", body).responses;
  if (described === undefined) throw new Error("A response is wanted here.");
  return described;
}

describe("the media types of a response", () => {
  const schema = "{ schema: { type: array } }";

  test.each([
    ["the document's", "produces: [a/json, a/xml]", "", schema, ["a/json", "a/xml"]],
    ["the operation's, which replace them", "produces: [a/json]", "produces: [a/xml],", schema, ["a/xml"]],
    ["unknown where the operation clears them", "produces: [a/json]", "produces: [],", schema, ["*/*"]],
    ["unknown where nobody says", "", "", schema, ["*/*"]],
    ["unknown where no list is given", "produces: a/json", "", schema, ["*/*"]],
    ["none without a schema", "produces: [a/json]", "", "{ description: Fine. }", []],
    ["none where the schema is null", "produces: [a/json]", "", "{ schema: }", []],
    ["none in the way of OpenAPI 3", "produces: [a/json]", "", "{ content: { a/json: {} } }", []],
    ["those of its examples", "", "", "{ schema: {}, examples: { a/json: {} } }", ["a/json"]],
    [
      "both, each once",
      "produces: [a/json]",
      "",
      "{ schema: {}, examples: { a/csv: 1, a/json: 1 } }",
      ["a/json", "a/csv"],
    ],
  ])("are %s", (_, root, operation, response, names) => {
    expect(describeResponse(root, operation, response).mediaTypes.map(({ name }) => name)).toEqual(names);
  });

  // Any use that is wrong makes the definition wrong, so no use may hide behind the first.
  test("are those of all operations that share it", () => {
    const body = yaml`
      paths:
        /a: { get: { produces: [application/problem+json], responses: { 404: { $ref: "#/responses/Lost" } } } }
        /b: { get: { produces: [application/json], responses: { 404: { $ref: "#/responses/Lost" } } } }
      responses: { Lost: { description: Lost., schema: { type: object } } }
    `;
    const [lost] = listResponses(indexText("2.0", body));
    expect(lost?.mediaTypes.map(({ name }) => name).sort()).toEqual(["application/json", "application/problem+json"]);
  });
});

test.each([
  ["{ schema: {} }", ["paths", "/pets", "get", "responses", "200", "schema"]],
  ["{ schema: { $ref: '#/lost' } }", ["paths", "/pets", "get", "responses", "200", "schema"]],
  ["{ schema: }", undefined],
  ["{ content: { a/json: {} } }", undefined],
  ["{ examples: { a/json: 1 } }", undefined],
  ["{}", undefined],
])("the content of %s", (response, at) => {
  expect(describeResponse("", "", response).content?.at).toEqual(at);
});

test("a schema may be a reference", () => {
  const response = describeResponse(
    "definitions: { Pet: { type: object } }",
    "",
    "{ schema: { $ref: '#/definitions/Pet' } }",
  );
  expect(response.mediaTypes[0]?.schema()?.path).toEqual(["definitions", "Pet"]);
});

test("examples are those of the media type, and of a schema in place", () => {
  const response = describeResponse(
    "",
    "produces: [a/json, a/xml],",
    "{ schema: { example: 1 }, examples: { a/json: { id: 1 } } }",
  );
  const listed = response.mediaTypes.map(({ name, examples }) => [
    name,
    ...examples().map(({ value, at }) => [value, at.slice(5)]),
  ]);
  expect(listed).toEqual([
    ["a/json", [{ id: 1 }, ["examples", "a/json"]], [1, ["schema", "example"]]],
    ["a/xml", [1, ["schema", "example"]]],
  ]);
});

test("headers have no schema", () => {
  const { headers } = describeResponse("", "", "{ headers: { Retry-After: { type: integer } } }");
  expect(headers.get("retry-after")?.node?.value).toEqual({ type: "integer" });
});

test("responses and parameters are shared at the root", () => {
  const body = yaml`
    paths:
      /a: { get: { parameters: [{ $ref: "#/parameters/limit" }], responses: { 404: { $ref: "#/responses/Lost" } } } }
      /b: { get: { parameters: [], responses: { 404: { $ref: "#/responses/Lost" } } } }
    parameters: { limit: { name: limit, in: query }, unused: { name: unused, in: query } }
    responses: { Lost: { description: Lost. }, Unused: { description: Unused. } }
  `;
  const index = indexText("2.0", body);
  expect(index.operations.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([["limit"], []]);
  expect(listResponses(index).map(({ description, uses }) => [description, uses.length])).toEqual([["Lost.", 2]]);
});

describe("the body of a request", () => {
  const read = (root: string, operation: string) =>
    onlyOperation("2.0", `${root}\npaths: { /pets: { post: { ${operation} } } }`).requestBody;

  test.each([
    ["the document's", "consumes: [a/json, a/xml]", "parameters: [{ in: body, name: body }]", ["a/json", "a/xml"]],
    ["the operation's", "consumes: [a/json]", "consumes: [a/xml], parameters: [{ in: body, name: body }]", ["a/xml"]],
    ["JSON where nobody says", "", "parameters: [{ in: body, name: body }]", ["application/json"]],
    ["a form where nobody says", "", "parameters: [{ in: formData, name: a }]", ["multipart/form-data"]],
  ])("has the media types that are %s", (_, root, operation, names) => {
    expect(read(root, operation)?.mediaTypes.map(({ name }) => name)).toEqual(names);
  });

  test("has the schema of its parameter, and is required as that is", () => {
    const body = read(
      "",
      "parameters: [{ in: query, name: q }, { in: body, name: b, required: true, schema: { type: array } }]",
    );
    expect(body).toMatchObject({ required: true, at: ["paths", "/pets", "post", "parameters", 1] });
    expect(body?.mediaTypes[0]?.schema()?.value).toEqual({ type: "array" });
  });

  test("is required where a part of the form is", () => {
    const parts = "{ in: formData, name: a }, { in: formData, name: b, required: true }";
    const body = read("", `parameters: [${parts}]`);
    expect(body?.required).toBe(true);
    expect(body?.mediaTypes[0]?.schema()).toBeUndefined();
  });

  test.each(["", "parameters: [{ in: query, name: q }]", "requestBody: { content: { a/json: {} } }"])(
    "is not there in `%s`",
    (operation) => {
      expect(read("", operation)).toBeUndefined();
    },
  );
});
