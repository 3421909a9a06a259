import { describe, expect, test } from "vitest";
import type { JsonPath } from "../../src/openapi/json-path.ts";
import { References } from "../../src/openapi/references.ts";
import { writeReference } from "../../src/openapi/write-reference.ts";

function write(from: string, to: string, path: JsonPath) {
  return writeReference({ source: from, data: {} }, { document: { source: to, data: {} }, path });
}

const header: JsonPath = ["components", "headers", "Retry-After"];

describe("writeReference", () => {
  test.each([
    ["/api/openapi.yaml", "/api/openapi.yaml", header, "#/components/headers/Retry-After"],
    ["/api/openapi.yaml", "/api/openapi.yaml", [], "#"],
    ["/api/paths/pets.yaml", "/api/openapi.yaml", header, "../openapi.yaml#/components/headers/Retry-After"],
    ["/api/openapi.yaml", "/api/headers/retry-after.yaml", [], "headers/retry-after.yaml"],
    ["/api/v1/a/b.yaml", "/api/v2/c.yaml", ["d"], "../../v2/c.yaml#/d"],
    ["/api/openapi.yaml", "/api/my headers#1.yaml", ["a b"], "my%20headers%231.yaml#/a%20b"],
    ["/api/openapi.yaml", "/api/a:b.yaml", ["c"], "a%3Ab.yaml#/c"],
    ["/api/openapi.yaml", "/api/openapi.yaml", ["paths", "/pets/{id}~x", "é"], "#/paths/~1pets~1%7Bid%7D~0x/%C3%A9"],
    ["openapi.yaml", "common.yaml", ["a"], "common.yaml#/a"],
    ["C:/api/openapi.yaml", "C:/common.yaml", ["a"], "../common.yaml#/a"],
    ["C:\\api\\openapi.yaml", "C:\\api\\common.yaml", ["a"], "common.yaml#/a"],
  ])("from %s to %s %j", (from, to, path, written) => {
    expect(write(from, to, path)).toBe(written);
    let value: unknown = "there";
    for (const key of path.toReversed()) value = { [key]: value };
    const target = { source: to.replaceAll("\\", "/"), data: value };
    const home = from === to ? target : { source: from, data: {} };
    const references = new References(home, (location) => (location === target.source ? target : undefined));
    const found = references.hop(home, String(written));
    expect(found).toEqual({ value: "there", document: target, path });
  });

  test.each([
    ["C:/api/openapi.yaml", "D:/common.yaml", []],
    ["//server/one/openapi.yaml", "//server/two/common.yaml", []],
    ["../openapi.yaml", "common.yaml", []],
    ["https://example.test/openapi.yaml", "/api/common.yaml", []],
    ["/api/openapi.yaml", "https://example.test/common.yaml", ["a"]],
    ["/api/openapi.yaml", "/api/openapi.yaml", ["\ud800"]],
  ])("finds no way from %s to %s %j", (from, to, path) => {
    expect(write(from, to, path)).toBeUndefined();
  });
});
