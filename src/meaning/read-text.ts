import { compilePhrases, type Match } from "./find-phrases.ts";
import type { FirstWords } from "./first-words.ts";
import type { Phrase } from "./phrase.ts";
import type { ScenarioName } from "./scenarios.ts";
import { splitText, type Word } from "./words.ts";

/** What some words of a text say. */
export interface Statement extends Match {
  readonly scenario: ScenarioName;
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

/** Looks for phrases; a text that comes again is not read again. */
export function createReader(phrases: readonly Phrase[], firstWords?: FirstWords): TextReader {
  const known = new Map<string, Reading>();
  const find = compilePhrases(phrases, firstWords);
  const ranks = new Map(phrases.map((phrase, rank) => [phrase, rank]));
  return (text) => {
    let reading = known.get(text);
    if (reading === undefined) {
      const words = splitText(text);
      reading = { text, words, statements: chooseLongest(find(words), ranks) };
      if (known.size >= maxKnown) known.clear();
      known.set(text, reading);
    }
    return reading;
  };
}

/** Of statements that share words, the one with the most words counts: `token not found` is about the token. */
function chooseLongest(found: readonly Match[], ranks: ReadonlyMap<Phrase, number>): readonly Statement[] {
  const chosen: Statement[] = [];
  const taken = new Set<number>();
  const rank = ({ phrase }: Match) => ranks.get(phrase) ?? 0;
  const byLength = [...found].sort(
    (one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from || rank(one) - rank(other),
  );
  for (const { phrase, from, to } of byLength) {
    let isFree = true;
    for (let at = from; at < to; at++) if (taken.has(at)) isFree = false;
    if (!isFree) continue;
    for (let at = from; at < to; at++) taken.add(at);
    chosen.push({ scenario: phrase.scenario, phrase, from, to });
  }
  return chosen.sort((one, other) => one.from - other.from);
}
