import { maxGap } from "./find-phrases.ts";
import type { FirstWords } from "./first-words.ts";
import { type Phrase, readClass, readSteps, type Sequence } from "./phrase.ts";

/**
 * What a phrase cannot do without: for each place that must be filled, how many words further on it may begin at most, and
 * which beginnings of words may stand there: 60 bits in two halves, as an operator reaches no more than 32 at once. All in
 * one row, which is read faster than lists of lists.
 */
type Needs = readonly number[];

/** Places that any word may begin, and those that may be left out, are no needs. */
export function listNeeds(phrase: Phrase): Needs {
  let reach = 0;
  return readSteps(phrase).flatMap(({ options, isOptional }) => {
    const begin = reach;
    reach += Math.max(...options.map((option) => measure(option, phrase)));
    const beginnings = isOptional ? [] : options.flatMap((option) => listBeginnings(option, phrase));
    const words = beginnings.filter((word) => word !== undefined);
    return words.length === 0 || words.length < beginnings.length ? [] : [begin, ...markWords(words)];
  });
}

/** How many words a sequence takes at most. In scripts without blanks, a gap has room for twice as many. */
function measure(option: Sequence, { language }: Phrase): number {
  let length = 0;
  for (const part of option)
    if (part === "~") length += 2 * maxGap;
    else if (part.startsWith("<")) length += Math.max(...readClass(part, language).map((sequence) => sequence.length));
    else if (part !== "^" && part !== "$") length++;
  return length;
}

/** The words that a sequence may begin with; undefined among them where any word may. */
function listBeginnings([first = "~"]: Sequence, { language }: Phrase): readonly (string | undefined)[] {
  if (first.startsWith("<")) return readClass(first, language).map(([word]) => word);
  return [/^(?:[~^$]|.?\*$)/.test(first) ? undefined : first];
}

/** One bit for each beginning of two letters, which some others share. */
function markWords(words: Iterable<string>): readonly [low: number, high: number] {
  let [low, high] = [0, 0];
  for (const word of words) {
    const bit = (word.charCodeAt(0) * 31 + (word.length > 1 ? word.charCodeAt(1) : 0)) % 60;
    if (bit < 30) low |= 1 << bit;
    else high |= 1 << (bit - 30);
  }
  return [low, high];
}

/** Passes the phrases over for which a text lacks words; `needs` are those of each phrase, by its place in the list. */
export function createSieve(needs: readonly Needs[]): NonNullable<FirstWords["sift"]> {
  return (words) => {
    const marks = words.map(({ text }) => markWords([text]));
    return (phrase, from) => {
      const wanted = needs[phrase] ?? [];
      for (let need = 0; need < wanted.length; need += 3) {
        const [reach = 0, low = 0, high = 0] = [wanted[need], wanted[need + 1], wanted[need + 2]];
        if (!isNear(marks, from, from + reach, low, high)) return false;
      }
      return true;
    };
  };
}

/** Whether one of some words, from one to another, has one of the marks. */
function isNear(
  marks: readonly (readonly [low: number, high: number])[],
  from: number,
  to: number,
  low: number,
  high: number,
): boolean {
  for (let at = from; at <= to; at++) {
    const found = marks[at];
    if (found === undefined) return false;
    if ((found[0] & low) !== 0 || (found[1] & high) !== 0) return true;
  }
  return false;
}
