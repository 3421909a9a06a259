import { type FirstWords, indexFirstWords } from "./first-words.ts";
import type { Language, Phrase, Sequence } from "./phrase.ts";
import { closing, negations } from "./small-words.ts";
import { type Place, placeAt, placeOfClass } from "./steps.ts";
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
export function compilePhrases(
  phrases: readonly Phrase[],
  firstWords: FirstWords = indexFirstWords(phrases),
): (words: readonly Word[]) => readonly Match[] {
  const listBeginning = rememberBeginnings(firstWords);
  const findLanguage = markLanguages(phrases);
  return (words) => {
    const language = findLanguage(words);
    const mayStand = firstWords.sift?.(words);
    const matches: Match[] = [];
    for (let from = 0; from < words.length; from++)
      for (const index of listBeginning(words[from]?.text ?? "")) {
        const phrase = phrases[index];
        if (phrase === undefined || (language !== undefined && phrase.language !== language)) continue;
        if (mayStand?.(index, from) === false) continue;
        const to = matchPlaces(0, phrase, words, from);
        if (to > from) matches.push({ phrase, from, to });
      }
    return matches;
  };
}

/** The language that a text is in beyond doubt; letters of other scripts stand in texts of two languages. */
function markLanguages(phrases: readonly Phrase[]): (words: readonly Word[]) => Language | undefined {
  const byMark = new Map<string, Language>();
  for (const language of new Set(phrases.map((phrase) => phrase.language)))
    for (const mark of language.marks?.split(" ") ?? []) byMark.set(mark, language);
  return (words) => {
    let found: Language | undefined;
    for (const { text } of words) {
      if (otherLetters.test(text)) return undefined;
      found ??= byMark.get(text);
    }
    return found;
  };
}

const otherLetters = /[^\x20-\x7e]/;

/** The phrases that may begin with a word, by their places in the list. */
function rememberBeginnings({ byWord, byBegin }: FirstWords) {
  const known = new Map<string, readonly number[]>();
  return (word: string): readonly number[] => {
    let beginning = known.get(word);
    if (beginning === undefined) {
      const begun = (byBegin[word.slice(0, 2)] ?? []).flatMap(([begin, index]) =>
        word.startsWith(begin) ? index : [],
      );
      beginning = [...new Set([...(Object.hasOwn(byWord, word) ? (byWord[word] ?? []) : []), ...begun])];
      if (known.size < maxKnown) known.set(word, beginning);
    }
    return beginning;
  };
}

/** More words than descriptions have. */
const maxKnown = 100_000;

/** Where the longest reading of a phrase ends, from one of its places on; -1 where it does not stand there. */
function matchPlaces(index: number, phrase: Phrase, words: readonly Word[], at: number): number {
  const place = placeAt(phrase, index);
  if (place === undefined) return at;
  let longest = place.isOptional ? matchPlaces(index + 1, phrase, words, at) : -1;
  for (const next of listPlaceEnds(place, phrase, words, at)) {
    const end = matchPlaces(index + 1, phrase, words, next);
    if (end > longest) longest = end;
  }
  return longest;
}

/** Where what stands at a place may end: nearly always nowhere. */
function listPlaceEnds(place: Place, phrase: Phrase, words: readonly Word[], at: number): readonly number[] {
  let ends = none;
  const text = words[at]?.text;
  if (text !== undefined) {
    for (const sequence of place.byWord.get(text) ?? noSequences)
      ends = join(ends, listEnds(sequence, 1, phrase, words, at + 1));
    for (const sequence of place.begins)
      if (isWord(sequence[0] ?? "", text)) ends = join(ends, listEnds(sequence, 1, phrase, words, at + 1));
  }
  for (const sequence of place.signs) ends = join(ends, listEnds(sequence, 0, phrase, words, at));
  return ends;
}

function join(some: readonly number[], others: readonly number[]): readonly number[] {
  if (others.length === 0) return some;
  return some.length === 0 ? others : [...some, ...others];
}

const noSequences: readonly Sequence[] = [];
const none: readonly number[] = [];

/** Where a sequence may end, from one of its words on: most are plain, and end in one place or nowhere. */
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
      const ends =
        sign === LESS
          ? listPlaceEnds(placeOfClass(wanted, phrase.language), phrase, words, at)
          : listGapEnds(words, at);
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
export const maxGap = 4;

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
