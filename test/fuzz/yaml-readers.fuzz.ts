import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compareReaders } from "../readers/compare-readers.ts";
import { cutLines, mutateYaml, writeRandomYaml } from "../readers/random-yaml.ts";
import { createRandom } from "../support/random.ts";

const inputs = Number(process.env.FUZZ_RUNS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);

test(`both readers of YAML agree on ${inputs} texts from seed ${seed}`, { timeout: 0 }, () => {
  const random = createRandom(seed);
  const sources = readSources();
  const outcomes = { same: 0, left: 0 };
  for (let count = 0; count < inputs; count++) {
    const source = sources[random(2 * sources.length + 1)];
    const text = mutateYaml(random, source === undefined ? writeRandomYaml(random, 3) : cutLines(random, source));
    const outcome = compareReaders(text);
    if (outcome !== "same" && outcome !== "left") expect.fail(`${outcome}\n${JSON.stringify(text)}`);
    outcomes[outcome]++;
  }
  console.info(outcomes);
  expect(outcomes.same).toBeGreaterThan(inputs / 4);
});

/** Real descriptions, where they are at hand. */
function readSources(): string[] {
  const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
  if (!existsSync(corpus)) return [];
  const rows = readFileSync(`${corpus}index.tsv`, "utf8").trim().split("\n").slice(1);
  const files = rows.map((row) => row.split("\t")[1] ?? "").filter((file) => /\.ya?ml$/.test(file));
  return files.map((file) => readFileSync(corpus + file, "utf8"));
}
