import { describe, expect, test } from "vitest";
import { Lexer, parseDocument } from "yaml";
import { readText } from "../../src/engine/readers/read-text.ts";
import { formatPointer } from "../../src/openapi/locations.ts";
import { createRandom } from "../support/random.ts";

const list = (text: string) => readText(text, "a.yaml").listComments();
/** Each comment of a text, with what it speaks of. */
const spoken = (text: string) =>
  list(text).map(({ text: comment, speaksFor }) => [comment, ...speaksFor.map(formatPointer)]);

test.each<[string, string, string[][]]>([
  ["on the line of a key", "a:\n  b: 1 # x\n", [["# x", "/a/b"]]],
  ["on the line of a key that holds more", "a: # x\n  b: 1\n", [["# x", "/a"]]],
  ["above a key", "a:\n  # x\n  b: 1\n", [["# x", "/a/b"]]],
  [
    "above another comment",
    "# x\n# y\na: 1 # z\n",
    [
      ["# x", "/a"],
      ["# y", "/a"],
      ["# z", "/a"],
    ],
  ],
  ["above an empty line", "# x\n\na: 1\n", [["# x"]]],
  ["at the end", "a: 1\n# x", [["# x"]]],
  [
    "on the line of an item",
    "a:\n  - b: 1 # x\n    c: 2 # y\n",
    [
      ["# x", "/a/0"],
      ["# y", "/a/0/c"],
    ],
  ],
  ["above an item", "a:\n  - 1\n  # x\n  - 2\n", [["# x", "/a/1"]]],
  [
    "in a list within a list",
    "a:\n  - - 1 # x\n    - 2 # y\n",
    [
      ["# x", "/a/0"],
      ["# y", "/a/0/1"],
    ],
  ],
  [
    "on a line of several keys",
    "a: { b: 1, # x\n  c: 2, d: { e: 3 } } # y\n",
    [
      ["# x", "/a"],
      ["# y", "/a/c", "/a/d"],
    ],
  ],
  ["on a line that closes", "a: [\n  1\n] # x\n", [["# x"]]],
  ["after a block's indicator", "a: |2- # x\n    y # z\nb: 1\n", [["# x", "/a"]]],
  [
    "after a block",
    "a: |\n  y # z\n\n # w\n# x\nb: 1\n",
    [
      ["# w", "/b"],
      ["# x", "/b"],
    ],
  ],
  [
    "after quotes",
    "a: \"# 1\" # x\nb: '# ''2' # y\n",
    [
      ["# x", "/a"],
      ["# y", "/b"],
    ],
  ],
  ["after quotes of several lines", 'a: "1\n  # 2\n  3" # x\nb: 1 # y\n', [["# x"], ["# y", "/b"]]],
  ["in a key", '"a # b": 1 # x\n', [["# x", "/a # b"]]],
  ["within a word", "a: b#c # x\n", [["# x", "/a"]]],
  [
    "after an anchor and a tag",
    "a: &b !!map # x\n  c: 1\nd: *b # y\n",
    [
      ["# x", "/a"],
      ["# y", "/d"],
    ],
  ],
  ["on what is merged in", "a:\n  <<: # x\n    b: 1 # y\n", [["# x"], ["# y", "/a/b"]]],
  ["on a number that is a key", "200: 1 # x\n", [["# x", "/200"]]],
  [
    "with line breaks of Windows",
    "a: 1 # x\r\n# y\r\nb: 1\r\n",
    [
      ["# x", "/a"],
      ["# y", "/b"],
    ],
  ],
  ["with a byte order mark", "\ufeff# x\na: 1\n", [["# x", "/a"]]],
  ["in JSON that is not quite", '{ "a": 1, # x\n "b": "# y" }', [["# x", "/a"]]],
  ["before a document begins", "# x\n---\na: 1\n", [["# x"]]],
])("%s", (_, text, expected) => {
  expect(spoken(text)).toEqual(expected);
});

test("JSON has none", () => {
  expect(readText('{"a": "# x"}', "a.json").listComments()).toEqual([]);
});

describe("agrees with another reader", () => {
  const pieces = [
    "a: 1",
    "b: # x",
    "  c: |",
    "    # in a block",
    "  d: >-",
    "e: 'q # r'",
    'f: "s # t"',
    "# alone",
    "  # further in",
    "- i # j",
    "  - k",
    "g: { h: 1, # m",
    " n: 2 }",
    "o: p#q",
    "",
    "r: 's # t",
    "  # u'",
    "v: [1, # w",
    "  2]",
    "x: &y z # a",
    "\t# tab",
  ];

  test("on whatever both can read", () => {
    const random = createRandom(3);
    let read = 0;
    for (let round = 0; round < 30_000; round++) {
      const text = Array.from({ length: 1 + random(5) }, () => `${pieces[random(pieces.length)]}\n`).join("");
      const found = parseDocument(text).errors.length > 0 ? undefined : tryToRead(text);
      if (found === undefined) continue;
      read++;
      expect(found, text).toEqual(lex(text));
    }
    expect(read).toBeGreaterThan(1000);
  });

  function tryToRead(text: string): string[] | undefined {
    try {
      const parsed = readText(text, "a.yaml");
      return parsed.diagnostics.length > 0 ? undefined : parsed.listComments().map((comment) => comment.text);
    } catch {
      return undefined;
    }
  }

  /** A scalar follows a mark of its own; a comment is any other piece that begins with `#`. */
  function lex(text: string): string[] {
    const tokens = [...new Lexer().lex(text)];
    return tokens.filter((token, index) => token.startsWith("#") && tokens[index - 1] !== "\u001f");
  }
});
