import { describe, expect, test } from "vitest";
import { fields, findField } from "../../src/http/fields.ts";

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = '"[^"\\\\]*"';
const list = (item: string) => new RegExp(`^${item}(?:, ${item})*$`);

const mediaRange = list(`${token}/${token}`);
const tokens = list(token);
const challenge = new RegExp(`^${token} ${token}=(?:${token}|${quoted})(?:, ${token}=(?:${token}|${quoted}))*$`);
const uriReference = /^(?:[a-z][a-z0-9+.-]*:)?[\w\-.~:/?#@!$&'()*+,;=%]+$/i;

/** RFC 9110, 5.6.7: what `toUTCString` prints, weekday included. */
const httpDate = { test: (value: string) => new Date(value).toUTCString() === value };

const syntax: Record<string, { test(value: string): boolean }> = {
  Accept: mediaRange,
  "Accept-Encoding": tokens,
  "Accept-Patch": mediaRange,
  "Accept-Post": mediaRange,
  Allow: tokens,
  "Cache-Control": list(`${token}(?:=(?:${token}|${quoted}))?`),
  "Content-Location": uriReference,
  "Content-Range": /^bytes (?:\d+-\d+\/(?:\d+|\*)|\*\/\d+)$/,
  Deprecation: /^@-?\d{1,15}$/,
  ETag: /^(?:W\/)?"[\x21\x23-\x7e]*"$/,
  Expires: httpDate,
  "Last-Modified": httpDate,
  Link: new RegExp(`^<[^<>\\s]+>(?:; ${token}=(?:${token}|${quoted}))+$`),
  Location: uriReference,
  "Proxy-Authenticate": challenge,
  RateLimit: /^"[^"]+";r=\d+(?:;t=\d+)?$/,
  "RateLimit-Policy": /^"[^"]+";q=\d+(?:;w=\d+)?$/,
  "Retry-After": /^\d+$/,
  Sunset: httpDate,
  Upgrade: list(`${token}(?:/${token})?`),
  Vary: tokens,
  "WWW-Authenticate": challenge,
};

describe("fields", () => {
  test("are in alphabetical order, each once", () => {
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(syntax));
    expect([...new Set(Object.keys(syntax))].sort((a, b) => a.localeCompare(b))).toEqual(Object.keys(syntax));
  });

  test.each(fields)("$name has an example in the field's own syntax", ({ name, example }) => {
    expect(String(example)).toSatisfy((value: string) => syntax[name]?.test(value) === true);
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
