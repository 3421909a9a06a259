import { describe, expect, test } from "vitest";
import { describeWith, get, lintFor, post, survive, type Traps } from "../support/traps.ts";

const described = (...texts: readonly string[]) =>
  get(...texts.map((text, index) => `${400 + index}: { description: ${text} }`));
const markedLines = (...texts: readonly string[]) =>
  get(...texts.map((text, index) => `${400 + index}: { description: ${text} } # <--`));

describe("a response without words", () => {
  for (const version of ["2.0", "3.0.4", "3.1.1", "3.2.0"])
    survive(version, "response-description", {
      missing: get("200: {} # <--", "404: { content: {} } # <--", "default: {} # <--"),
      null: get("200: # <--", "404: { description: } # <--", "410: { description: null } # <--"),
      "no text": get("200: { description: [] } # <--", "404: { description: true } # <--"),
      empty: get('200: { description: "" } # <--', '404: { description: " \\n" } # <--'),
      placeholders: markedLines(
        "string",
        "TODO",
        "Todo.",
        "description",
        "Description",
        '"..."',
        "'-'",
        "Default response",
      ),
      more: markedLines(
        "'TODO: add description'",
        "N/A",
        "tbd",
        "undefined",
        "'(empty)'",
        "Response",
        "**Description**",
      ),
      "the code": get("200: { description: '200' } # <--", "404: { description: 404 } # <--"),
      "the code, in a few more words": get(
        "200: { description: 200 response } # <--",
        "404: { description: HTTP status code 404. } # <--",
        "409: { description: 409 Conflict }",
        "410: { description: 400 }",
        "422: { description: 422レスポンス }",
      ),
      words: described("OK", "Not Found", "Error", "Success", "Successful Response", "empty", "A string.", "String"),
      "words that hold such words": described(
        "The description of the pet.",
        "Default response of the store.",
        "TODO list not found",
        "A string, in lower case",
        "none of the pets",
        "Response of the pump",
      ),
      "other languages": described("成功", "Ошибка", "✅", "エラー"),
      "what is no response": get("200: OK", "404: []"),
      "`$ref` to nothing": get("200: { $ref: '#/lost' }"),
      extensions: get("x-200: {}"),
      "a shared one": `${get("200: { $ref: '#/x' }", "201: { $ref: '#/x' }")}x: { description: Fine. }\n`,
      "a shared one without": `${get("200: { $ref: '#/x' }")}x: {} # <--\n`,
      ranges: version === "2.0" ? get("default: {} # <--") : get("2XX: {} # <--", "4XX: { description: TODO } # <--"),
      "components that nobody uses": "paths: {}\ncomponents: { responses: { A: {} } }\nresponses: { B: {} }\n",
    });

  for (const version of ["3.1.1", "3.2.0"])
    survive(version, "response-description", {
      "words beside the reference": `${get("200: { $ref: '#/x', description: Fine. }")}x: {}\n`,
      "no words beside the reference": `${get("200: { $ref: '#/x', description: TODO }")}x: { description: '' } # <--\n`,
      "words beside one reference of two": `${get("200: { $ref: '#/x', description: Fine. }")}    put: { responses: { 200: { $ref: '#/x' } } }\nx: {} # <--\n`,
      webhooks: get("200: {} # <--").replace("paths:", "webhooks:"),
    });
  survive("3.0.4", "response-description", {
    "words beside a reference, which 3.0 ignores": `${get("200: { $ref: '#/x', description: Fine. }")}x: {} # <--\n`,
    callbacks: `${post("200: { description: Fine. }")}      callbacks: { done: { "{$url}": { post: { responses: {\n 200: {} # <--\n} } } } }\n`,
    "no summary yet": get("200: { summary: Fine. } # <--"),
  });
  survive("3.1.1", "response-description", { "no summary yet": get("200: { summary: Fine. } # <--") });
  survive("3.2.0", "response-description", {
    "a summary": get("200: { summary: Fine. }", "404: { summary: Fine., description: '' }"),
    "an empty summary": get("200: { summary: '' } # <--", "404: { summary: TODO } # <--", "410: { summary: } # <--"),
    "a placeholder all the same": get("200: { summary: Fine., description: TODO } # <--"),
  });

  test("says how many operations use it", async () => {
    const paths =
      "paths: { /a: { get: { responses: { 200: { $ref: '#/x' } } }, put: { responses: { 200: { $ref: '#/x' } } } } }";
    const [finding] = await lintFor("response-description", `openapi: 3.1.1\n${paths}\nx: {}\n`);
    expect(finding?.message).toBe("200 OK of 2 operations has no description: say when it comes and what it means.");
  });
});

describe("errors that are only named", () => {
  for (const version of ["2.0", "3.1.1", "3.2.0"])
    survive(version, "response-description-bare", {
      phrases: get("400: { description: Bad Request } # <--", "404: { description: not found. } # <--"),
      "earlier phrases": get(
        "413: { description: Payload Too Large } # <--",
        "422: { description: Unprocessable Entity } # <--",
      ),
      "with the code": get("404: { description: 404 Not Found } # <--", "500: { description: '500' } # <--"),
      "with HTTP": get(
        "404: { description: 'HTTP 404: Not found' } # <--",
        "410: { description: 'Status code: 410' } # <--",
      ),
      errors: get(
        "400: { description: Error } # <--",
        "403: { description: error. } # <--",
        "500: { description: An error } # <--",
      ),
      "with more": get(
        "400: { description: Bad Request Error } # <--",
        "404: { description: Not found response } # <--",
      ),
      marked: get("404: { description: '<p>**Not Found**</p>' } # <--"),
      "more than that": get(
        "404: { description: Pet not found }",
        "409: { description: 'Conflict: the name is taken' }",
      ),
      "phrases of others": get("404: { description: Forbidden }"),
      "successes and redirects": get("200: { description: OK }", "304: { description: Not Modified }"),
      "no description": get("404: {}", "404: { description: }", "410: { description: 410 }"),
      "ranges and `default`": get("4XX: { description: Error }", "default: { description: Error }"),
      "codes that nobody registered": get(
        "499: { description: Error } # <--",
        "420: { description: Enhance Your Calm }",
      ),
      "a shared one": `${get("404: { $ref: '#/x' }", "410: { $ref: '#/x' }")}x:\n  description: Gone # <--\n`,
    });
  survive("3.1.1", "response-description-bare", {
    "words beside the reference": `${get("404: { $ref: '#/x', description: No such pet. }")}x: { description: Not Found }\n`,
    webhooks: get("404: { description: Not Found }").replace("paths:", "webhooks:"),
  });
  survive("3.2.0", "response-description-bare", {
    "a summary": get("404: { summary: No such pet., description: Not Found }"),
    "a summary that says as little": get("404: { summary: Not found, description: Not Found } # <--"),
  });
});

describe("a 400 for all bad input", () => {
  const taking = (path: string, ...responses: readonly string[]) =>
    post(...responses)
      .replace("/pets", path)
      .replace(
        "      responses:",
        "      requestBody: { content: { application/json: { schema: {} } } }\n      responses:",
      );
  const generic = "400: { description: Bad request } # <--";

  survive("3.1.1", "400-generic", {
    "no content": post("400: { description: Bad request }"),
    "generic texts": taking("/pets", "400: { description: 'Bad request. See the content for details.' } # <--"),
    "no description": taking("/pets", "400: {} # <--"),
    "beside 422": taking("/pets", "400: { description: Bad request }", "422: {}"),
    "beside 415": taking("/pets", generic, "415: {}"),
    "what is missing": taking("/pets", "400: { description: Bad request - missing name }"),
    "what is missing, or has a bad form": taking("/pets", "400: { description: Invalid format or missing content }"),
    "a field of the request": taking("/pets", "400: { description: The header If-Foo is invalid. Bad request. }"),
    "its query": taking("/pets", "400: { description: Bad request. Query parameters contain invalid values. }"),
    "a token endpoint": taking("/oauth2/v1/token", "400: { description: Bad request }"),
    "a token endpoint of OpenID Connect": taking("/connect/token", "400: { description: Bad request }"),
    "a registration of OAuth": taking("/oauth2/register", "400: { description: Bad request }"),
    SCIM: taking("/scim/v2/Users", "400: { description: Bad request }"),
    "clients of OAuth, by another protocol": taking("/oauth/clients", generic),
    tokens: taking("/tokens", generic),
    "a shared one": `${taking("/oauth/token", "400: { $ref: '#/x' }")}  /pets:\n    put:\n      requestBody: { content: {} }\n      responses: { 400: { $ref: '#/x' } }\nx: # <--\n  description: Bad request\n`,
  });
});

describe("conflicts that nobody can resolve", () => {
  const conflict = (parts: string) => `409: { description: Conflict${parts === "" ? "" : `, ${parts}`} }`;
  const schema = (of: string) => conflict(`content: { application/json: { schema: ${of} } }`);
  const example = (of: string) => conflict(`content: { application/json: { example: ${of} } }`);
  const wrong = (line: string) => `${line} # <--`;
  const traps: Traps = {
    "no words": get(wrong("409: {}")),
    "no text": get(wrong("409: { description: }")),
    null: get(wrong("409:")),
    empty: get(wrong("409: { description: '' }")),
    "empty words": get(wrong("409: { description: 'Conflict with the current state of the target resource.' }")),
    "the phrase": get(wrong("409: { description: '409 - Conflict Error' }")),
    "words that tell": get("409: { description: The name is taken. }"),
    "words of one kind": get("409: { description: Already exists }"),
    "another language": get("409: { description: 名前は既に使われています }"),
    "what any error has": get(wrong(schema("{ properties: { error: { properties: { code: {}, message: {} } } } }"))),
    "a member that tells": get(schema("{ properties: { existingId: { type: string } } }")),
    "a nested one": get(schema("{ properties: { errors: { type: array, items: { properties: { field: {} } } } } }")),
    "a map of what is in the way": get(
      schema("{ properties: { errors: { additionalProperties: { type: string } } } }"),
    ),
    "a list of codes": get(schema("{ properties: { code: { enum: [NAME_TAKEN] } } }")),
    "a shared schema that tells": `${get(schema("{ allOf: [{ $ref: '#/x' }] }"))}x: { properties: { currentVersion: {} } }\n`,
    "an example that tells": get(example("{ message: The name is taken }")),
    "an example that does not": get(wrong(example("{ code: 409, message: Conflict, requestId: 3f2a-77 }"))),
    "a null example": get(wrong(example("null"))),
    "other codes": get("400: { description: Conflict }", "4XX: {}", "default: {}"),
    "a field that leads on": get(conflict("headers: { LOCATION: {} }")),
    "another field": get(wrong(conflict("headers: { X-Trace: {} }"))),
  };
  survive("3.1.1", "409-says-how", traps);
  survive("3.1.1", "409-says-how", {
    links: get(conflict("links: { existing: { operationId: getPet } }")),
    "words beside the reference": `${get("409: { $ref: '#/x', description: The name is taken. }")}x: { description: Conflict }\n`,
    "words of the operation": `${get(conflict(""))}      description: A name that is taken is answered with 409.\n`,
    "words of one operation of two": `${get("409: { $ref: '#/x' }")}      description: 409 if it exists.\n    put: { responses: { 409: { $ref: '#/x' } } }\nx: { description: Conflict } # <--\n`,
    webhooks: describeWith("post", conflict("")).replace("paths:", "webhooks:"),
  });
  survive("3.2.0", "409-says-how", { "a summary": get(conflict("summary: The name is taken.")) });
  survive("2.0", "409-says-how", {
    "a schema": get(wrong("409: { description: Conflict, schema: { properties: { message: {} } } }")),
    "a schema that tells": get("409: { description: Conflict, schema: { properties: { existing: {} } } }"),
    examples: get("409: { description: Conflict, examples: { application/json: { message: Name taken } } }"),
  });
});
