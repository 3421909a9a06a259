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
