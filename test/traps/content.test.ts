import { describe, expect, test } from "vitest";
import { cpuTime } from "../support/cpu-time.ts";
import { describeWith, get, head, lintFor, post, survive } from "../support/traps.ts";

const at = (path: string, method: string, responses: string) =>
  `paths: { "${path}": { ${method}: { responses: { ${responses} } } } }`;

describe("content that is not there", () => {
  survive("3.1.1", "200-content", {
    "no `content`": get("200: { description: The pets. } # <--"),
    "`content: {}`, as an integer and a string": get('"200": { content: {} } # <--'),
    "`content: null`": get("200: { content: } # <--"),
    "a response that is null": get("200: # <--"),
    "an empty media type": get("200: { content: { a/b: {} } }"),
    "a media type that is null": get("200: { content: { a/b: } }"),
    "other codes": get("202: {}", "203: {}", "206: {}", "2XX: {}", "304: {}", "default: {}"),
    "other methods": `${head("200: {}")}    options: { responses: { 200: {} } }\n`,
    "a shared response": `${get('200: { $ref: "#/x" }')}x: {} # <--\n`,
    "a shared response with content": `${get('200: { $ref: "#/x" }')}x: { content: { a/b: {} } }\n`,
    "a resource that is named like a probe": `paths:\n  /health/records:\n    get:\n      responses:\n        200: { content: { a/b: {} } }\n`,
    "a socket": `paths: { /sessions/socket: { get: { responses: { 200: {} } } }, /bots/ws: { get: { responses: { 200: {} } } } }`,
    "no socket": `paths:\n  /wsdl:\n    get:\n      responses:\n        200: {} # <--\n  /power-sockets:\n    get:\n      responses:\n        200: {} # <--\n`,
    "a status that is data": `paths:\n  /orders/{id}/status:\n    get:\n      responses:\n        200: {} # <--\n`,
    "probes in other spellings": `paths: { /healthz: { get: { responses: { 200: {} } } }, /_ping: { get: { responses: { 200: {} } } }, /a: { get: { summary: Health check, responses: { 200: } } } }`,
    webhooks: "webhooks: { a: { get: { responses: { 200: {} } } } }",
  });
  survive("2.0", "200-content", {
    "no schema": get("200: { description: The pets. } # <--"),
    "`produces` alone": `produces: [application/json]\n${get("200: {} # <--")}`,
    "a schema": get("200: { schema: { type: file } }"),
    "an empty schema": get("200: { schema: {} }"),
    "an example alone": get("200: { examples: { application/json: [] } }"),
  });
  survive("3.1.1", "200-empty-use-204", {
    "each method that changes": `${describeWith("put", "200: {} # <--")}    post: { responses: {\n 200: {} # <--\n} }\n    patch: { responses: {\n 200: {} # <--\n} }\n    delete: { responses: {\n 200: {} # <--\n} }\n`,
    "methods that ask": `${get("200: {}")}    head: { responses: { 200: {} } }\n`,
    "other codes": post("201: {}", "202: {}", "204: {}", "default: {}"),
    "one definition for GET too": `paths: { /a: { get: { responses: { 200: { $ref: "#/x" } } }, put: { responses: { 200: { $ref: "#/x" } } } } }\nx: {} # <--\n`,
    callbacks:
      "paths: { /a: { post: { callbacks: { b: { c: { post: { responses: { 200: {} } } } } }, responses: { 204: {} } } } }",
  });
  survive("3.1.1", "error-content", {
    "each class": post("400: {} # <--", "419: {} # <--", "503: { content: {} } # <--", "499: {}"),
    "ranges and `default`": post("4XX: {}", "5XX: {}", "default: {}"),
    "other classes": post("204: {}", "304: {}", "301: {}"),
    "some content": post("400: { content: { text/plain: } }"),
    "HEAD alone": head("404: {}", "500: {}"),
    "HEAD beside GET": `paths: { /a: { get: { responses: { 404: { $ref: "#/x" } } }, head: { responses: { 404: { $ref: "#/x" } } } } }\nx: {} # <--\n`,
    "a probe": at("/livez", "get", "500: {}, 503: {}"),
    "a question": get("204: {}", "404: {}", "401: {} # <--"),
    "a question, and what else it may answer": get("204: {}", "302: {}", "default: {}", "404: {}"),
    "no question": get("200: {}", "204: {}", "404: {} # <--"),
    "no question by range": get("2XX: {}", "204: {}", "404: {} # <--"),
    "no success": get("404: {} # <--"),
    "a deletion": `paths: { /a: { delete: { responses: {\n 204: {},\n 404: {} # <--\n} } } }\n`,
    "a question and a change by one definition": `paths: { /a: { get: { responses: { 204: {}, 404: { $ref: "#/x" } } }, delete: { responses: { 204: {}, 404: { $ref: "#/x" } } } } }\nx: {} # <--\n`,
    "a response that leads nowhere": get('404: { $ref: "#/lost" }'),
    "2.0's schema": get("404: { schema: {} } # <--"),
  });
  survive("2.0", "error-content", {
    "no schema": get("404: {} # <--"),
    "an example": get("404: { examples: { text/plain: Lost. } }"),
    "a file": get("404: { schema: { type: file } }"),
    "OpenAPI 3's content": get("404: { content: { a/b: {} } } # <--"),
  });

  test("a shared response is one finding, which counts its users but HEAD", async () => {
    const paths = ["get", "put", "head"].map(
      (method, n) => `/${n}: { ${method}: { responses: { 404: { $ref: "#/x" } } } }`,
    );
    const findings = await lintFor("error-content", `openapi: 3.1.1\npaths: { ${paths.join(", ")} }\nx: {}\n`);
    expect(findings.map(({ message }) => message.split(" documents ")[0])).toEqual(["404 Not Found of 2 operations"]);
  });
});

describe("207", () => {
  const of = (schema: string) => post(`207: { content: { application/json: { schema: ${schema} } } }`);
  const bad = (schema: string) => of(schema).replace(/\n$/, " # <--\n");
  survive("3.1.1", "207-multi-status-body", {
    "a list of statuses": of("{ type: array, items: { properties: { publishing_status: {} } } }"),
    "a map of errors": of("{ additionalProperties: { properties: { error: {} } } }"),
    "a list of failures": of("{ properties: { Failed: { type: array } } }"),
    "one status": bad("{ properties: { status: {} } }"),
    "a member called items": bad("{ properties: { items: { properties: { status: {} } } } }"),
    "no content": post("207: {} # <--"),
    "no schema": post("207: { content: { application/json: } } # <--"),
    "XML, which nobody describes": post("207: { content: { application/xml: } }"),
    "an example that is text": post("207: { content: { application/json: { example: all is well } } } # <--"),
  });
});

describe("problems", () => {
  const json = "{ content: { application/json: {} } }";
  survive("3.1.1", "error-problem-details", {
    "problem+json, in other cases and with parameters": get(
      "404: { content: { Application/Problem+JSON: {} } }",
      "400: { content: { application/problem+json; charset=utf-8: {} } }",
    ),
    both: get("404: { content: { application/json: {}, application/problem+json: {} } }"),
    "no JSON": get("404: { content: { text/plain: {}, application/problem+xml: {}, '*/*': {} } }"),
    successes: get(`200: ${json}`, `2XX: ${json}`, `304: ${json}`),
    "`default` that may be a success": get(`default: ${json}`),
    "standards with errors of their own": get(
      "404: { content: { application/vnd.api+json: , application/scim+json: } }",
    ),
    "the token endpoint": at("/oauth/token", "post", `400: ${json}`),
  });
  survive("3.1.1", "error-problem-details", { "another decision": get(`404: ${json}`) }, { errorMediaType: "json" });
  survive("3.1.1", "error-problem-details", { "no decision": get(`404: ${json}`) }, { errorMediaType: "any" });
  survive("2.0", "error-problem-details", {
    produced: `produces: [application/problem+json]\n${get("404: { schema: {} }")}`,
    "produced otherwise": `produces: [application/json]\n${get("404: { schema: {} } # <--")}`,
    "no content": `produces: [application/json]\n${get("404: {}")}`,
    XML: `produces: [text/xml]\n${get("404: { schema: {} }")}`,
  });
  test("names the setting that was written", async () => {
    const text = `openapi: 3.1.1\n${get(`404: ${json}`)}`;
    const [found] = await lintFor("error-problem-details", text, { errorMediaType: "problem-json" });
    expect(found?.message).toContain("(the setting `errorMediaType` is `problem-json`).");
  });

  const of = (schema: string, code = "404") =>
    get(`${code}: { content: { application/problem+json: { schema: ${schema} } } }`);
  const wrong = (schema: string) => of(schema).replace(/\n$/, " # <--\n");
  survive("3.1.1", "problem-details-members", {
    "types, nullable ones too": of(
      "{ properties: { type: { type: [string, 'null'] }, status: { type: integer }, title: { type: string, nullable: true } } }",
    ),
    "no types": of("{ properties: { type: {}, title: { const: Lost }, status: { enum: [404] }, detail: true } }"),
    "a number": of("{ properties: { status: { type: number } } }"),
    unions: of("{ properties: { detail: { anyOf: [{ type: string }, { type: 'null' }] } } }"),
    "one of many problems": of("{ oneOf: [{ properties: { title: {} } }, { properties: { reason: {} } }] }"),
    "any object": of("{ type: object }"),
    "any member": of("{ type: object, additionalProperties: true }"),
    "a schema that is lost": of("{ $ref: '#/lost' }"),
    "a part that is lost": of("{ allOf: [{ $ref: './lost.yaml' }, { properties: { reason: {} } }] }"),
    "no schema": get("404: { content: { application/problem+json: } }"),
    "other media types": get(
      "404: { content: { application/json: { schema: { properties: { status: { type: string } } } } } }",
    ),
    "a status in words": wrong("{ properties: { status: { type: string } } }"),
    "a title of many": wrong("{ allOf: [{ properties: { title: { type: [array, 'null'] } } }] }"),
    "an instance in numbers": wrong("{ properties: { title: {}, instance: { type: integer } } }"),
    "nothing but an instance": wrong("{ properties: { instance: { type: string } } }"),
    "something else": wrong("{ properties: { message: { type: string } } }"),
    "shared by many, reported once": `${get(
      "400: { content: { application/problem+json: { schema: { $ref: '#/x' } } } }",
      "404: { content: { application/problem+json: { schema: { $ref: '#/x' } } } }",
    )}x: { properties: { status: { type: string } } } # <--\n`,
    "a cycle": `${of("{ $ref: '#/x' }")}x: { allOf: [{ $ref: '#/x' }], properties: { title: { $ref: '#/x' } } }\n`,
  });
  survive("2.0", "problem-details-members", {
    "produced beside JSON, and meant for that": `produces: [application/json, application/problem+json]\n${get("404: { schema: { properties: { status: { type: string } } } }")}`,
    "produced alone": `produces: [application/problem+json]\n${get("404: { schema: { properties: { status: { type: string } } } } # <--")}`,
  });
});

describe("the status in the body", () => {
  const shown = (example: string, code = "404") =>
    get(`${code}: { content: { application/json: { example: ${example} } } }`);
  const wrong = (example: string, code?: string) => shown(example, code).replace(/\n$/, " # <--\n");
  const of = (schema: string, ...codes: string[]) =>
    get(...codes.map((code) => `${code}: { content: { a/b+json: { schema: ${schema} } } }`));
  const wrongOf = (schema: string, code: string) => of(schema, code).replace(/\n$/, " # <--\n");

  survive("3.1.1", "error-status-member", {
    "the code, in numbers and words": get(
      "404: { content: { a/b: { example: { status: 404 } } } }",
      "400: { content: { a/b: { example: { status: '400', code: 17 } } } }",
    ),
    "another code": wrong("{ status: 400 }"),
    "another code as text": wrong("{ status_code: '400' }"),
    "a success": wrong("{ status: 200, message: OK }"),
    "other spellings": wrong("{ HttpStatus: 500 }"),
    "text that is JSON": wrong("'{ \"statusCode\": 500 }'"),
    "text that is none": shown("'{ status: 500'"),
    "states and numbers of their own": get(
      ...["0", "1", "false", "null", "error", "1404", "40401", "999", "'4xx'", "404.5"].map(
        (value, n) => `${410 + n}: { content: { a/b: { example: { status: ${value} } } } }`,
      ),
    ),
    "a code of the API": shown("{ code: 500, message: Lost }"),
    "a code beside its phrase": wrong("{ code: 500, message: Internal server error }"),
    "a code beside its earlier phrase": wrong("{ code: 413, error: Request Entity Too Large }"),
    "a code beside another phrase": shown("{ code: 500, message: Not Found }"),
    "two members, of which one is right": shown("{ status: 404, code: 400, error: Bad Request }"),
    "deeper members": shown("{ errors: [{ status: 400 }, { status: 409 }], error: { status: 400 } }"),
    "lists and texts": get("404: { content: { a/b: { example: [{ status: 400 }] }, c/d: { example: 400 } } }"),
    "one of several examples": get(
      "404: { content: { a/b: { examples: { a: { value: { status: 404 } }, b: { value: { status: 400 } } } } } } # <--",
    ),
    "an example elsewhere": `${get("404: { content: { a/b: { examples: { a: { $ref: '#/x' } } } } }")}x: { value: { status: 400 } } # <--\n`,
    "ranges, `default` and successes": get(
      ...["4XX", "default", "200"].map((code) => `${code}: { content: { a/b: { example: { status: 500 } } } }`),
    ),
    "a constant": wrongOf("{ properties: { status: { const: 400 } } }", "404"),
    "the only value": wrongOf("{ properties: { status: { enum: ['400'] } } }", "404"),
    "one of many values": of("{ properties: { status: { enum: [400, 409] } } }", "404"),
    "a default": wrongOf("{ properties: { httpStatus: { default: 500 } } }", "404"),
    "one branch of many": of(
      "{ oneOf: [{ properties: { status: { const: 400 } } }, { properties: { status: { const: 404 } } }] }",
      "404",
    ),
    "a schema's example": wrongOf("{ properties: { status: { type: integer, examples: [400] } } }", "404"),
    "a schema's examples, one of them right": of("{ properties: { status: { examples: [400, 404, 500] } } }", "404"),
    "a schema's examples, all wrong": wrongOf("{ properties: { status: { examples: [400, 500] } } }", "404"),
    "a shared schema's example, under one code": `${of("{ $ref: '#/x' }", "404")}x: { properties: { status: { example: 400 } } } # <--\n`,
    "a shared schema's example, under many": `${of("{ $ref: '#/x' }", "404", "409")}x: { example: { status: 400 }, properties: { status: { example: 400 } } }\n`,
    "under a success too": `${of("{ $ref: '#/x' }", "404", "200")}x: { example: { status: 200 } }\n`,
    "under a range too": `${of("{ allOf: [{ $ref: '#/x' }] }", "404", "5XX")}x: { properties: { status: { example: 500 } } }\n`,
    "a shared member": `${get(
      "404: { content: { a/b: { schema: { properties: { status: { $ref: '#/x' } } } } } }",
      "409: { content: { a/b: { schema: { properties: { status: { $ref: '#/x' } } } } } }",
    )}x: { example: 400 }\n`,
    "a shared constant, reported once": `${of("{ $ref: '#/x' }", "404", "409", "410")}x: { properties: { status: { const: 409 } } } # <--\n`,
    "a cycle": `${of("{ $ref: '#/x' }", "404")}x: { allOf: [{ $ref: '#/x' }], properties: { status: { $ref: '#/x' } } }\n`,
  });
  survive("2.0", "error-status-member", {
    "by media type": get("404: { examples: { application/json: { status: 400 } } } # <--"),
    "a schema": `produces: [application/json]\n${get("404: { schema: { properties: { status: { default: 400 } } } } # <--")}`,
  });

  test("a response that serves two codes is judged under each", async () => {
    const text = `openapi: 3.1.1\n${get('404: { $ref: "#/x" }', '409: { $ref: "#/x" }')}x: { content: { a/b: { example: { status: 404 } } } }\n`;
    const messages = (await lintFor("error-status-member", text)).map(({ message }) => message);
    expect(messages).toEqual([
      "409 Conflict of GET /pets says that `status` is 404 in its example: this definition serves 404 too, so give 409 one of its own.",
    ]);
  });
});

describe("the inside of the server", () => {
  const of = (members: string, code = "500") =>
    get(`${code}: { content: { application/json: { schema: { properties: ${members} } } } }`);
  const wrong = (members: string, code?: string) => of(members, code).replace(/\n$/, " # <--\n");
  survive("3.1.1", "error-internal-detail", {
    "names in any spelling": get(
      ...["stackTrace", "stack_trace", "STACK-TRACE", "backtrace", "exceptionClass", "innerException", "sqlState"].map(
        (name, n) => `${500 + n}: { content: { a/b: { schema: { properties: { ${name}: {} } } } } } # <--`,
      ),
    ),
    "identifiers and other names": of(
      "{ traceId: {}, trace_id: {}, requestId: {}, correlationId: {}, trace: {}, stackId: {}, exceptions: {}, mysql: {} }",
    ),
    "an exception in words": wrong("{ exception: { type: string } }"),
    "an exception that is described": wrong("{ exception: { type: string, description: The exception. } }"),
    "an exception of a package": wrong("{ exception: { type: string, example: org.example.Lost } }"),
    "the name of an exception": of("{ exception: { type: string, description: The name of the error. } }"),
    "the kinds of exception": of("{ exception: { type: string, enum: [NotFound, Gone] } }"),
    "a public name": of("{ exception: { type: string, example: ResourceNotFoundException } }"),
    "an exception that is an object": of("{ exception: { type: object, properties: { code: {} } } }"),
    "whether there was an exception": of("{ exception: { type: boolean } }"),
    "how many statements there were": of("{ sql: { type: integer } }"),
    "a stack of Node": wrong("{ stack: { type: string } }"),
    "a stack of machines": of("{ stack: { type: string, description: The stack that is being deployed. } }"),
    "a stack of machines as an object": of("{ stack: { properties: { name: {} } } }"),
    "deep inside, through allOf": wrong("{ errors: { items: { allOf: [{ properties: { stackTrace: {} } }] } } }"),
    "for those who ask": of("{ stack_trace: { description: Present only if the parameter `trace` was sent. } }"),
    "in debug mode": of("{ stacktraces: { description: 'Optional, sent when the node is in debug mode' } }"),
    "under ranges and `default`": get(
      "200: {}",
      "4XX: { content: { a/b: { schema: { properties: { stackTrace: {} } } } } } # <--",
      "default: { content: { a/b: { schema: { properties: { stackTrace: {} } } } } } # <--",
    ),
    "under a `default` that may be a success": of("{ stackTrace: {} }", "default"),
    "under a success": of("{ stackTrace: {} }", "200"),
    "shared by many, reported once": `${get(
      "400: { content: { a/b: { schema: { $ref: '#/x' } } } }",
      "500: { content: { a/b: { schema: { $ref: '#/x' } } } }",
    )}x: { properties: { stackTrace: {} } } # <--\n`,
    "shared by many, of which the first is told to ignore it": `paths:
  /a: { get: { x-statute-ignore: { error-internal-detail: Known. }, responses: { 500: { content: { a/b: { schema: { $ref: '#/x' } } } } } } }
  /b: { get: { responses: { 500: { content: { a/b: { schema: { $ref: '#/x' } } } } } } }
x: { properties: { stackTrace: {} } } # <--
`,
    "an API that takes SQL": at(
      "/sql",
      "post",
      "400: { content: { a/b: { schema: { properties: { sqlState: {} } } } } }",
    ),
    "a cycle": `${of("{ cause: { $ref: '#/x' } }")}x: { properties: { cause: { $ref: '#/x' } } }\n`,
    callbacks: `paths: { /a: { post: { callbacks: { b: { c: ${"{ post: { responses: { 500: { content: { a/b: { schema: { properties: { stackTrace: {} } } } } } } } }"} } } } } }`,
  });

  const text = (example: string) =>
    `paths:\n  /pets:\n    get:\n      responses:\n        500:\n          content:\n            text/plain:\n              example: ${JSON.stringify(example)}`;
  const signs = {
    Java: "java.util.NoSuchElementException: No value\n\tat com.example.Pets.find(Pets.java:42)",
    "Java without a package": "Lost at Pets.find(Pets.java:42)",
    Kotlin: "at com.example.Pets$find$1.invoke(Pets.kt:42)",
    ".NET": "Lost.\r\n   at Pets.Store.Find(Int32 id) in C:\\src\\Store.cs:line 42",
    ".NET without a file": "Lost.\n   at Pets.Store.Find(Int32 id)",
    Python: 'Traceback (most recent call last):\n  File "pets.py", line 42, in find',
    Node: "Error: lost\n    at Object.find (/app/pets.js:42:7)",
    "Node in Windows": "Error: lost at C:\\app\\pets.js:42:7",
    PHP: "#0 /srv/app/Pets.php(42): find()",
    "PHP as it warns": "Undefined index in /srv/app/Pets.php on line 42",
    Go: "panic: lost\n\ngoroutine 1 [running]:",
    "Go by its files": "lost: store/pets.go:42",
    Ruby: "app/models/pet.rb:42:in `find'",
    SQL: "Failed: SELECT id, name FROM pets WHERE id = 42",
    "SQL in small letters": "select * from pets where id = 42",
    INSERT: "INSERT INTO pets (id) VALUES (42)",
    UPDATE: 'Failed: UPDATE "pets" SET name = NULL',
    "a path of Unix": "Cannot open /var/lib/pets/42.db",
    "a path of Windows": "Cannot open C:\\pets\\42.db",
    "a source file": "Lost in src/pets/store.ts:42",
    "a class of Java": "java.lang.IllegalArgumentException",
    "a class of .NET": "Threw System.ArgumentNullException.",
    "a class of PHP": "Symfony\\Component\\HttpKernel\\Exception\\NotFoundHttpException",
  };
  const plain = [
    "Select a pet from the list.",
    "SELECT is not allowed here.",
    "Please update the pet and set a name.",
    "No route for GET /home/pets/42",
    "https://example.com/var/log/pets",
    "Not found: /api/v1/pets/42, /pets/etc",
    "ResourceNotFoundException",
    "pet.NotFoundError",
    "Meet us at Pets (the shop) at 10:42",
    "Try again at 10:42:07.",
    "com.example.pet",
    "The stack is being modified; the exception was noted.",
    "See docs/errors.md:12",
    "See http://example.com/pets.php:443 for more",
    "pets/index.html",
  ];
  test.each(Object.entries(signs))("is shown by an example: %s", async (_, example) => {
    expect(await lintFor("error-internal-detail", `openapi: 3.1.1\n${text(example)}`)).toHaveLength(1);
  });
  test.each(plain)("is not shown by `%s`", async (example) => {
    expect(await lintFor("error-internal-detail", `openapi: 3.1.1\n${text(example)}`)).toEqual([]);
  });
  test.each(["type", "code", "errorCode", "instance", "path", "requestUri", "@type", "__type"])(
    "may be a name for the client, in `%s`",
    async (name) => {
      const example = JSON.stringify({ [name]: "/var/lib/java.lang.IllegalArgumentException" });
      const body = get(`500: { content: { a/b: { example: ${example} } } }`);
      expect(await lintFor("error-internal-detail", `openapi: 3.1.1\n${body}`)).toEqual([]);
    },
  );
  survive("3.1.1", "error-internal-detail", {
    "in an example's members": get(
      "500: { content: { a/b: { example: { stackTrace: [a, b] } } } } # <--",
      "501: { content: { a/b: { example: { exception: org.example.Lost } } } } # <--",
      "502: { content: { a/b: { example: { exception: Lost, stack: main, stackTrace: null } } } }",
    ),
    "in a shared schema's example": `${get("500: { content: { a/b: { schema: { $ref: '#/x' } } } }")}x: { properties: { a: { items: { properties: { b: { example: java.lang.LostException } } } } } } # <--\n`,
    "in a default": wrong("{ message: { default: 'at /srv/pets.js:4:2' } }"),
  });
  survive("2.0", "error-internal-detail", {
    "by media type": get("500: { examples: { text/plain: java.lang.LostException } } # <--"),
    "a schema": get("500: { schema: { properties: { stackTrace: {} } } } # <--"),
  });

  test("is looked for in linear time", async () => {
    const long = ["a.", "at ", "SELECT ", "/home/", "A\\", "at a.", 'File "', "x/", "#1 ", "\n at "];
    const start = cpuTime();
    for (const part of long) await lintFor("error-internal-detail", `openapi: 3.1.1\n${text(part.repeat(50_000))}`);
    expect(cpuTime() - start).toBeLessThan(5000);
  });
});
