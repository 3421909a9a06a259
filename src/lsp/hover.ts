import type { Position, Range } from "../core/finding.ts";
import type { Rule } from "../core/rule.ts";
import { writeKeyPage } from "../report/key-page.ts";
import { type Page, paragraph } from "../report/page.ts";
import { writeRuleHelp } from "../report/rule-page.ts";

/** What there is to say about a word, and where that stands. */
export interface Note {
  readonly page: Page;
  readonly range: Range;
}

/** A word of a line, and what stands around it. */
interface Word {
  readonly text: string;
  readonly range: Range;
  readonly isKey: boolean;
}

/**
 * What is said about the response key at a place; `isResponse` says whether a key there is one. `rules` are those that
 * are in force.
 */
export function explainKey(
  lineAt: (line: number) => string,
  position: Position,
  isResponse: (key: string, position: Position) => boolean,
  rules: readonly Rule[],
): Note | undefined {
  const word = findWord(lineAt(position.line), position);
  if (word === undefined || !word.isKey || !/^(?:[1-5](?:\d\d|xx)|default)$/i.test(word.text)) return undefined;
  if (!isResponse(word.text, position)) return undefined;
  const page = writeKeyPage(word.text, rules);
  if (page === undefined) return undefined;
  // Whoever is writing the response needs no example of it.
  const example = page.findIndex((block) => block.kind === "heading" && block.text === "In a description");
  return { page: example === -1 ? page : page.slice(0, example), range: word.range };
}

/** What is said about the rule that is named at a place, where rules are named: in a configuration, or to ignore one. */
export function explainRule(
  lineAt: (line: number) => string,
  position: Position,
  isConfiguration: boolean,
  rules: readonly Rule[],
): Note | undefined {
  const line = lineAt(position.line);
  const word = findWord(line, position);
  const rule = rules.find(({ id }) => id === word?.text);
  if (word === undefined || rule === undefined) return undefined;
  const above = Array.from({ length: Math.min(position.line, longestIgnore) }, (_, back) => position.line - back - 1);
  const isIgnored = line.includes("statute-ignore") || above.some((one) => lineAt(one).includes("x-statute-ignore"));
  if (!isConfiguration && !isIgnored) return undefined;
  return {
    page: [{ kind: "title", text: rule.id }, paragraph(rule.summary), ...writeRuleHelp(rule)],
    range: word.range,
  };
}

/** In lines: of more rules, nobody ignores in one place. */
const longestIgnore = 30;

function findWord(line: string, { line: number, character }: Position): Word | undefined {
  for (const match of line.matchAll(/[\w-]+/g)) {
    const [text] = match;
    const end = match.index + text.length;
    if (character < match.index || character > end) continue;
    const range = { start: { line: number, character: match.index }, end: { line: number, character: end } };
    return { text, range, isKey: /^["']?\s*:/.test(line.slice(end)) };
  }
  return undefined;
}
