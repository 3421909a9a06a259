import { describe, expect, test } from "vitest";
import { fields, findField } from "../../src/http/fields.ts";
import { fieldSyntax } from "../support/field-syntax.ts";

describe("fields", () => {
  test("are in alphabetical order, each once", () => {
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(fieldSyntax));
    expect([...new Set(Object.keys(fieldSyntax))].sort((a, b) => a.localeCompare(b))).toEqual(Object.keys(fieldSyntax));
  });

  test.each(fields)("$name has an example in the field's own syntax", ({ name, example }) => {
    expect(String(example)).toSatisfy((value: string) => fieldSyntax[name]?.test(value) === true);
  });

  test.each(fields)("$name has an example that its schema takes", ({ schema, example }) => {
    expect(typeof example).toBe(schema.type === "integer" ? "number" : "string");
    if (schema.minimum !== undefined) expect(example).toBeGreaterThanOrEqual(schema.minimum);
  });

  test.each(fields)("$name is described in one short sentence", ({ description }) => {
    expect(description).toMatch(/^[A-Z][^.]+\.$/);
    expect(description.length).toBeLessThan(90);
  });

  test.each(fields)("$name has a well-formed reference", ({ reference: { title, url } }) => {
    expect(title).toMatch(/^(?:RFC \d+|Linked Data Platform 1\.0|draft-[a-z-]+-\d\d), \d+(?:\.\d+)*$/);
    expect(url).toMatch(
      /^https:\/\/(?:www\.rfc-editor\.org\/rfc|datatracker\.ietf\.org\/doc\/html|www\.w3\.org\/TR)\/\S+#\S+$/,
    );
  });

  test("are looked up in any case", () => {
    expect(findField("retry-after")?.name).toBe("Retry-After");
    expect(findField("ETAG")?.name).toBe("ETag");
    expect(findField("X-Request-Id")).toBeUndefined();
  });
});
