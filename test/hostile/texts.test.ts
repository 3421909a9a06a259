import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { attack, describePaths, expectOrderlyEnd, listPlaces, throttled } from "./attack.ts";

const yaml = describePaths("  /a:\n    get:\n      responses:\n        '429': { description: x }\n");
const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

describe("what is no text in UTF-8 is refused", () => {
  const cases: [string, Uint8Array, string][] = [
    ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), "contains a null byte"],
    ["a compressed file", gzipSync(yaml), "null byte"],
    ["a null in the middle", Buffer.from(yaml.replace("x }", "x\0 }")), "contains a null byte"],
    ["UTF-16", utf16(yaml), "is written in UTF-16"],
    ["UTF-16, the bytes the other way round", Buffer.from(utf16(yaml)).swap16(), "is written in UTF-16"],
    ["UTF-16 without a mark", Buffer.from(yaml, "utf16le"), "contains a null byte"],
    ["Latin-1", Buffer.from(yaml.replace("x }", "café }"), "latin1"), "is not valid UTF-8"],
    ["half a character at the end", Buffer.from(`${yaml}# é`).subarray(0, -1), "is not valid UTF-8"],
    ["a surrogate in UTF-8", Buffer.concat([Buffer.from(`${yaml}# `), bytes(0xed, 0xa0, 0x80)]), "is not valid UTF-8"],
    ["overlong UTF-8", Buffer.concat([Buffer.from(`${yaml}# `), bytes(0xc0, 0xaf)]), "is not valid UTF-8"],
  ];
  test.each(cases)("%s", async (_, file, words) => {
    const outcome = await attack({ "openapi.yaml": file });
    expectOrderlyEnd(outcome);
    expect(outcome).toMatchObject({ code: 2, out: "" });
    expect(outcome.err).toContain(`<cwd>/openapi.yaml`);
    expect(outcome.err).toContain(words);
  });
});

describe("what is no description is refused, and never passes for one without findings", () => {
  const nothing = "is no OpenAPI description: it has neither `openapi` nor `swagger` at its root";
  const cases: [string, string, string][] = [
    ["", "", "is empty"],
    ["blanks", " \n\t\r\n \u00a0\u2003", "is empty"],
    ["a mark and nothing else", "\ufeff", "is empty"],
    ["comments", "# a\n# b\n", "holds nothing but comments"],
    ["document marks", "---\n...\n---\n", "holds nothing but comments"],
    ["a scalar", "openapi", nothing],
    ["null", "~", nothing],
    ["a list of descriptions", "- openapi: 3.0.0\n  paths: {}\n", nothing],
    ["openapi, but further down", "spec:\n  openapi: 3.0.0\n", nothing],
    ["a package", '{ "name": "a", "version": "1.0.0" }', nothing],
    ["two documents", `${yaml}---\n${yaml}`, "holds more than one YAML document"],
    ["JSON cut off in a key", throttled.slice(0, throttled.indexOf("sponses")), "expected a closing double quote"],
    ["JSON cut off in a text", throttled.slice(0, -12), "expected a closing double quote"],
    ["JSON cut off after a value", throttled.slice(0, -5), "expected a comma or }"],
    ["JSON with a comment first", `// a\n${throttled}`, "is no OpenAPI description"],
    ["JSON with a comment inside", throttled.replace("{", "{ // a\n"), "is no OpenAPI description"],
    ["JSON with a comment between", throttled.replace("{", "{ /* a */"), "is no OpenAPI description"],
  ];
  test.each(cases)("%s", async (_, text, words) => {
    const outcome = await attack({ [/^(\{|\/)/.test(text) ? "openapi.json" : "openapi.yaml"]: text });
    expectOrderlyEnd(outcome);
    expect(outcome.err).toContain(words);
    expect(outcome.code).toBe(2);
  });

  const versions = ["4", '"1.2"', '"v3.0"', "true", "[]", "{}", '""', "-3", "1e400", '{ "toString": 1 }'];
  test.each(versions)("version %s", async (version) => {
    for (const key of ["openapi", "swagger"]) {
      const outcome = await attack({ "openapi.json": throttled.replace('"openapi":"3.1.0"', `"${key}":${version}`) });
      expectOrderlyEnd(outcome);
      expect(outcome.code).toBe(2);
    }
  });

  // `paths:` with nothing below it is a file of components; these are slips that leave nothing to check.
  test.each(['"x"', "[]", "1", "true"])("paths that are %s", async (paths) => {
    const { code, out } = await attack({ "openapi.json": `{"openapi":"3.1.0","paths":${paths}}` });
    expect({ code, out }, "nothing was checked").not.toEqual({ code: 0, out: "" });
  });
});

describe("faults of the syntax are findings, at a place that exists", () => {
  const cases: [string, string, string[]][] = [
    ["JSON with a comma too many", throttled.replace(/}$/, ",}"), ["1:90 429-retry-after"]],
    ["JSON with commas and nothing between", '{"openapi":"3.1.0","paths":{,,}}', []],
    ["YAML with commas and nothing between", "openapi: 3.1.0\npaths: {,,}\n", []],
    ["a text that does not end", `${yaml}x: "y\n`, ["7:9 429-retry-after"]],
    ["two responses with one key in JSON", throttled.replace('"429"', '"429":{},"429"'), ["1:99 parser"]],
    ["two responses with one key in YAML", yaml.replace("'429'", "429: {}\n        '429'"), ["8:9 parser"]],
    ["two paths of one name", `${yaml}  /a: {}\n`, ["8:3 parser"]],
    ["two anchors with one name, an alias of the latter", `${yaml}x: [&a 1, &a 2, *a]\n`, ["7:9 429-retry-after"]],
  ];
  test.each(cases)("%s", async (_, text, places) => {
    const outcome = await attack({ [text.startsWith("{") ? "openapi.json" : "openapi.yaml"]: text });
    expectOrderlyEnd(outcome);
    expect(listPlaces(outcome.out)).toEqual(expect.arrayContaining(places));
    for (const place of listPlaces(outcome.out)) expect(place).toMatch(/^[1-9]\d*:[1-9]/);
  });
});

describe("places", () => {
  const emoji = '"\u{1f389}\\ud800 \u{1f600}"';
  const cases: [string, string, string, string][] = [
    ["a mark before YAML", "openapi.yaml", `\ufeff${yaml}`, "7:9"],
    ["a mark before JSON", "openapi.json", `\ufeff${throttled}`, "1:90"],
    ["CRLF", "openapi.yaml", yaml.replaceAll("\n", "\r\n"), "7:9"],
    ["CRLF in JSON", "openapi.json", throttled.replaceAll(",", ",\r\n"), "4:36"],
    ["a lone CR in a comment", "openapi.yaml", `# a\r# b\n${yaml}`, "8:9"],
    ["columns count UTF-16 units", "openapi.json", throttled.replace('"T"', emoji), "1:100"],
    ["line separators are no line ends", "openapi.json", throttled.replace('"T"', '"\u2028\u2029\u0085T"'), "1:93"],
  ];
  test.each(cases)("%s", async (_, name, text, place) => {
    const outcome = await attack({ [name]: text });
    expectOrderlyEnd(outcome);
    expect(listPlaces(outcome.out)).toEqual([`${place} 429-retry-after`]);
  });
});
