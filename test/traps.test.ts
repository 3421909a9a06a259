import { describe, expect, test } from "vitest";
import { rules } from "../src/rules/index.ts";
import { lintWith, markedLines } from "./support/examples.ts";

/** A rule, what makes the case one, and a description without its first line; marked lines must be reported. */
type Trap = readonly [rule: string, title: string, body: string];

async function lintLines(id: string, text: string): Promise<number[]> {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  const findings = await lintWith(rule, text);
  return findings.filter(({ code }) => code === id).map(({ range }) => range.start.line);
}

function survive(version: string, traps: readonly Trap[]): void {
  const key = version === "2.0" ? "swagger" : "openapi";
  test.each(traps)(`${version}, %s: %s`, async (rule, _, body) => {
    const text = `${key}: "${version}"\n${body}`;
    expect(await lintLines(rule, text)).toEqual(markedLines(text));
  });
}

/** One operation with its responses in block form, each on a line of its own. */
function responsesOf(method: string, ...responses: readonly string[]): string {
  return `paths:\n  /pets:\n    ${method}:\n      responses:\n${responses.map((line) => `        ${line}\n`).join("")}`;
}

const get = (...responses: readonly string[]) => responsesOf("get", ...responses);

describe("a header that is absent, or is not", () => {
  for (const version of ["2.0", "3.0.4", "3.1.1", "3.2.0"])
    survive(version, [
      ["429-retry-after", "no `headers` at all", get('"429": { description: Slow. } # <--')],
      ["429-retry-after", "empty headers", get('"429": { headers: {} } # <--')],
      ["429-retry-after", "`headers: null`", get('"429": { headers: } # <--')],
      ["429-retry-after", "other headers", get('"429": { headers: { X-Rate-Limit: {} } } # <--')],
      ["429-retry-after", "lower case", get('"429": { headers: { retry-after: {} } }')],
      ["429-retry-after", "upper case", get('"429": { headers: { RETRY-AFTER: {} } }')],
      ["429-retry-after", "a reference", `${get('"429": { headers: { Retry-After: { $ref: "#/x" } } }')}x: {}`],
      ["429-retry-after", "a reference to nothing", get('"429": { headers: { Retry-After: { $ref: "#/lost" } } }')],
      [
        "429-retry-after",
        "two families of rate-limit fields",
        get('"429": { headers: { X-RateLimit-Limit: {}, RateLimit: {}, Retry-After: {} } }'),
      ],
      ["429-retry-after", "`429: null`", get('"429": # <--')],
      ["429-retry-after", "an empty response", get('"429": {} # <--')],
      ["429-retry-after", "an integer key", get("429: {} # <--")],
      [
        "503-retry-after",
        "Retry-After on a 413 and a 3xx is nobody's business",
        get('"413": { headers: { Retry-After: {} } }', '"303": { headers: { Retry-After: {}, Location: {} } }'),
      ],
      ["3xx-location", "lower case", get('"303": { headers: { location: {} } }')],
      [
        "3xx-location",
        "every redirect, and no other 3xx",
        get(
          '"300": {}',
          '"301": {} # <--',
          '"302": {} # <--',
          '"303": {} # <--',
          '"304": {}',
          '"307": {} # <--',
          '"308": {} # <--',
        ),
      ],
      ["405-allow", "a header called almost so", get('"405": { headers: { Allow-Methods: {} } } # <--')],
      ["201-location", "PUT", responsesOf("put", '"201": {}')],
      ["201-location", "POST", responsesOf("post", '"201": {} # <--')],
      ["201-location", "POST, lower case", responsesOf("post", '"201": { headers: { location: {} } }')],
    ]);
});

describe("responses that are hardly there", () => {
  for (const { id } of rules)
    survive("3.1.1", [
      [id, "`responses: null`", "paths: { /pets: { get: { responses: null } } }"],
      [id, "no `responses`", "paths: { /pets: { get: {} } }"],
      [id, "`responses` as a list", "paths: { /pets: { get: { responses: [] } } }"],
      [id, "`null` in every place", "paths: { /a: , /b: { get: }, /c: { get: { responses: { 200: , default: } } } }"],
      [id, "a path item that is only a lost reference", "paths: { /pets: { $ref: '#/lost' } }"],
      [
        id,
        "a response that is only a lost reference",
        "paths: { /pets: { get: { responses: { 429: { $ref: '#/lost' } } } } }",
      ],
      [id, "extensions", get("x-2xx: {}", "x-429: null", 'x-418: { description: "Not Found" }')],
      [
        id,
        "components that nobody uses",
        'components: { responses: { "429": {}, Bad: { content: { a/b: {} } } }, headers: { "418": {} } }',
      ],
      [id, "a description of almost nothing", "paths:"],
      [id, "redirects only", get('"301": { description: Moved., headers: { Location: {} } }')],
      [id, "101 only", get('"101": { description: Over to WebSocket., headers: { Upgrade: {} } }')],
      [id, "202 beside 200", get('"200": { description: Done. }', '"202": { description: Begun. }')],
      [id, "`2XX` beside 200", get('"200": { description: Done. }', "2XX: { description: Done. }")],
      [id, "integer keys", get("200: { description: Done. }", "404: { description: Lost. }")],
    ]);
});

describe("ranges and `default`", () => {
  survive("3.1.1", [
    ["429-retry-after", "4XX", get("4XX: {}", "default: {}")],
    ["503-retry-after", "5XX", get("5XX: {}", "default: {}")],
    ["405-allow", "4XX", get("4XX: {}", "default: {}")],
    ["201-location", "2XX", responsesOf("post", "2XX: {}", "default: {}")],
    ["3xx-location", "3XX", get("3XX: {}", "default: {}")],
    ["status-registered", "all of them", get("1XX: {}", "2XX: {}", "3XX: {}", "4XX: {}", "5XX: {}", "default: {}")],
    [
      "reason-phrase-mismatch",
      "phrases",
      get("4XX: { description: Not Found }", "default: { description: Not Found }"),
    ],
    [
      "bodiless-content",
      "1XX, 2XX, 3XX",
      get("1XX: { content: { a/b: {} } }", "2XX: { content: { a/b: {} } }", "3XX: { content: { a/b: {} } }"),
    ],
    ["status-key-valid", "written right", get("1XX: {}", "5XX: {}", "default: {}", "x-2xx: {}")],
    [
      "status-key-valid",
      "written wrong",
      get("2xx: {} # <--", "40X: {} # <--", "6XX: {} # <--", "DEFAULT: {} # <--", "4XX,5XX: {} # <--"),
    ],
    [
      "status-key-valid",
      "numbers",
      get("99: {} # <--", "100: {}", "599: {}", "600: {} # <--", "999: {} # <--", "1000: {} # <--"),
    ],
  ]);
  survive("2.0", [
    [
      "status-key-valid",
      "2.0 has no ranges",
      get("2XX: {} # <--", "4XX: {} # <--", "default: {}", "x-2xx: {}", '"200": {}'),
    ],
    ["status-key-valid", "numbers", get("999: {} # <--", "404: {}")],
  ]);
});

describe("codes", () => {
  survive("3.1.1", [
    [
      "status-registered",
      "real ones",
      get("104: {}", "208: {}", "308: {}", "417: {}", "422: {}", "426: {}", "451: {}", "511: {}"),
    ],
    ["status-registered", "those with rules of their own", get("305: {}", "306: {}", "418: {}", "510: {}")],
    [
      "status-registered",
      "vendors'",
      get("419: {} # <--", "420: {} # <--", "499: {} # <--", "520: {} # <--", "529: {} # <--", "299: {} # <--"),
    ],
    ["status-registered", "keys that are no codes", get("600: {}", "2xx: {}", "20: {}")],
    [
      "status-retired",
      "in service, or not",
      get("304: {}", "305: {} # <--", "306: {} # <--", "307: {}", "510: {} # <--", "511: {}"),
    ],
    ["418-teapot", "as an integer", get("418: {} # <--")],
  ]);
});

describe("content where there is none", () => {
  const codes = ["100", "101", "102", "103", "204", "205", "304"];
  survive("3.1.1", [
    ...codes.flatMap((code): Trap[] => [
      ["bodiless-content", `${code} with a description`, get(`"${code}": { description: Done. }`)],
      ["bodiless-content", `${code} with \`content: {}\``, get(`"${code}": { content: {} }`)],
      ["bodiless-content", `${code} with \`content: null\``, get(`"${code}": { content: }`)],
      [
        "bodiless-content",
        `${code} with an empty media type`,
        get(`"${code}": { content: { application/json: {} } } # <--`),
      ],
      [
        "bodiless-content",
        `${code} with a null media type`,
        get(`"${code}": { content: { application/json: } } # <--`),
      ],
    ]),
    [
      "bodiless-content",
      "codes that carry some",
      get('"200": { content: { a/b: {} } }', '"206": { content: { a/b: {} } }', '"303": { content: { a/b: {} } }'),
    ],
    ["bodiless-content", "HEAD without any", responsesOf("head", '"200": {}', '"404": { content: {} }')],
    [
      "bodiless-content",
      "HEAD with some",
      responsesOf("head", '"200": { content: { a/b: {} } } # <--', "4XX: { content: { a/b: {} } } # <--"),
    ],
    ["bodiless-content", "headers of content", get('"204": { headers: { Content-Type: {}, ETag: {} } }')],
    ["bodiless-content", "2.0's schema in OpenAPI 3", get('"204": { schema: {} }')],
  ]);
  survive("2.0", [
    ["bodiless-content", "a schema", get('"204": { schema: { type: object } } # <--')],
    [
      "bodiless-content",
      "a schema behind a reference",
      `${get('"304": { schema: { $ref: "#/definitions/Pet" } } # <--')}definitions: { Pet: {} }`,
    ],
    ["bodiless-content", "`schema: null`", get('"204": { schema: }')],
    ["bodiless-content", "`produces` alone", `produces: [application/json]\n${get('"204": { description: Done. }')}`],
    ["bodiless-content", "OpenAPI 3's content", get('"204": { content: { a/b: {} } }')],
    ["bodiless-content", "HEAD", responsesOf("head", '"200": { schema: { type: object } } # <--')],
  ]);
});

describe("a definition that several operations share", () => {
  const shared = (response: string, ...uses: readonly string[]) =>
    `paths:\n${uses.map((use, at) => `  /p${at}: { ${use.replaceAll("USE", '{ $ref: "#/x" }')} }\n`).join("")}x: ${response}\n`;
  const listMessages = async (id: string, text: string) => {
    const rule = rules.find((candidate) => candidate.id === id);
    return (
      rule && (await lintWith(rule, `openapi: 3.1.1\n${text}`)).map(({ message }) => message.split(/ has | is /)[0])
    );
  };

  test("is judged once for each code it is used under", async () => {
    const uses = [
      "get: { responses: { 401: USE } }",
      "get: { responses: { 401: USE } }",
      "get: { responses: { 403: USE } }",
    ];
    expect(await listMessages("reason-phrase-mismatch", shared("{ description: Not Found }", ...uses))).toEqual([
      "401 Unauthorized of 2 operations",
      "403 Forbidden of GET /p2",
    ]);
    expect(await listMessages("reason-phrase-mismatch", shared("{ description: Forbidden }", ...uses))).toEqual([
      "401 Unauthorized of 2 operations",
    ]);
  });

  test("is counted without the users that a rule has nothing to say about", async () => {
    const uses = [
      "post: { responses: { 201: USE } }",
      "put: { responses: { 201: USE } }",
      "patch: { responses: { 201: USE } }",
    ];
    expect(await listMessages("201-location", shared("{}", ...uses))).toEqual(["201 Created of 2 operations"]);
    expect(await listMessages("201-location", shared("{}", ...uses.slice(0, 2)))).toEqual(["201 Created of POST /p0"]);
    expect(await listMessages("201-location", shared("{}", ...uses.slice(1, 2)))).toEqual([]);
  });

  survive("3.1.1", [
    [
      "429-retry-after",
      "the place is its definition",
      shared("{ description: Slow. } # <--", "get: { responses: { 429: USE } }", "put: { responses: { 429: USE } }"),
    ],
    // OAS 3.1, Reference Object: the description beside a `$ref` overrides that of the component.
    [
      "reason-phrase-mismatch",
      "a description beside the reference",
      `${get('"403": { $ref: "#/x", description: Forbidden }')}x: { description: Not Found }\n`,
    ],
  ]);
});

describe("operations in unusual places", () => {
  const slow = '{ responses: { "429": { description: Slow. } } }';
  survive("3.2.0", [
    ["429-retry-after", "QUERY", responsesOf("query", '"429": {} # <--')],
    [
      "429-retry-after",
      "additional ones",
      `paths:\n  /pets:\n    additionalOperations:\n      PURGE:\n        responses:\n          "429": {} # <--\n`,
    ],
    [
      "429-retry-after",
      "a shared path item",
      `paths: { /pets: { $ref: "#/components/pathItems/x" } }\ncomponents:\n  pathItems:\n    x: { get: ${slow} } # <--\n`,
    ],
  ]);
  survive("3.1.1", [
    [
      "429-retry-after",
      "methods that 3.1 does not know",
      `paths: { /pets: { query: ${slow}, additionalOperations: { PURGE: ${slow} } } }`,
    ],
    [
      "429-retry-after",
      "what only looks like an operation",
      `paths: { /pets: { x-get: ${slow}, GET: ${slow}, summary: ${slow} } }`,
    ],
  ]);
});
