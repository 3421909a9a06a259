import type { Range } from "../../core/finding.ts";
import { UserError } from "../../core/user-error.ts";
import {
  type Document,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from "../../libraries/yaml.ts";
import { isObject } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import type { RulesetText } from "./ruleset-text.ts";

/** Throws a `UserError` where a text is neither YAML nor JSON, or no mapping. */
export function parseRuleset(text: string, file: string): RulesetText {
  const lines = new LineCounter();
  const isJson = /\.json$/i.test(file);
  const source = isJson ? blankComments(text) : text;
  const document = parseDocument(source, { lineCounter: lines, merge: true, prettyErrors: false, uniqueKeys: false });
  const [fault] = document.errors;
  const refuse = (offset: number, reason: string) => {
    const { line, col } = lines.linePos(offset);
    const place = `line ${line}, column ${col}`;
    return new UserError(`The ruleset ${file} is not valid ${isJson ? "JSON" : "YAML"} at ${place}: ${reason}.`);
  };
  if (fault !== undefined) {
    if (/call stack/.test(fault.message)) throw new UserError(`The ruleset ${file} is nested too deeply.`);
    throw refuse(fault.pos[0], lowerFirst(fault.message));
  }
  const twin = findTwin(document);
  if (twin !== undefined) throw refuse(twin.range?.[0] ?? 0, "map keys must be unique");
  const data = toData(document, file);
  if (!isObject(data))
    throw new UserError(`The ruleset ${file} is no mapping of keys such as \`extends\` and \`rules\`.`);
  return { file, data, rangeOf: (path) => locate(document, path, lines) };
}

/** A key that its mapping has already; the parser's own check compares each with each, which takes the square of the time. */
function findTwin(document: Document.Parsed): Scalar | undefined {
  let twin: Scalar | undefined;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key) || key.value === "<<") continue;
        if (keys.has(key.value)) twin ??= key;
        keys.add(key.value);
      }
      return twin === undefined ? undefined : visit.BREAK;
    },
  });
  return twin;
}

/** Spectral allows comments in JSON; in blanks, what follows them keeps its place. */
function blankComments(json: string): string {
  return json.replace(/"(?:\\.|[^"\\])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (token) =>
    token.startsWith('"') ? token : token.replace(/[^\n]/g, " "),
  );
}

function toData(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An alias without its anchor, or more aliases than a ruleset can have use for.
    if (!(error instanceof ReferenceError)) throw error;
    throw new UserError(`The ruleset ${file} cannot be read: ${lowerFirst(error.message)}.`);
  }
}

function locate(document: Document.Parsed, path: JsonPath, lines: LineCounter): Range {
  let node: Node | null = document.contents;
  let found: Node | null = node;
  for (const segment of path) {
    const next: Pair<Node, Node | null> | Node | undefined = step(node, segment);
    if (next === undefined) break;
    [found, node] = "key" in next ? [next.key, next.value] : [next, next];
  }
  const [start, end] = found?.range ?? [0, 0];
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

/** Maps hold pairs, sequences nodes; nothing else holds anything. */
function step(node: Node | null, segment: string | number): Pair<Node, Node | null> | Node | undefined {
  if (node === null || !("items" in node)) return undefined;
  const items = node.items as readonly (Pair<Node, Node | null> | Node)[];
  for (const [index, item] of items.entries())
    if ("key" in item ? String(item.key) === String(segment) : index === Number(segment)) return item;
  return undefined;
}

function positionAt(lines: LineCounter, offset: number): Range["start"] {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line - 1, 0), character: Math.max(col - 1, 0) };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
}
