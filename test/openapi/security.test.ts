import { describe, expect, test } from "vitest";
import { onlyOperation } from "./index-text.ts";

/** What an operation asks for, as `key | oauth(read) & key`: nothing is written `none`. */
function require(version: string, global: string | undefined, own: string | undefined): string | undefined {
  const schemes = "{ key: { type: apiKey, name: key, in: header }, oauth: { type: oauth2 } }";
  const declared =
    version === "2.0" ? `securityDefinitions: ${schemes}` : `components: { securitySchemes: ${schemes} }`;
  const root = global === undefined ? "" : `security: ${global}\n`;
  const operation = own === undefined ? "{}" : `{ security: ${own} }`;
  const { security } = onlyOperation(version, `${root}paths: { /pets: { get: ${operation} } }\n${declared}\n`);
  return security
    ?.map((schemes) => schemes.map(({ name, scopes }) => (scopes.length > 0 ? `${name}(${scopes})` : name)).join(" & "))
    .map((alternative) => alternative || "none")
    .join(" | ");
}

describe.each(["2.0", "3.0.4", "3.1.1", "3.2.0"])("in %s", (version) => {
  test.each([
    { title: "nobody says anything", global: undefined, own: undefined, expected: undefined },
    { title: "the document's count", global: "[{ key: [] }]", own: undefined, expected: "key" },
    { title: "the operation's count", global: undefined, own: "[{ key: [] }]", expected: "key" },
    {
      title: "the operation's replace the document's",
      global: "[{ key: [] }]",
      own: "[{ oauth: [read] }]",
      expected: "oauth(read)",
    },
    { title: "an empty list makes public", global: "[{ key: [] }]", own: "[]", expected: "" },
    { title: "an empty requirement makes public", global: "[{ key: [] }]", own: "[{}]", expected: "none" },
    {
      title: "an empty one among others makes optional",
      global: undefined,
      own: "[{}, { key: [] }]",
      expected: "none | key",
    },
    { title: "the document's may be empty", global: "[]", own: undefined, expected: "" },
    {
      title: "schemes that are all needed",
      global: undefined,
      own: "[{ key: [], oauth: [a, b] }]",
      expected: "key & oauth(a,b)",
    },
    { title: "no list is no word", global: "{ key: [] }", own: undefined, expected: undefined },
    { title: "scopes may be missing", global: "[{ key: }]", own: undefined, expected: "key" },
  ])("$title", ({ global, own, expected }) => {
    expect(require(version, global, own)).toBe(expected);
  });
});

test.each([
  ["2.0", "securityDefinitions: { key: { type: basic } }", "basic"],
  ["3.0.4", "components: { securitySchemes: { key: { type: http } } }", "http"],
  ["3.1.1", "components: { securitySchemes: { key: { $ref: '#/x' } } }\nx: { type: mutualTLS }", "mutualTLS"],
])("%s declares its schemes in its own place", (version, declared, type) => {
  const { security } = onlyOperation(version, `paths: { /pets: { get: { security: [{ key: [] }] } } }\n${declared}`);
  expect(security).toMatchObject([[{ name: "key", scheme: { value: { type } } }]]);
});

test.each([
  ["2.0", "components: { securitySchemes: { key: {} } }"],
  ["3.1.1", "securityDefinitions: { key: {} }"],
  ["3.1.1", "components:"],
  ["3.1.1", "{}: "],
])("a scheme that nobody declared is still asked for (%s, %s)", (version, beside) => {
  const { security } = onlyOperation(version, `paths: { /pets: { get: { security: [{ key: [] }] } } }\n${beside}`);
  expect(security).toEqual([[{ name: "key", scopes: [], scheme: undefined }]]);
});
