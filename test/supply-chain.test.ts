import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makeFolder } from "./support/command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));

describe("the package", () => {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const [pack] = JSON.parse(
    execFileSync(npm, ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      shell: process.platform === "win32",
    }),
  );
  const files: readonly string[] = pack.files.map(({ path }: { path: string }) => path);

  test("holds what it runs on and what tells of it, and nothing else", () => {
    expect(existsSync(join(root, "dist/cli.cjs")), "run `npm run build` first").toBe(true);
    const expected = [
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
      /^dist\/(cli|program|core|recommended|redocly|strict)\.cjs$/,
      /^dist\/(api|configure|core|recommended|strict)\.js$/,
      /^dist\/[\w-]+\.d\.c?ts$/,
      /^dist\/(guidelines|settings)\/[\w-]+\.js$/,
      /^dist\/lib\/[\w-]+\.cjs$/,
      /^dist\/LICENSES\.txt$/,
      /^rulesets\/portable\.yaml$/,
      /^rulesets\/reference\/(guidelines\/)?[\w-]+\.md$/,
      /^schemas\/[\w-]+\.schema\.json$/,
    ];
    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(expected.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
  });

  test("holds every file that it says it has", () => {
    const named = JSON.stringify([manifest.bin, manifest.main, manifest.types, manifest.exports]).matchAll(
      /"\.\/([^"*]+)"(?!:)/g,
    );
    for (const [, file = ""] of named) if (/\.\w+$/.test(file)) expect(files).toContain(file);
  });

  test("is of no more bytes than it needs", () => {
    expect(pack.size).toBeLessThan(3_600_000);
    expect(pack.unpackedSize).toBeLessThan(11_500_000);
    expect(pack.entryCount).toBeLessThan(250);
  });

  test("runs nothing when it is installed", () => {
    const hooks = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare"];
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
    expect(existsSync(join(root, "binding.gyp"))).toBe(false);
  });

  test("brings no packages with it", () => {
    for (const kind of ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"])
      expect(manifest[kind], kind).toBeUndefined();
  });

  test("runs where no other package is", { timeout: 60_000 }, () => {
    const cwd = makeFolder({
      "a.yaml": 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: { /a: { get: { responses: {} } } }\n',
      "r.yaml": 'extends: [statute]\nrules: { mine: { given: "$", severity: error, then: { function: falsy } } }\n',
    });
    cpSync(join(root, "dist"), join(cwd, "dist"), { recursive: true });
    const args = ["dist/cli.cjs", "a.yaml", "-r", "r.yaml", "--validate", "-f", "text"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain(" mine ");
  });
});

describe("what is bundled", () => {
  const sources = ["src", "rulesets"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => [folder, file]),
    )
    .filter(([, file = ""]) => file.endsWith(".ts"));
  const packages = new Set(
    sources
      .flatMap(
        ([folder = "", file = ""]) =>
          ts.preProcessFile(readFileSync(resolve(root, folder, file), "utf8")).importedFiles,
      )
      .map(({ fileName }) => /^(?:@[^/]+\/)?[^/]+/.exec(fileName)?.[0] ?? "")
      .filter((name) => !/^(\.|node:|$)/.test(name) && name !== manifest.name && !builtinModules.includes(name)),
  );

  test("is something", () => {
    expect(packages.size).toBeGreaterThan(5);
  });

  test.each([...packages])("%s has its reason in the README and its licence in the package", (name) => {
    const paragraph = read("README.md")
      .split("\n\n")
      .find((text) => text.includes("depends on nothing at run time"));
    const called = name.startsWith("@stoplight/spectral-") ? "Spectral's packages" : name.replace(/^@[^/]+\//, "");
    expect(paragraph?.replaceAll("\n", " ")).toMatch(new RegExp(`\\b${called}[^,(]* \\(`));
    expect(read("dist/LICENSES.txt")).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, "m"));
    expect(manifest.devDependencies).toHaveProperty(name);
  });
});

const folder = ".github/workflows";
describe.each(readdirSync(join(root, folder)))("the workflow %s", (file) => {
  const text = read(`${folder}/${file}`);
  const workflow: Workflow = parse(text);
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test("pins what it uses by commit, and says which version that is", () => {
    const used = text.match(/uses:.*$/gm) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const line of used) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("asks for no more than it needs", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const [name, { permissions }] of jobs)
      expect(permissions).toEqual(name === "publish" ? { contents: "read", "id-token": "write" } : undefined);
    for (const { uses = "", with: given } of steps)
      if (uses.startsWith("actions/checkout@")) expect(given?.["persist-credentials"]).toBe(false);
  });

  test("runs no text that a stranger wrote", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("ends", () => {
    for (const [, job] of jobs) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
  });

  test("runs the tests first", () => {
    expect(workflow.jobs.check?.steps.at(-1)?.run).toBe(".ci/run");
    for (const [name, { needs }] of jobs) if (name !== "check") expect(needs).toBe("check");
  });
});

test("only a tag publishes, with provenance and without anybody's scripts", () => {
  for (const file of readdirSync(join(root, folder))) {
    const workflow: Workflow = parse(read(`${folder}/${file}`));
    const published = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.filter(({ run }) => run?.includes("publish")),
    );
    if (file !== "release.yml") expect(published).toEqual([]);
    else {
      expect(workflow.on).toEqual({ push: { tags: ["v*"] } });
      expect(published).toHaveLength(1);
      expect(published[0]?.run).toMatch(/^npm publish .*--provenance.*--ignore-scripts/);
    }
  }
  expect(manifest.repository.url).toMatch(/^git\+https:\/\/github\.com\//);
});

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly needs?: string;
  readonly "timeout-minutes": number;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}
