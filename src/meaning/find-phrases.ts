import { listFirstWords, type Phrase, readSteps } from "./phrase.ts";
import { closing, negations } from "./small-words.ts";
import type { Word } from "./words.ts";

/** Where a phrase stands: its words, from the first to after the last. */
export interface Match {
  readonly phrase: Phrase;
  readonly from: number;
  readonly to: number;
}

/** What has been read of some phrases, and what may come next. */
class State {
  readonly words = new Map<string, State[]>();
  /** By their first two letters: what a word may begin with. */
  readonly begins = new Map<string, { readonly begin: string; readonly state: State }[]>();
  readonly afterGap: State[] = [];
  readonly atStart: State[] = [];
  readonly atEnd: State[] = [];
  /** The phrase that ends here. */
  phrase: Phrase | undefined;
}

/**
 * Puts phrases into one automaton, which goes through a text once, however many they are. A phrase has few words and
 * short gaps, so that from each word only so many are looked at, whatever the text: the time is proportional to its length.
 */
export function compilePhrases(phrases: readonly Phrase[]): (words: readonly Word[]) => readonly Match[] {
  const root = new State();
  const wake = waitForWords(phrases, (phrase) => addPhrase(root, phrase));
  return (words) => {
    for (const { text } of words) wake(text);
    const matches: Match[] = [];
    const ends = new Map<Phrase, number>();
    for (let from = 0; from < words.length; from++) {
      follow(root, words, from, ends);
      if (ends.size === 0) continue;
      for (const [phrase, to] of ends) if (to > from) matches.push({ phrase, from, to });
      ends.clear();
    }
    return matches;
  };
}

/** Most phrases begin with no word of a description: one is added when a text first has a word that it may begin with. */
function waitForWords(phrases: readonly Phrase[], add: (phrase: Phrase) => void): (word: string) => void {
  const byWord = new Map<string, Phrase[]>();
  const byBegin = new Map<string, { readonly begin: string; readonly phrase: Phrase }[]>();
  for (const phrase of phrases)
    for (const first of listFirstWords(phrase))
      if (first.endsWith("*")) listAt(byBegin, first.slice(0, 2)).push({ begin: first.slice(0, -1), phrase });
      else listAt(byWord, first).push(phrase);
  const added = new Set<Phrase>();
  const seen = new Set<string>();
  const addOnce = (phrase: Phrase) => {
    if (added.has(phrase)) return;
    added.add(phrase);
    add(phrase);
  };
  return (word) => {
    if (seen.has(word)) return;
    if (seen.size < maxSeen) seen.add(word);
    for (const phrase of byWord.get(word) ?? []) addOnce(phrase);
    for (const { begin, phrase } of byBegin.get(word.slice(0, 2)) ?? []) if (word.startsWith(begin)) addOnce(phrase);
  };
}

/** More words than descriptions have. */
const maxSeen = 100_000;

function addPhrase(root: State, phrase: Phrase): void {
  let states = [root];
  for (const { options, isOptional } of readSteps(phrase)) {
    const next = new State();
    for (const state of states) for (const option of options) addOption(state, option, next);
    states = isOptional ? [...states, next] : [next];
  }
  for (const state of states) if (state !== root) state.phrase = phrase;
}

function addOption(from: State, option: readonly string[], to: State): void {
  let state = from;
  for (const [index, wanted] of option.entries()) {
    const next = index === option.length - 1 ? to : new State();
    if (wanted === "~") state.afterGap.push(next);
    else if (wanted === "^") state.atStart.push(next);
    else if (wanted === "$") state.atEnd.push(next);
    else if (wanted.endsWith("*"))
      listAt(state.begins, wanted.slice(0, 2)).push({ begin: wanted.slice(0, -1), state: next });
    else listAt(state.words, wanted).push(next);
    state = next;
  }
}

const none: readonly never[] = [];

/** How many words a gap may skip; two characters of a script without blanks are as long as a word. */
const maxGap = 4;

/** Notes where the phrases end that go on from a state; of one phrase, the longest reading counts. */
function follow(state: State, words: readonly Word[], at: number, ends: Map<Phrase, number>): void {
  const { phrase } = state;
  if (phrase !== undefined && at > (ends.get(phrase) ?? -1)) ends.set(phrase, at);
  const word = words[at];
  if (word !== undefined) {
    for (const next of state.words.get(word.text) ?? none) follow(next, words, at + 1, ends);
    if (state.begins.size > 0)
      for (const { begin, state: next } of state.begins.get(word.text.slice(0, 2)) ?? none)
        if (word.text.startsWith(begin)) follow(next, words, at + 1, ends);
  }
  if (state.atStart.length > 0 && isParted(words[at - 1]))
    for (const next of state.atStart) follow(next, words, at, ends);
  if (state.atEnd.length > 0 && endsAt(word)) for (const next of state.atEnd) follow(next, words, at, ends);
  for (const next of state.afterGap)
    for (let to = at, skipped = 0; skipped <= maxGap; to++) {
      follow(next, words, to, ends);
      const passed = words[to];
      if (passed === undefined || isParted(passed) || negations.has(passed.text)) break;
      skipped += isCharacter(passed.text) ? 0.5 : 1;
    }
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
