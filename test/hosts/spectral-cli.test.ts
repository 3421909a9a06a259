import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

let project: string;

beforeAll(async () => {
  project = await makeProject();
  await writeTunings(project);
}, 60_000);

afterAll(() => removeProject(project));

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function runSpectral(args: readonly string[], input = ""): Promise<Ended> {
  const bin = path.join(packageRoot, "node_modules", ".bin", "spectral");
  const child = spawn(bin, args, { cwd: project, env: { ...process.env, NODE_OPTIONS: "--no-warnings" } });
  const exit = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  child.stdin.end(input);
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { exitCode, stdout, stderr };
}

async function lint(ruleset: string): Promise<readonly SpectralFinding[]> {
  const { stdout, stderr } = await runSpectral(["lint", "-r", ruleset, "-f", "json", "-q", documentName]);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as readonly SpectralFinding[];
}

describe.concurrent("Spectral's CLI", { timeout: 60_000 }, () => {
  test.each([...tunings, bareImport])("loads $title", async ({ file, outcome }) => {
    expect(summarize(await lint(file))).toEqual(expectedSummary(outcome));
  });

  test("loads the published file as the ruleset", async () => {
    expect(summarize(await lint("node_modules/statute/dist/recommended.js"))).toEqual(expectedSummary());
  });

  test("finds .spectral.yaml by itself", async () => {
    const { exitCode, stdout, stderr } = await runSpectral(["lint", "-f", "json", documentName]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(summarize(JSON.parse(stdout) as SpectralFinding[])).toEqual(expectedSummary());
  });

  test("refuses a rule that does not exist", async () => {
    const { exitCode, stdout, stderr } = await runSpectral(["lint", "-r", unknownRule.file, documentName]);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain(unknownRule.error);
  });

  test("answers the JetBrains plugin's call as it demands", async () => {
    const document = await readFile(path.join(project, documentName), "utf8");
    const { exitCode, stdout, stderr } = await runSpectral(["-r", ".spectral.yaml", "-f", "json", "lint"], document);
    expect(stderr).toBe("");
    expect(exitCode).toBeLessThanOrEqual(2);
    const findings = JSON.parse(stdout) as readonly SpectralFinding[];
    expect(summarize(findings)).toEqual(expectedSummary());
    for (const { path: at, source } of findings) {
      expect(source).toBeTypeOf("string");
      for (const item of at) expect(item).toBeTypeOf("string");
    }
  });
});
