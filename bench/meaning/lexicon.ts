import type { Phrase } from "../../src/meaning/phrase.ts";
import { findPhrases } from "../../src/meaning/phrases.ts";
import { createReader } from "../../src/meaning/read-text.ts";
import type { Response } from "../../src/openapi/response.ts";
import { findMismatch } from "../../src/rules/mismatch.ts";
import { findOtherPhrase } from "../../src/rules/reason-phrases.ts";
import type { Lexicon } from "./leave-out.ts";

const phrases = findPhrases();
const read = createReader(phrases);

/** The lexicon of the meaning rules. */
export const lexicon: Lexicon<Phrase> = {
  phrases,
  phrasesIn: (text) => read(text).statements.map(({ phrase }) => phrase),
  judgeWithout: (left) => {
    const reader = createReader(phrases.filter((phrase) => !left.has(phrase)));
    return () => (use) => {
      const response = use.operation.responses.find(({ uses }) => uses.includes(use));
      if (response === undefined) return [];
      // Reason phrases are no part of the lexicon.
      const rule = hasOtherPhrase(response) ? "reason-phrase-mismatch" : findMismatch(response, use, reader)?.rule;
      return rule === undefined ? [] : [{ rule, message: "" }];
    };
  },
};

function hasOtherPhrase({ key, description }: Response): boolean {
  return /^[245]\d\d$/.test(key) && description !== undefined && findOtherPhrase(description, key) !== undefined;
}
