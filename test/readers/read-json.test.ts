import { describe, expect, test } from "vitest";
import { readJson } from "../../src/engine/readers/read-json.ts";
import { cutRange, writtenAt } from "./written-at.ts";

const text = `{
  "openapi": "3.1.0",
  "paths": {
    "/pets" : { "get": { "responses": { "200": null, "404": { "description": "say \\"no\\": {" } } } },
    "/caf\\u00e9": {}
  },
  "tags": [
    { "name": "a" },
    "b", 12, null, [
      true
    ]
  ],
  "": 0
}
`;

describe("places in JSON", () => {
  const parsed = readJson(text);

  test.each([
    [[], "0:0 {"],
    [["openapi"], '1:13 "3.1.0"'],
    [["paths"], '2:2 "paths"'],
    [["paths", "/pets"], '3:4 "/pets"'],
    [["paths", "/pets", "get", "responses", "200"], '3:40 "200"'],
    [["paths", "/pets", "get", "responses", 404], '3:53 "404"'],
    [["paths", "/pets", "get", "responses", "404", "description"], '3:77 "say \\"no\\": {"'],
    [["paths", "/café"], '4:4 "/caf\\u00e9"'],
    [["tags"], '6:2 "tags"'],
    [["tags", 0], '7:4 { "name": "a" }'],
    [["tags", "0", "name"], '7:14 "a"'],
    [["tags", 1], '8:4 "b"'],
    [["tags", 2], "8:9 12"],
    [["tags", 3], "8:13 null"],
    [["tags", 4], "8:19 ["],
    [["tags", 4, 0], "9:6 true"],
    [[""], "12:6 0"],
  ])("%j", (path, place) => {
    expect(writtenAt(text, parsed, path)).toBe(place);
  });

  test("a path that leads nowhere gives its nearest ancestor", () => {
    expect(writtenAt(text, parsed, ["paths", "/pets", "post", "responses"])).toBe('3:4 "/pets"');
    expect(writtenAt(text, parsed, ["tags", 9])).toBe('6:2 "tags"');
    expect(writtenAt(text, parsed, ["openapi", "x"])).toBe('1:13 "3.1.0"');
    expect(writtenAt(text, parsed, ["nothing"])).toBe("0:0 {");
  });

  test("many paths come in the order asked, ancestors with descendants", () => {
    const paths = [["tags", 1], ["tags"], ["openapi"], ["tags", 1]];
    expect(parsed.locate(paths).map((range) => cutRange(text, range))).toEqual([
      '8:4 "b"',
      '6:2 "tags"',
      '1:13 "3.1.0"',
      '8:4 "b"',
    ]);
    expect(parsed.locate([])).toEqual([]);
  });
});

describe("texts of one line, and CRLF", () => {
  test("an item ends where it closes, not where the line does", () => {
    const line = '[{"a":1},{"b":[2,3]},[]]';
    const parsed = readJson(line);
    expect(writtenAt(line, parsed, [0])).toBe('0:1 {"a":1}');
    expect(writtenAt(line, parsed, [1])).toBe('0:9 {"b":[2,3]}');
    expect(parsed.locate([[1], [1, "b", 1]]).map((range) => cutRange(line, range))).toEqual([
      '0:9 {"b":[2,3]}',
      "0:17 3",
    ]);
    expect(writtenAt(line, parsed, [2])).toBe("0:21 []");
  });

  test("a carriage return is not part of the first line", () => {
    const crlf = '{\r\n  "a": [\r\n    {\r\n    }\r\n  ]\r\n}\r\n';
    const parsed = readJson(crlf);
    expect(writtenAt(crlf, parsed, ["a", 0])).toBe("2:4 {");
    expect(writtenAt(crlf, parsed, ["a"])).toBe('1:2 "a"');
  });

  test.each(['"a"', "12", "null"])("a text may be a scalar: %s", (scalar) => {
    expect(writtenAt(scalar, readJson(scalar), [])).toBe(`0:0 ${scalar}`);
  });
});

describe("keys written twice", () => {
  test("each is named, and the last one counts for data and places", () => {
    const twice = '{"r":[{"404":{"x":1}, "a":":","404":{"y":2}, "\\u0034\\u0030\\u0034":{"z":3}}],"x":1,"x":2}';
    const parsed = readJson(twice);
    expect(parsed.data).toEqual({ r: [{ "404": { z: 3 }, a: ":" }], x: 2 });
    expect(parsed.diagnostics.map(({ message, path, range }) => [message, path, cutRange(twice, range)])).toEqual([
      ['The key "404" is written twice in this object; only the last one counts.', ["r", 0, "404"], '0:30 "404"'],
      [
        'The key "404" is written twice in this object; only the last one counts.',
        ["r", 0, "404"],
        '0:45 "\\u0034\\u0030\\u0034"',
      ],
      ['The key "x" is written twice in this object; only the last one counts.', ["x"], '0:82 "x"'],
    ]);
    expect(writtenAt(twice, parsed, ["x"])).toBe("0:86 2");
    // The first 404 has an x, the one that counts has not.
    expect(writtenAt(twice, parsed, ["r", 0, "404", "x"])).toBe('0:45 "\\u0034\\u0030\\u0034"');
  });

  test("colons in strings, blanks before colons and a key in two objects are no reason", () => {
    const once = '{"a" \n:{"b":"\\":\\\\","c:":[":",{"b" : 1}]},"b":{}}';
    expect(readJson(once).diagnostics).toEqual([]);
  });
});

describe("hostile texts", () => {
  test("__proto__ is a key like any other", () => {
    const hostile = '{"__proto__":{"a":1},"b":2}';
    const parsed = readJson(hostile);
    expect(Object.hasOwn(parsed.data as object, "__proto__")).toBe(true);
    expect(parsed.diagnostics).toEqual([]);
    expect(writtenAt(hostile, parsed, ["__proto__", "a"])).toBe("0:18 1");
  });

  test("100,000 levels", () => {
    const depth = 100_000;
    const deep = `${'{"a":1,"a":'.repeat(depth)}[]${"}".repeat(depth)}`;
    const parsed = readJson(deep);
    expect(parsed.diagnostics.length).toBeGreaterThan(1000);
    const [range] = parsed.locate([new Array(depth).fill("a")]);
    expect(range?.start.character).toBe((depth - 1) * 11 + 7);
  });

  test("what is no JSON is left to the caller", () => {
    expect(() => readJson('{"a":1,}')).toThrow(SyntaxError);
  });
});

describe("a text that is not indented by depth", () => {
  const data = {
    a: { b: { c: { "": 1 }, d: [{ e: {} }, { e: [] }] }, c: { "": 2 }, d: [{ e: 3 }] },
    c: { "": { a: 4 } },
    d: [{ e: { b: 5 } }, { e: 6 }],
    e: { a: { a: { a: 7 } }, b: { a: { a: 8 } } },
  };
  const paths = listPaths(data);
  const indented = JSON.stringify(data, null, 2);
  const keys = paths.map((path) => keyAt(indented, path));
  const random = seeded(1);

  test("gives the same keys and values, however its lines begin", () => {
    for (let round = 0; round < 2000; round++) {
      const width = 1 + Math.floor(random() * 4);
      const text = indented.replace(/\n */g, () => `\n${" ".repeat(2 * Math.floor(random() * width))}`);
      // Asked for one by one, so that the rest is skipped each time.
      const at = Math.floor(random() * paths.length);
      expect(keyAt(text, paths[at] ?? []), text).toBe(keys[at]);
    }
  });

  test.each([
    [
      "an inner object ends as far in as the outer one begins",
      '{\n  "x": {\n"b": {\n  },\n  "y": 1\n  },\n  "y": 2\n}',
    ],
    ["so it does, and is the last", '{\n  "x": {\n    "b": {\n  }\n  },\n  "y": 2\n}'],
    ["all lines begin at the margin", '{\n"x": {\n"b": {\n"y": 1\n}\n},\n"y": 2\n}'],
    ["tabs and CRLF", '{\r\n\t"x": {\r\n\t\t"b": [\r\n\t\t]\r\n\t},\r\n\t"y": 2\r\n}'],
  ])("%s", (_, text) => {
    expect(writtenAt(text, readJson(text), ["y"])).toMatch(/ 2$/);
  });
});

function listPaths(value: unknown): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[]];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return [[], ...entries.flatMap(([key, item]) => listPaths(item).map((path) => [key, ...path]))];
}

/** What is written at a path, from there to the end of the line and without the blanks. */
function keyAt(text: string, path: readonly (string | number)[]): string {
  const [range] = readJson(text).locate([path]);
  const line = text.split("\n")[range?.start.line ?? 0] ?? "";
  const before = text.split("\n").slice(0, range?.start.line);
  // Which line it is counts too: many are the same.
  return `${before.length} ${line.slice(range?.start.character).trim()}`;
}

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
