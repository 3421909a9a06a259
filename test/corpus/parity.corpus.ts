import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue, findPreset } from "../../src/catalogue.ts";
import type { Finding } from "../../src/core/finding.ts";
import { severityNumber } from "../../src/core/severity.ts";
import { lintFiles } from "../../src/engine/lint-files.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { runThroughSpectral } from "../../src/engine/spectral/load-ruleset.ts";
import { Timing } from "../../src/engine/timing.ts";
import { makeProject, removeProject } from "../hosts/project.ts";
import { corpusFolder, listRepresentative } from "../support/corpus.ts";
import { runSpectral } from "../support/spectral-cli.ts";

/** What the readers say, each in its own way. */
const readersSay = ["parser", "invalid-ref", "ref-not-loaded", "unrecognized-format", "unquoted-status-key"];

const chosen = listRepresentative();
const multiFile = chosen.filter(({ files }) => files > 1);

let ours: string[];
let project: string;

beforeAll(async () => {
  project = await makeProject();
  await writeFile(resolve(project, "strict.yaml"), 'extends: ["statute/strict"]\n');
  ours = await lintEach(findPreset("strict"));
}, 600_000);

afterAll(() => removeProject(project));

describe(`${chosen.length} descriptions, ${multiFile.length} of them in several files`, () => {
  test("are enough to go by", () => {
    expect(multiFile.length).toBeGreaterThanOrEqual(14);
    expect(chosen.length).toBeGreaterThanOrEqual(55);
    expect(ours.length).toBeGreaterThan(300);
  });

  test("the published ruleset says the same in the newest Spectral CLI", async () => {
    const sources = chosen.map(({ source }) => source);
    const results = await runSpectral(sources, resolve(project, "strict.yaml"), project);
    const theirs = results
      .filter(({ code }) => !readersSay.includes(code))
      .map(({ code, severity, source, range, message }) => write(source, range.start.line, code, severity, message));
    expect(unique(theirs)).toEqual(unique(ours));
  });

  test("the Spectral driver says the same as the direct one", async () => {
    const preset = findPreset("strict");
    expect(await lintEach(preset && (await runThroughSpectral(preset, catalogue)))).toEqual(ours);
  });
});

/** What we say of each description by itself, as Spectral's CLI takes them. */
async function lintEach(ruleset: Ruleset | undefined): Promise<string[]> {
  if (ruleset === undefined) throw new Error("There is no such ruleset.");
  const found: Finding[] = [];
  for (const { source } of chosen) {
    const settings = { cwd: corpusFolder, ruleset, allowOutside: true, timing: new Timing() };
    const { findings, faults } = await lintFiles([source], settings);
    expect(faults).toEqual([]);
    for (const finding of findings) if (!readersSay.includes(finding.code)) found.push(finding);
  }
  return found
    .map(({ code, severity, source, range, message }) =>
      write(source, range.start.line, code, severityNumber(severity), message),
    )
    .sort();
}

function write(source: string, line: number, code: string, severity: number, message: string): string {
  return `${source}:${line + 1} ${severity} ${code} ${message}`;
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
