import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeBytes } from "../../src/engine/readers/read-text.ts";
import { compareReaders } from "../readers/compare-readers.ts";

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

test("the fast reader of YAML is right about nearly all, and leaves the others", { timeout: 600_000 }, () => {
  const outcomes = { same: 0, left: 0 };
  for (const name of listYaml()) {
    const bytes = readFileSync(corpus + name);
    const text = decodeBytes(name.endsWith(".gz") ? gunzipSync(bytes) : bytes, name);
    const outcome = compareReaders(text.replace(/^\ufeff/, ""));
    if (outcome !== "same" && outcome !== "left") expect.fail(`${name}: ${outcome}`);
    outcomes[outcome]++;
  }
  expect(outcomes.same).toBeGreaterThan(50 * outcomes.left);
});

/** All files in YAML, those included that descriptions refer to. */
function listYaml(): string[] {
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.ya?ml(?:\.gz)?$/.test(file) && statSync(corpus + file).isFile());
}
