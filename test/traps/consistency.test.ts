import { describe, expect, test } from "vitest";
import { lintFor, survive } from "../support/traps.ts";

const versions = ["2.0", "3.0.4", "3.1.1", "3.2.0"];

/** A path item on each line: `deletes("204", "204")` has two, `/0/{id}` and `/1/{id}`. */
const deletes = (...codes: readonly string[]) =>
  codes.map((code, at) => `  /${at}/{id}: { delete: { responses: { ${code}: {} } } }\n`).join("");
const paths = (...items: readonly string[]) => `paths:\n${items.join("")}`;
const four = deletes("204", "204", "204", "204");

describe.each(versions)("the code that operations of one kind share", (version) => {
  survive(version, "consistent-success-code", {
    "too few for a habit": paths(deletes("204", "204", "200")),
    "all alike": paths(four),
    "two thirds are enough": paths(
      deletes("204", "204", "204", "204"),
      "  /x/{id}: { delete: { responses: {\n    200: {} # <--\n } } }\n",
      "  /y/{id}: { delete: { responses: {\n    200: {} # <--\n } } }\n",
    ),
    "no habit at all": `paths: # <--\n${deletes("204", "204", "200", "200", "204")}`,
    "other answers take no side": paths(deletes("204", "204", "204", "202", "202", "207", "404", "default", "2XX")),
    "both codes": paths(four, "  /x/{id}: { delete: { responses: { 200: {}, 204: {} } } }\n"),
    "an action at an item": paths(four, "  /x/{id}: { post: { responses: { 200: {} } } }\n"),
    "a collection is no item": paths(four, "  /x: { delete: { responses: { 200: {} } } }\n"),
    "the resource stays": paths(four, "  /x/{id}: { delete: { operationId: cancelX, responses: { 200: {} } } }\n"),
    "a shared response is reported once": `${paths(
      deletes("204", "204", "204", "204", "204", "204"),
      '  /x/{id}: { delete: { responses: { 200: { $ref: "#/r" } } }, get: { responses: { 200: { $ref: "#/r" } } } }\n',
      '  /y/{id}: { delete: { responses: { 200: { $ref: "#/r" } } } }\n',
    )}r: { description: Done. } # <--\n`,
    "null and nothing": paths(
      four,
      "  /x/{id}: { delete: { responses: { 200: } } } # <--\n",
      "  /y/{id}: { delete: }\n",
      "  /z/{id}: { delete: { responses: } }\n",
      '  /l/{id}: { delete: { responses: { 200: { $ref: "#/lost" } } } }\n',
    ),
    "those told to be ignored count, but are not reported": paths(
      four,
      '  /x/{id}: { delete: { x-statute-ignore: { consistent-success-code: "Old." }, responses: { 200: {} } } }\n',
      "  /y/{id}: { delete: { responses: { 200: {} } } } # <--\n",
    ),
    "reads are compared, checks of existence are not": paths(
      ...["a", "b", "c", "d"].map((name) => `  /${name}/{id}: { get: { responses: { 200: {} } } }\n`),
      "  /x/{id}: { get: { responses: { 201: {} } } } # <--\n",
      "  /y/{id}: { get: { responses: { 204: {} } } }\n",
    ),
    "nobody is told to answer a GET with 201": paths(
      ...["a", "b", "c", "d"].map((name) => `  /${name}/{id}: { get: { responses: { 201: {} } } }\n`),
      "  /x/{id}: { get: { responses: { 200: {} } } }\n",
    ),
    "nor a creation with 200": paths(
      ...["a", "b", "c", "d"].map((name) => `  /${name}: { post: { operationId: newX, responses: { 200: {} } } }\n`),
      "  /x: { post: { operationId: newX, responses: { 201: {} } } }\n",
    ),
  });
});

describe("content that replaces or changes", () => {
  const body = "requestBody: { content: { application/json: { schema: { type: object } } } }";
  const puts = (...names: readonly string[]) =>
    names.map((name) => `  /${name}/{id}: { put: { ${body}, responses: { 200: {} } } }\n`);
  survive("3.1.1", "consistent-success-code", {
    "one of four": paths(
      ...puts("a", "b", "c", "d"),
      `  /x/{id}: { put: { ${body}, responses: { 204: {} } } } # <--\n`,
    ),
    "without content it is a link": paths(
      ...puts("a", "b", "c", "d"),
      "  /x/{id}: { put: { responses: { 204: {} } } }\n",
    ),
    "by its words it is a link": paths(
      ...puts("a", "b", "c", "d"),
      `  /x/{id}: { put: { operationId: addMember, ${body}, responses: { 204: {} } } }\n`,
    ),
    "by its words it may create": paths(
      ...puts("a", "b", "c", "d"),
      `  /x/{id}: { put: { operationId: putX, summary: Store or update x, ${body}, responses: { 201: {} } } }\n`,
    ),
    "created or replaced": paths(
      ...puts("a", "b", "c", "d"),
      `  /x/{id}: { put: { ${body}, responses: { 201: {}, 200: {} } } }\n`,
    ),
  });
});

describe("answers of somebody else", () => {
  const item = (code: string) => `{ delete: { responses: { ${code}: {} } } }`;
  survive("3.1.1", "consistent-success-code", {
    "webhooks count neither way": `${paths(deletes("204", "204", "200"))}webhooks: { gone/{id}: ${item("204")} }\n`,
    "nor do callbacks": `paths:\n${four}  /x/{id}: { post: { responses: {}, callbacks: { c: { "/{$request.body#/id}": ${item("200")} } } } }\n`,
  });
});

const error = (code: string, ...names: readonly string[]) =>
  `${code}: { content: { application/json: { schema: { properties: { ${names.map((name) => `${name}: {}`).join(", ")} } } } } }`;
const gets = (...responses: readonly string[]) =>
  paths(...responses.map((response, at) => `  /${at}: { get: { responses: { 200: {}, ${response} } } }\n`));
const usual = [400, 401, 404, 500].map((code) => error(String(code), "message", "code"));

describe.each(["3.0.4", "3.1.1", "3.2.0"])("the shape of errors", (version) => {
  const stray = `  /x: { get: { responses: { 200: {}, ${error("403", "error")} } } } # <--\n`;
  survive(version, "consistent-error-schema", {
    alike: gets(...usual),
    "too few": gets(...usual.slice(1), ...["x"].map(() => "403: {}")),
    "another place for the reason": gets(...usual) + stray,
    "more members": gets(...usual, error("403", "code", "fields", "message")),
    "fewer, but those that tell the reason": gets(...usual, error("403", "message")),
    "OAuth's own": gets(...usual, error("403", "error", "error_description")),
    "SCIM's own": gets(...usual, error("403", "schemas", "status", "detail")),
    "the delivery of security events": gets(...usual, error("403", "err", "description")),
    "no error at all": gets(...usual, error("410", "redirect_to")),
    "several shapes to choose from": gets(
      ...usual,
      "403: { content: { application/json: { schema: { oneOf: [{ properties: { error: } }, { properties: { message: } }] } } } }",
    ),
    "one shape in a choice of one": `${gets(...usual)}  /x: { get: { responses: { 403: { content: { a/json: { schema: { anyOf: [{ properties: { error: {} } }] } } } } } } } # <--\n`,
    "ranges and `default` are errors too":
      gets(error("4XX", "message"), error("5XX", "message"), error("default", "message"), error("default", "message")) +
      stray,
    "a lone `default` may be the success": `${gets(...usual)}  /x: { get: { responses: { ${error("default", "error")} } } }\n`,
    "no schema, no JSON, no content": gets(
      ...usual,
      "403: { content: { application/json: {} } }",
      "403: { content: { text/plain: { schema: { properties: { error: {} } } } } }",
      "403: { content: }",
      "403: ",
      '403: { content: { application/json: { schema: { $ref: "#/lost" } } } }',
      "403: { content: { application/json: { schema: { type: array } } } }",
    ),
    "a schema that contains itself": `${gets(...usual, '403: { content: { a/json: { schema: { $ref: "#/s" } } } }')}s: { allOf: [{ $ref: "#/s" }, { properties: { message: } }] }\n`,
    "no habit": `${gets(...usual.slice(1), error("400", "error"), error("400", "error")).replace("paths:", "paths: # <--")}`,
    "a health check": `${gets(...usual)}  /health: { get: { responses: { 200: {}, ${error("503", "errors")} } } }\n`,
    "problem details of other members": gets(
      ...[400, 401, 404, 500].map((code) => error(String(code), "title", "detail")),
      error("403", "type", "status"),
    ),
  });

  const component = (required: string) =>
    `components: { schemas: { E: { ${required} properties: { message: {}, code: {} } } } }\n`;
  const refers = [400, 401, 404, 500].map(
    (code) => `${code}: { content: { application/json: { schema: { $ref: "#/components/schemas/E" } } } }`,
  );
  survive(version, "consistent-error-schema", {
    "what is required is missing": `${gets(...refers)}  /x: { get: { responses: { ${error("403", "message")} } } } # <--\n${component("required: [message, code],")}`,
    "what is missing is not required": gets(...refers, error("403", "message")) + component("required: [message],"),
  });
});

describe("the same in 2.0", () => {
  const shape = (code: number, name: string) => `${code}: { schema: { properties: { ${name}: { type: string } } } }`;
  survive("2.0", "consistent-error-schema", {
    "without `produces`": `${gets(...[400, 401, 404, 500].map((code) => shape(code, "message")))}  /x: { get: { responses: { ${shape(403, "error")} } } } # <--\n`,
  });
  const produce = (type: string, success: string, mark = "") =>
    `  /${type.replace(/\W/g, "")}${success.length}: { get: { produces: [${type}], responses: { 200: ${success}, 404: { schema: {} } } } }${mark}\n`;
  const none = "{ description: Done. }";
  const all = Array.from({ length: 4 }, (_, at) =>
    produce("application/json", none).replace("/application", `/${at}application`),
  );
  survive("2.0", "consistent-error-media-type", {
    "the success may be what is produced": paths(...all, produce("application/pdf", "{ schema: { type: file } }")),
    "no `produces` takes no side": paths(...all, "  /x: { get: { responses: { 404: { schema: {} } } } }\n"),
    "errors alone": paths(...all, produce("application/problem+json", none, " # <--")),
  });
});

describe("the media type of errors", () => {
  const of = (...types: readonly string[]) => `404: { content: { ${types.map((type) => `${type}: {}`).join(", ")} } }`;
  const json = Array.from({ length: 4 }, () => of("application/json"));
  const stray = (...types: readonly string[]) => `  /x: { get: { responses: { ${of(...types)} } } } # <--\n`;
  survive("3.1.1", "consistent-error-media-type", {
    alike: gets(...json),
    "another case, and a parameter": gets(...json, of("Application/JSON"), of('"application/json; charset=utf-8"')),
    "one of several": gets(...json, of("text/plain", "application/json")),
    "text alone": gets(...json) + stray("text/plain"),
    wildcards: gets(...json, of('"*/*"'), of("application/*")),
    "a page for people": gets(...json, of("text/html")),
    "a page is no habit to follow": gets(
      ...Array.from({ length: 4 }, () => of("text/plain")),
      of("application/json"),
    ).replace("paths:", "paths: # <--"),
    "no content": gets(...json, "404: {}", "404: { content: {} }", "404:"),
    HEAD: `${gets(...json)}  /x: { head: { responses: { ${of("text/plain")} } } }\n`,
    "a reference": `${gets(...json, '404: { $ref: "#/r" }', '404: { $ref: "#/r" }')}r: { content: { text/plain: {} } } # <--\n`,
  });
  survive(
    "3.1.1",
    "consistent-error-media-type",
    { "any is not decided": gets(...json) + stray("a/b+json") },
    { errorMediaType: "any" },
  );
  survive(
    "3.1.1",
    "consistent-error-media-type",
    { "decided against the habit": `paths: { /x: { get: { responses: {\n  ${of("application/json")} # <--\n} } } }\n` },
    { errorMediaType: "problem-json" },
  );
});

describe("the code for what fails validation", () => {
  const body = "requestBody: { content: { application/json: {} } }";
  const posts = (...responses: readonly string[]) =>
    paths(...responses.map((response, at) => `  /${at}: { post: { ${body}, responses: { ${response} } } }\n`));
  const failed = (code: string) => `${code}: { description: Validation failed. }`;
  const most = ["422", "422", "422", "422"].map(failed);
  const stray = (...responses: readonly string[]) =>
    `  /x: { post: { ${body}, responses: { ${responses.join(", ")} } } }`;
  survive("3.1.1", "consistent-validation-code", {
    "one of five": `${posts(...most)}${stray(failed("400"))} # <--\n`,
    "both codes": `${posts(...most)}${stray(failed("400"), failed("422"))}\n`,
    "400 for what is malformed": `${posts(...most)}${stray("400: { description: Invalid input. Malformed JSON. }")}\n`,
    "400 without a word": posts(...most, "400: { description: Bad Request }", "400: {}", "400:"),
    "a parameter": `${posts(...most)}  /x: { get: { responses: { ${failed("400")} } } }\n`,
    "never the other way round": posts(...["400", "400", "400", "400", "422"].map(failed)),
    "no habit": posts(...["400", "400", "422", "422"].map(failed)).replace("paths:", "paths: # <--"),
    "a description beside the reference": `${posts(...most)}${stray('400: { $ref: "#/r", description: Validation failed. }')}\nr: { description: No. } # <--\n`,
  });
  survive(
    "3.1.1",
    "consistent-validation-code",
    {
      "even one, beside a 400 about something else": `${paths()}${stray("400: { description: Malformed. }", failed("422"))} # <--\n`,
      "a 422 about something else": posts(
        "422: { description: The account has no funds. }",
        "422: { description: Sold out. }",
      ),
      "both speak of it": posts(`${failed("400")}, ${failed("422")}`),
    },
    { validation: "400" },
  );
});

describe("the fields of a 429", () => {
  const slow = (...names: readonly string[]) =>
    `429: { headers: { ${names.map((name) => `${name}: {}`).join(", ")} } }`;
  const all = Array.from({ length: 4 }, () => slow("Retry-After", "X-RateLimit-Reset"));
  const stray = (response: string) => `  /x: { get: { responses: { ${response} } } } # <--\n`;
  survive("3.1.1", "consistent-429-fields", {
    "another order and case, and other fields": gets(...all, slow("x-ratelimit-reset", "Date", "retry-after")),
    "one field less": gets(...all) + stray(slow("Retry-After")),
    "one field more": gets(...all) + stray(slow("Retry-After", "X-RateLimit-Reset", "X-Rate-Limit-Limit")),
    "no field": gets(...all) + stray("429: {}"),
    "`429: null`": gets(...all) + stray("429:"),
    "none is a habit that nobody is held against": gets(
      "429: {}",
      "429: {}",
      "429: {}",
      "429: {}",
      slow("Retry-After"),
    ),
    "no habit": gets(...all.slice(2), slow("Retry-After"), slow("Retry-After")).replace("paths:", "paths: # <--"),
    "a reference to a field": `${gets(...all, '429: { headers: { Retry-After: { $ref: "#/lost" }, X-RateLimit-Reset: } }')}`,
  });
});

test("a message counts, and shows one that does as most do", async () => {
  const text = `openapi: 3.1.1\n${paths(four, "  /x/{id}: { delete: { responses: { 200: {} } } }\n")}`;
  expect((await lintFor("consistent-success-code", text)).map(({ message }) => message)).toEqual([
    "DELETE /x/{id} answers 200, but 4 of 5 DELETEs of one resource answer 204 (as DELETE /0/{id} does): answer 204 here too.",
  ]);
});

test("a definition that is wrong for two kinds is reported once", async () => {
  const body = "requestBody: { content: { application/json: {} } }";
  const put = (name: string, code: string) => `  /${name}/{id}: { put: { ${body}, responses: { ${code} } } }\n`;
  const text = `openapi: 3.1.1\n${paths(
    four,
    ...["a", "b", "c", "d"].map((name) => put(name, "204: {}")),
    put("x", '200: { $ref: "#/r" }'),
    '  /y/{id}: { delete: { responses: { 200: { $ref: "#/r" } } } }\n',
  )}r: { description: Done. }\n`;
  const findings = await lintFor("consistent-success-code", text);
  expect(findings.map(({ path }) => path)).toEqual([["r"]]);
  expect(findings[0]?.message).toContain("; DELETE /y/{id} answers 200, but 4 of 5");
});
