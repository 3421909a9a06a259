import { describe, expect, test } from "vitest";
import { UserError } from "../../src/core/user-error.ts";
import { readYaml } from "../../src/engine/readers/read-yaml.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { cutRange, writtenAt } from "./written-at.ts";

function read(text: string) {
  return readYaml(text, "api.yaml");
}

function messageOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "read without complaint";
}

describe("places in YAML", () => {
  const text = `# a comment
openapi: 3.1.0
paths:
  "/pets":   # pets
    get:
      responses:
        200: { description: ok, content: {} }
        204:
        '404':
          description: >-
            gone,
            for good
        "500": ~
        501: !!str 5
tags:
  - name: a # first
    x: 1
  -
    name: b
  - c
  - "d"
  - - e
  -
  - [f,
     g]
`;
  const parsed = read(text);
  const responses = ["paths", "/pets", "get", "responses"];

  test.each([
    [[], "1:0 openapi: 3.1.0"],
    [["openapi"], "1:9 3.1.0"],
    [["paths"], "2:0 paths"],
    [["paths", "/pets"], '3:2 "/pets"'],
    [[...responses, "200"], "6:8 200"],
    [[...responses, 200, "description"], "6:28 ok"],
    [[...responses, "200", "content"], "6:32 content"],
    [[...responses, "204"], "7:8 204"],
    [[...responses, "404"], "8:8 '404'"],
    [[...responses, "404", "description"], "9:23 >-"],
    [[...responses, "500"], '12:8 "500"'],
    [[...responses, "501"], "13:19 5"],
    [["tags", 0], "15:4 name: a # first"],
    [["tags", 0, "name"], "15:10 a"],
    [["tags", 1], "18:4 name: b"],
    [["tags", "2"], "19:4 c"],
    [["tags", 3], '20:4 "d"'],
    [["tags", 4], "21:4 - e"],
    [["tags", 4, 0], "21:6 e"],
    [["tags", 5], "14:0 tags"],
    [["tags", 6], "23:4 [f,"],
    [["tags", 6, 1], "24:5 g"],
    [["tags", 7], "14:0 tags"],
    [["tags", "x"], "14:0 tags"],
    [["openapi", "x"], "1:9 3.1.0"],
    [["nothing"], "1:0 openapi: 3.1.0"],
  ])("%j", (path, place) => {
    expect(writtenAt(text, parsed, path)).toBe(place);
  });

  test("CRLF", () => {
    const crlf = "a:\r\n  - b: |\r\n      c\r\n    d: e\r\n";
    const parsedCrlf = read(crlf);
    expect(parsedCrlf.data).toEqual({ a: [{ b: "c\n", d: "e" }] });
    const places = parsedCrlf
      .locate([
        ["a", 0],
        ["a", 0, "b"],
        ["a", 0, "d"],
      ])
      .map((range) => cutRange(crlf, range));
    expect(places).toEqual(["1:4 b: |", "1:7 |", "3:7 e"]);
  });
});

describe("values", () => {
  test.each([
    ["~", null],
    ["NULL", null],
    ["nUll", "nUll"],
    ["True", true],
    ["yes", "yes"],
    ["010", 10],
    ["0o17", 15],
    ["0x1F", 31],
    ["+12", 12],
    ["-1.5e3", -1500],
    [".5", 0.5],
    ["1.", 1],
    ["3.1.0", "3.1.0"],
    ["2020-01-01", "2020-01-01"],
    ["-.INF", Number.NEGATIVE_INFINITY],
    ["1e400", Number.POSITIVE_INFINITY],
    ["12345678901234567890", 12345678901234567000],
    ["'12'", "12"],
    ['"\\x41\\u00e9\\n"', "Aé\n"],
    ["it's", "it's"],
    ["!!str 12", "12"],
    ["!!int 12", 12],
    ["|\n  12", "12\n"],
    [">-\n  a\n  b", "a b"],
    ["two\n  lines", "two lines"],
    ["[a, b: c,]", ["a", { b: "c" }]],
    ["{a: , b}", { a: null, b: null }],
  ])("%s", (written, value) => {
    expect(read(`key: ${written}\n`).data).toEqual({ key: value });
  });

  test("keys are strings", () => {
    const { data } = read("200: a\n0404: b\n~: c\ntrue: d\n12345678901234567890: e\n? f\n? g\n: h\n");
    expect(data).toEqual({
      "200": "a",
      "404": "b",
      null: "c",
      true: "d",
      "12345678901234567890": "e",
      f: null,
      g: "h",
    });
  });

  test("__proto__ is a key like any other", () => {
    const { data } = read("__proto__: {a: 1}\nb: 2\n");
    expect(Object.keys(data as object)).toEqual(["__proto__", "b"]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });
});

describe("anchors, aliases and merges", () => {
  const text = `base: &base
  type: object
  required: [a]
late:
  type: string
  <<: *base
early:
  <<: [{ x: 1, z: 9 }, *base, { x: 2, y: 3 }]
  z: 4
alias: *base
scalar: &s text
list: [*base, *s]
again: *s
`;
  const parsed = read(text);
  const data = parsed.data as Record<string, Record<string, unknown>>;

  test("what an anchor marks is shared", () => {
    expect(data.alias).toBe(data.base);
    expect(data.again).toBe("text");
  });

  test("written keys win over merged ones, earlier merged ones over later ones", () => {
    expect(data.late).toEqual({ type: "string", required: ["a"] });
    expect(data.early).toEqual({ x: 1, type: "object", required: ["a"], y: 3, z: 4 });
  });

  test.each([
    [["alias"], "9:0 alias"],
    [["alias", "type"], "1:8 object"],
    [["late", "type"], "4:8 string"],
    [["late", "required"], "2:2 required"],
    [["late", "required", 0], "2:13 a"],
    [["early", "x"], "7:12 1"],
    [["early", "y"], "7:41 3"],
    [["early", "z"], "8:5 4"],
    [["early", "type"], "1:8 object"],
    [["list", 0], "11:7 *base"],
    [["list", 1], "11:14 *s"],
    [["list", 0, "required", 0], "2:13 a"],
    [["again"], "12:7 *s"],
  ])("place of %j", (path, place) => {
    expect(writtenAt(text, parsed, path)).toBe(place);
  });

  test("an alias of something on the line after its anchor", () => {
    expect(read("a: &a\n  some text\nb: &b\n  [1, 2]\nc: [*a, *b]\n").data).toMatchObject({ c: ["some text", [1, 2]] });
  });

  test("an alias of a key", () => {
    expect(read("a: &k key\nb:\n  *k : 2\n").data).toEqual({ a: "key", b: { key: 2 } });
  });

  test("an alias inside of its own anchor ends", () => {
    const { data: loop, locate } = read("a: &a\n  b: *a\n  c: [*a]\nd: *a\n");
    expect(loop).toEqual({ a: { b: null, c: [null] }, d: { b: null, c: [null] } });
    expect(locate([["a", "b", "b", "b", "c"]])).toHaveLength(1);
  });

  test("a bomb is refused, and so is a chain of merges", () => {
    let bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (let i = 1; i < 12; i++) bomb += `a${i}: &a${i} [${new Array(9).fill(`*a${i - 1}`)}]\n`;
    expect(messageOf(bomb)).toBe("The aliases in api.yaml expand to more than 10,000,000 values.");
    let chain = "a0: &a0 {k0: 1}\n";
    for (let i = 1; i < 6000; i++) chain += `a${i}: &a${i} {<<: *a${i - 1}, k${i}: 1}\n`;
    expect(messageOf(chain)).toContain("expand to more than");
  });
});

describe("bad keys", () => {
  test("keys written twice are named, the last one counts", () => {
    const text = 'paths:\n  - "200": {a: 1}\n    200: {b: 2}\n<<: {x: 1}\n<<: {y: 2}\n';
    const parsed = read(text);
    expect(parsed.data).toEqual({ paths: [{ "200": { b: 2 } }], x: 1, y: 2 });
    expect(parsed.diagnostics).toEqual([
      {
        message: 'The key "200" is written twice in this object; only the last one counts.',
        path: ["paths", 0, "200"],
        range: { start: { line: 2, character: 4 }, end: { line: 2, character: 7 } },
      },
    ]);
    expect(writtenAt(text, parsed, ["paths", 0, "200"])).toBe("2:4 200");
    expect(writtenAt(text, parsed, ["paths", 0, "200", "a"])).toBe("2:4 200");
  });

  test("a key that is no scalar is left out and named", () => {
    const parsed = read("a:\n  ? [x]\n  : 1\n  b: 2\n");
    expect(parsed.data).toEqual({ a: { b: 2 } });
    expect(parsed.diagnostics.map(({ path, range }) => [path, range.start])).toEqual([
      [["a"], { line: 1, character: 4 }],
    ]);
  });
});

describe("faults", () => {
  test("tabs are none", () => {
    expect(read("a:\t1\nb: {\n\tc: 2\n}\n").diagnostics).toEqual([]);
  });

  test("in a description they are reported, and the rest is read", () => {
    const parsed = read("openapi: 3.1.0\ninfo: {title: a b: c}\npaths: {}\n");
    expect(parsed.data).toMatchObject({ openapi: "3.1.0" });
    expect(parsed.diagnostics[0]).toMatchObject({ path: [], range: { start: { line: 1 } } });
  });

  test.each([
    ["a: 1\n b: 2\n", "api.yaml is not valid YAML at line 2, column 3: this line is not indented like"],
    ["a:\n  - b\n - c\n", "api.yaml is not valid YAML at line 3, column 2: this line is not indented like"],
    ['a: "b\nc: d\n', "a closing double quote is missing"],
    ["a: [b\n", "a closing bracket or brace is missing"],
    ["a: *b\n", 'api.yaml is not valid YAML at line 1, column 6: unidentified alias "b".'],
    ["a: !x b\n", "unknown tag <!x>."],
    ["# nothing\n", "api.yaml holds nothing but comments."],
    ["---\n...\n", "api.yaml holds nothing but comments."],
    ["a: 1\n---\nb: 2\n", "api.yaml holds more than one YAML document: the second begins at line 3, column 1."],
    ["a: &hasOwnProperty x\nb: *c\n", "api.yaml is not valid YAML."],
    ["[".repeat(100_000), "api.yaml is nested too deeply to be read."],
    ["- ".repeat(100_000), "api.yaml is nested too deeply to be read."],
  ])("%#", (text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  test.each(["---\na: 1\n---\n", "---\n---\na: 1\n", "%YAML 1.2\n---\na: 1\n...\n# end\n"])(
    "empty documents do not count: %j",
    (text) => {
      expect(read(text).data).toEqual({ a: 1 });
    },
  );
});

describe("inputs that keep the parser busy without end", () => {
  test.each([
    ['"\\x', "hexadecimal"],
    ['a: "\\U\n  zz zz\n  zz zz\n', "hexadecimal"],
    [`{${"a: ".repeat(300_000)}}`, "more than 100 syntax errors"],
    [`a: 1\n${"- !x a\n".repeat(100_000)}`, "line 2"],
    ["- !x a\n".repeat(100_000), "line 1, column 3: unknown tag <!x>."],
    ["]\n".repeat(300_000), "line 1, column 1"],
  ])("%#", (text, message) => {
    const start = cpuTime();
    expect(messageOf(text)).toContain(message);
    expect(cpuTime() - start).toBeLessThan(5000);
  });
});

test("what a block at the end keeps does not depend on a backslash elsewhere", () => {
  const block = "b: |+\n  x\n\n\n";
  const { b } = read(block).data as Record<string, unknown>;
  expect(read(`a: "\\n"\n${block}`).data).toEqual({ a: "\n", b });
});
