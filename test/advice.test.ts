import { expect, test } from "vitest";
import { rules } from "../src/rules/index.ts";
import { lintWith } from "./support/examples.ts";

/** A definition that two operations share, and what a rule advises: what helps the one must not harm the other. */
const cases: [rule: string, definition: string, uses: readonly [string, string][], ends: RegExp][] = [
  [
    "429-retry-after",
    "{ description: Later. }",
    [
      ["get", "429"],
      ["put", "503"],
    ],
    /as long as they need to and no longer\.$/,
  ],
  [
    "3xx-location",
    "{ description: There. }",
    [
      ["get", "301"],
      ["put", "308"],
    ],
    /follows a redirect by it alone\.$/,
  ],
  [
    "3xx-location",
    "{ description: Done. }",
    [
      ["get", "303"],
      ["put", "204"],
    ],
    /\(as this definition serves 204 too, give 303 one of its own\)\.$/,
  ],
  [
    "reason-phrase-mismatch",
    "{ description: Forbidden }",
    [
      ["get", "401"],
      ["put", "403"],
    ],
    /this definition serves 403 too, so give 401 one of its own\.$/,
  ],
  [
    "reason-phrase-mismatch",
    "{ description: Bad Request }",
    [
      ["get", "422"],
      ["put", "422"],
    ],
    /which means 400: say what a 422 means here\.$/,
  ],
  [
    "bodiless-content",
    "{ content: { a/b: {} } }",
    [
      ["head", "404"],
      ["get", "404"],
    ],
    /give HEAD a response of its own, as this one serves other methods too\.$/,
  ],
  [
    "bodiless-content",
    "{ content: { a/b: {} } }",
    [
      ["head", "404"],
      ["head", "404"],
    ],
    /never carries any: remove it\.$/,
  ],
  [
    "5xx-blames-client",
    "{ description: 'Unauthorized, access token missing or invalid' }",
    [["get", "500"]],
    /: that is 401 Unauthorized, /,
  ],
  [
    "meaning-mismatch",
    "{ description: The `pet_id` _is_ not in a recognized format. }",
    [["get", "405"]],
    /"The pet_id is not in a recognized format": that is 400/,
  ],
];

test.each(cases)("%s: %s under %j", async (id, definition, uses, ends) => {
  const rule = rules.find((candidate) => candidate.id === id);
  const paths = uses.map(
    ([method, code], at) => `  /${at}: { ${method}: { responses: { "${code}": { $ref: "#/x" } } } }\n`,
  );
  const text = `openapi: 3.0.3\npaths:\n${paths.join("")}x: ${definition}\n`;
  const [finding] = rule === undefined ? [] : await lintWith(rule, text);
  expect(finding?.message).toMatch(ends);
});

/** The definition's name is all there is to read. */
test.each([
  ["UnauthorizedError", "403", 1],
  ["InternalServerError", "400", 1],
  ["ServerError", "400", 0],
])("%s under %s", async (name, code, count) => {
  const text = `openapi: 3.0.3
paths:
  /: { get: { responses: { "${code}": { $ref: "#/components/responses/${name}" } } } }
components: { responses: { ${name}: { description: An answer other than 2xx. } } }
`;
  const reading = rules.filter(({ id }) => id === "401-or-403" || id === "4xx-blames-server");
  const found = await Promise.all(reading.map((rule) => lintWith(rule, text)));
  expect(found.flat()).toHaveLength(count);
});
