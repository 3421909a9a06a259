import { indexFirstWords } from "./first-words.ts";
import { findPhrases } from "./phrases.ts";

/** The first words of the lexicon's phrases. The command has them ready made, as it starts anew for each run. */
export function findFirstWords() {
  return indexFirstWords(findPhrases());
}
