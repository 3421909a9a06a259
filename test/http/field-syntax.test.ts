import { describe, expect, test } from "vitest";
import { carries, findFieldSyntax } from "../../src/http/field-syntax.ts";
import { findField } from "../../src/http/fields.ts";

const right: Readonly<Record<string, readonly string[]>> = {
  "Retry-After": ["0", "120", "Fri, 31 Dec 1999 23:59:59 GMT"],
  Location: ["/a", "https://a.test/b?c=d&e#f", "../a", "/a/{id}", "/a/:id", "/a%20b", "//a.test", "http://[::1]/"],
  Allow: ["GET", "GET, HEAD", "GET,HEAD", "GET , HEAD", "get", ""],
  "WWW-Authenticate": [
    "Bearer",
    'Basic realm="a, b", charset="UTF-8"',
    "Basic, Bearer realm=a",
    'Bearer realm="\\""',
    "Negotiate a87421000492aa==",
    'Newauth realm = "a", , Basic',
  ],
  "Content-Range": ["bytes 0-499/1234", "bytes 0-499/*", "bytes */1234", "items 0-24/66"],
  ETag: ['"a"', 'W/"a"', '""', '"a-b:c=="'],
  "Last-Modified": ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
  Expires: ["Sun, 06 Nov 1994 08:49:37 GMT", "0", "-1"],
};

const wrong: Readonly<Record<string, readonly string[]>> = {
  "Retry-After": ["1 hour", "-1", "1.5", "120s", "2026-10-21T07:28:00Z"],
  Location: ["a b", 'see "there"', "/a\\b", "/a%zz", "/a{b c}"],
  Allow: ["GET HEAD", "GET; HEAD", "GET/HEAD"],
  "WWW-Authenticate": [
    'realm="a"',
    "Bearer realm=a b",
    'Bearer realm="a" error="b"',
    'Bearer realm="a',
    ",",
    "Bearer,=",
  ],
  "Content-Range": ["0-24/66", "bytes=0-499/1234", "bytes 0-499", "bytes */*"],
  ETag: ["a", "'a'", 'w/"a"', '"a b"', "W/a", '"a"b"'],
  "Last-Modified": [
    "2026-10-21T07:28:00Z",
    "Wed, 21 Oct 2026 07:28:00",
    "Wed, 21 Oct 2026 25:28:00 GMT",
    "Wed, 21 Okt 2026 07:28:00 GMT",
    "Wed, 21 Oct 2026 07:28:00 +0000",
    "yesterday",
    "0",
  ],
  Expires: ["2026-10-21", "3600", "never"],
};

describe.each(Object.keys(right))("%s", (name) => {
  const syntax = findFieldSyntax(name.toUpperCase());
  test.each([...(right[name] ?? []), String(findField(name)?.example)])("can be %j", (text) => {
    expect(syntax?.accepts(text)).toBe(true);
  });
  test.each(wrong[name] ?? [])("cannot be %j", (text) => {
    expect(syntax?.accepts(text)).toBe(false);
  });
  test("takes no time on what a hostile description shows", () => {
    const [comma, space] = [", ".repeat(100_000), " ".repeat(100_000)];
    for (const text of [
      `${comma}(`,
      `a${space}(`,
      `a=${space},(`,
      '"'.repeat(100_001),
      '\\"'.repeat(100_000),
      `a b${"=".repeat(100_000)}(`,
    ])
      syntax?.accepts(text);
  }, 2000);
});

test("a format is judged only where somebody defined it", () => {
  const location = findFieldSyntax("location");
  const date = findFieldSyntax("expires");
  if (location === undefined || date === undefined) throw new Error("Not there.");
  expect([carries(location, "uri"), carries(location, "url"), carries(location, "date-time")]).toEqual([
    true,
    true,
    false,
  ]);
  expect([carries(date, "http-date"), carries(date, "rfc1123"), carries(date, "DATE-TIME")]).toEqual([
    true,
    true,
    false,
  ]);
});
