import { expect, test } from "vitest";
import { splitText } from "../../src/meaning/words.ts";
import { readMeaning } from "../../src/rules/mismatch.ts";

test.each([
  ["names of what every object has", "constructor toString __proto__", "constructor to string proto"],
  ["contractions", "It doesn't exist, and can't.", "it does not exist , and can not ."],
  ["accents", "Pássaro não encontrado", "passaro nao encontrado"],
  ["names in code", "`pet_not_found` or PetNotFound", "pet not found or pet not found"],
  ["links", "[No such pet](https://example.com/pets).", "no such pet ."],
])("%s", (_, text, words) => {
  expect(
    splitText(text)
      .map((word) => word.text)
      .join(" "),
  ).toBe(words);
});

test("a word that every object has for a member is a word like others", () => {
  expect(readMeaning("The constructor was not found.").statements.map(({ scenario }) => scenario)).toEqual([
    "notFound",
  ]);
});
