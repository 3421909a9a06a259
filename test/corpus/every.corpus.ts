import { resourceUsage } from "node:process";
import { afterAll, describe, expect, test } from "vitest";
import { findPreset } from "../../src/catalogue.ts";
import type { Finding } from "../../src/core/finding.ts";
import { lintFiles } from "../../src/engine/lint-files.ts";
import { Timing } from "../../src/engine/timing.ts";
import { corpusFolder, listCorpus } from "../support/corpus.ts";

const corpus = listCorpus();
const found = new Map<string, { findings: number; descriptions: Set<string>; vendors: Set<string> }>();

describe.each(corpus)("$file", (description) => {
  test("ends in findings that stand where they say, or in one clear sentence", async () => {
    const ruleset = findPreset("strict");
    if (ruleset === undefined) throw new Error("There is no strict ruleset.");
    const { findings, faults } = await lintFiles([description.source], {
      cwd: corpusFolder,
      ruleset,
      allowOutside: true,
      timing: new Timing(),
      readRoot: description.read,
    });
    for (const { error } of faults) expect(`${error.message} ${error.hint}`).toMatch(/^[^\n]+\.$/);
    for (const finding of findings) {
      expect(finding.message).toMatch(/^[^\n]+\.$/);
      expect(finding.message).not.toMatch(/undefined|\[object|NaN/);
      const { start, end } = finding.range;
      expect(end.line > start.line || end.character > start.character, `${finding.source}:${start.line + 1}`).toBe(
        true,
      );
      count(finding, description.file, description.vendor);
    }
  });
});

test("memory stays within 1.5 GB", () => {
  expect(resourceUsage().maxRSS / 1024).toBeLessThan(1536);
});

function count({ code }: Finding, file: string, vendor: string): void {
  const row = found.get(code) ?? { findings: 0, descriptions: new Set(), vendors: new Set() };
  row.findings++;
  row.descriptions.add(file);
  row.vendors.add(vendor);
  found.set(code, row);
}

// How often each rule fires, for people to read.
afterAll(() => {
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { findings, descriptions, vendors }]) =>
        `| ${code} | ${findings} | ${descriptions.size} | ${vendors.size} |`,
    );
  const table = ["| rule | findings | descriptions | vendors |", "| --- | --- | --- | --- |", ...rows].join("\n");
  process.stdout.write(`\n${corpus.length} descriptions\n\n${table}\n\n`);
});
