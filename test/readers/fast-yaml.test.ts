import { expect, test } from "vitest";
import { readFastYaml } from "../../src/engine/readers/fast-yaml.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import { createRandom } from "../support/random.ts";
import { compareReaders } from "./compare-readers.ts";
import { mutateYaml, writeRandomYaml } from "./random-yaml.ts";

const deep = (depth: number) => Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:`).join("\n");

test.each<[string, string]>([
  ["mappings", "a: 1\nb:\n  c: x\n  d:\n    e: y\nf: z\n"],
  ["a mapping that is indented by one, then by many", "a:\n b:\n        c: 1\n        d: 2\n e: 3\n"],
  ["sequences below and beside their key", "a:\n  - x\n  - y\nb:\n- z\n-   w\nc: 1\n"],
  ["a sequence at the root", "- a: 1\n  b: 2\n-\n  c: 3\n- d\n"],
  ["sequences in sequences", "a:\n- - x\n  - y\n-\n  - z\n- - - w\n"],
  ["nothing", "a:\nb: # c\n\nc:\n  -\n  - # c\n  - x\nd:"],
  ["no line feed at the end", "a:\n  b: x"],
  ["blanks at the end", "a: x  \nb: 'y' \n  \nc:   \n   "],
  ["comments", "# c\na: x # c\n  # c\nb: # c\n# c\n  - y # c\n#c\n  # c\n  - z#w\n"],
  ["a marker of the document", "---\na: 1\n"],
  ["a marker of the document, a comment before and after it", "# c\n--- # c\n# c\n\na: 1\n"],
  [
    "line ends of Windows",
    "a: x\r\nb:\r\n  - 'y'\r\n  - |\r\n    z\r\n\r\n    w\r\nc: two\r\n  lines\r\n# c\r\nd: >-\r\n  e\r\n",
  ],
  ["plain texts", 'a: it\'s "so" & more, [x] {y} | > ! % @ `\nb: -x\nc: http://x/y#z\nd: a:b\ne: a  b\nf: c:\\d\n'],
  ["plain texts of many lines", "a: one\n  two\n    three\n\n\n  four # c\nb:\n  one\n  - two\nc:\n- one\n two\n"],
  [
    "numbers and words",
    "a: 12\nb: [0x1f, 0o17, 010, -1, +1, .5, 1., 1e3, 1e20, 12345678901234567890]\nc: ~\nd: nUll\ne: NULL\nf: True\ng: no\n",
  ],
  ["keys that are numbers and words", "200: a\n0404: b\n~: c\ntrue: d\n12345678901234567890: e\n1e3: f\n0x10: g\n"],
  ["keys that begin as words do", "name: a\ntype: b\nn: c\nnumber: d\nf-a: e\ntru: f\n"],
  ["values that begin as words do", "a: t\nb: nu\nc: nullable\nd: trUe\ne: falsey\nf: fa\n"],
  ["keys in quotes", "'a': 1\n\"b\" : 2\n'it''s': 3\n\"\": 4\n\"é: #\": 6\n"],
  [
    "unusual keys",
    'a b: 1\n/p/{id}: 2\n$ref: 3\na#b: 4\na:b: 5\nx : 6\ny:\n  .a: 7\n  -a: 7\né: 8\n"a\'b": 9\na"b\\: 10\n',
  ],
  ["keys that objects inherit", "__proto__: {a: 1}\nconstructor: 2\ntoString: 3\n__proto__x: 4\n"],
  ["single quotes", "a: 'it''s'\nb: ''\nc: '\"\\'\nd: 'x # y: z'\ne: '''x'''\n"],
  ["single quotes over lines", "a: 'one\n  two \n\n    three'\nb: 1\n"],
  ["double quotes", 'a: "x # y: z"\nb: ""\nc: "\\"\\\\\\/ \\n\\t\\0\\a\\b\\v\\f\\r\\e\\ \\N\\_\\L\\P"\nd: "it\'s"\n'],
  ["escaped characters", 'a: "\\x41\\u00e9\\ud83d\\ude00\\U0001F600"\nb: "\\ud800"\n'],
  ["double quotes over lines", 'a: "one\n  two \n\n    three \\\n   \\  four\\\n\n  five"\nb: 1\n'],
  ["quotes that go on at the margin", "a: 'one\ntwo'\nb: \"one\ntwo\"\n"],
  ["literal texts", "a: |\n  one\n    two\n\n   three  \n\n\nb: |-\n  x\n\nc: |+\n  x\n\nd: |2\n    x\ne: |1-\n  x\n"],
  [
    "folded texts",
    "a: >\n  one\n  two\n\n  three\n    four\n\n     five\n  six\n\nb: >-\n\n  x\nc: >+\n  x\n\n\nd: >2\n  x\n  y\n",
  ],
  ["empty texts", "a: |\nb: >-\nc:\n- |\n- |2\n- x\nd: |+\n\ne: 1\n"],
  ["texts with blank lines at the beginning", "a: |\n\n\n  x\nb: |\n \n  x\n"],
  ["texts with comments about them", "a: | # c\n  x # y\n # c\nb: 1\n"],
  ["texts in sequences", "a:\n- |\n one\n- >-\n  two\n  lines\n-\n  |\n  x\n"],
  ["what JSON escapes in texts", "a: |\n  \"x\" \\ y\n  \tz\nb: >\n  x\n  \ty\nc: '\tz'\n"],
  ["flow collections", "a: [x, 'y', \"z\", [], {}, [[1]], {b: c}]\nd: {e: f, 'g': h, \"i\":j, k : l, m: [n,], }\n"],
  [
    "flow collections over lines",
    'a: [\n  x, # c\n\n  y\n]\nb: {\n  c: d,\n  "e":\n    f\n  }\nc:\n  - {a: 1,\n     b: 2}\n  - [x]\n',
  ],
  ["texts in flow collections", "a: [x y, it's, a#b, a:b, http://x/y, -1]\n"],
  ["pairs in flow sequences", "a: [b: c, 'd': 'e', f: [g], \"h\": {i: 1},\n  200: x]\n"],
  ["doubled quotes at the end of a line", "a: 'b''\n  c'' \n  d'\nb: '''\n\n  x'\n"],
  ["a point", "a: .\nb: [.]\nc:\n  - .\n"],
  ["a root that is indented", "  a: b\n  c:\n  - d\n"],
  ["other languages", "é: ü\nb: 日本語 # ü\nc: '😀'\nd: \"😀é\"\ne: |\n  😀 é\nf: x 😀\ng: [é, '😀']\n"],
  ["characters that end a line elsewhere", "a: x\u2028y\nb: 'x\u2029y'\nc: x\u0085y\n"],
  ["a mark of the byte order within", "a: x\ufeffy\n"],
])("%s", (_, text) => {
  expect(compareReaders(text)).toBe("same");
});

test.each<[string, string]>([
  ["an anchor", "a: &x 1\nb: 2\n"],
  ["an alias", "a: *x\n"],
  ["a tag", "a: !!str 1\n"],
  ["a merge", "a:\n  <<: {b: 1}\n"],
  ["a merge in quotes", "a:\n  '<<': {b: 1}\n"],
  ["a key with a mark", "? a\n: b\n"],
  ["a directive", "%YAML 1.2\n---\na: 1\n"],
  ["two documents", "a: 1\n---\nb: 1\n"],
  ["the end of a document", "a: 1\n...\n"],
  ["a document on the line of its marker", "--- a\n"],
  ["a tab before a key", "a:\n\tb: 1\n"],
  ["a tab behind a colon", "a:\tb\n"],
  ["a tab before a comment", "a: b\t# c\n"],
  ["a tab at the end of a line", "a: b\t\n"],
  ["a key that is written twice", "a: 1\nb:\n  c: 1\n  c: 2\n"],
  ["a key that is written twice, in other ways", "200: 1\n'200': 2\n"],
  ["a key that is written twice in a flow collection", "a: {b: 1, b: 2}\n"],
  ["the key __proto__ twice", "__proto__: 1\n__proto__: 2\n"],
  ["a key with an escape", '"a\\n": 1\n'],
  ["a key that is a collection", "[a]: 1\n"],
  ["a key over two lines", "'a\n  b': 1\n"],
  ["no key", ": a\n"],
  ["no colon", "a: 1\nb\n"],
  ["no blank behind a quoted key's colon", '"a":b\n'],
  ["a scalar at the root", "a\n"],
  ["a flow collection at the root", "--- [a]\n"],
  ["a mapping that begins in the line of its key", "a: b: c\n"],
  ["a sequence that begins in the line of its key", "a: - b\n"],
  ["a key in the second line of a text", "a: b\n  c: d\n"],
  ["a text that goes on behind a comment", "a: b # c\n  d\n"],
  ["lines that are indented too far", "a: 1\n  b: 2\n"],
  ["lines that are indented too little", "a:\n    b: 1\n  c: 2\n"],
  ["an item among keys", "a: 1\n- b\n"],
  ["a key among items", "a:\n  - b\n  c: d\n"],
  ["an item after one that is empty and further in", "- -\n- a\n"],
  ["a text behind a quote", "a: 'b' c\n"],
  ["a comment at a quote", "a: 'b'#c\n"],
  ["an open quote", "a: 'b\nc: d\n"],
  ["a marker in quotes", "a: 'b\n--- c'\n"],
  ["a marker behind an escaped line break", 'a: "b\\\n--- c"\n'],
  ["an unknown escape", 'a: "\\q"\n'],
  ["an escape that is cut off", 'a: "\\u12"\n'],
  ["an escape that ends the text", 'a: "\\U1'],
  ["an escape past the last character", 'a: "\\U00110000"\n'],
  ["an unknown header of a text", "a: |x\n  b\n"],
  ["a width of none", "a: |0\n  b\n"],
  ["two ways to end a text", "a: |+-\n  b\n"],
  ["a text that keeps the blank lines at the end", "a: |+\n  b\n\n"],
  ["a dash in a flow collection", "a: [-]\nb: 1\n"],
  ["a dash before a blank in a flow collection", "a: [- b]\n"],
  ["a pair without a value in a flow sequence", "a: [b: ]\n"],
  ["a pair of pairs in a flow sequence", "a: [b: c: d]\n"],
  ["a collection as the key of a pair", "a: [[b]: c]\n"],
  ["an entry without a value", "a: {b}\n"],
  ["an entry with an empty value", "a: {b: }\n"],
  ["an entry without a key", "a: {: b}\n"],
  ["a comma too many", "a: [b,, c]\n"],
  ["a comma too few", "a: ['b' 'c']\n"],
  ["a text over lines in a flow collection", "a: [b\n  c]\n"],
  ["an open flow collection", "a: [b\nc: d\n"],
  ["something behind a flow collection", "a: [b] c\n"],
  ["a marker in a flow collection", "a: [\n---\n]\n"],
  ["an indicator without a meaning", "a: @b\n"],
  ["a control character", "a: b\u0007\n"],
  ["a control character in a block", "a: |\n  b\u0007\n"],
  ["a control character in quotes", "a: 'b\u0007'\n"],
  ["a control character of another language", "a: é\u0090\n"],
  ["half a character", "a: \ud800x\n"],
  ["the other half of a character", "a: 'x\udc00'\n"],
  ["no character", "a: |\n  x\uffff\n"],
  ["a line end of old", "a: b\rc: d\n"],
  ["a line end of old at the end", "a: b\r"],
  ["a line end of old in a comment", "a: b # c\rc: d\n"],
  ["a mark of the byte order", "\ufeffa: b\n"],
  ["infinity", "a: .inf\n"],
  ["no number", "a: [.nan]\n"],
  ["more than a number can be", "a: 1e400\n"],
  ["minus nothing", "a: -0\n"],
  ["nothing but comments", "# a\n"],
  ["numbers that are written short", `a: [${"1e20,".repeat(1000)}]\n`],
])("leaves to the other reader: %s", (_, text) => {
  expect(compareReaders(text)).toBe("left");
});

test("leaves to the other reader: more depth than descriptions have", () => {
  expect(compareReaders(deep(200))).toBe("same");
  expect(compareReaders(deep(1000))).toBe("left");
  expect(readFastYaml(`a: ${"[".repeat(100_000)}`, "api.yaml")).toBeUndefined();
});

test("is what most YAML is read by", () => {
  const text = "openapi: 3.1.0\n# x\ninfo: {title: a}\n$ref: './b.yaml'\n";
  const fast = readFastYaml(text, "api.yaml");
  const read = readText(text, "api.yaml");
  expect(read.data).toEqual(fast?.data);
  expect(read.mentions("title")).toBe(true);
  expect(read.listReferences()).toEqual(["./b.yaml"]);
  expect(read.listComments()).toMatchObject([{ text: "# x", speaksFor: [["info"]] }]);
});

test("a null character is none of its business", () => {
  expect(() => readText("a: b # \0\n", "api.yaml")).toThrow("null character");
});

test("both readers agree on texts at random", () => {
  const random = createRandom(7);
  const outcomes = { same: 0, left: 0 };
  for (let count = 0; count < 1500; count++) {
    const text = mutateYaml(random, writeRandomYaml(random, 3));
    const outcome = compareReaders(text);
    if (outcome !== "same" && outcome !== "left") expect.fail(`${outcome}\n${JSON.stringify(text)}`);
    outcomes[outcome]++;
  }
  expect(outcomes.same).toBeGreaterThan(300);
  expect(outcomes.left).toBeGreaterThan(300);
});
