import { describe, expect, test } from "vitest";
import { listYamlReferences } from "../../src/engine/readers/list-yaml-references.ts";
import { readJson } from "../../src/engine/readers/read-json.ts";

describe("in JSON", () => {
  test.each([
    ["none", '{ "a": 1 }', []],
    ["several", '{ "a": { "$ref": "#/b" }, "c": [{"$ref":"d.json#/e"}] }', ["d.json#/e", "#/b"]],
    ["escaped", String.raw`{ "\u0024ref": "#/paths/~1\"a\"\\\u0041" }`, ['#/paths/~1"a"\\A']],
    ["a text that is the key", '["$ref", "#/b"]', []],
    ["a value that is no text", '{ "$ref": { "$ref": "#/b" } }', ["#/b"]],
  ])("%s", (_, text, expected) => {
    expect(readJson(text).listReferences()).toEqual(expected);
  });
});

describe("in YAML", () => {
  test.each([
    ["none", "a: 1", []],
    ["in single quotes", "a:\n  $ref: '#/b'\n", ["#/b"]],
    ["in double quotes", 'a:\n  $ref: "#/b" # here\n', ["#/b"]],
    ["plain", "a:\n  $ref: b.yaml#/c\n", ["b.yaml#/c"]],
    ["at the end", "a:\n  $ref: b.yaml", ["b.yaml"]],
    ["before CRLF", "a:\r\n  $ref: b.yaml\r\n", ["b.yaml"]],
    ["a quoted key", `a:\n  "$ref": '#/b'\n`, ["#/b"]],
    ["in a flow", "a: { $ref: '#/b', c: { $ref: d.yaml } }", ["#/b", "d.yaml"]],
    ["JSON", '{"a": {"$ref": "#/b"}}', ["#/b"]],
    ["in a text, which does no harm", "a: use $ref: '#/b'", ["#/b"]],
    ["in a text without a value", "a: a $ref leads on", undefined],
    ["on the next line", "a:\n  $ref:\n    '#/b'", undefined],
    ["with a blank in it", "a:\n  $ref: b c.yaml\n", undefined],
    ["with an escape", 'a:\n  $ref: "#/\\x62"\n', undefined],
    ["with a quote in it", "a:\n  $ref: '#/it''s'\n", undefined],
    ["an alias", "a:\n  $ref: *b\n", undefined],
    ["a block", "a:\n  $ref: >-\n    #/b\n", undefined],
    ["as a key that is asked for", "? $ref\n: '#/b'", undefined],
  ])("%s", (_, text, expected) => {
    expect(listYamlReferences(text)).toEqual(expected);
  });
});
