import { describe, expect, test } from "vitest";
import { yaml } from "../../../src/core/yaml.ts";
import { placeEdits } from "../../../src/engine/edits/place-edits.ts";
import { readText } from "../../../src/engine/readers/read-text.ts";
import { type OwnEdit, tryEdits } from "../../support/edits.ts";

const reference = { $ref: "#/components/headers/Location" };
const header = { description: "Where it is.", schema: { type: "string" } };

/** The text with the edits made, which it is certain to say then; or why they cannot be made. */
function mend(text: string, edits: readonly OwnEdit[], name = text.startsWith("{") ? "a.json" : "a.yaml"): string {
  const tried = tryEdits(text, name, edits);
  return "refused" in tried ? `refused: ${tried.refused}` : tried.text;
}

const add = (path: string, keys: string, value: unknown, after?: string): OwnEdit => {
  const [first = "", ...rest] = keys.split(" ");
  return { kind: "add", path: split(path), keys: [first, ...rest], value, ...(after !== undefined && { after }) };
};
const remove = (path: string): OwnEdit => ({ kind: "remove", path: split(path) });
const rename = (path: string, key: string): OwnEdit => ({ kind: "rename", path: split(path), key });
const quote = (path: string): OwnEdit => ({ kind: "quote", path: split(path) });
const set = (path: string, value: string): OwnEdit => ({ kind: "set", path: split(path), value });
const split = (path: string) =>
  path === "" ? [] : path.split(" ").map((key) => (/^\d$/.test(key) ? Number(key) : key));

/** Texts before and after; the edits say what happens. */
type Case = readonly [before: string, edits: readonly OwnEdit[], after: string, name?: string];

function mends(title: string, cases: readonly Case[]): void {
  test.each(cases.map(([before, edits, after, name]) => ({ before, edits, after, name })))(
    `${title}: $edits in $before`,
    ({ before, edits, after, name }) => expect(mend(before, edits, name)).toBe(after),
  );
}

describe("YAML in block style", () => {
  const text = yaml`
    responses:
      # When all is well.
      '200':
        description: OK # Fine.
        headers:
          X-Rate:
            $ref: '#/components/headers/Rate'
          # More to come.

        content:
          application/json: {}
      '404':
        $ref: '#/components/responses/NotFound'
      default:
        description: |
          Text.

        # The end.
    last: 1
  `;
  const lines = text.split("\n");
  const cut = (from: number, count: number, ...put: readonly string[]) =>
    lines.toSpliced(from, count, ...put).join("\n");

  test("a member goes behind the last line of what stands before it", () => {
    const put = ["      Location:", "        $ref: '#/components/headers/Location'"];
    expect(mend(text, [add("responses 200", "headers Location", reference)])).toBe(cut(7, 0, ...put));
    expect(mend(text, [add("responses", "401", reference, "200")])).toBe(
      cut(11, 0, "  '401':", "    $ref: '#/components/headers/Location'"),
    );
    expect(mend(text, [add("responses", "500", {})])).toBe(cut(18, 0, "  '500': {}"));
    expect(mend(text, [add("responses default", "headers", {})])).toBe(cut(16, 0, "    headers: {}"));
  });

  test("lines go with the comments in them, not with those above them", () => {
    expect(mend(text, [remove("responses 200 headers")])).toBe(cut(4, 4));
    expect(mend(text, [remove("responses 200")])).toBe(cut(2, 9));
    expect(mend(text, [remove("responses default")])).toBe(cut(13, 5));
    expect(mend(text, [remove("responses 200 description")])).toBe(cut(3, 1));
    expect(
      mend(
        text,
        ["200", "404", "default"].map((key) => remove(`responses ${key}`)),
      ),
    ).toBe("responses: {}\n  # When all is well.\nlast: 1\n");
  });

  test("an object of fields or of content goes with the last of them", () => {
    expect(mend(text, [remove("responses 200 headers X-Rate")])).toBe(cut(4, 4));
    expect(mend(text, [remove("responses 200 content application/json")])).toBe(cut(9, 2));
  });

  mends("objects on the way", [
    ["a:\n    b: 1\n", [add("a", "c d", "x")], "a:\n    b: 1\n    c:\n        d: x\n"],
    ["a: 1", [add("", "c d", "x")], "a: 1\nc:\n  d: x"],
    ["a: 1\n", [add("", "c d", 1), add("", "c e", 2)], "a: 1\nc:\n  d: 1\n  e: 2\n"],
    ["a: 1\n", [add("", "c d", 1), add("", "c d", 1)], "a: 1\nc:\n  d: 1\n"],
    ["a:\n  b: 1\n", [add("", "c", 2), add("a", "d", 3)], "a:\n  b: 1\n  d: 3\nc: 2\n"],
  ]);

  mends("objects without members", [
    ["a:\nb: 1\n", [add("a", "c", 2)], "a:\n  c: 2\nb: 1\n"],
    ["a: # Why.\n  # More.\nb: 1\n", [add("a", "c", 2)], "a: # Why.\n  c: 2\n  # More.\nb: 1\n"],
    ["a: {} # Why.\n", [add("a", "c", 2), add("a", "d", 3)], "a: # Why.\n  c: 2\n  d: 3\n"],
    ["a: null\n", [add("a", "c d", 2)], "a:\n  c:\n    d: 2\n"],
    ["- {}\n- 1\n", [add("0", "c", 2)], "- { c: 2 }\n- 1\n"],
  ]);

  mends("lists", [
    ["a:\n- b: 1\n  c: 2\n- d\n", [add("a 0", "e", 3)], "a:\n- b: 1\n  c: 2\n  e: 3\n- d\n"],
    ["a:\n  - b: 1 # One.\n    c: 2\n    d: 3\n", [remove("a 0 b"), remove("a 0 c")], "a:\n  - d: 3\n"],
    ["a:\n  - b: 1\n", [remove("a 0 b")], "a:\n  - {}\n"],
    ["a:\n- 1\nb:\n- 2\n", [add("", "c", [1, { d: [2], e: 3 }])], "a:\n- 1\nb:\n- 2\nc:\n- 1\n- d:\n  - 2\n  e: 3\n"],
    ["a: 1\n", [add("", "c", [[1, "x, y"], []])], 'a: 1\nc:\n  - [1, "x, y"]\n  - []\n'],
  ]);

  mends("scalars of several lines", [
    ["a:\n  b: |\n    x\n\n\n  # c\n", [add("a", "c", 1)], "a:\n  b: |\n    x\n  c: 1\n\n\n  # c\n"],
    ["a: |+\n  x\n\nb: 1\n", [add("", "c", 1, "a")], "a: |+\n  x\n\nc: 1\nb: 1\n"],
    ["a: |+\n  x\n\nb: 1\n\nc: 2\n", [remove("b")], "a: |+\n  x\n\nc: 2\n"],
    ['a: "x\n  y" # z\nb: 1\n', [remove("a")], "b: 1\n"],
    ["a: x\n  y\n\n  z\nb: 1\n", [add("", "c", 1, "a")], "a: x\n  y\n\n  z\nc: 1\nb: 1\n"],
  ]);

  mends("ends of lines and of the text", [
    ["a: 1\r\nb: 2\r\n", [add("", "c d", 3), remove("a")], "b: 2\r\nc:\r\n  d: 3\r\n"],
    ["a: 1\nb: 2", [remove("b")], "a: 1"],
    ["\ufeffa: 1\nb: 2\n", [remove("a"), add("", "c", 1)], "\ufeffb: 2\nc: 1\n", "a.yaml"],
    ["---\na: 1\n...\n", [add("", "b", 1)], "---\na: 1\nb: 1\n...\n"],
    ["a: 1\n\nb: 2\n\nc: 3\n", [remove("b")], "a: 1\n\nc: 3\n"],
  ]);

  mends("what cannot be told for sure is left", [
    ["a: &x\n  b: 1\nc: *x\n", [add("a", "d", 1)], "refused: `*x` stands for the same elsewhere"],
    ["a: &x\n  b: 1\nc: *x\n", [remove("a")], "refused: `*x` stands for the same elsewhere"],
    ["a: &x\n  b: 1\nc: *x\n", [add("c", "d", 1)], "refused: it is written by an alias (`*name`)"],
    ["a: &x\n  b: 1\nc: *x\n", [remove("c")], "a: &x\n  b: 1\n"],
    ["a: &x\n  b: 1\n", [add("a", "d", 1)], "a: &x\n  b: 1\n  d: 1\n"],
    ["a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n", [remove("c b")], "refused: `b` is merged in from elsewhere (`<<`)"],
    [
      "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n",
      [remove("c d")],
      "refused: its object merges another one in (`<<`), which may hold the same key",
    ],
    ["a: &x\n  b: 1\nc:\n  <<: *x\n", [add("c", "d", 1)], "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n"],
    ["a: 1\na: 2\n", [remove("a")], "refused: `a` is written twice"],
    ["a:\n  b: 1\n", [add("a", "b", 2)], "refused: `b` is there already"],
    ["a:\n  b: 1\n", [add("a", "b", 1)], "a:\n  b: 1\n"],
    ["a: 1\n", [add("a", "b", 2)], "refused: `a` is not written as an object"],
    ["a: [1]\n", [remove("a 0")], "refused: it is an item of a list"],
    ["a: !!str 1\nb: 1\n", [set("a", "y")], "refused: it has a tag"],
    ["a: ? b\n", [remove("b"), quote("a")], "refused: its lines begin in an unusual way"],
    ["? a\n: 1\n", [remove("a")], "refused: its lines begin in an unusual way"],
    ["openapi: 3\na: {b: 1\nc: 2\n", [remove("c")], "refused: the document has syntax errors"],
    ["a: 1\n", [remove("b")], "refused: there is no `b`"],
    ["a:\n  b: 1\n", [remove("a"), add("a", "c", 1)], "refused: its edits are in each other's way"],
  ]);
});

describe("YAML in braces", () => {
  mends("members", [
    ["a: {b: 1, c: 2}\n", [add("a", "d e", "x")], "a: {b: 1, c: 2, d: {e: x}}\n"],
    ["a: { b: 1 }\n", [add("a", "d e", "x, y")], 'a: { b: 1, d: { e: "x, y" } }\n'],
    ["a: {b: 1, c: 2,}\n", [add("a", "d", 1, "b"), remove("a c")], "a: {b: 1, d: 1,}\n"],
    ["a: {b: 1, c: 2}\n", [remove("a b"), remove("a c")], "a: {}\n"],
    ["a: {b: {}}\n", [add("a b", "c d", 1)], "a: {b: {c: {d: 1}}}\n"],
    ["a: {\n  b: 1,\n  c: 2\n}\n", [add("a", "d", { e: 1 }), remove("a b")], "a: {\n  c: 2,\n  d: { e: 1 }\n}\n"],
    [
      'a: {\n    "b": 1\n  }\n',
      [add("a", "d", { e: 1 })],
      'a: {\n    "b": 1,\n    "d": {\n        "e": 1\n    }\n  }\n',
    ],
    [
      "a: {\n  b: 1, # One.\n  c: 2\n}\n",
      [remove("a b")],
      "refused: a comment, or more, stands before one of its keys",
    ],
    ["a: [b: 1]\n", [add("a 0", "c", 1)], "refused: it is not written as an object"],
    ["a: { # No.\n}\n", [add("a", "c", 1)], "refused: a comment stands in it"],
  ]);
});

describe("JSON", () => {
  const data = { responses: { 200: { description: "OK", headers: {} }, 404: { a: [] } } };
  const mended = {
    responses: { 200: { description: "OK", headers: { Location: header } }, 404: { a: [], b: [1, {}] } },
  };

  test.each([2, 4, "\t", 0])("indented by %j", (indent) => {
    for (const [lineBreak, end] of [
      ["\n", ""],
      ["\n", "\n"],
      ["\r\n", "\r\n"],
    ]) {
      const write = (value: unknown) => JSON.stringify(value, null, indent).replaceAll("\n", lineBreak ?? "") + end;
      const edits = [add("responses 200", "headers Location", header), add("responses 404", "b", [1, {}])];
      expect(mend(write(data), edits)).toBe(write(mended));
    }
  });

  mends("members", [
    ['{"a":1,"b":2,"c":3}', [remove("b")], '{"a":1,"c":3}'],
    ['{"a":1,"b":2,"c":3}', [remove("c"), remove("a")], '{"b":2}'],
    ['{"a": 1, "b": 2}', [add("", "c d", "x")], '{"a": 1, "b": 2, "c": {"d": "x"}}'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', [remove("b")], '{\n  "a": 1\n}\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', [remove("a"), add("", "c", 1)], '{\n  "b": 2,\n  "c": 1\n}\n'],
    ['{\n  "a": {"b": 1}\n}\n', [remove("a b")], '{\n  "a": {}\n}\n'],
    ['{"a":null}', [add("a", "b", 1)], '{"a":{"b":1}}'],
    ['{"a":1}', [rename("a", 'b"')], '{"b\\"":1}'],
    ['{"a":1,"b":2}', [rename("a", "b")], "refused: `b` is there already"],
    ['{"200":1}', [quote("200")], '{"200":1}'],
    ['{"a":"x"}', [set("a", "y\u0085")], '{"a":"y\\u0085"}'],
  ]);
});

describe("keys and scalars", () => {
  mends("written as they were", [
    ["a:\n  4xx: {}\n  '2xx': {}\n", [rename("a 4xx", "4XX"), rename("a 2xx", "2XX")], "a:\n  4XX: {}\n  '2XX': {}\n"],
    ["a:\n  200: {}\n", [rename("a 200", "201")], "a:\n  201: {}\n"],
    ["a:\n  '200': {}\n  404: {}\n", [quote("a 404")], "a:\n  '200': {}\n  '404': {}\n"],
    ["404: {}\n", [quote("404")], '"404": {}\n'],
    ["a: 'x'\nb: y\n", [set("a", "it's"), set("b", "404")], "a: 'it''s'\nb: '404'\n"],
    ['a: |\n  x\n  y\n\nb: "z"\n', [set("a", "no")], 'a: "no"\n\nb: "z"\n'],
    ["a: # Why.\n", [set("a", "x")], "a: x # Why.\n"],
    ["- x # Why.\n", [set("0", "y: z")], '- "y: z" # Why.\n'],
    ["200: {}\n", [rename("200", "201"), add("201", "a", 1)], "201:\n  a: 1\n"],
  ]);

  test.each([
    ..."yes No on OFF y n true Null 404 1e3 0x1f 1_000 1:30 2020-01-01 .inf ~ = << - ? #a @a `a %a !a &a *a |a >a".split(
      " ",
    ),
    ...["", " a", "a ", "a: b", "a #b", "a:", "a\tb", "a\nb", "[a", "{a", "\u2028", "'a", '"a'],
  ])("in quotes, as a parser may take it for something else: %j", (text) => {
    expect(mend("a: 1\n", [add("", "b", text)])).toMatch(/\nb: ".*"\n$/);
  });

  test.each(["Not found.", "https://a/b?c=d", "/a/{b}", "it's", "application/json", "é", "X-Rate", "a, b"])(
    "without quotes: %s",
    (text) => expect(mend("a: 1\n", [add("", "b", text)])).toBe(`a: 1\nb: ${text}\n`),
  );

  test("keys are quoted as their siblings are", () => {
    expect(mend("'a': 1\n", [add("", "b", 1)])).toBe("'a': 1\n'b': 1\n");
    expect(mend("'200': 1\n", [add("", "default", 1), add("", "4XX", 1)])).toBe("'200': 1\ndefault: 1\n'4XX': 1\n");
  });
});

test.each(["\u0085", "\u2028", "\u2029"])("beside %j, which ends a line for some parsers, nothing is cut", (end) => {
  const refused = "refused: there is a line break that only some parsers take for one";
  const text = `a:\n  b: 1 # c${end}(d: e\n  f: 1\ng:\n  h: 1\n`;
  for (const edit of [add("a", "x", 1, "b"), set("a b", "2"), rename("a b", "x"), remove("a b"), remove("a f")])
    expect(mend(text, [edit])).toBe(refused);
  expect(mend(text, [add("g", "x", 1)])).toBe(`${text}  x: 1\n`);
  expect(mend(`{ "a": "x${end}" }`, [add("", "b", 1)])).toBe(`{ "a": "x${end}", "b": 1 }`);
});

test("depth and length cost no stack, and one pass each", () => {
  const depth = 100_000;
  const deep = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const parsed = readText(deep, "a.json");
  const source = "a.json";
  expect(placeEdits(parsed, [{ source, ...remove("a a") }])).toMatchObject({ splices: [{ text: "{}" }] });
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, { 200: {} }])));
  const many = readText(wide, "a.json");
  for (let n = 0; n < 20_000; n++) placeEdits(many, [{ source, ...add(`k${n} 200`, "headers Location", reference) }]);
});
