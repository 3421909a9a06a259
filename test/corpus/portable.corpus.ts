import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { portableRules } from "../../rulesets/portable/rules.ts";
import { findPreset } from "../../src/catalogue.ts";
import { lintFiles } from "../../src/engine/lint-files.ts";
import { Timing } from "../../src/engine/timing.ts";
import { makeFolder } from "../support/command.ts";
import { corpusFolder, listComparable } from "../support/corpus.ts";
import { runSpectral } from "../support/spectral-cli.ts";

const portable = fileURLToPath(new URL("../../rulesets/portable.yaml", import.meta.url));
const ids = new Set(portableRules.map(({ id }) => id));
/** In a description of several files, what Spectral finds depends on which file it read first. */
const sources = listComparable()
  .filter(({ files, operations }) => files === 1 && operations <= 300)
  .map(({ source }) => source);

/** `npm run corpus -- --update` writes the figures anew; `npm run sync` then puts them into the head of the ruleset. */
test("the portable ruleset says in Spectral's CLI what its head says that it does", async () => {
  const everyRule = join(makeFolder({ "all.yaml": `extends: [[${portable}, all]]\n` }), "all.yaml");
  const here = new Set<string>();
  for (const { code, source, range } of await runSpectral(sources, everyRule, corpusFolder))
    if (ids.has(code)) here.add(`${code} ${source}:${range.start.line}`);
  const there = new Set(await listFindings());

  const rules = [...ids].sort().map((id) => {
    const ofRule = (findings: ReadonlySet<string>) => [...findings].filter((line) => line.startsWith(`${id} `));
    const both = ofRule(here).filter((line) => there.has(line)).length;
    return [id, { both, onlyRule: ofRule(there).length - both, onlyPortable: ofRule(here).length - both }] as const;
  });
  const measured = { descriptions: sources.length, rules: Object.fromEntries(rules) };
  await expect(`${JSON.stringify(measured, null, 2)}\n`).toMatchFileSnapshot("portable-measured.json");
  for (const { id, differs } of portableRules)
    if (differs === undefined) expect(measured.rules[id], id).toMatchObject({ onlyRule: 0, onlyPortable: 0 });
});

async function listFindings(): Promise<string[]> {
  const strict = findPreset("strict");
  if (strict === undefined) throw new Error("There is no such ruleset.");
  const ruleset = { ...strict, rules: strict.rules.filter(({ rule }) => ids.has(rule.id)) };
  const found: string[] = [];
  for (const source of sources) {
    const { findings } = await lintFiles([source], {
      cwd: corpusFolder,
      ruleset,
      allowOutside: true,
      timing: new Timing(),
    });
    for (const { code, source: place, range } of findings) found.push(`${code} ${place}:${range.start.line}`);
  }
  return found;
}
