import { describe, expect, test } from "vitest";
import { findMethod, methods } from "../../src/http/methods.ts";

describe("methods", () => {
  test("are safe or idempotent as the IANA HTTP Method Registry says", () => {
    const registry = methods.map(
      ({ name, safe, idempotent }) => `${name} ${safe ? "yes" : "no"} ${idempotent ? "yes" : "no"}`,
    );
    expect(registry).toEqual([
      "GET yes yes",
      "HEAD yes yes",
      "POST no no",
      "PUT no yes",
      "DELETE no yes",
      "CONNECT no no",
      "OPTIONS yes yes",
      "TRACE yes yes",
      "PATCH no no",
      "QUERY yes yes",
      "PROPFIND yes yes",
      "REPORT yes yes",
      "SEARCH yes yes",
    ]);
  });

  test.each(methods)("$name has a well-formed reference", ({ reference }) => {
    const [, number, section] = /^RFC (\d+), (\d+(?:\.\d+)*)$/.exec(reference.title) ?? [];
    expect(reference.url).toBe(`https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`);
  });

  test("are looked up by their exact name", () => {
    expect(findMethod("QUERY")?.reference.title).toBe("RFC 10008, 2");
    expect(findMethod("get")).toBeUndefined();
    expect(findMethod("PURGE")).toBeUndefined();
  });
});
