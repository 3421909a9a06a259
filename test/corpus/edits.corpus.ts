import { expect, test } from "vitest";
import { decodeBytes, readText } from "../../src/engine/readers/read-text.ts";
import { listCorpus } from "../support/corpus.ts";
import { chooseEdit, listPaths, tryEdits } from "../support/edits.ts";
import { createRandom } from "../support/random.ts";

const seed = Number(process.env.FUZZ_SEED ?? 1);

test("random edits of real descriptions are refused, or change what they say they change", { timeout: 0 }, () => {
  const refused = new Map<string, number>();
  let verified = 0;
  for (const [index, { source, read }] of listCorpus().entries()) {
    const text = decodeBytes(read(), source);
    const parsed = readText(text, source);
    const paths = listPaths(parsed.data, 200_000);
    const random = createRandom(seed * 1000 + index);
    // Each is read again: that takes as long as all the rest.
    const rounds = text.length > 3_000_000 ? 1 : text.length > 300_000 ? 3 : 14;
    for (let round = 0; round < rounds; round++) {
      const count = random(4) === 0 ? 1 + random(3) : 1;
      const edits = Array.from({ length: count }, () => chooseEdit(parsed.data, paths, random));
      const tried = tryEdits(text, source, edits, parsed);
      if ("text" in tried) verified++;
      else {
        const reason = tried.refused.replace(/`[^`]*`/g, "…");
        refused.set(reason, (refused.get(reason) ?? 0) + 1);
      }
    }
  }
  console.info({ verified, refused: Object.fromEntries([...refused].sort(([, a], [, b]) => b - a)) });
  expect(verified).toBeGreaterThan(1000);
});
