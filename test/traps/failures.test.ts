import { describe } from "vitest";
import { get, post, survive } from "../support/traps.ts";

/** A description with the paths given, each as the methods and response lines of one operation. */
const api = (operations: Readonly<Record<string, readonly string[]>>) =>
  `paths:\n${Object.entries(operations)
    .map(([name, responses]) => {
      const [method = "", path = ""] = name.split(" ");
      return `  ${path}:\n    ${method.toLowerCase()}:\n      responses:\n${responses.map((line) => `        ${line}\n`).join("")}`;
    })
    .join("")}`;

/** The members of an object, each with its type, in a response; reported where `# <--` follows. */
const holding = (members: string, key = "200") =>
  `${key}: { content: { application/json: { schema: { properties: { ${members} } } } } }`;
const flagged = (line: string) => `${line} # <--`;

const boolean = "{ type: boolean }";
const text = "{ type: string }";
const number = "{ type: integer }";
const object = "{ type: object }";

describe("schemas that make room for a failure", () => {
  const missing = "404: { description: There is no such pet. }";
  survive("3.1.1", "2xx-error-schema", {
    "a flag beside an error": get(flagged(holding(`isSuccess: ${boolean}, errorMessage: ${text}`)), missing),
    "a flag beside errors": get(
      flagged(holding(`Succeeded: ${boolean}, errors: { type: array }, data: ${object}`)),
      missing,
    ),
    "an error that is a flag": get(flagged(holding(`error: ${boolean}, errorMessage: ${text}`)), missing),
    "a flag in upper case, typed as null too": get(
      flagged(holding(`SUCCESS: { type: [boolean, "null"] }, ERROR_CODE: ${number}, Error: ${text}`)),
      missing,
    ),
    "a flag beside a message": get(flagged(holding(`ok: ${boolean}, msg: ${text}`))),
    "the same where the client's errors have codes": get(holding(`ok: ${boolean}, msg: ${text}`), missing),
    "the same where all errors have one": get(holding(`ok: ${boolean}, msg: ${text}`), "default: {}"),
    "a flag alone": get(holding(`success: ${boolean}`)),
    "a flag that cannot be false": get(holding(`success: { const: true }, error: ${text}`)),
    "a count": post(holding(`success: ${number}, errors: ${number}`), missing),
    "lists of what went well and what did not": post(
      holding("success: { type: array }, error: { type: array }"),
      missing,
    ),
    "a setting": get(holding(`success: ${boolean}, error: { enum: [page, redirect] }`), missing),
    "an envelope on most": api({
      "GET /pets": [flagged(holding(`success: ${boolean}, data: ${object}`))],
      "GET /cats": [flagged(holding(`success: ${boolean}, data: ${object}`))],
      "GET /dogs": [holding(`success: ${boolean}, data: ${object}`), missing],
      "GET /owls": [holding(`data: ${object}`)],
    }),
    "an envelope on a few": api({
      "GET /pets": [holding(`success: ${boolean}, data: ${object}`)],
      "GET /cats": [holding(`success: ${boolean}, data: ${object}`)],
      "GET /dogs": [holding(`data: ${object}`)],
    }),
    "an envelope where the client's errors have codes elsewhere": api({
      "GET /pets": [holding(`success: ${boolean}, data: ${object}`)],
      "GET /cats": [holding(`success: ${boolean}, data: ${object}`), missing],
      "GET /dogs": [holding(`success: ${boolean}, data: ${object}`), missing],
    }),
    "a flag that cannot be false, where nothing else tells": api({
      "GET /pets": [flagged(holding("ok: { enum: [true] }")), "default: {}"],
      "GET /cats": [flagged(holding("ok: { enum: [true] }")), "default: {}"],
      "GET /dogs": [flagged(holding("ok: { enum: [true] }")), "default: {}"],
    }),
    "a code beside a message on most": api({
      "GET /pets": [flagged(holding(`code: ${number}, msg: ${text}, data: ${object}`))],
      "POST /owls": [flagged(holding(`code: ${number}, msg: ${text}, data: ${object}`))],
      "GET /cats": [flagged(holding(`statusCode: ${text}, statusMessage: ${text}`))],
    }),
    "a code beside a message on one": api({
      "GET /pets": [holding(`code: ${number}, type: ${text}, message: ${text}`)],
      "POST /owls": [holding(`data: ${object}`)],
      "GET /cats": [holding(`data: ${object}`)],
    }),
    "a status in words": api({
      "DELETE /pets": [holding(`status: { type: [number, string] }, message: ${text}`)],
      "DELETE /cats": [holding(`status: ${text}, message: ${text}`)],
      "DELETE /dogs": [holding(`status: ${text}, message: ${text}`)],
    }),
    "an error on most": api({
      "POST /pets": [flagged(holding(`error: ${text}, data: ${object}`))],
      "POST /cats": [flagged(holding(`error: ${object}, data: ${object}`))],
      "POST /dogs": [flagged(holding(`error: ${text}, data: ${object}`))],
    }),
    "an error on one": post(holding(`error: ${text}, document: ${object}`)),
    "the message of an error beside what was made": post(flagged(holding(`pdf: ${text}, ErrorMessage: ${text}`))),
    "the message of an error of what is read": get(holding(`domain: ${text}, errorMessage: ${text}`)),
    "the word for how it went": get(flagged(holding(`status: { enum: [success, fail] }, message: ${text}`)), missing),
    "names of errors among the outcomes": get(
      flagged(holding("status: { enum: [OK, ZERO_RESULTS, REQUEST_DENIED] }, results: { type: array }")),
    ),
    "outcomes without a word on why": get(holding("status: { enum: [success, error] }"), missing),
    "outcomes that are all errors": get(holding(`status: { enum: [no_account, invalid] }, message: ${text}`)),
    "numbers that stand for errors": get(
      flagged(holding(`ResultCode: { type: integer, description: "Success = 0, InvalidData = 7" }, Message: ${text}`)),
      missing,
    ),
    "a stage of the work": get(
      holding(`status: { enum: [pending, success, failed] }, message: ${text}, error: ${text}`),
    ),
    "another protocol's answers": post(holding(`jsonrpc: ${text}, success: ${boolean}, error: ${object}`)),
    "a text that is no object": get("200: { content: { text/plain: { schema: { type: string } } } }"),
    "a schema that is lost": get("200: { content: { a/b: { schema: { $ref: '#/lost' } } } }"),
    "nothing, thrice": get("200:", "201: { content: }", "202: { content: { a/b: } }"),
    "a stream": get(
      `200: { content: { text/event-stream: { schema: { properties: { ok: ${boolean}, error: ${text} } } } } }`,
    ),
  });

  const branches = (list: string, key = "200") => `${key}: { content: { a/b: { schema: { ${list} } } } }`;
  const schemas = `components:
  schemas:
    Pet: { properties: { wings: { type: integer } } }
    Cat: { properties: { tail: { type: string } } }
    Error: { type: object, properties: { code: {}, message: {} } }
    ErrorPage: { type: object, properties: { title: {}, message: {} } }
    ErrorResponse: { type: object, properties: { id: {}, errors: {} } }
    StreamingError: { type: object, properties: { id: {}, error: {}, message: {} } }
    Failure: { title: Api Error, type: object, properties: { error: {} } }
`;
  const ref = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;
  survive("3.1.1", "2xx-error-schema", {
    "a result or an error": `${get(flagged(branches(`oneOf: [{ type: object }, ${ref("Error")}]`)), missing)}${schemas}`,
    "a result or what has no name but that of errors": get(
      flagged(
        branches("anyOf: [{ type: object, properties: { wings: {} } }, { properties: { error: {}, code: {} } }]"),
      ),
    ),
    "results of two kinds": `${get(branches(`oneOf: [${ref("Cat")}, ${ref("Pet")}, ${ref("ErrorPage")}]`))}${schemas}`,
    "one of many kinds of things": `${get(
      branches(`oneOf: [{ type: object }, { type: array }, { type: string }, { type: number }, ${ref("Error")}]`),
    )}${schemas}`,
    "a result or null": get(branches('oneOf: [{ type: object }, { type: "null" }]')),
    "the answers of a protocol of commands": `${post(branches(`oneOf: [{ type: object }, ${ref("StreamingError")}]`))}${schemas}`,
    "the error that other codes have": `${get(
      flagged(branches(`$ref: "#/components/schemas/ErrorResponse"`)),
      branches(`$ref: "#/components/schemas/ErrorResponse"`, "400"),
    )}${schemas}`,
    "what is only called an error": `${get(branches(`$ref: "#/components/schemas/Error"`))}${schemas}`,
    "the status that failures have too": `${get(
      branches(`$ref: "#/components/schemas/Cat"`),
      branches(`$ref: "#/components/schemas/Cat"`, "409"),
    )}${schemas}`,
    "problems, in any case": get(flagged("200: { content: { Application/Problem+JSON: {} } }")),
    "problems of a probe": api({ "GET /status": [flagged("200: { content: { application/problem+json: {} } }")] }),
    "problems among many outcomes": get("207: { content: { application/problem+json: {} } }"),
    "an endless choice": `${get(branches('$ref: "#/x"'))}x: { oneOf: [{ $ref: '#/x' }, { type: object }] }\n`,
  });

  const envelope = holding(`success: ${boolean}, error: ${text}`);
  const silent = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, api({ [name]: [envelope] })]));
  survive("3.0.4", "2xx-error-schema", {
    ...silent(
      "POST /graphql",
      "POST /json-rpc",
      "POST /mcp",
      "GET /jobs/{jobId}",
      "GET /tasks/{taskId}",
      "GET /operations/{name}",
      "POST /runs",
      "POST /pets/batch",
      "POST /pets:bulkDelete",
      "POST /pets/import",
      "POST /pets/validate",
      "POST /lint",
      "POST /hooks/{hook}/test",
      "POST /moves/dry-run",
      "GET /health",
      "GET /readiness",
      "GET /ping",
      "GET /hooks/{hook}/deliveries/{delivery}",
      "GET /audit/{entry}",
      "GET /logs",
      "POST /payments",
      "POST /oauth2/token",
      "POST /password-reset",
      "POST /forgot-password",
    ),
    "a list of things to make": `${post(envelope)}      requestBody: { content: { application/json: { schema: { type: array, items: { type: object } } } } }\n`,
    "a resource": get(holding(`id: ${text}, success: ${boolean}, error: ${text}`)),
    "what began and ended": get(holding(`completed_at: ${text}, success: ${boolean}, error: ${text}`)),
    "a status as of a cluster": get(
      holding(`kind: ${text}, apiVersion: ${text}, success: ${boolean}, errors: ${object}`),
    ),
    "a report on what was found": get(holding(`state: ${text}, success: ${boolean}, err: ${text}`)),
    "the code of an invitation": get(holding(`code: ${text}, uses: ${number}, error: ${object}`)),
    "what people write to each other": post(holding(`message: ${object}, code: ${text}, ok: ${number}`)),
    "a token, as OAuth hands it out": post(
      holding(`access_token: ${text}, error: ${text}, error_description: ${text}`),
    ),
    "an answer about a token": post(holding(`active: ${boolean}, error: ${text}`)),
    "a page for errors": get(holding(`error: { enum: [page, redirect] }, message: ${text}`)),
    "partial data": get(holding("data: { type: array }, errors: { type: array }"), missing),
    "a stream through a gateway": post(
      `200: { content: { a/b: { schema: { title: Stream result of Pet, properties: { result: ${object}, error: ${object} } } } } }`,
    ),
    "an outcome for each": get(envelope.replace("200: {", "200: { description: The outcome of each pet.,")),
    "webhooks and callbacks": `${post("200: {}")}      callbacks: { done: { /x: { post: { responses: { ${envelope} } } } } }\n`,
    "what an example shows": get(
      `200: { content: { a/b: { schema: { properties: { success: ${boolean}, error: ${text} } }, example: { success: false } } } }`,
    ),
    "ranges, and codes of other classes": get(
      flagged(envelope.replace("200", "2XX")),
      envelope.replace("200", "303"),
      envelope.replace("200", "400"),
      envelope.replace("200", "default"),
    ),
  });

  survive("2.0", "2xx-error-schema", {
    "a flag beside an error": get(
      `200: { schema: { properties: { success: ${boolean}, error: ${text} } } } # <--`,
      "404: {}",
    ),
    "problems that another code answers with": `${get("200: { schema: {} }")}      produces: [application/json, application/problem+json]\n`,
    "OpenAPI 3's content": get(envelope),
    "a definition": `${get("200: { schema: { allOf: [{ $ref: '#/definitions/E' }] } } # <--")}definitions: { E: { properties: { ok: ${boolean}, errors: {} } } }\n`,
  });

  survive("3.1.1", "2xx-error-schema", {
    "a shared response, where only some document errors": `paths:
  /pets: { get: { responses: { 200: { $ref: "#/components/responses/R" }, 404: {} } } }
  /cats: { get: { responses: { 200: { $ref: "#/components/responses/R" } } } }
  /dogs: { get: { responses: { 200: { $ref: "#/components/responses/R" } } } }
components:
  responses:
    R:
      content:
        a/b: # <--
          schema: { properties: { success: ${boolean}, message: ${text} } }
`,
  });
});

describe("examples of failures", () => {
  const shows = (example: string, key = "200") => `${key}: { content: { a/b: { example: ${example} } } }`;
  const missing = "404: {}";
  survive("3.1.1", "2xx-error-example", {
    "a status that is false": get(flagged(shows("{ status: false, message: Wrong. }")), missing),
    "a status that is off": get(shows("{ status: false, since: 2 }"), missing),
    "a flag in quotes": get(flagged(shows('{ success: "False", data: 1 }')), missing),
    "a flag of 0": get(flagged(shows("{ success: 0, message: Wrong. }")), missing),
    "none that went well": get(shows("{ success: 0, total: 3 }"), missing),
    problems: get(flagged(shows("{ type: about:blank, title: Not Found, status: 404 }")), missing),
    "a code beside what it describes": get(shows("{ code: 404, description: A pipe. }"), missing),
    "a code beside a message": get(flagged(shows("{ code: 404, message: Wrong. }")), missing),
    "no identifier": get(flagged(shows("{ id: null, success: false }")), missing),
    "an identifier": get(shows("{ id: 0, success: false }"), missing),
    "the name of an error": get(flagged(shows("{ name: NotFoundError, status: 404, message: Wrong. }")), missing),
    "a name": get(shows("{ name: Polly, status: 404, message: Hello. }"), missing),
    "only where nothing else tells": get(shows("{ status: error, pets: [] }"), missing),
    "where nothing else tells": get(flagged(shows("{ status: error, pets: [] }"))),
    "errors of some": get(shows("{ errors: true, message: Wrong. }"), missing),
    "a shared response, where only some document errors": `paths:
  /pets: { get: { responses: { 200: { $ref: "#/components/responses/R" }, 404: {} } } }
  /cats: { get: { responses: { 200: { $ref: "#/components/responses/R" } } } }
components:
  responses:
    R:
      content: { a/b: { example: { status: error } } } # <--
`,
  });
});
