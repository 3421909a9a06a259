import { readText } from "../openapi/texts.ts";
import { isWord, listFirstWords, matchPhrase, type Phrase } from "./phrase.ts";
import type { ScenarioName } from "./scenarios.ts";
import { splitText, type Word } from "./words.ts";

/** What some words of a text say. */
export interface Statement {
  readonly scenario: ScenarioName;
  readonly phrase: Phrase;
  /** The words, from the first to after the last. */
  readonly from: number;
  readonly to: number;
}

/** A text in words, and what they say. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly statements: readonly Statement[];
}

export type TextReader = (text: string) => Reading;

/** How many texts are remembered: most come again and again. */
const maxKnown = 5000;

/** Looks for phrases. A text is read as far as anybody writes (5,000 characters), and once. */
export function createReader(phrases: readonly Phrase[]): TextReader {
  const known = new Map<string, Reading>();
  const find = indexPhrases(phrases);
  return (text) => {
    const read = readText(text) ?? "";
    let reading = known.get(read);
    if (reading === undefined) {
      const words = splitText(read);
      reading = { text: read, words, statements: chooseLongest(find(words)) };
      if (known.size >= maxKnown) known.clear();
      known.set(read, reading);
    }
    return reading;
  };
}

/** The phrases by the words they may begin with: the others need not be tried. */
function indexPhrases(phrases: readonly Phrase[]): (words: readonly Word[]) => Statement[] {
  const byWord = new Map<string, Phrase[]>();
  const byBeginning = new Map<string, { readonly begin: string; readonly phrase: Phrase }[]>();
  for (const phrase of phrases)
    for (const first of listFirstWords(phrase)) {
      const begin = first.slice(0, -1);
      if (!first.endsWith("*")) listAt(byWord, first).push(phrase);
      else listAt(byBeginning, begin.slice(0, 2)).push({ begin: first, phrase });
    }
  return (words) => {
    const found: Statement[] = [];
    for (const [from, { text }] of words.entries()) {
      const tried = new Set(byWord.get(text));
      for (const { begin, phrase } of byBeginning.get(text.slice(0, 2)) ?? [])
        if (isWord(begin, text)) tried.add(phrase);
      for (const phrase of tried) {
        const to = matchPhrase(phrase, words, from);
        if (to !== -1 && to > from) found.push({ scenario: phrase.scenario, phrase, from, to });
      }
    }
    return found;
  };
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/** Of statements that share words, the one with the most words counts: `token not found` is about the token. */
function chooseLongest(found: readonly Statement[]): readonly Statement[] {
  const chosen: Statement[] = [];
  const taken = new Set<number>();
  const byLength = [...found].sort(
    (one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from,
  );
  for (const statement of byLength) {
    let isFree = true;
    for (let at = statement.from; at < statement.to; at++) if (taken.has(at)) isFree = false;
    if (!isFree) continue;
    for (let at = statement.from; at < statement.to; at++) taken.add(at);
    chosen.push(statement);
  }
  return chosen.sort((one, other) => one.from - other.from);
}
