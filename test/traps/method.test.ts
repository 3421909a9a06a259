import { describe, expect, test } from "vitest";
import { describeWith, get, head, lintFor, post, put, survive } from "../support/traps.ts";

const versions = ["2.0", "3.0.4", "3.1.1", "3.2.0"];
const del = (...responses: readonly string[]) => describeWith("delete", ...responses);
const patch = (...responses: readonly string[]) => describeWith("patch", ...responses);

/** One operation with header parameters of some names. */
const taking = (method: string, names: readonly string[], ...responses: readonly string[]) =>
  `${describeWith(method, ...responses)}      parameters: [${names.map((name) => `{ in: header, name: ${name} }`).join(", ")}]\n`;

describe.each(versions)("a success, documented or not (%s)", (version) => {
  survive(version, "success-documented", {
    "a success of each kind": get("200: {}"),
    "a redirect only": get("303: {}"),
    "304 only": get("304: {}"),
    "101 only": get("101: {}"),
    "a lost success": get("200: { $ref: '#/lost' }", "404: {}"),
    "`200: null`": get("200:", "404: {}"),
    "a key that is written wrong": get("2xx: {}", "404: {}"),
    "none but extensions": get("x-200: {}"),
    "an empty `responses`": "paths: { /pets: { get: { responses: {} } } }",
    "a `default` that succeeds": get("default: { description: Successful operation. }"),
    "a `default` in any case of letters": get("default: { description: 'OK' }"),
    "a component that succeeds": `${get("default: { $ref: '#/x' }")}x: { description: The pet was deleted. }\n`,
    "a method that is refused": get("405: { description: Method Not Allowed }"),
    "a path that is gone": get("410: {}"),
    "what is not there yet": get("501: {}", "405: { description: Not supported. }"),
    "a method that the operation refuses": `${get("405: {}", "501:")}      summary: Not supported for pets.\n`,
    "an error on purpose": `${get("default: {}", "500: {}")}      description: It will always generate an error.\n`,
    "a path that is named after its code": "paths: { /status/404: { get: { responses: { 404: {} } } } }",
  });
  survive(version, "success-documented", {
    "a `default` that fails": describeWith("get", "default: { description: Unexpected error }").replace(
      "responses:",
      "responses: # <--",
    ),
    "a `default` that says nothing": describeWith("get", "default: {}").replace("responses:", "responses: # <--"),
    "a `default` that did not succeed": describeWith("get", "default: { description: Not successful }").replace(
      "responses:",
      "responses: # <--",
    ),
    "a `default` beside failures": describeWith("get", "404: {}", "default: { description: OK }").replace(
      "responses:",
      "responses: # <--",
    ),
    "not always an error": `${get("default: {}")}      description: Always here. Errors are rare.\n`.replace(
      "responses:",
      "responses: # <--",
    ),
    "405 for bad input": describeWith("post", "405: { description: Invalid input }").replace(
      "responses:",
      "responses: # <--",
    ),
    "100 alone": describeWith("post", "100: {}").replace("responses:", "responses: # <--"),
  });
});

test("a success that only `default` tells is named", async () => {
  const text = `openapi: 3.1.1\n${get("404: {}", "default: { description: The pet was deleted. }")}`;
  expect((await lintFor("success-documented", text)).map(({ message }) => message)).toEqual([
    "GET /pets documents its success as `default`, which stands for failures too: write the code that it answers with when all goes well.",
  ]);
});

describe("ranges as successes", () => {
  survive("3.1.1", "success-documented", { "1XX, 2XX, 3XX": get("2XX: {}", "4XX: {}") });
  survive("3.1.1", "success-documented", { "3XX": get("3XX: {}", "4XX: {}"), "1XX": get("1XX: {}") });
  survive("3.1.1", "post-create-201", { "2XX beside 200": collection("200: {}", "2XX: {}") });
});

describe.each(versions)("success codes by method (%s)", (version) => {
  survive(version, "method-success-code", {
    GET: get("200: {}", "201: {} # <--", "202: {}", "204: {}", "205: {} # <--", "206: {}"),
    HEAD: head("201: {} # <--", "206: {} # <--"),
    "HEAD as GET": head("200: {}", "206: {}"),
    POST: post("201: {}", "205: {}", "206: {} # <--"),
    PUT: put("201: {}", "205: {} # <--", "206: {} # <--"),
    PATCH: patch("201: {}", "205: {} # <--", "206: {} # <--"),
    DELETE: del("200: {}", "201: {} # <--", "202: {}", "204: {}"),
    OPTIONS: describeWith("options", "200: {}", "201: {} # <--", "202: {} # <--"),
    "null and lost": get("201: # <--", "205: { $ref: '#/lost' }"),
    "no other codes": get("301: {}", "404: {}", "default: {}"),
    "a path that is named after its code": "paths: { /status/201: { get: { responses: { 201: {} } } } }",
    "one component, wrong once": `${get("201: { $ref: '#/x' }")}    post: { responses: { 201: { $ref: '#/x' } } }\nx: {} # <--\n`,
  });
  survive(
    version,
    "method-success-code",
    { "our row instead": get("200: {} # <--", "201: {}") },
    {
      methodSuccessCode: { GET: ["200"] },
    },
  );
  survive(version, "method-success-code", { "in lower case": get("201: {}") }, { methodSuccessCode: { get: [] } });
  survive(
    version,
    "method-success-code",
    { "other rows stand": get("201: {} # <--") },
    {
      methodSuccessCode: { constructor: ["201"], PUT: ["201"] },
    },
  );
});

describe("methods of later versions", () => {
  survive("3.2.0", "method-success-code", {
    QUERY: describeWith("query", "200: {}", "201: {} # <--", "205: {} # <--"),
    TRACE: describeWith("trace", "200: {}", "204: {} # <--"),
    "one that nobody knows": "paths: { /a: { additionalOperations: { constructor: { responses: { 201: {} } } } } }",
  });
  survive("3.2.0", "304-safe-method", {
    QUERY: describeWith("query", "304: {}"),
    "what reads": "paths: { /a: { additionalOperations: { SEARCH: { responses: { 304: {} } } } } }",
    "what nobody knows": "paths: { /a: { additionalOperations: { LINK: { responses: { 304: {} } } } } }",
    TRACE: describeWith("trace", "304: {} # <--"),
  });
  test("the message names the wrong one of many", async () => {
    const text = `openapi: 3.1.1\n${get("201: { $ref: '#/x' }")}    post: { responses: { 201: { $ref: '#/x' } } }\nx: {}\n`;
    const [finding] = await lintFor("method-success-code", text);
    expect(finding?.message).toMatch(/^201 Created of GET \/pets is no answer to GET: /);
  });
  test("the message names the setting", async () => {
    const text = `openapi: 3.1.1\n${get("200: {}")}`;
    const [finding] = await lintFor("method-success-code", text, { methodSuccessCode: { GET: ["200"] } });
    expect(finding?.message).toContain("setting `methodSuccessCode`");
  });
});

describe.each(versions)("redirects and 304 (%s)", (version) => {
  survive(version, "301-302-unsafe-method", {
    GET: get("301: {}", "302: {}"),
    HEAD: head("302: {}"),
    OPTIONS: describeWith("options", "302: {}"),
    POST: post("301: {} # <--", "302: # <--", "303: {}", "307: {}", "308: {}"),
    "PUT and the rest": put("301: {} # <--", "302: {} # <--"),
    DELETE: del("302: {} # <--"),
    PATCH: patch("302: {} # <--"),
    "one component": `${get("302: { $ref: '#/x' }")}    post: { responses: { 302: { $ref: '#/x' } } }\nx: {} # <--\n`,
  });
  survive(version, "304-safe-method", {
    "GET and HEAD": get("304: {}"),
    HEAD: head("304: {}"),
    POST: post("304: {} # <--"),
    "PUT, null": put("304: # <--"),
    DELETE: del("304: {} # <--"),
    OPTIONS: describeWith("options", "304: {} # <--"),
    "3XX and default": post("default: {}"),
    "one component": `${get("304: { $ref: '#/x' }")}    put: { responses: { 304: { $ref: '#/x' } } }\nx: {} # <--\n`,
  });
});

describe.each(versions)("conditions (%s)", (version) => {
  survive(version, "412-conditional-request", {
    "another case of letters": taking("put", ["IF-MATCH"], "412: {}", "428: {}"),
    "each condition": taking("get", ["If-None-Match"], "412: {}"),
    "a condition about a range": taking("get", ["If-Range"], "412: {}"),
    dates: taking("put", ["if-unmodified-since"], "412: {}"),
    "of our own": taking("put", ["X-If-Match"], "412: {}"),
    none: put("412: {} # <--", "428: {} # <--"),
    "another field": taking("put", ["Identifier"], "412: {} # <--"),
    "a parameter of the path item": `${put("412: {}")}    parameters: [{ $ref: '#/x' }]\nx: { in: header, name: If-Match }\n`,
    "one component, wrong once": `${taking("put", ["If-Match"], "412: { $ref: '#/x' }")}    post: { responses: { 412: { $ref: '#/x' } } }\nx: {} # <--\n`,
    "a query": `${put("412: {}")}      parameters: [{ in: query, name: ifMetagenerationMatch }]\n`,
    "ranges and default": put("default: {}"),
  });
  survive(version, "412-documented", {
    told: taking("put", ["If-Match"], "204: {}", "412: {}"),
    "told by a lost reference": taking("put", ["If-Match"], "204: {}", "412: { $ref: '#/lost' }"),
    default: taking("put", ["If-Match"], "204: {}", "default: {}"),
    "no response at all": "paths: { /pets: { put: { parameters: [{ in: header, name: If-Match }] } } }",
    "other conditions": taking("get", ["If-None-Match", "If-Modified-Since", "If-Range"], "200: {}"),
    "a query of that name": `${put("204: {}")}      parameters: [{ in: query, name: If-Match }]\n`,
    deprecated: `${taking("put", ["If-Match"], "204: {}")}      deprecated: true\n`,
    "another case of letters": taking("delete", ["if-MATCH"], "204: {}").replace("responses:", "responses: # <--"),
    dates: taking("patch", ["If-Unmodified-Since"], "204: {}", "409: {}").replace("responses:", "responses: # <--"),
  });
  survive(version, "304-documented", {
    told: taking("get", ["If-None-Match"], "200: {}", "304: {}"),
    "another method": taking("put", ["If-None-Match"], "204: {}"),
    "`default` is no redirect": taking("get", ["if-none-match"], "200: {}", "default: {}").replace(
      "responses:",
      "responses: # <--",
    ),
    deprecated: `${taking("get", ["If-None-Match"], "200: {}")}      deprecated: true\n`,
    "a reference": `${get("200: {}").replace("responses:", "responses: # <--")}      parameters: [{ $ref: '#/x' }]\nx: { in: header, name: If-Modified-Since }\n`,
  });
  survive(version, "206-range-request", {
    asked: taking("get", ["range"], "200: {}", "206: {}", "416: {}"),
    unasked: get("206: {} # <--", "416: {} # <--"),
    "another method": taking("put", ["Range"], "206: {} # <--", "416: # <--"),
    "If-Range is not enough": taking("get", ["If-Range"], "206: {} # <--"),
    "one component, wrong once": `${taking("get", ["Range"], "206: { $ref: '#/x' }")}  /a: { get: { responses: { 206: { $ref: '#/x' } } } }\nx: {} # <--\n`,
  });
});

test("what to write instead of 412 and 428 goes by what the request carries", async () => {
  const asks = "responses: { 412: {}, 428: {} }";
  const text = `openapi: 3.1.1\npaths: { /a: { get: { ${asks} }, put: { requestBody: { content: {} }, ${asks} } } }\n`;
  expect(
    (await lintFor("412-conditional-request", text)).map(({ message }) => message.replace(/.* or write /, "")),
  ).toEqual([
    "400 or 409 if another is meant.",
    "400 if something else is missing.",
    "409 or 422 if another is meant.",
    "400 or 422 if something else is missing.",
  ]);
});

describe("ranges of codes", () => {
  survive("3.1.1", "412-documented", { "4XX": taking("put", ["If-Match"], "204: {}", "4XX: {}") });
  survive("3.1.1", "304-documented", { "3XX": taking("get", ["If-None-Match"], "200: {}", "3XX: {}") });
  for (const id of ["412-conditional-request", "304-safe-method", "206-range-request", "301-302-unsafe-method"])
    survive("3.1.1", id, { none: post("2XX: {}", "3XX: {}", "4XX: {}", "default: {}") });
});

const openApi = (schema: string) => `{ content: { application/json: { schema: ${schema} } } }`;
const message = "{ type: object, properties: { message: { type: string }, success: { type: boolean } } }";

describe("what a DELETE tells", () => {
  survive("3.1.1", "delete-204", {
    "a message": del(`200: ${openApi(message)} # <--`),
    "a text": del(`200: ${openApi("{ type: string }")} # <--`),
    "a text that is data": del(`200: ${openApi("{ type: string, description: The id of the pet. }")}`),
    "a text of some format": del(`200: ${openApi("{ type: string, format: uuid }")}`),
    "a message behind references": `${del("200: { $ref: '#/r' }").trimEnd()}\nr: ${openApi("{ $ref: '#/s' }")} # <--\ns: { allOf: [{ $ref: '#/t' }] }\nt: ${message}\n`,
    "in any style": del(`200: ${openApi("{ properties: { Status_Code: {}, isSuccess: {}, Msg: {} } }")} # <--`),
    "a message in a message": del(
      `200: ${openApi("{ properties: { status: { properties: { code: {}, message: {} } } } }")} # <--`,
    ),
    data: del(`200: ${openApi("{ properties: { message: {}, data: { properties: { id: {} } } } }")}`),
    "an object of which nothing is said": del(`200: ${openApi("{ type: object }")}`),
    "no schema": del("200: { content: { application/json: {} } }"),
    "a null schema": del(`200: ${openApi("null")}`),
    "no content": del("200: {}"),
    "data that only the example shows": del(
      `200: { content: { a/b: { schema: ${message}, example: { message: Gone., data: { id: 1 } } } } }`,
    ),
    "an example of a message": del(
      `200: { content: { a/b: { schema: ${message}, example: { message: Gone. } } } } # <--`,
    ),
    "a list": del(`200: ${openApi("{ type: array, items: { type: string } }")}`),
    "other methods": put(`200: ${openApi(message)}`),
    "204 beside it": del(`200: ${openApi(message)}`, "204: {}"),
    "one of two media types": del(
      `200: { content: { text/plain: { schema: { type: string } }, application/json: { schema: { properties: { id: {} } } } } }`,
    ),
    "a proxy": `paths: { /nodes/{name}/proxy: { delete: { responses: { 200: ${openApi("{ type: string }")} } } } }`,
    "one component, wrong once": `${put("200: { $ref: '#/x' }")}    delete: { responses: { 200: { $ref: '#/x' } } }\nx: ${openApi(message)} # <--\n`,
  });
  survive("2.0", "delete-204", { "a message": del(`200: { schema: ${message} } # <--`), "no schema": del("200: {}") });
  survive("3.1.1", "delete-204", { "200 and 204": del("204: {} # <--"), GET: get("204: {}") }, { delete: "200" });
  survive("3.1.1", "delete-204", { both: del("200: {}", "204: {}"), none: del("202: {}") }, { delete: "200" });
  survive("3.1.1", "delete-204", { any: del(`200: ${openApi(message)}`) }, { delete: "any" });
  survive("3.1.1", "delete-204", { written: del(`200: ${openApi(message)} # <--`, "202: {}") }, { delete: "204" });
});

describe("401 without `security`", () => {
  const schemes = "components: { securitySchemes: { key: { type: http, scheme: basic } } }\n";
  survive("3.1.1", "401-unsecured", {
    "neither says anything": `${get("401: {} # <--")}${schemes}`,
    "no scheme is declared": get("401: {}"),
    "`securitySchemes: {}`": `${get("401: {}")}components: { securitySchemes: {} }\n`,
    "a guard against forged requests": `${get("401: {}")}${schemes.replace("key:", "CSRF:")}`,
    "a guard beside a key": `${get("401: {} # <--")}${schemes.replace("key:", "csrf: {}, key:")}`,
    "the operation is public": `${get("401: {}")}      security: []\n${schemes}`,
    "it is optional": `${get("401: {}")}      security: [{}, { key: [] }]\n${schemes}`,
    "the operation says so": `${get("401: {}")}      security: [{ key: [] }]\n${schemes}`,
    "the document says so": `${get("401: {}")}${schemes}security: [{ key: [] }]\n`,
    "the document is public": `${get("401: {}")}${schemes}security: []\n`,
    "`security: null`": `${get("401: {}")}      security:\n${schemes}`,
    "an entrance by its path": `paths: { /v1/Sign-In: { post: { responses: { 401: {} } } } }\n${schemes}`,
    "an entrance by its name": `paths: { /pets: { post: { operationId: refreshToken, responses: { 401: {} } } } }\n${schemes}`,
    "no entrance": `paths: { /authors: { post: { operationId: addAuthor, responses: { 401: {} } } } } # <--\n${schemes}`,
    "4XX and default": `${get("4XX: {}", "default: {}")}${schemes}`,
    "one component, wrong once": `${get("401: { $ref: '#/x' }")}    put: { security: [{ key: [] }], responses: { 401: { $ref: '#/x' } } }\n${schemes}x: {} # <--\n`,
  });
  const definitions = "securityDefinitions: { key: { type: basic } }\n";
  survive("2.0", "401-unsecured", {
    "neither says anything": `${get("401: {} # <--")}${definitions}`,
    "the document says so": `${get("401: {}")}${definitions}security: [{ key: [] }]\n`,
    "3.x's schemes": `${get("401: {}")}${schemes}`,
  });
});

/** A collection with items, and the responses of the POST to it. */
function collection(...responses: readonly string[]): string {
  return `paths:\n  /pets/{id}:\n    get: {}\n  /pets:\n    post:\n      operationId: createPet\n      responses:\n${responses.map((line) => `        ${line}\n`).join("")}`;
}

/** A POST with something said of it. */
function posting(path: string, facts: string, answer = "200: {}"): string {
  return `paths:\n  ${path}/{id}: { get: {}, delete: {} }\n  ${path}:\n    post:\n      ${facts}\n      responses:\n        ${answer}\n`;
}

describe.each(versions)("what a POST creates (%s)", (version) => {
  survive(version, "post-create-201", {
    "200 only": collection("200: {} # <--", "400: {}"),
    "200 and 204": collection("200: # <--", "204: {}"),
    "201 beside": collection("200: {}", "201: {}"),
    "201 that is lost": collection("200: {}", "201: { $ref: '#/lost' }"),
    "202 beside": collection("200: {}", "202: {}"),
    "303 beside": collection("200: {}", "303: {}"),
    "204 only": collection("204: {}"),
    "default only": collection("default: {}"),
    "no words at all": posting("/pets", "deprecated: false", "200: {} # <--"),
    "a generated name": posting("/pets", "operationId: postPets", "200: {} # <--"),
    "another language": posting("/pets", "summary: 创建用户", "200: {} # <--"),
    "a slash at the end": posting("/pets", "summary: Creates a pet.", "200: {} # <--").replace("/pets:", "/pets/:"),
    "by its summary": posting("/pets", "summary: Add a new pet to the store", "200: {} # <--"),
    "a name in front": posting("/pets", "operationId: PetsController_CreatePet", "200: {} # <--"),
    "a verb in the path": `${posting("/pets", "summary: Register a pet", "200: {} # <--").replace("  /pets:", "  /pets/register:")}`,
    "what is attached": posting("/pets", "summary: Add a tag to the pet"),
    "another word": posting("/pets", "operationId: feedPets"),
    "another word, as a noun": posting("/pets", "summary: Pets"),
    search: posting("/pets/search", "summary: Create a search"),
    "many at once": posting("/pets", "summary: Create multiple pets"),
    "if need be": posting("/pets", "operationId: createOrUpdatePet"),
    "updated, it says": posting("/pets", "operationId: createPet", "200: { description: The list was updated. }"),
    tokens: posting("/tokens", "summary: Create a token"),
    sessions: posting("/sessions", "operationId: createSession"),
    "a code": posting("/users/otp", "operationId: createOtp"),
    RPC: posting("/pets.create", "summary: Create a pet"),
    "a custom method": posting("/pets:create", "summary: Create a pet"),
    "no items": collection("200: {}").replace("/pets/{id}", "/toys/{id}"),
    "items that are only posted to": collection("200: {}").replace("get: {}", "post: {}"),
    "an item": posting("/pets/{id}", "summary: Create a pet").replace("/{id}/{id}", "/{id}/toys"),
    "a path that says otherwise": posting("/pets/setName", "operationId: createPetName"),
    "a gateway": `${collection("200: {}")}        default: { description: An unexpected error response. }\n`,
    "one component for all": `${collection("200: { $ref: '#/x' }")}  /toys: { get: { responses: { 200: { $ref: '#/x' } } } }\nx: {} # <--\n`,
    "nothing but POSTs":
      "paths: { /pets/{id}: { get: {} }, /pets: { post: { responses: { 200: {} } } }, /a: { post: {} }, /b: { post: {} }, /c: { post: {} } }",
    "verbs in the paths":
      "paths: { /pets/{id}: { get: {}, put: {} }, /pets/create: { post: { responses: { 200: {} } } }, /pets/delete: { post: {} }, /pets/update: { post: {} } }",
  });
  survive(version, "post-create-201", { any: collection("200: {}") }, { create: "any" });
  survive(version, "post-create-201", { "201": collection("200: {} # <--") }, { create: "201" });
});

describe("what comes of a creation", () => {
  const id = openApi("{ properties: { data: { properties: { id: {} } } } }");
  const create = "summary: Create a pet";
  const alone = (answer: string) => posting("/pets", create, answer).replace("  /pets/{id}", "  /toys/{id}");
  survive("3.1.1", "post-create-201", {
    "an identifier": alone(`200: ${id} # <--`),
    "a message": alone(`200: ${openApi(message)}`),
    "a list": posting("/pets", create, `200: ${openApi("{ type: array }")}`),
    "a list in an object": posting("/pets", create, `200: ${openApi("{ properties: { pets: { type: array } } }")}`),
    "a list that was sent": `${collection("200: {}")}      requestBody: ${openApi("{ type: array }")}\n`,
    "a file": posting("/pets", create, "200: { content: { application/pdf: {} } }"),
    "a stream": posting("/pets", create, "200: { content: { text/event-stream: {} } }"),
    "lost schemas": posting("/pets", create, `200: ${openApi("{ $ref: '#/lost' }")} # <--`),
  });
});

describe("where `Location` leads", () => {
  const locate = (value: string, rest = "") =>
    `paths:\n  /pets:\n    post:\n      responses:\n        201: { headers: { location: ${value} } }\n  /pets/{id}: { get: {} }\n  /toys/{id}: { put: {} }\n${rest}`;
  const example = (value: string) => `{ schema: { type: string }, example: '${value}' }`;
  const right = [
    "/pets/42",
    "/pets/42/",
    "/pets/{id}",
    "/pets/:id",
    "/v1/pets/42",
    "pets/42",
    "./pets/42",
    "/pets/42?full=true#top",
    "https://api.example.com/pets/42",
    "https://api.test/v1/pets/42",
    "//api.test/v1/pets/42",
    "https://{host}/pets/{id}",
    "{base}/pets/42",
  ];
  const unread = ["", "#top", "?page=1", "urn:pets:42", "The new pet.", "<uri>", "https://cdn.other.test/a/42"];
  const wrong = ["/animals/42", "/toys/42", "42", "/pets", "/pets/42/toys", "https://api.test/animals/42", "string"];
  const servers = "servers: [{ url: 'https://api.test/v1' }]\n";
  for (const value of [...right, ...unread])
    survive("3.1.1", "201-location-resolves", { [value]: locate(example(value), servers) });
  for (const value of wrong)
    survive("3.1.1", "201-location-resolves", {
      [value]: locate(example(value), servers).replace("} } }\n", "} } } # <--\n"),
    });
  survive("3.1.1", "201-location-resolves", {
    "a number": locate("{ example: 42 }"),
    null: locate("null"),
    "no example": locate("{ schema: { type: string } }"),
    "a lost header": locate("{ $ref: '#/lost' }"),
    "any path at all": `${locate(example("/a/b/c"))}  /{path+}: { get: {} }\n`,
    "a base path before parameters": `${locate(example("/v1/x/y"))}  /{a}/{b}: { get: {} }\n${servers}`,
    "parameters alone fit only a whole": `${locate(example("/v1/x/y")).replace("} } }\n", "} } } # <--\n")}  /{a}/{b}: { get: {} }\n`,
    "one header for many": `${locate("{ $ref: '#/h' }")}  /vets: { post: { responses: { 201: { headers: { Location: { $ref: '#/h' } } } } } }\nh: { example: /lost } # <--\n`,
    "no other codes": locate(example("/lost")).replace("201:", "202:"),
  });
  survive("3.1.1", "201-location-resolves", { "201": locate(example("/lost")) }, { create: "201" });
  survive("2.0", "201-location-resolves", {
    "below the base path": locate("{ type: string, x-example: /api/pets/42 }", "basePath: /api\nhost: api.test\n"),
    lost: locate("{ type: string, default: /vets/42 }").replace("} } }\n", "} } } # <--\n"),
    elsewhere: locate("{ type: string, default: 'https://other.test/42' }", "host: api.test\n"),
  });
});

describe("webhooks and callbacks, where somebody else answers", () => {
  const wrong =
    '{ parameters: [{ in: header, name: If-Match }], responses: { 404: {}, 412: {}, 302: {}, 401: {}, "200": { content: { a/b: { schema: { type: string } } } }, 206: {}, 304: {}, 205: {} } }';
  const text = `components: { securitySchemes: { key: {} } }\nwebhooks: { pet: { get: ${wrong}, post: ${wrong}, delete: ${wrong} } }\npaths: { /pets: { get: { responses: { 200: {} }, callbacks: { a: { b: { put: ${wrong}, delete: ${wrong} } } } } } }\n`;
  for (const id of [
    "success-documented",
    "post-create-201",
    "201-location-resolves",
    "method-success-code",
    "delete-204",
    "401-unsecured",
    "301-302-unsafe-method",
    "304-safe-method",
    "206-range-request",
    "412-documented",
    "412-conditional-request",
    "304-documented",
  ])
    survive("3.1.1", id, { silent: text });
});
