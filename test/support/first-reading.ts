import { type Phrase, readClass, readSteps } from "../../src/meaning/phrase.ts";

/** The first option of every place of a phrase, with a word in each gap. */
export function firstReading(phrase: Phrase): string {
  return readSteps(phrase)
    .flatMap(({ options }) => options[0] ?? [])
    .flatMap((word) => (word.startsWith("<") ? (readClass(word, phrase.language)[0] ?? []) : word))
    .map((word) => (word === "~" ? "so" : word.replace(/[*^$]/g, "")))
    .filter((word) => word !== "")
    .join(" ");
}
