import { describe, expect, test } from "vitest";
import { UserError } from "../../src/core/user-error.ts";
import { decodeBytes, readText } from "../../src/engine/readers/read-text.ts";

function complaintOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
  return "no complaint";
}

describe("readText", () => {
  test.each([
    ['{"a": 1}', "a.json"],
    ['\n  {"a": 1}', "-"],
    ["a: 1", "a.yaml"],
    ["a: 1", "a.json"],
    ["{a: 1}", "a.yml"],
    ['{"a": 1,} # trailing comma', "a.json"],
    ['\ufeff{"a": 1}', "a.json"],
    ["\ufeffa: 1", "a.yaml"],
  ])("reads %#", (text, source) => {
    const { data, locate } = readText(text, source);
    expect(data).toEqual({ a: 1 });
    expect(locate([["a"]])[0]?.start.character).toBe(text.replace("\ufeff", "").replace(/^\n/, "").indexOf("1"));
  });

  test.each([
    ["", "a.yaml", "a.yaml is empty. Write an OpenAPI description into it."],
    ["\ufeff \n", "a.json", "a.json is empty."],
    ["a: \0", "a.yaml", "a.yaml is not a text: it contains a null character."],
    ['{"a": ["1" 2]}', "a.json", "a.json is not valid JSON at line 1, column 12: expected a comma or ]."],
    ['{\n  "a": 1\n  "b": 2\n}', "-", "- is not valid JSON at line 3, column 3: expected a comma or }."],
    ['{"a" 1}', "a.json", "column 6: expected a colon after the key."],
    ['{"a": }}', "a.json", "column 7: expected a value."],
    ['{"a": [1, }', "a.json", "column 11: expected a value."],
    ['{"a": {b: "c" "d"}}', "a.json", "column 8: expected a key in double quotes."],
    ['{"a": "b\n}', "a.json", "line 1, column 9: expected a closing double quote."],
    ['{"a": "\\q"}', "a.json", "column 8: expected one of the escapes"],
    ['{"a": 1}}', "a.json", "column 9: expected the end of the text."],
    ["{a: [1 2}", "a.yaml", "a.yaml is not valid YAML at line 1"],
    ["[".repeat(100_000), "a.json", "column 100001: expected a value."],
  ])("refuses %#", (text, source, complaint) => {
    expect(complaintOf(() => readText(text, source))).toContain(complaint);
  });

  test("JSON with a fault is read as far as YAML goes if it is a description", () => {
    const { data, diagnostics } = readText('{\n "openapi": "3.1.0",\n "info": {}\n "paths": {}\n}', "a.json");
    expect(data).toMatchObject({ openapi: "3.1.0", info: {} });
    expect(diagnostics[0]).toMatchObject({
      message: "A comma between two entries is missing.",
      range: { start: { line: 3, character: 1 } },
    });
  });
});

describe("decodeBytes", () => {
  test("UTF-8, whatever it is a part of", () => {
    const bytes = new TextEncoder().encode("xx é 𝄞 \ufffd");
    expect(decodeBytes(bytes.subarray(2), "a.yaml")).toBe(" é 𝄞 \ufffd");
  });

  test.each([
    [[0xff, 0xfe, 0x61, 0x00], "a.yaml is written in UTF-16 or UTF-32. Save it as UTF-8."],
    [[0xfe, 0xff, 0x00, 0x61], "a.yaml is written in UTF-16 or UTF-32."],
    [[0x00, 0x00, 0xfe, 0xff], "a.yaml is a binary file, or not in UTF-8: it contains a null byte."],
    [[0x61, 0x00], "it contains a null byte."],
    [[0x63, 0x61, 0x66, 0xe9], "a.yaml is not valid UTF-8. Save it as UTF-8."],
    [[0xed, 0xa0, 0x80], "a.yaml is not valid UTF-8."],
  ])("refuses %j", (bytes, complaint) => {
    expect(complaintOf(() => decodeBytes(Uint8Array.from(bytes), "a.yaml"))).toContain(complaint);
  });
});

test.each(["é", "’", "日", "🍫"])("%s is decoded wherever it stands in a large text", (character) => {
  const size = 3 * (1 << 14);
  for (const before of [(1 << 14) - 4, (1 << 14) - 3, (1 << 14) - 2, (1 << 14) - 1, 1 << 14, 2 * (1 << 14) - 1]) {
    const text = `${"x".repeat(before)}${character}${"y".repeat(size - before)}${character}`;
    expect(decodeBytes(Buffer.from(text), "a.yaml") === text).toBe(true);
  }
});
