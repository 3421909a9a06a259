import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { describeWith, get, head, lintFor as lint, post, put, survive, type Traps } from "../support/traps.ts";

const ofFields = ["201-location", "3xx-location", "405-allow", "429-retry-after", "503-retry-after"];
const ofCodes = ["418-teapot", "status-key-valid", "status-registered", "status-retired"];
const ofBodies = ["2xx-error-example", "bodiless-content", "reason-phrase-mismatch"];

describe.each(["2.0", "3.0.4", "3.1.1", "3.2.0"])("a header that is absent, or is not", (version) => {
  survive(version, "429-retry-after", {
    "no `headers` at all": get('"429": { description: Slow. } # <--'),
    "`headers: {}`": get("429: { headers: {} } # <--"),
    "`headers: null`": get("429: { headers: } # <--"),
    "other headers": get("429: { headers: { X-RateLimit-Reset: {} } } # <--"),
    "lower case": get("429: { headers: { retry-after: {} } }"),
    "upper case": get("429: { headers: { RETRY-AFTER: {} } }"),
    "a reference": `${get('429: { headers: { Retry-After: { $ref: "#/x" } } }')}x: {}\n`,
    "a reference to nothing": get('429: { headers: { Retry-After: { $ref: "#/lost" } } }'),
    "a response behind two references": `${get('429: { $ref: "#/x" }')}x: { $ref: "#/y" }\ny: {} # <--\n`,
    "two families of rate-limit fields": get("429: { headers: { X-RateLimit-Limit: , RateLimit: , Retry-After: } }"),
    "`429: null`": get("429: # <--"),
    "an empty response": get("429: {} # <--"),
    "only on other codes": get("413: { headers: { Retry-After: {} } }", "503: {}", "429: {} # <--"),
  });
  survive(version, "503-retry-after", {
    "the readiness of a server": `paths: { /health/ready: { get: { responses: { 503: {} } } } }`,
    "a probe that does something": `paths:\n  /ping:\n    post:\n      responses:\n        503: {} # <--\n`,
    "nobody else's business": get("413: { headers: { Retry-After: {} } }", "303: { headers: { Retry-After: {} } }"),
    "another case": get("503: { headers: { retry-After: {} } }", "500: {}"),
  });
  survive(version, "3xx-location", {
    "lower case": get("303: { headers: { location: {} } }"),
    "no redirect": get("300: {}", "304: {}", "305: {}", "306: {}"),
    "each redirect": get("301: {} # <--", "302: {} # <--", "303: {} # <--", "307: {} # <--", "308: {} # <--"),
  });
  survive(version, "405-allow", { "a header called otherwise": get("405: { headers: { Allow-Methods: {} } } # <--") });
  survive(version, "201-location", {
    POST: post("201: {} # <--"),
    "lower case": post("201: { headers: { location: {} } }"),
    "PUT, where the URI is known": put("201: {}"),
  });
});

describe("what is hardly there", () => {
  const hardly: Traps = {
    "`responses: null`": "paths: { /pets: { get: { responses: null } } }",
    "no `responses`": "paths: { /pets: { get: {} } }",
    "`responses` as a list": "paths: { /pets: { get: { responses: [] } } }",
    "`null` in every place": "paths: { /a: , /b: { get: }, /c: { get: { responses: { 400: , default: } } } }",
    "a response that is lost": get("429: { $ref: '#/lost' }"),
    extensions: get("x-2xx: {}", "x-429: null", 'x-418: { description: "Not Found" }'),
    "redirects only": get('"301": { description: Moved., headers: { Location: {} } }'),
    "101 only": get('"101": { description: Over to WebSocket., headers: { Upgrade: {} } }'),
    "integer keys": `${get("200: { $ref: '#/ok' }", "404: { $ref: '#/lost' }")}ok: { description: The pets. }\n`,
    "202 and 2XX beside 200": get("200: { description: A }", "202: { description: B }", "2XX: { description: C }"),
  };
  for (const { id } of rules) {
    survive("3.1.1", id, {
      "no paths": "paths:",
      "path items that are lost or null": "paths: { /pets: { $ref: '#/lost' }, /vets: }",
      "components that nobody uses": 'components: { responses: { "429": {}, Bad: { content: { a/b: {} } } } }',
    });
    test.each(Object.values(hardly))(`${id} reads %j`, async (body) => {
      await expect(lint(id, `openapi: 3.1.1\n${body}`)).resolves.toBeInstanceOf(Array);
    });
  }
  // Rules about what a response says have nothing to say here; rules that ask for a response may have.
  for (const id of [...ofFields, ...ofCodes, ...ofBodies]) survive("3.1.1", id, hardly);
});

describe("ranges and `default`, which no rule about one code judges", () => {
  for (const id of [...ofFields, ...ofCodes])
    survive("3.1.1", id, { all: post("1XX: {}", "2XX: {}", "3XX: {}", "4XX: {}", "5XX: {}", "default: {}") });
  survive("3.1.1", "bodiless-content", { both: get("1XX: { content: { a/b: {} } }", "3XX: { content: { a/b: {} } }") });
  survive("3.1.1", "reason-phrase-mismatch", { both: get("4XX: { description: OK }", "default: { description: OK }") });
});

describe("phrases of other codes", () => {
  survive("3.1.1", "reason-phrase-mismatch", {
    "the name of the class": get("502: { description: Server error }", "503: { description: Server Error. }"),
    "a better plan": get("402: { description: Upgrade required }", "403: { description: Upgrade Required }"),
    "another code, by number and words": get(
      "403:",
      "  description: Error 404 - Not Found # <--",
      "400: { description: Unauthorized request }",
      "426: { description: Upgrade Required }",
    ),
  });
});

describe("keys and codes", () => {
  survive("3.1.1", "status-key-valid", {
    right: get("2XX: {}", "200: {}", "default: {}", "x-2xx: {}"),
    wrong: get("2xx: {} # <--", "40X: {} # <--", "6XX: {} # <--", "DEFAULT: {} # <--", "200 OK: {} # <--"),
    numbers: get("100: {}", "599: {}", "20: {} # <--", "600: {} # <--", "1000: {} # <--"),
  });
  survive("2.0", "status-key-valid", {
    "no ranges": get("2XX: {} # <--", "4XX: {} # <--", "default: {}", "x-2xx: {}", "200: {}"),
    numbers: get("404: {}", "999: {} # <--"),
  });
  survive("3.1.1", "status-registered", {
    "real ones": get("104: {}", "208: {}", "308: {}", "417: {}", "422: {}", "451: {}", "511: {}"),
    "those with rules of their own": get("305: {}", "306: {}", "418: {}", "510: {}"),
    "vendors' and nobody's": get("299: {} # <--", "419: {} # <--", "420: {} # <--", "499: {} # <--", "520: {} # <--"),
    "keys that are no codes": get("20: {}", "600: {}", "2xx: {}"),
  });
  survive("3.1.1", "status-retired", { some: get("305: {} # <--", "306: {} # <--", "418: {}", "510: {} # <--") });
  survive("3.1.1", "418-teapot", { "integer, null": get("418: # <--") });
});

describe("content where there is none", () => {
  for (const code of ["100", "101", "102", "103", "204", "205", "304"]) {
    survive("3.1.1", "bodiless-content", {
      [`${code} with a description`]: get(`${code}: { description: Done. }`),
      [`${code} with \`content: {}\``]: get(`${code}: { content: {} }`),
      [`${code} with \`content: null\``]: get(`${code}: { content: }`),
      [`${code} with an empty media type`]: get(`${code}: { content: { application/json: {} } } # <--`),
      [`${code} with a null media type`]: get(`${code}: { content: { application/json: } } # <--`),
    });
    survive("2.0", "bodiless-content", {
      [`${code} with a description`]: get(`${code}: { description: Done. }`),
      [`${code} with a schema`]: get(`${code}: { schema: { type: object } } # <--`),
    });
  }
  survive("3.1.1", "bodiless-content", {
    "codes that carry some": get("200: { content: { a/b: {} } }", "303: { content: { a/b: {} } }"),
    "HEAD without any": head("200: {}", "404: { content: {} }"),
    "HEAD with some": head("200: { content: { a/b: {} } } # <--", "4XX: { content: { a/b: {} } } # <--"),
    "fields about content": get("204: { headers: { Content-Type: {}, ETag: {} } }"),
    "2.0's schema in OpenAPI 3": get("204: { schema: {} }"),
  });
  survive("2.0", "bodiless-content", {
    "`schema: null`": get("204: { schema: }"),
    "`produces` alone": `produces: [application/json]\n${get("204: { description: Done. }")}`,
    "OpenAPI 3's content": get("204: { content: { a/b: {} } }"),
    HEAD: head("200: { schema: { type: object } } # <--"),
    // Not the schema: others use it, and a fix removes what is reported.
    "a shared schema": `${get('204: { schema: { $ref: "#/definitions/Pet" } } # <--')}definitions: { Pet: {} }\n`,
  });
});

describe("a definition that several operations share", () => {
  const shared = (response: string, uses: Readonly<Record<string, string>>) => {
    const paths = Object.entries(uses).map(
      ([use, code], at) => `/${at}: { ${use.trim()}: { responses: { ${code}: { $ref: "#/x" } } } }`,
    );
    return `paths: { ${paths.join(", ")} }\nx: ${response}\n`;
  };

  test.each([
    [
      "reason-phrase-mismatch",
      "Not Found",
      { get: "401", "get ": "401", put: "403" },
      ["401 Unauthorized of 2 operations", "403 Forbidden of PUT /2"],
    ],
    [
      "reason-phrase-mismatch",
      "Forbidden",
      { get: "401", "get ": "401", put: "403" },
      ["401 Unauthorized of 2 operations"],
    ],
    ["201-location", "", { post: "201", put: "201", patch: "201" }, ["201 Created of 2 operations"]],
    ["201-location", "", { post: "201", put: "201" }, ["201 Created of POST /0"]],
    ["201-location", "", { put: "201" }, []],
  ])("%s of `%s` under %j", async (id, description, uses, subjects) => {
    const findings = await lint(id, `openapi: 3.1.1\n${shared(`{ description: "${description}" }`, uses)}`);
    expect(findings.map(({ message }) => message.split(/ has | is /)[0])).toEqual(subjects);
  });

  survive("3.1.1", "429-retry-after", { "is the place": shared("{} # <--", { get: "429", put: "429" }) });
  survive("3.1.1", "reason-phrase-mismatch", {
    // OAS 3.1, Reference Object: the description beside a `$ref` overrides that of the component.
    "with a description beside the reference": `${get('403: { $ref: "#/x", description: Forbidden }')}x: { description: Not Found }\n`,
  });
});

describe("operations in unusual places", () => {
  const slow = '{ responses: { "429": { description: Slow. } } }';
  survive("3.2.0", "429-retry-after", {
    QUERY: describeWith("query", "429: {} # <--"),
    "an additional one": `paths: { /pets: { additionalOperations: { PURGE: {\n responses: {\n  429: {} # <--\n} } } } }`,
    "a shared path item": `paths: { /pets: { $ref: "#/x" } }\nx: { get: ${slow} } # <--\n`,
  });
  survive("3.1.1", "429-retry-after", {
    "methods of 3.2": `paths: { /pets: { query: ${slow}, additionalOperations: { PURGE: ${slow} } } }`,
    "what only looks like one": `paths: { /pets: { x-get: ${slow}, GET: ${slow}, summary: ${slow} } }`,
  });
});

describe("resources that are created by the dozen need no `Location`", () => {
  const list = "{ schema: { type: array } }";
  survive("3.1.1", "201-location", {
    "a list in the request": `${post("201: {}")}      requestBody: { content: { application/json: ${list} } }\n`,
    "a list in the answer": post(`201: { content: { application/json: ${list} } }`),
    "a list, or nothing": post("201: { content: { application/json: { schema: { type: [array, 'null'] } } } }"),
    "a list behind references": `${post("201: { content: { a/b: { schema: { $ref: '#/x' } } } }")}x: { $ref: '#/y' }\ny: { type: array }\n`,
    "one thing with a list": post(
      "201: { content: { a/b: { schema: { properties: { a: { type: array } } } } } } # <--",
    ),
    "a schema that is lost": post("201: { content: { a/b: { schema: { $ref: '#/lost' } } } } # <--"),
  });
  survive("2.0", "201-location", {
    "a list in the request": `${post("201: {}")}      parameters: [{ in: body, name: pets, schema: { type: array } }]\n`,
    "a list in the answer": post("201: { schema: { type: array } }"),
    "a shared parameter": `${post("201: {}")}      parameters: [{ $ref: "#/parameters/x" }]\nparameters: { x: { in: body, name: x, schema: { type: array } } }\n`,
  });
});

describe("examples, which prove a failure only where a success is promised", () => {
  const failure = "{ success: false, error: Wrong. }";
  const example = `{ content: { application/json: { example: ${failure} } } }`;
  survive("3.1.1", "2xx-error-example", {
    "under 200": get(`200: ${example} # <--`),
    "under a range": get(`2XX: ${example} # <--`),
    "under 207": get(`207: ${example}`),
    "under 3xx, 4xx, 5xx and `default`": get(
      `303: ${example}`,
      `400: ${example}`,
      `5XX: ${example}`,
      `default: ${example}`,
    ),
    "by reference": `${get("200: { content: { a/b: { examples: { e: { $ref: '#/x' } } } } }")}x: { value: ${failure} } # <--\n`,
    elsewhere: get("200: { content: { a/b: { examples: { e: { externalValue: https://api.test/failure.json } } } } }"),
    "a failure beside empty data": get(
      "200: { content: { a/b: { example: { success: false, data: null, errors: [Wrong.] } } } } # <--",
      "203: { content: { a/b: { example: { data: null, errors: [{ message: Wrong. }] } } } }",
    ),
    "of a shared schema": `${get("200: { content: { a/b: { schema: { $ref: '#/x' } } } }")}x: { example: ${failure} }\n`,
    "of a schema in place": get(`200: { content: { a/b: { schema: { example: ${failure} } } } } # <--`),
  });
  survive("2.0", "2xx-error-example", {
    "by media type": get(
      `200: { examples: { application/json: ${failure} } } # <--`,
      `400: { examples: { a/b: ${failure} } }`,
    ),
    "OpenAPI 3's content": get(`200: ${example}`),
  });
});
