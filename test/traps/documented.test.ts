import { describe, expect, test } from "vitest";
import { describeWith, get, head, lintFor, post, put, survive, type Traps } from "../support/traps.ts";

/** One operation whose `responses` is on one line, to be marked, with what else it says on lines of their own. */
const operation = (path: string, method: string, responses: string, ...others: readonly string[]) =>
  `paths:\n  ${path}:\n    ${method}:\n      responses: ${responses}\n${others.map((line) => `      ${line}\n`).join("")}`;

const ok = "{ 200: { description: Yes. } }";
const marked = `${ok} # <--`;
const limit = "parameters: [{ name: limit, in: query, schema: { type: integer } }]";
const json = (schema: string) => `requestBody: { content: { application/json: { schema: ${schema} } } }`;
const body = (schema: string) => `parameters: [{ in: body, name: body, schema: ${schema} }]`;

const always = ["server-error-documented", "429-documented"];
const asking = [
  "client-error-documented",
  "404-documented",
  "401-documented",
  "403-documented",
  "422-documented",
  "409-documented",
  "413-documented",
  "415-documented",
  "202-prefer",
  "idempotency-key-errors",
  "bulk-207",
];
const greedy = [
  "parameters: [{ name: Prefer, in: header, example: respond-async, schema: {} }, { name: Idempotency-Key, in: header }]",
  "requestBody: { content: { application/json: { schema: { type: array, items: { required: [a], type: object } } }, image/png: } }",
  "security: [{ login: [admin] }]",
  "operationId: createPet",
];

describe("nothing is asked of drafts, of what is deprecated, of others' servers", () => {
  for (const id of [...always, ...asking]) {
    survive("3.1.1", id, {
      "no responses": `paths: { "/{id}": { post: {} } }`,
      "null responses": operation("/{id}", "post", "", ...greedy),
      "empty responses": operation("/{id}", "post", "{}", ...greedy),
      "extensions only": operation("/{id}", "post", "{ x-200: {} }", ...greedy),
      deprecated: operation("/{id}", "post", ok, "deprecated: true", ...greedy),
      webhooks: operation("/{id}", "post", ok, ...greedy).replace("paths:", "paths: {}\nwebhooks:"),
      callbacks: operation(
        "/a",
        "get",
        "{ 202: {}, 4XX: {}, 5XX: {} }",
        "callbacks:",
        "  done:",
        "    '{$url}':",
      ).concat(`            post: { responses: ${ok}, ${greedy.join(", ")} }\n`),
      preflight: operation("/{id}", "options", ok, ...greedy),
    });
    if (id !== "202-prefer" && id !== "bulk-207")
      survive("3.1.1", id, {
        ranges: operation("/{id}", "post", "{ 200: {}, 4XX: {}, 5XX: {} }", ...greedy),
        "`default`": operation("/{id}", "post", "{ 200: {}, default: {} }", ...greedy),
        "ranges that `status-key-valid` mends": operation("/{id}", "post", "{ 200: {}, 4xx: {}, 5xx: {} }", ...greedy),
      });
  }
  for (const id of always)
    survive("2.0", id, {
      any: operation("/a", "get", marked),
      "a path item by reference": `paths: { /a: { $ref: "#/x" } }\nx:\n  get:\n    responses: ${marked}\n`,
      "a lost response": operation("/a", "get", "{ 200: { $ref: '#/lost' } } # <--"),
      "a null response": operation("/a", "get", "{ 200: } # <--"),
      "`default: null`": operation("/a", "get", "{ 200: {}, default: }"),
    });
  survive("3.2.0", "429-documented", {
    QUERY: operation("/a", "query", marked),
    "an additional one": `paths: { /a: { additionalOperations: { PURGE: {\n responses: ${marked}\n} } } }`,
    "`deprecated: false`": operation("/a", "get", marked, "deprecated: false"),
    ignored: operation("/a", "get", ok, "x-statute-ignore: { 429-documented: The gateway never slows anybody down. }"),
  });
});

describe("what a client can get wrong", () => {
  survive("3.1.1", "client-error-documented", {
    nothing: operation("/a", "get", ok),
    "a parameter": operation("/a", "get", marked, limit),
    "the path item's": `${operation("/a", "get", marked)}    ${limit}\n`,
    "a parameter by reference": `${operation("/a", "get", marked, "parameters: [{ $ref: '#/x' }]")}x: { name: a, in: cookie }\n`,
    "a template that nobody declares": operation("/a/{b}", "get", marked),
    content: operation("/a", "post", marked, json("{}")),
    "the document's security": `${operation("/a", "get", marked)}security: [{ key: [] }]\n`,
    "security that is taken back": `${operation("/a", "get", ok, "security: []")}security: [{ key: [] }]\n`,
    "optional security": operation("/a", "get", ok, "security: [{}, { key: [] }]"),
    "any 4xx": operation("/a", "get", "{ 200: {}, 418: {} }", limit),
    "a server error only": operation("/a", "get", "{ 200: {}, 500: {} } # <--", limit),
  });
  survive("2.0", "client-error-documented", {
    "a body": operation("/a", "post", marked, body("{ type: object }")),
    "a form": operation("/a", "post", marked, "parameters: [{ in: formData, name: a, type: string }]"),
  });
});

describe("paths that may miss", () => {
  const parameter = (schema: string, name = "id") =>
    `parameters: [{ name: ${name}, in: path, required: true, ${schema} }]`;
  for (const version of ["3.0.4", "3.2.0"])
    survive(version, "404-documented", {
      "no parameter": operation("/a", "get", ok),
      "one at the path item": `${operation("/a/{id}", "get", marked)}    ${parameter("schema: {}")}\n`,
      "one by reference": `${operation("/a/{id}", "get", marked, "parameters: [{ $ref: '#/x' }]")}x: { name: id, in: path }\n`,
      "404 and 410": `${operation("/a/{id}", "get", "{ 200: {}, 404: {} }")}  /b/{id}: { get: { responses: { 410: {} } } }\n`,
      "other errors": operation("/a/{id}", "get", "{ 200: {}, 400: {}, 403: {}, 5XX: {} } # <--"),
      "a fixed list": operation("/a/{id}", "get", ok, parameter("schema: { enum: [x] }")),
      "a fixed list by reference": `${operation("/a/{id}", "get", ok, parameter("schema: { $ref: '#/x' }"))}x: { enum: [x] }\n`,
      "a version": operation("/{version}/a.{format}", "get", ok, limit),
      "a version and a thing": operation("/{version}/a/{id}", "get", marked),
      "a PUT that creates": operation("/a/{id}", "put", "{ 201: {}, 204: {} }"),
      "a PUT that does not": operation("/a/{id}", "put", "{ 204: {} } # <--"),
      "a PUT below another": operation("/a/{id}/b/{b}", "put", "{ 201: {} } # <--"),
      "a query parameter": operation("/a", "get", ok, limit),
    });
  survive("2.0", "404-documented", {
    "a fixed list": operation("/a/{id}", "get", ok, parameter("type: string, enum: [x]")),
    any: operation("/a/{id}", "get", marked, parameter("type: string")),
  });
});

describe("credentials", () => {
  const schemes = "components: { securitySchemes: { key: { type: apiKey }, tls: { type: mutualTLS } } }\n";
  survive("3.1.1", "401-documented", {
    "of its own": operation("/a", "get", marked, "security: [{ key: [] }]") + schemes,
    "of the document": `${operation("/a", "get", marked)}security: [{ key: [] }]\n${schemes}`,
    "taken back": `${operation("/a", "get", ok, "security: []")}security: [{ key: [] }]\n`,
    "taken back by `[{}]`": `${operation("/a", "get", ok, "security: [{}]")}security: [{ key: [] }]\n`,
    optional: operation("/a", "get", ok, "security: [{ key: [] }, {}]"),
    "that nobody declares": operation("/a", "get", marked, "security: [{ lost: [] }]"),
    "of the connection": operation("/a", "get", ok, "security: [{ tls: [] }]") + schemes,
    "of the connection and more": operation("/a", "get", marked, "security: [{ tls: [], key: [] }]") + schemes,
    "that are no list": operation("/a", "get", ok, "security: { key: [] }"),
    "403 does not do": operation("/a", "get", "{ 200: {}, 403: {} } # <--", "security: [{ key: [] }]"),
  });
  for (const version of ["2.0", "3.1.1"])
    survive(version, "403-documented", {
      scopes: operation("/a", "get", marked, "security: [{ key: [a] }]"),
      "one alternative": operation("/a", "get", marked, "security: [{ key: [] }, { login: [a] }]"),
      none: operation("/a", "get", ok, "security: [{ key: [] }]"),
      "no list": operation("/a", "get", ok, "security: [{ key: }]"),
      optional: operation("/a", "get", ok, "security: [{ key: [a] }, {}]"),
      "who one is": operation("/a", "get", ok, "security: [{ key: [openid, offline_access] }]"),
      "401 does not do": operation("/a", "get", "{ 401: {} } # <--", "security: [{ key: [a] }]"),
    });
});

describe("constraints of content", () => {
  const constrained: Readonly<Record<string, string>> = {
    required: "{ required: [a] }",
    "an enum": "{ properties: { a: { enum: [b] } } }",
    "a pattern": "{ properties: { a: { pattern: ^b$ } } }",
    "a limit": "{ properties: { a: { maximum: 0 } } }",
    "a format": "{ properties: { a: { format: email } } }",
    "a list's length": "{ type: array, maxItems: 5 }",
    "what a list holds": "{ type: array, items: { required: [a] } }",
    "what a list of a member holds": "{ properties: { a: { type: array, items: { minLength: 1 } } } }",
    "deep below": "{ properties: { a: { properties: { b: { required: [c] } } } } }",
    "through `allOf`": "{ allOf: [{ $ref: '#/x' }] }",
    "in a member by reference": "{ properties: { a: { $ref: '#/x' } } }",
  };
  const free: Readonly<Record<string, string>> = {
    "no schema": "",
    "a lost one": "{ $ref: '#/lost' }",
    "a cycle": "{ $ref: '#/cycle' }",
    "a schema that is no object": "true",
    "types alone": "{ type: object, properties: { a: { type: string }, b: { type: integer, format: int32 } } }",
    "limits that limit nothing": "{ minProperties: 0, properties: { a: { minLength: 0, uniqueItems: false } } }",
    "what only the server writes": "{ required: [a], properties: { a: { readOnly: true, format: uuid } } }",
    "`required: true` of 2.0's parameters": "{ required: true }",
    "`required: []`": "{ required: [] }",
    "a member called `pattern`": "{ properties: { pattern: { type: string } } }",
  };
  const beside =
    "x: { required: [a] }\ncycle: { allOf: [{ $ref: '#/cycle' }], properties: { a: { $ref: '#/cycle' } } }\n";
  const traps = (responses: string, schemas: Readonly<Record<string, string>>, content: (schema: string) => string) =>
    Object.fromEntries(
      Object.entries(schemas).map(([title, schema]) => [
        title,
        operation("/a", "post", responses, content(schema)) + beside,
      ]),
    );
  survive("3.1.1", "422-documented", traps(marked, constrained, json));
  survive("3.1.1", "422-documented", traps(ok, free, json));
  survive("2.0", "422-documented", traps(marked, constrained, body));
  survive("2.0", "422-documented", traps(ok, free, body));
  survive("3.1.1", "422-documented", traps("{ 201: {}, 400: {} }", constrained, json));
  survive("3.1.1", "422-documented", traps("{ 201: {}, 422: {} }", constrained, json), { validation: "400" });
  survive("3.1.1", "422-documented", {
    "no JSON": operation("/a", "post", ok, "requestBody: { content: { text/xml: { schema: { required: [a] } } } }"),
    "another JSON": operation(
      "/a",
      "post",
      marked,
      "requestBody: { content: { a/b+json; v=1: { schema: { required: [a] } } } }",
    ),
    "a shared body": `${operation("/a", "post", marked, "requestBody: { $ref: '#/y' }")}y: { content: { a/json: { schema: { $ref: '#/x' } } } }\n${beside}`,
  });
});

describe("what is advised", () => {
  const said = async (id: string, body: string, settings = {}) =>
    (await lintFor(id, `openapi: 3.1.1\n${body}`, settings)).map(({ message }) => message);

  test.each([
    [{}, "write 422."],
    [{ validation: "422" }, "write 422 (the setting `validation` is `422`)."],
    [{ validation: "400" }, "write 400 (the setting `validation` is `400`)."],
  ])("422-documented with %j", async (settings, advice) => {
    const text = operation("/a", "post", ok, json("{ required: [a, b, c, d] }"));
    expect(await said("422-documented", text, settings)).toEqual([
      `POST /a constrains its content (\`a\`, \`b\` and 2 more) and documents no answer to what breaks this: ${advice}`,
    ]);
  });

  test("names what makes the operation go wrong", async () => {
    const text = operation("/a/{b}", "post", ok, json("{}"), "security: [{ key: [] }]");
    expect(await said("client-error-documented", text)).toEqual([
      "POST /a/{b} takes the parameter `b`, content (`application/json`) and credentials, but documents no client error: write which 4xx a client gets when these are wrong.",
    ]);
    expect(await said("401-documented", text)).toEqual([
      "POST /a/{b} asks for credentials (`key`) and documents no 401: write how it answers a caller whose credentials are missing or wrong.",
    ]);
  });
});

describe("conflicts", () => {
  survive("3.1.1", "409-documented", {
    "a creation": `${operation("/pets", "post", marked, "operationId: createPet")}  /pets/{id}: { get: { responses: ${ok} } }\n`,
    "a collection with items": `${operation("/pets", "post", marked)}  /pets/{id}: { get: { responses: ${ok} } }\n`,
    "a replacement": operation("/pets/{id}", "put", marked),
    "no creation": operation("/pets/search", "post", ok, "operationId: searchPets"),
    "a change": operation("/pets/{id}", "patch", ok),
    "412 does not do": operation("/pets/{id}", "put", "{ 204: {}, 412: {} } # <--"),
    "409": operation("/pets/{id}", "put", "{ 204: {}, 409: {} }"),
  });
});

describe("files and formats", () => {
  const content = (types: string) => `requestBody: { content: { ${types} } }`;
  const form = (properties: string) => content(`multipart/form-data: { schema: { properties: { ${properties} } } }`);
  survive("3.1.1", "413-documented", {
    "an image": operation("/a", "post", marked, content("image/*: {}")),
    "a null media type": operation("/a", "post", marked, content("application/octet-stream:")),
    "a binary schema": operation("/a", "post", marked, content("a/b: { schema: { type: string, format: binary } }")),
    "a binary schema by reference": `${operation("/a", "post", marked, content("a/b: { schema: { $ref: '#/x' } }"))}x: { format: binary }\n`,
    "one of several": operation("/a", "post", marked, content("application/json: {}, application/zip: {}")),
    "parts that nobody describes": operation("/a", "post", marked, content("multipart/mixed: {}")),
    "a form with a file": operation("/a", "post", marked, form("a: {}, b: { format: binary }")),
    "a form with files": operation("/a", "post", marked, form("a: { type: array, items: { format: binary } }")),
    "a file of 3.1": operation("/a", "post", marked, form("a: { contentMediaType: image/png }")),
    "a form without": operation("/a", "post", ok, form("a: { type: string }")),
    "a member of JSON": operation("/a", "post", ok, json("{ properties: { a: { format: binary } } }")),
    "413": operation("/a", "post", "{ 201: {}, 413: {} }", content("image/png: {}")),
  });
  survive("2.0", "413-documented", {
    "a file": operation("/a", "post", marked, "parameters: [{ in: formData, name: a, type: file }]"),
    "no file": operation("/a", "post", ok, "parameters: [{ in: formData, name: a, type: string }]"),
    "an image": operation("/a", "post", marked, body("{ type: string }"), "consumes: [image/png]"),
  });
  survive("3.1.1", "415-documented", {
    any: operation("/a", "post", marked, json("{}")),
    everything: operation("/a", "post", ok, content("'*/*': {}")),
    "no media type": operation("/a", "post", ok, content("")),
    "no content": operation("/a", "post", ok, limit),
    "a lost body": operation("/a", "post", ok, "requestBody: { $ref: '#/lost' }"),
    "400 does not do": operation("/a", "post", "{ 201: {}, 400: {} } # <--", json("{}")),
  });
  survive("2.0", "415-documented", { any: operation("/a", "post", marked, body("{}")) });
});

describe("errors about content that nobody takes", () => {
  const errors = ["413: {} # <--", "415: {} # <--", "422: {} # <--"];
  for (const version of ["2.0", "3.1.1"])
    survive(version, "content-error-without-request", {
      "no content": get(...errors, "409: {}"),
      HEAD: head(...errors),
      "content that was forgotten": post(...errors),
      parameters: `${get("413: {} # <--", "415: {} # <--", "422: {}")}      ${limit}\n`,
      "the path's parameters": get("422: {}").replace("/pets:", "/pets/{id}:"),
      "`null`": get("422: # <--"),
      "ranges and others": get("4XX: {}", "default: {}", "400: {}", "x-422: {}"),
      "deprecated ones too": `${get("415: {} # <--")}      deprecated: true\n`,
    });
  survive("3.1.1", "content-error-without-request", {
    content: `${post("413: {}", "415: {}", "422: {}")}      ${json("{}")}\n`,
    "a lost body": `${post("413: {}", "422: {}")}      requestBody: { $ref: "#/lost" }\n`,
    "a shared response, where one takes content": `paths: { /a: { get: { responses: { 415: { $ref: "#/x" } } }, post: { ${json("{}")}, responses: { 415: { $ref: "#/x" } } } } }\nx: {} # <--\n`,
    "a shared response, where all do": `paths: { /a: { post: { ${json("{}")}, responses: { 415: { $ref: "#/x" } } } } }\nx: {}\n`,
    webhooks: get("415: {}").replace("paths:", "paths: {}\nwebhooks:"),
  });
  survive("2.0", "content-error-without-request", {
    "a body": `${post("413: {}", "415: {}", "422: {}")}      ${body("{}")}\n`,
    "a form": `${post("415: {}")}      parameters: [{ in: formData, name: a, type: file }]\n`,
  });
});

describe("what a request asks for in its fields", () => {
  const prefer = (parts: string, name = "Prefer") => `parameters: [{ name: ${name}, in: header, ${parts} }]`;
  const async = prefer("schema: { enum: [respond-async] }");
  survive("3.1.1", "202-prefer", {
    "an enum": operation("/a", "post", marked, async),
    "a default": operation("/a", "post", marked, prefer("schema: { default: respond-async }")),
    "a list": operation("/a", "post", marked, prefer("schema: { type: array, items: { enum: [respond-async] } }")),
    "named examples": operation("/a", "post", marked, prefer("examples: { a: { value: 'respond-async, wait=5' } }")),
    "another case": operation("/a", "post", marked, prefer("description: Takes RESPOND-ASYNC.", "PREFER")),
    "other preferences": operation("/a", "post", ok, prefer("schema: { enum: [return=minimal] }")),
    "nothing said": operation("/a", "post", ok, prefer("schema: { type: string }")),
    "another place": operation("/a", "post", ok, "parameters: [{ name: Prefer, in: query, example: respond-async }]"),
    "202, and its range": `${operation("/a", "post", "{ 202: {} }", async)}  /b: { post: { responses: { 2XX: {} }, ${async} } }\n`,
    "`default` is no success": operation("/a", "post", "{ 200: {}, default: {} } # <--", async),
  });
  survive("2.0", "202-prefer", {
    "an enum": operation("/a", "post", marked, prefer("type: string, enum: [respond-async]")),
  });
  const key = (name: string) => `parameters: [{ name: ${name}, in: header }]`;
  for (const version of ["2.0", "3.1.1"])
    survive(version, "idempotency-key-errors", {
      neither: operation("/a", "post", marked, key("Idempotency-Key")),
      "lower case": operation("/a", "patch", marked, key("idempotency-key")),
      "the older name": operation("/a", "post", marked, key("X-Idempotency-Key")),
      "409 only": operation("/a", "post", "{ 201: {}, 409: {} } # <--", key("Idempotency-Key")),
      "422 only": operation("/a", "post", "{ 201: {}, 422: {} } # <--", key("Idempotency-Key")),
      both: operation("/a", "post", "{ 201: {}, 409: {}, 422: {} }", key("Idempotency-Key")),
      "a safe method": operation("/a", "get", ok, key("Idempotency-Key")),
      "another field": operation("/a", "post", ok, key("X-Request-Id")),
      "another place": operation("/a", "post", ok, "parameters: [{ name: Idempotency-Key, in: query }]"),
    });
});

describe("many things at once", () => {
  const answer = (schema: string) => `{ 200: { content: { application/json: { schema: ${schema} } } } }`;
  const list = json("{ type: array, items: { type: object } }");
  const paths = (mark: string, all: readonly string[]): Traps =>
    Object.fromEntries(all.map((path) => [path, operation(path, "post", `{ 204: {} }${mark}`)]));
  survive("3.1.1", "bulk-207", {
    ...paths(" # <--", ["/a/batch", "/a:batchCreate", "/bulk/a", "/a/bulk-delete", "/a/{id}/b/bulk", "/aBulkUpdate"]),
    ...paths("", [
      "/batch/v1/jobs",
      "/batches",
      "/a/bulk-search",
      "/bulk/{id}/cancel",
      "/bulk-recipients",
      "/a/batch-size",
    ]),
    "a GET": operation("/a/bulk", "get", ok),
    "a list": operation("/a", "post", marked, list),
    "a list of names": operation("/a", "post", ok, json("{ type: array, items: { type: string } }")),
    "a list that is a resource": operation("/a", "put", ok, list),
    "a JSON Patch": operation("/a", "patch", ok, json("{ type: array, items: { properties: { op: {}, path: {} } } }")),
    "a list to look for": operation("/a/query", "post", ok, list),
    "207, 202, a range": `${operation("/a", "post", "{ 200: {}, 207: {} }", list)}  /b: { post: { ${list}, responses: { 202: {} } } }\n  /c: { post: { ${list}, responses: { 2XX: {} } } }\n`,
    "no success": operation("/a", "post", "{ 400: {}, default: {} }", list),
    "a list in the answer": operation("/a", "post", answer("{ type: array }"), list),
    "a list in its envelope": operation(
      "/a",
      "post",
      answer("{ properties: { data: { properties: { a: { type: array } } } } }"),
      list,
    ),
    "a map": operation("/a", "post", answer("{ additionalProperties: { type: string } }"), list),
    "a count": operation("/a", "post", answer("{ properties: { failedCount: { type: integer } } }"), list),
    "a job": operation("/a", "post", answer("{ properties: { jobId: { type: string } } }"), list),
    anything: operation("/a", "post", answer("{}"), list),
    "no schema": operation("/a", "post", "{ 200: { content: { a/b: {} } } }", list),
    "a flag": operation("/a", "post", `${answer("{ properties: { success: { type: boolean } } }")} # <--`, list),
    "a text": operation("/a", "post", `${answer("{ type: string }")} # <--`, list),
    "all or nothing": operation("/a/bulk", "post", ok, "description: This is atomic."),
    "an error that tells of some": operation(
      "/a",
      "post",
      "{ 200: {}, 400: { description: One or more failed. } }",
      list,
    ),
  });
  survive("2.0", "bulk-207", {
    "a list": operation("/a", "post", marked, body("{ type: array, items: { type: object } }")),
    "a list in the answer": operation("/a/bulk", "post", "{ 200: { schema: { type: array } } }"),
  });
});

describe("what is deprecated says so", () => {
  const old = (...responses: readonly string[]) => `${describeWith("get", ...responses)}      deprecated: true\n`;
  const here = (text: string) => text.replace("get:", "get: # <--");
  for (const version of ["2.0", "3.1.1"])
    survive(version, "deprecated-sunset", {
      "no headers": here(old("200: {}")),
      "`headers: null`": here(old("200: { headers: }")),
      "other headers": here(old("200: { headers: { Link: {} } }")),
      "lower case": old("200: { headers: { deprecation: {} } }"),
      "upper case": old("200: { headers: { SUNSET: {} } }"),
      "a reference": `${old("200: { headers: { Sunset: { $ref: '#/x' } } }")}x: {}\n`,
      "a shared response": `${old("200: { $ref: '#/x' }")}x: { headers: { Sunset: {} } }\n`,
      "one of several": old("200: {}", "204: { headers: { Sunset: {} } }"),
      "an error only": here(old("200: {}", "404: { headers: { Sunset: {} } }")),
      "no success": old("404: {}", "default: {}"),
      "a redirect": old("308: {}"),
      "not deprecated": get("200: {}"),
      "`deprecated: 'true'`": `${get("200: {}")}      deprecated: "true"\n`,
      "a PUT too": `${put("200: { headers: { Deprecation: {} } }")}      deprecated: true\n`,
    });
});
