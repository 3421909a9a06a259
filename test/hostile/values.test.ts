import { describe, expect, test } from "vitest";
import { attack, describeApi, describePaths, expectOrderlyEnd, listPlaces, slowDown } from "./attack.ts";

const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

/** Puts a name at every place that the author of a description names something. */
const nameEverything = (name: string) =>
  describeApi({
    paths: {
      [name]: {
        get: {
          parameters: [{ name, in: "header" }],
          security: [{ [name]: [name] }],
          responses: {
            [`${name} `]: { description: "x" },
            429: { $ref: `#/components/responses/${name}` },
            200: { description: "x", headers: { [name]: {} }, content: { [name]: { examples: { [name]: {} } } } },
          },
          callbacks: { [name]: { [name]: { post: { responses: slowDown } } } },
        },
      },
    },
    components: {
      responses: { [name]: { description: "x" } },
      securitySchemes: { [name]: { type: "http" } },
    },
    // Written out, as a computed `__proto__` in an object literal is a key like any other.
  });

describe("names of what objects inherit", () => {
  test.each(inherited)("%s", async (name) => {
    const outcome = await attack({ "openapi.json": nameEverything(name) });
    expectOrderlyEnd(outcome);
    expect(outcome.out.match(/ (429-retry-after|status-key-valid) /g)).toHaveLength(2);
  });

  test.each([...inherited, "get", "\u001b[2J"])("a method called %s", async (name) => {
    const operation = { responses: { 200: { description: "x" }, 405: {}, 415: { description: "x" } } };
    const text = JSON.stringify({
      openapi: "3.2.0",
      paths: { "/a/{id}": { additionalOperations: Object.fromEntries([[name, operation]]) } },
    });
    const outcome = await attack({ "openapi.json": text }, ["-r", "strict"]);
    expectOrderlyEnd(outcome);
    expect(outcome.out).toContain("415-accept");
    expect(outcome.out).not.toMatch(/native code|\[object/);
  });

  test.each(inherited)("%s in YAML, and in a merge", async (name) => {
    const text = describePaths(
      `  /a:\n    get:\n      responses:\n        ${name}: { description: x }\n        <<: *r\n`,
      `x-r: &r { "429": { description: x }, ${name}: 1 }\n`,
    );
    const outcome = await attack({ "openapi.yaml": text });
    expectOrderlyEnd(outcome);
    expect(listPlaces(outcome.out)).toEqual(["3:11 429-retry-after", "8:9 status-key-valid"]);
  });
});

const wrong: unknown[] = [null, [], [null], "x", "", 1, true, {}, { $ref: 1 }, { $ref: "" }, { $ref: null }];

describe("values of the wrong type", () => {
  const places: [string, (value: unknown) => object][] = [
    ["path items", (paths) => ({ paths })],
    ["a path item", (item) => ({ paths: { "/a": item } })],
    ["an operation", (get) => ({ paths: { "/a": { get } } })],
    ["responses", (responses) => ({ paths: { "/a": { get: { responses } } } })],
    ["a response", (response) => ({ paths: { "/a": { post: { responses: inAllResponses(response) } } } })],
    ["fields", (headers) => ({ paths: { "/a": { post: { responses: inAllResponses({ headers }) } } } })],
    ["a field", (field) => ({ paths: { "/a": { post: { responses: inAllResponses({ headers: { a: field } }) } } } })],
    ["content", (content) => ({ paths: { "/a": { head: { responses: inAllResponses({ content }) } } } })],
    [
      "a media type",
      (type) => ({ paths: { "/a": { post: { responses: inAllResponses({ content: { a: type } }) } } } }),
    ],
    ["a schema", (schema) => inMediaType({ schema })],
    ["an example", (example) => inMediaType({ example })],
    ["examples", (examples) => inMediaType({ examples })],
    ["one of the examples", (example) => inMediaType({ examples: { a: example } })],
    ["description", (description) => ({ paths: { "/a": { get: { responses: inAllResponses({ description }) } } } })],
    ["parameters", (parameters) => ({ paths: { "/a": { parameters, get: { parameters, responses: slowDown } } } })],
    ["a parameter", (parameter) => ({ paths: { "/a": { get: { parameters: [parameter], responses: slowDown } } } })],
    ["requestBody", (requestBody) => ({ paths: { "/a": { post: { requestBody, responses: inAllResponses({}) } } } })],
    ["security", (security) => ({ security, paths: { "/a": { get: { security, responses: slowDown } } } })],
    ["callbacks", (callbacks) => ({ paths: { "/a": { get: { callbacks, responses: slowDown } } } })],
    ["a callback", (callback) => ({ paths: { "/a": { get: { callbacks: { a: callback }, responses: slowDown } } } })],
    ["webhooks", (webhooks) => ({ webhooks, paths: {} })],
    ["components", (components) => ({ components, paths: {} })],
    ["tags", (tags) => ({ tags, paths: { "/a": { get: { tags, summary: tags, operationId: tags } } } })],
    ["a title", (title) => ({ info: { title, description: title }, ...inMediaType({}) })],
    ["format", (format) => inMediaType({ schema: { type: "string", format, description: format } })],
    ["items", (items) => inMediaType({ schema: { type: "array", items } })],
    ["properties", (properties) => inMediaType({ schema: { type: "object", properties } })],
    ["a property", (property) => inMediaType({ schema: { properties: { status: property, stackTrace: property } } })],
    ["allOf", (allOf) => inMediaType({ schema: { allOf, oneOf: allOf, anyOf: [allOf] } })],
    ["type", (type) => inMediaType({ schema: { type, properties: { a: { type: [type] } } } })],
    ["enum", (values) => inMediaType({ schema: { properties: { status: { enum: values, const: values } } } })],
    ["required", (required) => inMediaType({ schema: { required, properties: { a: { required: [required] } } } })],
    ["links", (links) => ({ paths: { "/a": { post: { responses: inAllResponses({ links }) } } } })],
    ["servers", (servers) => ({ servers, ...inField({ example: "/a" }) })],
    ["a server", (server) => ({ servers: [server, { url: server }], ...inField({ example: "/a" }) })],
    ["basePath", (basePath) => ({ basePath, host: "a.test", ...inField({ type: "string", "x-example": "/a" }) })],
    ["a value of a field", (example) => inField({ example, examples: { a: { value: example }, b: example } })],
    ["the schema of a field", (schema) => inField({ schema, content: schema })],
    ["the type of a field", (type) => inField({ schema: { type, format: type, enum: [type] } })],
    ["securitySchemes", (schemes) => ({ components: { securitySchemes: schemes, securityDefinitions: schemes } })],
    ["scopes", (scopes) => ({ security: [{ a: scopes }], paths: { "/a": { get: { responses: slowDown } } } })],
    ["x-statute-ignore", (ignore) => ({ "x-statute-ignore": ignore, paths: { "/a": { "x-statute-ignore": ignore } } })],
    ["produces", (produces) => ({ produces, consumes: produces, paths: { "/a": swaggerOperations } })],
    ["a type that is produced", (type) => ({ produces: [type], consumes: [type], paths: { "/a": swaggerOperations } })],
  ];
  test.each(places)("%s", async (_, put) => {
    for (const value of [...wrong, { toString: 1, valueOf: 1 }, { __proto__: null }]) {
      expectOrderlyEnd(await attack({ "openapi.json": describeApi(put(value)) }, ["-r", "strict"]));
      const swagger = JSON.stringify({ swagger: "2.0", ...put(value) });
      expectOrderlyEnd(await attack({ "openapi.json": swagger }, ["-r", "strict"]));
    }
  });
});

const codes =
  "101 102 200 201 202 204 206 207 301 304 400 401 402 404 405 409 412 413 415 416 418 422 423 429 503 2XX 4XX default 20".split(
    " ",
  );

function inAllResponses(response: unknown): object {
  return Object.fromEntries(codes.map((code) => [code, response]));
}

function inMediaType(mediaType: object): object {
  const content = { "application/json": mediaType, "application/problem+json": mediaType };
  const operation = { requestBody: { content }, responses: inAllResponses({ content, schema: mediaType }) };
  return { paths: { "/a/{id}": { put: operation, delete: operation }, "/a": { get: operation, post: operation } } };
}

function inField(field: object): object {
  const names = ["Allow", "ETag", "Location", "Retry-After", "WWW-Authenticate", "Content-Range", "Prefer"];
  const headers = Object.fromEntries(names.map((name) => [name, field]));
  const parameters = names.map((name) => ({ name, in: "header", ...field }));
  return { paths: { "/a": { post: { parameters, responses: inAllResponses({ headers }) } } } };
}

const swaggerOperations = {
  post: { parameters: [{ in: "body", name: "b" }], responses: inAllResponses({ schema: {}, examples: {} }) },
};

describe("keys that YAML takes for something else", () => {
  const keys = [
    "1e3",
    "0x1F",
    ".inf",
    "-.INF",
    ".nan",
    "~",
    "true",
    "null",
    "0o17",
    "1_000",
    "2001-12-14",
    '""',
    "12345678901234567890",
  ];
  test.each(keys)("%s", async (key) => {
    const text = describePaths(`  /a:\n    get:\n      responses:\n        ${key}: { description: x }\n`);
    const outcome = await attack({ "openapi.yaml": text });
    expectOrderlyEnd(outcome);
    expect(listPlaces(outcome.out)).toEqual(["7:9 status-key-valid"]);
  });

  const others = ["? [a, b]\n        : x", "? { a: b }\n        : x", "!!binary aGk=: x", "!Ref a: x", "*none : x"];
  test.each(others)("%s", async (key) => {
    const text = describePaths(`  /a:\n    get:\n      responses:\n        ${key}\n        "429": {}\n`);
    const outcome = await attack({ "openapi.yaml": text });
    expectOrderlyEnd(outcome);
    expect(outcome.code).not.toBe(0);
  });

  const tags = [
    "!!js/function 'return 1'",
    "!!python/object:os.system x",
    "!!binary aGk=",
    "!!set { a }",
    "!Ref a",
    "!!str",
    "!<x> y",
  ];
  test.each(tags)("a value that is %s", async (value) => {
    const outcome = await attack({
      "openapi.yaml": describePaths(`  /a:\n    get: { responses: { "429": {} } }\n`, `x: ${value}\n`),
    });
    expectOrderlyEnd(outcome);
    expect(outcome.out).toContain("429-retry-after");
  });
});

describe("nothing that a description says reaches the terminal as it is", () => {
  const evil = "\u001b[2J\u009b31m\r\n\u202e\u2066\u0007";
  test.each(["text", "pretty", "json"])("-f %s", async (format) => {
    const text = describeApi({
      paths: {
        [`/${evil}`]: {
          get: {
            operationId: evil,
            responses: { [evil]: { description: evil }, 204: { content: { [evil]: {} } }, 200: { $ref: `./${evil}` } },
          },
        },
      },
      components: { responses: { [evil]: { $ref: `#/${evil}` } } },
    });
    const { code, out, err } = await attack({ "openapi.json": text }, ["-f", format]);
    expect(code).toBe(1);
    expect(out + err).not.toMatch(/(?!\n)\p{Cc}/u);
    if (format !== "json") expect(out + err).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test("nor what a file is called", async () => {
    const outcome = await attack({ "a\n\u001b[2J\u202e.json": "[]", "b.json": "{}" });
    expectOrderlyEnd(outcome);
    expect(outcome.code).toBe(2);
  });
});
