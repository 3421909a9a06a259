import { listHostileStrings } from "../support/hostile-strings.ts";

const hostile = [...listHostileStrings(200, 7)].filter((text) => text.length < 100);

/** Keys that mean something somewhere in a description, and some that mean something to programs. */
export const keys: readonly string[] = [
  ..."openapi swagger info title version paths webhooks components servers url security tags produces consumes".split(
    " ",
  ),
  ..."get put post delete options head patch trace query additionalOperations parameters callbacks".split(" "),
  ..."operationId summary description deprecated requestBody responses headers content links schema schemas".split(" "),
  ..."example examples value type format enum const required properties items allOf oneOf anyOf not default".split(" "),
  ..."name in $ref $id $defs $anchor x-statute-ignore x-internal securitySchemes securityDefinitions definitions".split(
    " ",
  ),
  ..."Location Retry-After Allow ETag WWW-Authenticate Content-Type Content-Range Deprecation Prefer Accept".split(" "),
  ..."status code error errors message detail instance stackTrace success id".split(" "),
  ..."__proto__ constructor toString hasOwnProperty length 0 1 -1 ~ / ~1 ~0 <<".split(" "),
  ...["", " ", "/", "/pets", "/pets/{petId}", "/{a}/{b}", "{$request.body#/url}", "application/json", "*/*"],
  ...["application/problem+json", "text/plain; charset=utf-8"],
];

/** Response keys, sound and garbled. */
export const codes: readonly string[] = [
  ..."100 101 103 200 201 202 203 204 205 206 207 226 300 301 302 303 304 307 308".split(" "),
  ..."400 401 402 403 404 405 406 407 408 409 410 412 413 414 415 416 418 422 423 424 425 426 428 429 431 451".split(
    " ",
  ),
  ..."500 501 502 503 504 511 599 600 000 099 20 2000 1XX 2XX 3XX 4XX 5XX 4xx 4Xx XXX default Default x-a 2.0".split(
    " ",
  ),
  ..."404.0 -404 0404 4e2 ４０４ null true".split(" "),
];

/** Values of every kind. */
export const values: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 404, 1e21, 2 ** 53, [], {}, "", " ", "x"],
  ...[[null], [[]], {}, { "": "" }, ["a", "b"], { $ref: 1 }, { $ref: "#" }, { type: "object" }, { type: ["string"] }],
  ...["2.0", "3.0.0", "3.1.0", "3.2.0", "3.9", "4XX", "/pets/1", "120", "GET, POST", 'W/"1"', "Bearer", "bytes 0-1/2"],
  ...["The thing was not found.", "Validation failed.", "Too many requests, try again later.", "Created.", "Error"],
  { description: "Not found.", content: { "application/json": { schema: { type: "object" } } } },
  { "429-retry-after": "The gateway adds it." },
  { "429-retry-after": { reason: "So it is.", until: "2020-01-01" }, "no-such-rule": 1 },
];

/** Where references may lead: to what is there, back up, to nothing, and to what nobody may read. */
export const references: readonly string[] = [
  ..."# #/ #/paths #/info #/components #/components/responses #/components/schemas #/x-a #a #/paths/~1pets".split(" "),
  ..."other.yaml other.yaml#/paths api.yaml api.yaml#/paths missing.yaml ../other.yaml /etc/passwd".split(" "),
  ..."file:///etc/passwd http://127.0.0.1:1/a #/%zz #/~2 #/__proto__ #/paths/0 other.yaml#/components/schemas".split(
    " ",
  ),
  ...["", " ", "%", "\ud800", "a b.yaml", "//host/a", "C:\\a", "#/components/responses/NotFound"],
];

/** Pieces that change what a text means, or break it. */
export const fragments: readonly string[] = [
  ..."{ } [ ] : , - ? | > & * ! % @ ` # ' \" \\ / ~ << === --- ... &a *a &a0 !!str !!binary !x |- >+".split(" "),
  ...["\n", "\r\n", "\r", "\t", " ", "  ", "\0", "\ufeff", "\u0085", "\u2028", "\u2029", "\u00a0", "\ud83d", "\udc00"],
  ...[
    "# statute-ignore 429-retry-after -- Known.\n",
    " # statute-ignore",
    "# statute-ignore x until 2020-01-01 -- y\n",
  ],
  ...["- ", ": ", ": |\n", ": >-\n", "? ", "<<: *a\n", "$ref: '#'\n", '"429":\n', "null", "1e999", ".nan", "0x1F"],
  ...["{a: b}", "[a, b]", '"\\ud800"', '"\\x41"', "'it''s'", "2001-12-14", "12345678901234567890", "%YAML 1.2\n---\n"],
  ...hostile,
];

export { hostile };
