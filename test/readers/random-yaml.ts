type Random = (below: number) => number;

const indicators = `: - # ' " | > & * ! % @ \\ \` { } [ ] , ? ~ . < =`.split(" ");
const inserts = [
  ...indicators,
  ...["\t", "\r", "\r\n", "\n", "\n\n", " ", "  ", "\ufeff", "\u2028", "\x85", "\x7f", "\x1b", "é", "😀", "\ud800"],
  ...[
    ": ",
    ":\n",
    " #",
    "# c\n",
    "- ",
    "- - ",
    "- \n",
    "? ",
    "&a ",
    "*a",
    "!t ",
    "%YAML 1.2\n",
    "---",
    "...",
    "\n---\n",
    "\n...\n",
  ],
  ...[
    "''",
    '""',
    "''\n",
    '\\"',
    "\\u0041",
    "\\x4",
    "\\\n",
    "<<: ",
    "[a, b: c]",
    "[-]",
    "{a: }",
    "{a, b}",
    "|-",
    ">+2",
    "|1",
    "key: |\n",
  ],
  ...["null", "true", "0x1F", "1e400", "-0", ".nan", "200: ", "12345678901234567890: ", "__proto__: ", "a: 1\n"],
];

const keys = ["a", "b", "c", "'d'", '"e"', "f g", "200", "null", "x-y", "$ref", "/p/{id}", "é", "'it''s'", "__proto__"];

/** Scalars and flow collections; those of several lines go on after `§`, which stands for their indentation. */
const values = [
  ...["a", "text of it", "it's # not", "a #c", "http://x/y", "a:b", "é😀", "two\n§ lines", "two\n\n§  lines\n§  more"],
  ...[
    "12",
    "0x1f",
    "010",
    "-1",
    "1.5",
    "1e3",
    "12345678901234567890",
    "~",
    "",
    "true",
    "nUll",
    "False",
    "yes",
    "2020-01-01",
  ],
  ...[
    "'q''s'",
    "'two\n§  lines'",
    "'ends '' \n§ x'",
    '"d\\n\\u00e9\\t\\x41"',
    '"two\n\n§  lines \\\n§  x"',
    '"\\ud83d\\ude00\\U0001F600"',
  ],
  ...[
    "|\n§ lit\n§  more\n\n§ end",
    ">-\n§ fold\n§ ed\n\n§  x\n§ y",
    "|+\n§ k\n\n",
    "|2\n§   w",
    ">\n\n§ late",
    "|-  # c\n§ a # b",
  ],
  ...[
    "[a, 'b', {c: d}]",
    "{}",
    "[]",
    "{a: 1, 'b': [x,],}",
    "[\n§ a,\n§ b # c\n§ ]",
    '{\n§ a: 1,\n§ "b": "2"\n§}',
    "[\n§ a\n§ b]",
  ],
  ...["- x", "&b b", "*b", "!t x", "# only"],
];

function pick<Value>(random: Random, list: readonly Value[]): Value {
  return list[random(list.length)] as Value;
}

/** A mapping or sequence in block style, mostly one that is valid. */
export function writeRandomYaml(random: Random, depth: number, indent = 0): string {
  const pad = " ".repeat(indent);
  const isSequence = random(3) === 0;
  let text = "";
  for (let left = 1 + random(4); left > 0; left--) {
    if (random(12) === 0) text += `${pad}# comment\n`;
    if (random(15) === 0) text += "\n";
    text += pad + (isSequence ? "-" : `${pick(random, keys)}${random(20) === 0 ? " " : ""}:`);
    if (random(4) > 0 || depth === 0) {
      const value = pick(random, values).replaceAll("§", `${pad} `);
      text += ` ${value}${pick(random, ["", "", "", " ", " # c"])}\n`;
    } else if (isSequence) text += ` ${writeRandomYaml(random, depth - 1, indent + 2).trimStart()}`;
    else {
      const step = random(4) === 0 ? 0 : pick(random, [1, 2, 2, 4]);
      text += `${pick(random, ["", "", " ", " # c"])}\n${writeRandomYaml(random, depth - 1, indent + step)}`;
    }
  }
  return text;
}

/** Some lines of a text, moved to the margin. */
export function cutLines(random: Random, text: string): string {
  const lines = text.split("\n");
  const from = random(3) === 0 ? random(lines.length) : 0;
  const cut = lines.slice(from, from + 5 + random(60));
  const indent = Math.min(...cut.filter((line) => /\S/.test(line)).map((line) => line.search(/\S/)), 99);
  return cut.map((line) => line.slice(indent)).join("\n");
}

/** A text with up to three small changes. */
export function mutateYaml(random: Random, text: string): string {
  let mutant = text;
  for (let left = random(4); left > 0; left--) mutant = mutateOnce(random, mutant);
  return mutant;
}

function mutateOnce(random: Random, text: string): string {
  const at = random(text.length + 1);
  const lines = text.split("\n");
  const chosen = random(lines.length);
  const line = lines[chosen] ?? "";
  const replaceLine = (...by: string[]) => lines.toSpliced(chosen, 1, ...by).join("\n");
  switch (random(12)) {
    case 0:
      return replaceLine();
    case 1:
      return replaceLine(line, line);
    case 2:
      return replaceLine(" ".repeat(1 + random(3)) + line);
    case 3:
      return replaceLine(line.replace(random(2) === 0 ? /^ / : /^ {1,2}/, ""));
    case 4:
      return replaceLine(line.replace(": ", () => `: ${pick(random, inserts)}`));
    case 5:
      return replaceLine(line, pick(random, lines));
    case 6:
      return text.slice(0, at) + text.slice(at + 1 + random(3));
    case 7:
      return random(4) === 0 ? text.replaceAll("\n", "\r\n") : text.slice(0, text.length - random(20));
    default:
      return text.slice(0, at) + pick(random, inserts) + text.slice(at);
  }
}
