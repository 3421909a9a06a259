import type { Phrase } from "../../src/meaning/phrase.ts";
import { phrases } from "../../src/meaning/phrases.ts";
import { createReader } from "../../src/meaning/read-text.ts";
import { findMismatch } from "../../src/rules/mismatch.ts";
import type { Lexicon } from "./leave-out.ts";

const read = createReader(phrases);

/** The lexicon of the meaning rules. */
export const lexicon: Lexicon<Phrase> = {
  phrases,
  phrasesIn: (text) => read(text).statements.map(({ phrase }) => phrase),
  judgeWithout: (left) => {
    const reader = createReader(phrases.filter((phrase) => !left.has(phrase)));
    return () => (use) => {
      const response = use.operation.responses.find(({ uses }) => uses.includes(use));
      const mismatch = response && findMismatch(response, use, reader);
      return mismatch === undefined ? [] : [{ rule: mismatch.rule, message: "" }];
    };
  },
};
