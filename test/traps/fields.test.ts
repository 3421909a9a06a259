import { describe, expect, test } from "vitest";
import { describeWith, get, head, lintFor, post, put, survive } from "../support/traps.ts";

const versions = ["2.0", "3.0.4", "3.1.1", "3.2.0"];

/** The rules that look for one field in the response under one code. */
const required = [
  ["101-upgrade", "101", "Upgrade"],
  ["206-content-range", "206", "Content-Range"],
  ["407-proxy-authenticate", "407", "Proxy-Authenticate"],
  ["415-accept", "415", "Accept"],
  ["416-content-range", "416", "Content-Range"],
  ["426-upgrade", "426", "Upgrade"],
  ["429-rate-limit-fields", "429", "RateLimit"],
  ["451-blocked-by", "451", "Link"],
] as const;

describe.each(versions)("a field that is absent, or is not", (version) => {
  for (const [id, code, field] of required)
    survive(version, id, {
      "no `headers` at all": get(`"${code}": { description: Well. } # <--`),
      "`headers: {}`": get(`${code}: { headers: {} } # <--`),
      "`headers: null`": get(`${code}: { headers: } # <--`),
      "a response that is null": get(`${code}: # <--`),
      "other fields": get(`${code}: { headers: { X-Request-Id: {} } } # <--`),
      "lower case": get(`${code}: { headers: { ${field.toLowerCase()}: {} } }`),
      "upper case": get(`${code}: { headers: { ${field.toUpperCase()}: } }`),
      "a reference": `${get(`${code}: { headers: { ${field}: { $ref: "#/x" } } }`)}x: {}\n`,
      "a reference to nothing": get(`${code}: { headers: { ${field}: { $ref: "#/lost" } } }`),
      "a response behind two references": `${get(`${code}: { $ref: "#/x" }`)}x: { $ref: "#/y" }\ny: {} # <--\n`,
      "a response that is lost": get(`${code}: { $ref: "#/lost" }`),
      "other codes, ranges and `default`": get("200: {}", "400: {}", "2XX: {}", "4XX: {}", "default: {}"),
    });
});

describe("where somebody else answers", () => {
  const bare = (code: string) => `{ post: { responses: { ${code}: {} } } }`;
  for (const [id, code] of [...required, ["401-www-authenticate", "401"], ["405-unreachable", "405"]] as const)
    survive("3.1.1", id, {
      webhooks: `${secured}webhooks: { paid: ${bare(code)} }\n`,
      callbacks: `${secured}paths: { /a: { get: { callbacks: { paid: { "{$url}": ${bare(code)} } } } } }\n`,
    });
});

const secured =
  "security: [{ token: [] }]\ncomponents: { securitySchemes: { token: { type: http, scheme: bearer } } }\n";

describe("401, with and without a challenge", () => {
  const schemes = `components:
  securitySchemes:
    basic: { type: http, scheme: basic }
    token: { type: http, scheme: BEARER }
    oauth: { type: oauth2, flows: {} }
    oidc: { type: openIdConnect, openIdConnectUrl: https://id.example/ }
    key: { type: apiKey, in: header, name: X-Key }
    tls: { type: mutualTLS }
    mutual: { type: http, scheme: mutual }
    ref: { $ref: "#/components/securitySchemes/basic" }
    odd: { type: http }
    null:
`;
  const under = (security: string, mark = "", response = "{}") =>
    `${get(`401: ${response}${mark}`)}      security: ${security}\n${schemes}`;
  const reported = (security: string) => under(security, " # <--");
  survive("3.1.1", "401-www-authenticate", {
    "a field": under("[{ token: [] }]", "", "{ headers: { www-authenticate: {} } }"),
    "basic, bearer": reported("[{ basic: [] }, { token: [] }]"),
    oauth2: reported("[{ oauth: [read] }]"),
    openIdConnect: reported("[{ oidc: [] }]"),
    "a scheme behind a reference": reported("[{ ref: [] }]"),
    "a key or a token": reported("[{ key: [] }, { token: [] }]"),
    "a key and a token": reported("[{ key: [], token: [] }]"),
    "keys only": under("[{ key: [] }]"),
    "keys and certificates": under("[{ key: [], tls: [] }, { tls: [] }, { mutual: [] }]"),
    "what nobody declared": under("[{ lost: [] }]"),
    "what nobody declared, or a token": reported("[{ lost: [] }, { token: [] }]"),
    "what says nothing of itself": under("[{ odd: [] }, { null: [] }]"),
    "`security: []`": under("[]"),
    "`security: [{}]`": under("[{}]"),
    "security that is optional": under("[{}, { token: [] }]"),
    "no security at all": `${get("401: {}")}${schemes}`,
    "the document's": `${get("401: {} # <--")}security: [{ token: [] }]\n${schemes}`,
    "the document's, replaced by none": `${under("[]")}security: [{ token: [] }]\n`,
    "the document's, replaced by a key": `${under("[{ key: [] }]")}security: [{ token: [] }]\n`,
    "the document's `[]`, replaced": `${reported("[{ token: [] }]")}security: []\n`,
    "a login that inherits": `${post("401: {}").replace("/pets", "/v1/sign-in/")}security: [{ token: [] }]\n${schemes}`,
    "a login of its own": `${post("401: {} # <--").replace("/pets", "/signin")}      security: [{ basic: [] }]\n${schemes}`,
    "the list of logins": `${post("401: {} # <--").replace("/pets", "/logins")}security: [{ token: [] }]\n${schemes}`,
    "no schemes": `${get("401: {}")}security: [{ token: [] }]\n`,
    "no list": `${get("401: {}")}security: { token: [] }\n${schemes}`,
    "403, 4XX and default": `${get("403: {}", "4XX: {}", "default: {}")}security: [{ token: [] }]\n${schemes}`,
  });
  const definitions =
    "securityDefinitions: { basic: { type: basic }, oauth: { type: oauth2 }, key: { type: apiKey, in: query, name: k } }\n";
  survive("2.0", "401-www-authenticate", {
    basic: `${get("401: {} # <--")}security: [{ basic: [] }]\n${definitions}`,
    oauth2: `${get("401: {} # <--")}security: [{ oauth: [read] }]\n${definitions}`,
    "a key": `${get("401: {}")}security: [{ key: [] }]\n${definitions}`,
    "no definitions": `${get("401: {}")}security: [{ basic: [] }]\nsecurityDefinitions:\n`,
    "`security: []`": `${get("401: {}")}      security: []\nsecurity: [{ basic: [] }]\n${definitions}`,
  });

  const shared = (...securities: readonly string[]) =>
    `openapi: 3.1.1\npaths:\n${securities
      .map((security, at) => `  /${at}: { get: { security: ${security}, responses: { "401": { $ref: "#/x" } } } }\n`)
      .join("")}x: {}\n${schemes}`;
  test.each([
    [shared("[{ token: [] }]", "[]", "[{ key: [] }]"), "401 Unauthorized of GET /0", "challenge `Bearer`"],
    [shared("[{ basic: [] }]", "[{ oauth: [] }]"), "401 Unauthorized of 2 operations", "challenges `Basic`, `Bearer`"],
    [shared("[{ oidc: [] }]", "[{ token: [] }]"), "401 Unauthorized of 2 operations", "challenge `Bearer`"],
  ])("a definition that operations share: %#", async (text, subject, challenges) => {
    const [finding, ...others] = await lintFor("401-www-authenticate", text);
    expect(others).toEqual([]);
    expect(finding?.message).toContain(`${subject} has no `);
    expect(finding?.message).toContain(`the ${challenges}, by`);
  });

  test("a definition that serves a 403 too", async () => {
    const uses = '{ responses: { "401": { $ref: "#/x" }, "403": { $ref: "#/x" } } }';
    const text = `openapi: 3.1.1\npaths: { /a: { get: ${uses} } }\nx: {}\n${secured}`;
    const [finding] = await lintFor("401-www-authenticate", text);
    expect(finding?.message).toMatch(/\(as this definition serves 403 too, give 401 one of its own\)\.$/);
  });
});

describe("206 and 416", () => {
  survive("3.1.1", "206-content-range", {
    "parts with fields of their own": get("206: { content: { multipart/byteranges: {} } }"),
    "with parameters, in another case": get('206: { content: { "Multipart/ByteRanges; boundary=x": {} } }'),
    "parts, or one of them": get("206: { content: { video/mp4: {}, multipart/byteranges: {} } } # <--"),
    "no content": get("206: { content: {} } # <--"),
    "other parts": get("206: { content: { multipart/mixed: {} } } # <--"),
    HEAD: head("206: {} # <--"),
  });
  survive("2.0", "206-content-range", {
    "parts with fields of their own": `produces: [multipart/byteranges]\n${get("206: { schema: { type: file } }")}`,
    "the whole as well": `produces: [video/mp4, multipart/byteranges]\n${get("206: { schema: { type: file } } # <--")}`,
  });
  survive("3.2.0", "416-content-range", {
    "what reads": head("416: {} # <--"),
    "an additional method": "paths: { /a: { additionalOperations: { FETCH: { responses: {\n 416: {} # <--\n} } } } }\n",
    "what writes": `${put("416: {}")}    post: { responses: { 416: {} } }\n`,
  });
});

describe("415 and 429, which one of several fields suffices for", () => {
  for (const field of ["Accept", "accept-post", "ACCEPT-PATCH", "Accept-Encoding"])
    survive("3.1.1", "415-accept", { [field]: post(`415: { headers: { ${field}: {} } }`) });
  survive("3.1.1", "415-accept", { "fields of another use": post("415: { headers: { Accept-Ranges: {} } } # <--") });
  for (const field of [
    "RateLimit",
    "ratelimit-policy",
    "RateLimit-Reset",
    "X-RateLimit-Limit",
    "x-rate-limit-remaining",
    "X-RATELIMIT-RESET",
    "X-Shop-Rate-Limit",
  ])
    survive("3.1.1", "429-rate-limit-fields", { [field]: get(`429: { headers: { ${field}: {} } }`) });
  survive("3.1.1", "429-rate-limit-fields", {
    "Retry-After alone": get("429: { headers: { Retry-After: {} } } # <--"),
    "fields elsewhere": get("200: { headers: { RateLimit: {} } }", "429: {} # <--"),
  });

  test.each([
    [post("415: {}"), "`Accept` or `Accept-Post`, or remove the response"],
    [`${post("415: {}")}      requestBody: { content: {} }\n`, "`Accept` or `Accept-Post`, or `Accept-Encoding`"],
    [describeWith("patch", "415: {}"), "`Accept` or `Accept-Patch`"],
    [put("415: {}"), "document `Accept`, or"],
  ])("415-accept names the field of the method: %#", async (body, words) => {
    const [finding] = await lintFor("415-accept", `openapi: 3.1.1\n${body}`);
    expect(finding?.message).toContain(words);
  });
});

describe.each(versions)("`Retry-After` where clients do not look for it", (version) => {
  const field = (name: string) => `{\n headers: {\n  ${name}: {}`;
  survive(version, "retry-after-where-read", {
    "where they do": get(
      ...["202", "301", "303", "304", "307", "413", "429", "503"].map((code) => `${code}: ${field("Retry-After")} } }`),
    ),
    "where they do not": get(
      ...["200", "400", "404", "409", "500", "502"].map((code) => `${code}: ${field("retry-after")} # <--\n } }`),
    ),
    "codes that nobody registered": get(
      "420: { headers: { Retry-After: {} } }",
      "529: { headers: { Retry-After: {} } }",
    ),
    "ranges and `default`": get("4XX: { headers: { Retry-After: {} } }", "default: { headers: { Retry-After: {} } }"),
    "no such field": get("500: { headers: { X-Retry-After: {} } }", "404: { headers: }", "400:"),
    "a shared definition": `${get('429: { $ref: "#/x" }', '500: { $ref: "#/x" }')}x: {\n headers: {\n Retry-After: {} # <--\n } }\n`,
    "a field behind a reference": `${get(`500: ${field("Retry-After").replace("{}", '{ $ref: "#/x" }')} # <--\n } }`)}x: {}\n`,
  });
});

describe("a 405 that can never be met", () => {
  const described = (text: string, mark = "") => get("200: {}", `405: { description: ${JSON.stringify(text)} }${mark}`);
  for (const text of [
    "",
    "Method Not Allowed",
    "405 Method not allowed.",
    "**Method not allowed**",
    "Returned when the method was not allowed.",
    "[Method not allowed](https://api.example/errors/405)",
    "The request method doesn’t match the supported API.",
    "Response to report an invalid HTTP method",
  ])
    survive("3.1.1", "405-unreachable", { [`"${text}"`]: described(text, " # <--") });
  for (const text of [
    "Method Not Allowed if merge cannot be performed",
    "Cannot tag a node of this type",
    "Project is not active",
    "Method not allowed. Secret update is not allowed in swarm mode.",
    "Methode nicht erlaubt",
    "許可されていません",
    "Invalid input",
  ])
    survive("3.1.1", "405-unreachable", { [`"${text}"`]: described(text) });
  const bare = "405: { description: Method Not Allowed }";
  survive("3.1.1", "405-unreachable", {
    "no text": get("200:", "405: # <--"),
    "said by the operation": `${get("200:", bare)}      description: Answers 405 on Sundays.\n`,
    "said in its summary": `${get("200:", bare)}      summary: Not supported for archived pets\n`,
    "nothing else is documented": get(bare),
    "a description beside the reference": `${get("200:", '405: { $ref: "#/x", description: The pet is asleep. }')}x: { description: Method Not Allowed }\n`,
    "texts that are none": `${get("200:", "405: { description: 1 } # <--")}      summary: 1\n      description: [405]\n`,
  });
  survive("3.2.0", "405-unreachable", {
    "a response's summary": get("200:", "405: { summary: The pet is asleep. }"),
  });
  survive("3.1.1", "405-unreachable", {
    "one of two users explains it": `paths:
  /a: { get: { responses: { 200: , 405: { $ref: "#/x" } } } }
  /b: { get: { summary: Read-only, responses: { 200: , 405: { $ref: "#/x" } } } }
x: { description: Method Not Allowed } # <--
`,
  });
});

describe("what `Allow` is shown with", () => {
  const field = (header: string) => `405: { headers: { Allow: {\n ${header}\n } } }`;
  const item = (header: string) => `${put(field(header))}    get: { responses: { 200: } }\n`;
  survive("3.1.1", "405-allow-truthful", {
    "what is left": item("example: GET"),
    "HEAD and OPTIONS": item('example: "GET, HEAD, OPTIONS"'),
    "the method itself": item('example: "GET, PUT" # <--'),
    "in another case": item('example: "get,put" # <--'),
    "one that is not documented": item('example: "GET, POST" # <--'),
    "one that OpenAPI has no key for": item('example: "GET, PURGE" # <--'),
    nothing: item('example: ""'),
    prose: item('example: "the methods that are allowed"'),
    "a placeholder": item('schema: { type: string, example: "string" }'),
    "no text": item("example: 1"),
    "null and objects": item("example: { GET: true }"),
    "an example of the schema": item('schema: { example: "PUT" } # <--'),
    "examples of the schema": item('schema: { examples: [GET, "PUT"] } # <--'),
    const: item('schema: { const: "PUT" } # <--'),
    default: item('schema: { default: "PUT" } # <--'),
    "one of an enum": item("schema: { enum: [\n GET,\n PUT # <--\n ] }"),
    "a list": item("schema: { type: array }, example: [GET, PUT] # <--"),
    "what a list may hold": item("schema: { type: array, items: { type: string, enum: [GET, PUT] } }"),
    "named examples": item("examples: { a: { value: GET }, b: { value: PUT } } # <--"),
    "the first that is wrong": item("examples: {\n a: { value: POST }, # <--\n b: { value: PUT } }"),
    "another code": `${put("403: { headers: { Allow: { example: PUT } } }")}`,
    "another field": put("405: { headers: { X-Allow: { example: PUT } } }"),
    "no value": item("schema: { type: string }"),
  });
  survive("2.0", "405-allow-truthful", {
    "an enum": item("type: string, enum: [PUT] # <--"),
    "a default": item("type: string, default: PUT # <--"),
    "an example of vendors": item("type: string, x-example: PUT # <--"),
    "what is left": item("type: string, default: GET"),
  });
  survive("3.2.0", "405-allow-truthful", {
    "an additional method": `${put(field('example: "PURGE, QUERY"'))}    additionalOperations: { PURGE: { responses: { 200: } } }\n    query: {}\n`,
    "serialised and data": item("examples: { a: { serializedValue: GET }, b: { dataValue: [PUT] } } # <--"),
  });
  survive("3.1.1", "405-allow-truthful", {
    "a response that one path shares": `paths: { /a: { get: { responses: { 405: { $ref: "#/x" } } }, put: { responses: { 405: { $ref: "#/x" } } } } }\nx: { headers: { allow: {\n example: PUT # <--\n} } }\n`,
    "a response that two paths share": `paths: { /a: { get: { responses: { 405: { $ref: "#/x" } } } }, /b: { get: { responses: { 405: { $ref: "#/x" } } } } }\nx: { headers: { Allow: { example: GET } } }\n`,
    "a response that a 403 of another path shares": `paths: { /a: { get: { responses: { 405: { $ref: "#/x" } } } }, /b: { get: { responses: { 403: { $ref: "#/x" } } } } }\nx: { headers: { Allow: { example: GET } } }\n`,
    "a header that one path uses": `${put('405: { headers: { Allow: { $ref: "#/x" } } }')}x: { example: PUT } # <--\n`,
    "a header that two paths share": `${put('405: { headers: { Allow: { $ref: "#/x" } } }')}  /b: { options: { responses: { 200: { headers: { allow: { $ref: "#/x" } } } } } }\nx: { example: PUT }\n`,
    "a schema that two paths share": `${put('405: { headers: { Allow: { schema: { $ref: "#/x" } } } }')}  /b: { get: { responses: { 405: { headers: { Allow: { schema: { $ref: "#/x" } } } } } } }\nx: { enum: [GET, PUT] }\n`,
    "an example that two paths share": `${put('405: { headers: { Allow: { examples: { e: { $ref: "#/x" } } } } }')}  /b: { get: { responses: { 405: { headers: { Allow: { examples: { e: { $ref: "#/x" } } } } } } } }\nx: { value: PUT }\n`,
    "two paths that share a path item": `paths: { /a: { $ref: "#/x" }, /b: { $ref: "#/x" } }\nx: { put: { responses: { 405: { headers: { Allow: { example: PUT } } } } } }\n`,
    "one resource in two path items": `${put('405: { headers: { Allow: { example: "GET, DELETE" } } }')}  /pets/: { get: {} }\n  "/pets?all=true": { delete: {} }\n`,
    "operations beside a reference": `paths: { /a: { $ref: "#/x", get: {} } }\nx: { put: { responses: { 405: { headers: { Allow: { example: GET } } } } } }\n`,
    "a path item that is a webhook": `webhooks: { /pets: { put: { responses: { 405: { headers: { Allow: { example: PUT } } } } } } }\n`,
    "a response that is null": put("405:"),
  });

  test("the message names the methods of the path", async () => {
    const [finding] = await lintFor("405-allow-truthful", `openapi: 3.1.1\n${item('example: "GET, POST"')}`);
    expect(finding?.message).toBe(
      "405 Method Not Allowed of PUT /pets shows `Allow: GET, POST`, with POST, which the path does not document: leave that out, or document the method (the path documents GET, PUT).",
    );
  });
});
