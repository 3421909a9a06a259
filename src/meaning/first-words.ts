import { listFirstWords, type Phrase } from "./phrase.ts";
import type { Word } from "./words.ts";

/** Which phrases, by their place in a list, may begin with which words: the others need not be tried. */
export interface FirstWords {
  readonly byWord: Readonly<Record<string, readonly number[]>>;
  /** What a word may begin with, by its first two letters. */
  readonly byBegin: Readonly<Record<string, readonly (readonly [begin: string, phrase: number])[]>>;
  /** Tells for the words of a text which phrases may begin at which of them; left out where nobody has made it. */
  readonly sift?: (words: readonly Word[]) => (phrase: number, from: number) => boolean;
}

export function indexFirstWords(phrases: readonly Phrase[]): FirstWords {
  const byWord: Record<string, number[]> = Object.create(null);
  const byBegin: Record<string, [string, number][]> = Object.create(null);
  for (const [index, phrase] of phrases.entries())
    for (const first of new Set(listFirstWords(phrase)))
      if (first.endsWith("*")) listAt(byBegin, first.slice(0, 2)).push([first.slice(0, -1), index]);
      else listAt(byWord, first).push(index);
  return { byWord, byBegin };
}

function listAt<T>(lists: Record<string, T[]>, key: string): T[] {
  lists[key] ??= [];
  return lists[key];
}
