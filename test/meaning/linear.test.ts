import { describe, expect, test } from "vitest";
import { compilePhrases } from "../../src/meaning/find-phrases.ts";
import { findPhrases } from "../../src/meaning/phrases.ts";
import { splitText, type Word } from "../../src/meaning/words.ts";
import { readMeaning } from "../../src/rules/mismatch.ts";
import { firstReading } from "../support/first-reading.ts";

// What takes time in proportion to a text takes tens of times as long as a plain look at it; what takes the square of it,
// hundreds of thousands of times. What a single phrase costs is counted: how often a word is looked at is the same on every
// machine, and tells on short texts what a clock tells on long ones alone.

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

describe("a phrase looks at each word so many times, however long a text begins it again and again", () => {
  test.each(phrases.map((phrase) => [`${phrase.scenario}: ${phrase.text}`, phrase] as const))("%s", (_, phrase) => {
    const find = compilePhrases([phrase]);
    const words = splitText(firstReading(phrase));
    const begun = [...words, ...words.slice(0, -1), ...words.slice(0, 1)];
    const count = (size: number) => countLooks(find, repeat(begun, size));
    expect(count(8_000)).toBeLessThan(5 * count(2_000));
  });
});

test("all phrases together are looked for in time proportional to a text that holds them all", () => {
  const find = compilePhrases(phrases);
  const whole = repeat(splitText(phrases.map(firstReading).join(" ")), size);
  expect(take(() => find(whole)) / take(() => lookAtWords(whole))).toBeLessThan(generous);
});

test("a text is read as far as anybody writes", () => {
  const { words } = readMeaning(fill("not found. "));
  expect(words.length).toBeLessThan(2000);
});

function fill(text: string): string {
  return text.repeat(Math.ceil(size / text.length)).slice(0, size);
}

/** As many words as stand in a text of this size. */
function repeat(words: readonly Word[], size: number): readonly Word[] {
  const length = words.reduce((sum, { text }) => sum + text.length + 1, 0);
  const count = Math.ceil(size / length) * words.length;
  return Array.from({ length: count }, (_, index) => words[index % words.length] as Word);
}

/** How often a search asks for a word. */
function countLooks(find: (words: readonly Word[]) => unknown, words: readonly Word[]): number {
  let looks = 0;
  const watched = new Proxy(words, {
    get: (target, key) => {
      looks++;
      return Reflect.get(target, key);
    },
  });
  find(watched);
  return looks;
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
