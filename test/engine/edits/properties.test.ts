import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../../src/engine/readers/read-text.ts";
import type { ParsedText } from "../../../src/engine/readers/reader.ts";
import { descriptions } from "../../fuzz/descriptions.ts";
import { pick, type Random } from "../../fuzz/mutate-data.ts";
import { writeYaml } from "../../fuzz/write-yaml.ts";
import { mutateYaml, writeRandomYaml } from "../../readers/random-yaml.ts";
import { chooseEdit, listPaths, tryEdits } from "../../support/edits.ts";
import { createRandom } from "../../support/random.ts";

// Whatever the text and the edits: they are refused, or the text then says what they say, and is else what it was.
fc.configureGlobal({ seed: 7 });

/** Tries edits of one text, some of them several at once; gives how many could be made. */
function tryMany(text: string, name: string, random: Random): number {
  let parsed: ParsedText;
  try {
    parsed = readText(text, name);
  } catch {
    return 0;
  }
  const paths = listPaths(parsed.data, 2000);
  let made = 0;
  for (let round = 0; round < 6; round++) {
    const count = random(3) === 0 ? 2 + random(2) : 1;
    const edits = Array.from({ length: count }, () => chooseEdit(parsed.data, paths, random));
    if ("text" in tryEdits(text, name, edits, parsed)) made++;
  }
  return made;
}

/** With other line breaks, without one at the end, with a BOM. */
function varyText(text: string, random: Random): string {
  const broken = random(6) === 0 ? text.replace(/\r?\n/g, "\r\n") : text;
  const ended = random(6) === 0 ? broken.trimEnd() : broken;
  return random(6) === 0 ? `\ufeff${ended}` : ended;
}

test("descriptions in YAML of any style", () => {
  let made = 0;
  fc.assert(
    fc.property(descriptions, fc.nat(), (data, seed) => {
      const random = createRandom(seed);
      made += tryMany(varyText(writeYaml(data, random), random), "a.yaml", random);
    }),
    { numRuns: 60 },
  );
  expect(made).toBeGreaterThan(60);
});

test("descriptions in JSON of any indentation, as JSON and as YAML", () => {
  let made = 0;
  fc.assert(
    fc.property(descriptions, fc.nat(), (data, seed) => {
      const random = createRandom(seed);
      const text = JSON.stringify(data, null, pick<string | number>([0, 0, 1, 2, 4, "\t"], random));
      const spaced = random(4) === 0 ? text.replaceAll('":', '": ').replaceAll(',"', ', "') : text;
      made += tryMany(varyText(spaced, random), pick(["a.json", "a.json", "a.yaml"], random), random);
    }),
    { numRuns: 60 },
  );
  expect(made).toBeGreaterThan(60);
});

test("YAML that uses all that YAML has, and is broken here and there", () => {
  let made = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = createRandom(seed);
      const text = writeRandomYaml(random, 3);
      made += tryMany(varyText(random(3) === 0 ? mutateYaml(random, text) : text, random), "a.yaml", random);
    }),
    { numRuns: 400 },
  );
  expect(made).toBeGreaterThan(200);
});
