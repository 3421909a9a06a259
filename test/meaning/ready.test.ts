import { expect, test } from "vitest";
import { compilePhrases } from "../../src/meaning/find-phrases.ts";
import { listLanguages } from "../../src/meaning/languages.ts";
import { findFirstWords } from "../../src/meaning/lexicon.ts";
import { listPhrases, splitLanguage } from "../../src/meaning/phrase.ts";
import { findPhrases } from "../../src/meaning/phrases.ts";
import { createSieve, listNeeds } from "../../src/meaning/sieve.ts";
import { splitText, type Word } from "../../src/meaning/words.ts";
import { firstReading } from "../support/first-reading.ts";

// The command gets its lexicon ready made; it has to find the same in every text.

const phrases = findPhrases();
const split = listLanguages().map(splitLanguage).flatMap(listPhrases);
const sift = createSieve(phrases.map(listNeeds));

/** Every phrase in a text of its own, with the beginning of the next one behind it. */
const texts = phrases.map((phrase, at) => {
  const next = phrases[(at + 1) % phrases.length] ?? phrase;
  return splitText(`${firstReading(phrase)} ${firstReading(next).split(" ").slice(0, 2).join(" ")}`);
});

const find = compilePhrases(phrases);
const findReady = compilePhrases(split, { ...findFirstWords(), sift });

function list(
  words: readonly Word[],
  from: readonly { readonly phrase: object; readonly from: number; readonly to: number }[],
  all: readonly object[],
) {
  return {
    text: words.map(({ text }) => text).join(" "),
    found: from.map(({ phrase, from: start, to }) => [all.indexOf(phrase), start, to]),
  };
}

test("a lexicon made ready finds what the one that people write finds", () => {
  expect(split).toHaveLength(phrases.length);
  for (const words of texts) expect(list(words, findReady(words), split)).toEqual(list(words, find(words), phrases));
});

test("most phrases are passed over without a closer look", () => {
  let passed = 0;
  for (const words of texts) {
    const mayStand = sift(words);
    passed += phrases.filter((_, index) => mayStand(index, 0)).length;
  }
  expect(passed / (texts.length * phrases.length)).toBeLessThan(0.2);
});

test("a choice stands in no other: the notation knows none", () => {
  expect(phrases.filter(({ text }) => /[[(][^\])]*[[(]/.test(text)).map(({ text }) => text)).toEqual([]);
});
