import { onceFor } from "../openapi/once.ts";
import { listFirstWords, type Phrase, readClass, readSteps, type Sequence, type Step } from "./phrase.ts";
import { closing, negations } from "./small-words.ts";
import type { Word } from "./words.ts";

/** Where a phrase stands: its words, from the first to after the last. */
export interface Match {
  readonly phrase: Phrase;
  readonly from: number;
  readonly to: number;
}

/**
 * Looks for phrases in a text. At each word, those are tried that begin with it. A phrase has few words and short gaps, so
 * that each looks at so many words, whatever the text: the time is proportional to the text's length.
 */
export function compilePhrases(phrases: readonly Phrase[]): (words: readonly Word[]) => readonly Match[] {
  const listBeginning = indexFirstWords(phrases);
  return (words) => {
    const matches: Match[] = [];
    for (let from = 0; from < words.length; from++)
      for (const phrase of listBeginning(words[from]?.text ?? "")) {
        const to = matchSteps(stepsOf(phrase), 0, phrase, words, from);
        if (to > from) matches.push({ phrase, from, to });
      }
    return matches;
  };
}

const stepsOf = onceFor((phrase: Phrase) => phrase, readSteps);

/** The phrases that may begin with a word. */
function indexFirstWords(phrases: readonly Phrase[]): (word: string) => readonly Phrase[] {
  const byWord = new Map<string, Phrase[]>();
  const byBegin = new Map<string, { readonly begin: string; readonly phrase: Phrase }[]>();
  for (const phrase of phrases)
    for (const first of listFirstWords(phrase))
      if (first.endsWith("*")) listAt(byBegin, first.slice(0, 2)).push({ begin: first.slice(0, -1), phrase });
      else listAt(byWord, first).push(phrase);
  const known = new Map<string, readonly Phrase[]>();
  return (word) => {
    let beginning = known.get(word);
    if (beginning === undefined) {
      const begun = (byBegin.get(word.slice(0, 2)) ?? []).filter(({ begin }) => word.startsWith(begin));
      beginning = [...new Set([...(byWord.get(word) ?? []), ...begun.map(({ phrase }) => phrase)])];
      if (known.size < maxKnown) known.set(word, beginning);
    }
    return beginning;
  };
}

/** More words than descriptions have. */
const maxKnown = 100_000;

/** Where the longest reading of a phrase ends, from one of its steps on; -1 where it does not stand there. */
function matchSteps(steps: readonly Step[], step: number, phrase: Phrase, words: readonly Word[], at: number): number {
  const current = steps[step];
  if (current === undefined) return at;
  const matchRest = (next: number) => matchSteps(steps, step + 1, phrase, words, next);
  let longest = current.isOptional ? matchRest(at) : -1;
  for (const option of current.options) {
    const end = matchSequence(option, 0, phrase, words, at, matchRest);
    if (end > longest) longest = end;
  }
  return longest;
}

/** How many words a gap may skip; two characters of a script without blanks are as long as a word. */
const maxGap = 4;

function matchSequence(
  sequence: Sequence,
  index: number,
  phrase: Phrase,
  words: readonly Word[],
  at: number,
  matchRest: (next: number) => number,
): number {
  let next = at;
  for (let position = index; position < sequence.length; position++) {
    const wanted = sequence[position] ?? "";
    const first = wanted.charCodeAt(0);
    if (first === CARET) {
      if (!isParted(words[next - 1])) return -1;
    } else if (first === DOLLAR) {
      if (!endsAt(words[next])) return -1;
    } else if (first === TILDE || first === LESS) {
      const matchOn = (end: number) => matchSequence(sequence, position + 1, phrase, words, end, matchRest);
      return first === LESS ? matchClass(wanted, phrase, words, next, matchOn) : matchGap(words, next, matchOn);
    } else if (!isWord(wanted, words[next++]?.text)) return -1;
  }
  return matchRest(next);
}

const DOLLAR = 0x24;
const LESS = 0x3c;
const CARET = 0x5e;
const TILDE = 0x7e;

function matchClass(
  mark: string,
  phrase: Phrase,
  words: readonly Word[],
  at: number,
  matchOn: (end: number) => number,
): number {
  let longest = -1;
  for (const sequence of readClass(mark, phrase.classes)) {
    if (!isWord(sequence[0] ?? "", words[at]?.text)) continue;
    const end = matchSequence(sequence, 0, phrase, words, at, matchOn);
    if (end > longest) longest = end;
  }
  return longest;
}

function matchGap(words: readonly Word[], at: number, matchOn: (end: number) => number): number {
  let longest = -1;
  for (let to = at, skipped = 0; skipped <= maxGap; to++) {
    const end = matchOn(to);
    if (end > longest) longest = end;
    const passed = words[to];
    if (passed === undefined || isParted(passed) || negations.has(passed.text)) break;
    skipped += isCharacter(passed.text) ? 0.5 : 1;
  }
  return longest;
}

function isWord(wanted: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

function isCharacter(word: string): boolean {
  return word.length === 1 && word > "\u1000";
}

/** The beginning or end of the text, or of what is said in one breath. */
export function isParted(word: Word | undefined): boolean {
  return word === undefined || partingMarks.has(word.text);
}

const partingMarks = new Set([".", ":", "(", ")"]);

function endsAt(word: Word | undefined): boolean {
  return isParted(word) || word?.text === "," || closing.has(word?.text ?? "");
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
