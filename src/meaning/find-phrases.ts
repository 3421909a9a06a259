import { once, onceFor } from "../openapi/once.ts";
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

/** Letters of scripts that most texts have nothing of. */
const otherScript = /[\u0370-\u1fff\u2e80-\uffff]/;

/** The phrases that may begin with a word; those of other scripts are read once a word of one is asked for. */
function indexFirstWords(phrases: readonly Phrase[]): (word: string) => readonly Phrase[] {
  const latin = indexAll(phrases.filter(({ text }) => !otherScript.test(text)));
  const others = once(() => indexAll(phrases.filter(({ text }) => otherScript.test(text))));
  return (word) => (otherScript.test(word) ? [...others()(word), ...latin(word)] : latin(word));
}

function indexAll(phrases: readonly Phrase[]): (word: string) => readonly Phrase[] {
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
  let longest = current.isOptional ? matchSteps(steps, step + 1, phrase, words, at) : -1;
  for (const option of current.options)
    for (const next of listEnds(option, 0, phrase, words, at)) {
      const end = matchSteps(steps, step + 1, phrase, words, next);
      if (end > longest) longest = end;
    }
  return longest;
}

const none: readonly number[] = [];

/** Where a sequence may end that begins at a word: most are plain, and end in one place or nowhere. */
function listEnds(
  sequence: Sequence,
  index: number,
  phrase: Phrase,
  words: readonly Word[],
  from: number,
): readonly number[] {
  let at = from;
  for (let position = index; position < sequence.length; position++) {
    const wanted = sequence[position] ?? "";
    const sign = wanted.charCodeAt(0);
    if (sign === CARET) {
      if (!isParted(words[at - 1])) return none;
    } else if (sign === DOLLAR) {
      if (!endsAt(words[at])) return none;
    } else if (sign === TILDE || sign === LESS) {
      const ends = sign === LESS ? listClassEnds(wanted, phrase, words, at) : listGapEnds(words, at);
      return ends.flatMap((end) => listEnds(sequence, position + 1, phrase, words, end));
    } else if (!isWord(wanted, words[at++]?.text)) return none;
  }
  return [at];
}

const DOLLAR = 0x24;
const STAR = 0x2a;
const LESS = 0x3c;
const CARET = 0x5e;
const TILDE = 0x7e;

function listClassEnds(mark: string, phrase: Phrase, words: readonly Word[], at: number): readonly number[] {
  const ends: number[] = [];
  const text = words[at]?.text;
  for (const sequence of readClass(mark, phrase.classes))
    if (isWord(sequence[0] ?? "", text)) ends.push(...listEnds(sequence, 0, phrase, words, at));
  return ends;
}

function listGapEnds(words: readonly Word[], at: number): readonly number[] {
  const ends: number[] = [];
  for (let to = at, skipped = 0; skipped <= maxGap; to++) {
    ends.push(to);
    const passed = words[to];
    if (passed === undefined || isParted(passed) || negations.has(passed.text)) break;
    skipped += isCharacter(passed.text) ? 0.5 : 1;
  }
  return ends;
}

/** How many words a gap may skip; two characters of a script without blanks are as long as a word. */
const maxGap = 4;

function isWord(wanted: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return wanted.charCodeAt(wanted.length - 1) === STAR ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
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
