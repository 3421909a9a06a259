import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installVscode2024 } from "./install-vscode-2024.ts";
import { makeProject, packageRoot, removeProject } from "./project.ts";
import {
  bareImport,
  documentName,
  expectedSummary,
  type SpectralFinding,
  summarize,
  tunings,
  unknownRule,
  writeTunings,
} from "./tuning.ts";

interface Loaded {
  readonly findings?: readonly SpectralFinding[];
  readonly error?: string;
}

let project: string;

beforeAll(async () => {
  project = await makeProject();
  await writeTunings(project);
}, 60_000);

afterAll(() => removeProject(project));

const itself = "node_modules/statute/dist/recommended.js";

describe.each([
  { host: "the VS Code extension of 2024", install: installVscode2024 },
  { host: "the same loader with the newest packages", install: async () => packageRoot },
])("in $host", { timeout: 60_000 }, ({ install }) => {
  const outcomes = new Map<string, Loaded>();

  beforeAll(async () => {
    const files = [...tunings.map(({ file }) => file), ".spectral.yaml", itself, bareImport.file, unknownRule.file];
    const script = path.join(import.meta.dirname, "vscode-2024", "load.mjs");
    const args = [script, ...[documentName, ...files].map((file) => path.join(project, file))];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: await install(),
      maxBuffer: 64 * 1024 * 1024,
    });
    const loaded = JSON.parse(stdout) as Loaded[];
    for (const [index, file] of files.entries()) outcomes.set(file, loaded[index] ?? { error: "not loaded" });
  }, 300_000);

  function findingsOf(file: string): readonly SpectralFinding[] {
    const { findings, error } = outcomes.get(file) ?? {};
    if (findings === undefined) throw new Error(`${file}: ${error}`);
    return findings;
  }

  test.each(tunings)("loads $title", ({ file, outcome }) => {
    expect(summarize(findingsOf(file))).toEqual(expectedSummary(outcome));
  });

  test.each([
    ["the project's .spectral.yaml", ".spectral.yaml"],
    ["the published file as the ruleset", itself],
  ])("loads %s", (_, file) => {
    expect(summarize(findingsOf(file))).toEqual(expectedSummary());
  });

  test("finds with all rules what the strict preset finds", () => {
    expect(findingsOf("all-rules.yaml")).toEqual(findingsOf("the-strict-preset.yaml"));
  });

  test("asks a CDN for a package that JavaScript imports, and is refused here", () => {
    expect(outcomes.get(bareImport.file)).toEqual({ error: expect.stringMatching(/network: https:.*\/statute$/) });
  });

  test("refuses a rule that does not exist", () => {
    expect(outcomes.get(unknownRule.file)).toEqual({ error: expect.stringContaining(unknownRule.error) });
  });
});
