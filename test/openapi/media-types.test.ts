import { describe, expect, test } from "vitest";
import { yaml } from "../../src/core/yaml.ts";
import type { MediaType } from "../../src/openapi/media-types.ts";
import { indexOperations } from "../../src/openapi/operation-index.ts";
import { onlyOperation, source } from "./index-text.ts";

/** The media types of a response whose `content` is written at the root, where other things may stand beside it. */
function read(root: string, version = "3.1.1"): readonly MediaType[] {
  const body = `paths: { /pets: { get: { responses: { 200: { $ref: "#/response" } } } } }\n${root}`;
  return onlyOperation(version, body).responses[0]?.mediaTypes ?? [];
}

/** Every example as `name: value @ where it stands below the response`. */
function listExamples(root: string, version?: string): string[] {
  return read(root, version).flatMap((mediaType) =>
    mediaType
      .examples()
      .map(({ name, value, at }) => `${name ?? "-"}: ${JSON.stringify(value)} @ ${at.slice(5).join(" ")}`),
  );
}

test.each(["{}", "{ content: }", "{ content: {} }", "{ content: [] }"])("there are none in %s", (response) => {
  expect(read(`response: ${response}`)).toEqual([]);
});

test("are named as written, at their place", () => {
  const types = read('response: { content: { application/json: {}, "text/*": , Application/XML: { x-note: 1 } } }');
  expect(types.map(({ name }) => name)).toEqual(["application/json", "text/*", "Application/XML"]);
  expect(types[0]?.at).toEqual(["paths", "/pets", "get", "responses", "200", "content", "application/json"]);
});

test("may be references, as 3.2 has them", () => {
  const root = yaml`
    response: { content: { application/json: { $ref: "#/components/mediaTypes/Pet" }, text/plain: { $ref: "#/lost" } } }
    components: { mediaTypes: { Pet: { schema: { type: object }, example: { id: 1 } } } }
  `;
  const types = read(root, "3.2.0");
  expect(types.map(({ name }) => name)).toEqual(["application/json"]);
  expect(types[0]?.schema()?.path).toEqual(["components", "mediaTypes", "Pet", "schema"]);
  expect(listExamples(root, "3.2.0")).toEqual(['-: {"id":1} @ content application/json example']);
});

describe("schemas", () => {
  test.each([
    ["of its own", "{ schema: { type: array } }", "array"],
    ["behind a reference", "{ schema: { $ref: '#/shared' } }", "object"],
    ["of the items of a stream", "{ itemSchema: { type: string } }", "string"],
    ["before that of the items", "{ itemSchema: { type: string }, schema: { type: array } }", "array"],
  ])("%s", (_, mediaType, type) => {
    const [json] = read(
      `response: { content: { application/jsonl: ${mediaType} } }\nshared: { type: object }`,
      "3.2.0",
    );
    expect(json?.schema()?.value).toEqual({ type });
  });

  test.each(["{}", "{ schema: { $ref: '#/lost' } }"])("there is none in %s", (mediaType) => {
    expect(read(`response: { content: { application/json: ${mediaType} } }`)[0]?.schema()).toBeUndefined();
  });
});

describe("examples", () => {
  test.each([
    ["a lone one", "example: { a: 1 }", ['-: {"a":1} @ example']],
    ["one that is null", "example: null", ["-: null @ example"]],
    ["one that is false", "example: false", ["-: false @ example"]],
    [
      "named ones",
      "examples: { x: { value: 1 }, y: { value: null } }",
      ["x: 1 @ examples x value", "y: null @ examples y value"],
    ],
    ["both", "example: 1, examples: { x: { value: 2 } }", ["-: 1 @ example", "x: 2 @ examples x value"]],
    ["3.2's data", "examples: { x: { dataValue: { a: 1 } } }", ['x: {"a":1} @ examples x dataValue']],
    [
      "3.2's text, read as JSON",
      `examples: { x: { serializedValue: '{"a":1}' } }`,
      ['x: {"a":1} @ examples x serializedValue'],
    ],
    [
      "3.2's text, left as it is",
      "examples: { x: { serializedValue: a=1 } }",
      ['x: "a=1" @ examples x serializedValue'],
    ],
    [
      "data before its text",
      "examples: { x: { serializedValue: '1', dataValue: 1 } }",
      ["x: 1 @ examples x dataValue"],
    ],
    ["a value that looks like a reference", "example: { $ref: '#/lost' }", ['-: {"$ref":"#/lost"} @ example']],
    ["a named one behind a reference", "examples: { x: { $ref: '#/shared' } }", ["x: 7 @ examples x value"]],
    ["never those elsewhere", "examples: { x: { externalValue: https://api.test/pet.json } }", []],
    ["none behind a lost reference", "examples: { x: { $ref: '#/lost' }, y: null, z: {} }", []],
    ["none in a list", "examples: [1, 2]", []],
    [
      "that of a schema in place",
      "schema: { example: 1, examples: [2, 3] }",
      ["-: 1 @ schema example", "-: 2 @ schema examples 0", "-: 3 @ schema examples 1"],
    ],
    ["none of a shared schema", "schema: { $ref: '#/schema' }", []],
    ["none of a schema's members", "schema: { properties: { a: { example: 1 } } }", []],
  ])("%s", (_, mediaType, expected) => {
    const root = `response: { content: { application/json: { ${mediaType} } } }\nshared: { value: 7 }\nschema: { example: 1, examples: [2] }`;
    const below = expected.map((line) => line.replace("@ ", "@ content application/json "));
    expect(listExamples(root, "3.2.0")).toEqual(below);
  });
});

test("nothing is read before it is asked for", () => {
  const seen = new Set<string>();
  const watch = (name: string, value: object) =>
    Object.defineProperty({}, name, {
      enumerable: true,
      get() {
        seen.add(name);
        return value;
      },
    });
  const response = watch("content", { "application/json": watch("schema", { type: "object" }) });
  const data = { openapi: "3.1.1", paths: { "/a": { get: { responses: { 200: response } } } } };
  const index = indexOperations({ source, data }, () => undefined);
  expect([...seen]).toEqual([]);
  const [json] = index?.operations[0]?.responses[0]?.mediaTypes ?? [];
  expect([...seen]).toEqual(["content"]);
  expect(json?.schema()?.value).toEqual({ type: "object" });
  expect([...seen]).toEqual(["content", "schema"]);
});
