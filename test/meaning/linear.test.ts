import { describe, expect, test } from "vitest";
import { compilePhrases } from "../../src/meaning/find-phrases.ts";
import { findPhrases } from "../../src/meaning/phrases.ts";
import { splitText, type Word } from "../../src/meaning/words.ts";
import { readMeaning } from "../../src/rules/mismatch.ts";
import { firstReading } from "../support/first-reading.ts";

// What takes time in proportion to a text takes tens of times as long as a plain look at it; what takes the square of it,
// hundreds of thousands of times.

const phrases = findPhrases();
const size = 1_000_000;
const generous = 2000;

/** Marks and beginnings of marks, over and over: nothing that is begun may be looked for again and again. */
const begun = [
  "[",
  "](",
  "](a",
  "<a",
  "<",
  "</b",
  "- ",
  "\n\n \n",
  "a'",
  "http://",
  "error or ",
  "not ",
  "が",
  "!",
  "aB",
  "_",
  "\u0301",
];

describe("a text is split in time proportional to it", () => {
  test.each(begun)("%j", (text) => {
    const whole = fill(text);
    expect(take(() => splitText(whole)) / take(() => lookAtLetters(whole))).toBeLessThan(generous);
  });
});

describe("a phrase is looked for in time proportional to a text that begins it again and again", () => {
  test.each(phrases.map((phrase) => [`${phrase.scenario}: ${phrase.text}`, phrase] as const))("%s", (_, phrase) => {
    const find = compilePhrases([phrase]);
    const words = splitText(firstReading(phrase));
    const whole = repeat([...words, ...words.slice(0, -1), ...words.slice(0, 1)]);
    expect(take(() => find(whole)) / take(() => lookAtWords(whole))).toBeLessThan(generous);
  });
});

test("all phrases together are looked for in time proportional to a text that holds them all", () => {
  const find = compilePhrases(phrases);
  const whole = repeat(splitText(phrases.map(firstReading).join(" ")));
  expect(take(() => find(whole)) / take(() => lookAtWords(whole))).toBeLessThan(generous);
});

test("a text is read as far as anybody writes", () => {
  const { words } = readMeaning(fill("not found. "));
  expect(words.length).toBeLessThan(2000);
});

function fill(text: string): string {
  return text.repeat(Math.ceil(size / text.length)).slice(0, size);
}

/** As many words as stand in a text of that size. */
function repeat(words: readonly Word[]): readonly Word[] {
  const length = words.reduce((sum, { text }) => sum + text.length + 1, 0);
  const count = Math.ceil(size / length) * words.length;
  return Array.from({ length: count }, (_, index) => words[index % words.length] as Word);
}

function lookAtLetters(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
  return sum;
}

const rare = new Map([["once", 1]]);

function lookAtWords(words: readonly Word[]): number {
  let found = 0;
  for (const { text } of words) found += rare.get(text) ?? 0;
  return found;
}

/** Milliseconds, at least those that can be told. */
function take(work: () => unknown): number {
  const start = performance.now();
  work();
  return Math.max(performance.now() - start, 0.2);
}
