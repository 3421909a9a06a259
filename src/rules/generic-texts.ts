import { isMark } from "../meaning/words.ts";
import { readMeaning } from "./mismatch.ts";
import { findPhraseCode } from "./reason-phrases.ts";

/** No generic text has more words. */
const maxWords = 8;

/** Whether a text says that something is wrong with a request, and nothing of what. */
export function isGeneric(text: string): boolean {
  if (text.trim() === "" || findPhraseCode(text) === "400") return true;
  const { words, statements } = readMeaning(text);
  if (words.filter((word) => !isMark(word)).length > maxWords || statements.length === 0 || told.test(text))
    return false;
  return (
    statements.every(({ scenario }) => generic.has(scenario)) && statements.some(({ scenario }) => scenario !== "vague")
  );
}

/** Where in the request it went wrong, or that something is not there. */
const told = /missing|header|query|path/i;

const generic = new Set(["badRequest", "invalidInput", "vague"]);
