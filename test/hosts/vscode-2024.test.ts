import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installPinned } from "./install-pinned.ts";
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

const itself = "node_modules/statute/dist/recommended.js";
const files = [...tunings.map(({ file }) => file), ".spectral.yaml", itself, bareImport.file, unknownRule.file];

const hosts = [
  { host: "the VS Code extension of 2024", install: () => installPinned("vscode-2024") },
  { host: "the same loader with the newest packages", install: async () => packageRoot },
];

let project: string;
/** What each host makes of each file; the hosts run side by side. */
let outcomes: ReadonlyMap<string, ReadonlyMap<string, Loaded>>;

beforeAll(async () => {
  project = await makeProject();
  await writeTunings(project);
  outcomes = new Map(
    await Promise.all(hosts.map(async ({ host, install }) => [host, await loadAll(await install())] as const)),
  );
}, 300_000);

afterAll(() => removeProject(project));

async function loadAll(cwd: string): Promise<ReadonlyMap<string, Loaded>> {
  const script = path.join(import.meta.dirname, "vscode-2024", "load.mjs");
  const args = [script, ...[documentName, ...files].map((file) => path.join(project, file))];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 });
  const loaded = JSON.parse(stdout) as Loaded[];
  return new Map(files.map((file, index) => [file, loaded[index] ?? { error: "not loaded" }]));
}

describe.each(hosts)("in $host", ({ host }) => {
  function outcomeOf(file: string): Loaded | undefined {
    return outcomes.get(host)?.get(file);
  }

  function findingsOf(file: string): readonly SpectralFinding[] {
    const { findings, error } = outcomeOf(file) ?? {};
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
    expect(outcomeOf(bareImport.file)).toEqual({ error: expect.stringMatching(/network: https:.*\/statute$/) });
  });

  test("refuses a rule that does not exist", () => {
    expect(outcomeOf(unknownRule.file)).toEqual({ error: expect.stringContaining(unknownRule.error) });
  });
});
