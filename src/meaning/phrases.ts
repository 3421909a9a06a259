import { listLanguages } from "./languages.ts";
import { listPhrases, type Phrase } from "./phrase.ts";

let phrases: readonly Phrase[] | undefined;

/** What tells of a scenario, in every language: made when the first text is read, as starting is no time to lose any. */
export function findPhrases(): readonly Phrase[] {
  phrases ??= listLanguages().flatMap(listPhrases);
  return phrases;
}
