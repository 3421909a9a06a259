import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { makeFolder, statute } from "../support/command.ts";
import { describePaths } from "../support/delta.ts";
import { cloneMerge } from "./pull-request.ts";
import { buildHere, isInstalled, makePrograms, removeCommand, root, runStep, runWith, shellAttacks } from "./runner.ts";

beforeAll(buildHere);
afterAll(removeCommand);

const description = (code: number) =>
  `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    get:\n      responses:\n        "${code}": { description: The a., content: { text/plain: {} } }\n`;
const [clean, broken] = [description(200), description(418)];

describe("the job for GitLab", () => {
  const file = join(root, "integrations/gitlab/statute.gitlab-ci.yml");
  const { statute: job } = parse(readFileSync(file, "utf8"), { strict: true }) as {
    statute: {
      variables: Record<string, string>;
      script: string[];
      artifacts: { when: string; reports: { codequality: string } };
    };
  };
  const runJob = (shell: string, cwd: string, variables: Readonly<Record<string, string>>) =>
    runWith([shell, "-e", "-c", job.script.join("\n")], cwd, { ...job.variables, ...variables });

  test("runs the version of the package, and keeps the report of a job that fails", () => {
    expect(job.variables.STATUTE_VERSION).toBe(manifest.version);
    expect(readFileSync(file, "utf8")).toContain(`/v${manifest.version}/`);
    expect(job.artifacts.when).toBe("always");
  });

  describe.each(["sh", "bash"])("in %s", (shell) => {
    test.each([
      ["nothing found", "openapi.yaml", 0],
      ["findings", "openapi.yaml\nb c.yaml", 1],
      ["a file that is not there", "nowhere.yaml", 2],
    ])("%s", (_, files, expected) => {
      const cwd = makeFolder({ "openapi.yaml": clean, "b c.yaml": broken });
      const { code, calls } = runJob(shell, cwd, { STATUTE_FILES: files, STATUTE_ARGS: "-r core  -q" });
      expect(code).toBe(expected);
      const report = `gitlab=${job.artifacts.reports.codequality}`;
      expect(calls).toEqual([
        [
          "npx",
          "--yes",
          `statute@${manifest.version}`,
          "lint",
          "-f",
          "pretty",
          "-f",
          report,
          "-r",
          "core",
          "-q",
          "--",
          ...files.split("\n"),
        ],
      ]);
    });

    test.each([
      ["whose base the clone holds", 20, "0"],
      ["whose base is fetched", 1, "3"],
    ])("checks a merge request %s, and reports all findings to GitLab", (_, depth, fails) => {
      const before = describePaths({ "/old": ["418"], "/pets": ["200", "404"] });
      const after = describePaths({ "/old": ["418"], "/pets": ["200", "429"] });
      const { cwd, base, checkOut } = cloneMerge({ "api.yaml": before }, { "api.yaml": after }, { depth });
      checkOut("refs/merge-requests/7/head");
      // What a merge request has brought under these names is not ours.
      for (const name of ["statute-note.md", "statute-changes.json"]) writeFileSync(join(cwd, name), "Theirs.");
      const variables = {
        GITLAB_CI: "true",
        CI_MERGE_REQUEST_IID: "7",
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        STATUTE_FILES: "api.yaml",
        STATUTE_ARGS: "--only 418-teapot --only 429-retry-after",
        STATUTE_GITLAB_TOKEN: "secret",
      };
      const { code, calls, out } = runJob(shell, cwd, variables);
      expect([code, calls[0]?.slice(3, 5)]).toEqual([1, ["check", "--fetch"]]);
      expect(out).toContain("retriability-changed");
      const { findings, changes } = JSON.parse(readFileSync(join(cwd, "statute-changes.json"), "utf8"));
      expect([findings.introduced.length, changes.length]).toEqual([1, 1]);
      expect(readFileSync(join(cwd, "statute-note.md"), "utf8")).toMatch(/^<!-- statute -->\n/);
      const report = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), "utf8"));
      expect(report.map(({ check_name: rule }: { check_name: string }) => rule)).toEqual([
        "418-teapot",
        "429-retry-after",
      ]);
      // A run that cannot even begin leaves nothing to be noted.
      const refused = runJob(shell, cwd, { ...variables, FAIL_WITH: fails });
      expect([refused.code === 0, existsSync(join(cwd, "statute-note.md"))]).toEqual([fails === "0", false]);
    });

    test("keeps the token from what it runs", () => {
      const programs = makePrograms();
      writeFileSync(join(programs, "npx"), "#!/bin/sh\nenv\n");
      chmodSync(join(programs, "npx"), 0o755);
      const env = { ...job.variables, STATUTE_GITLAB_TOKEN: "secret" };
      const { out } = runWith([shell, "-e", "-c", job.script.join("\n")], makeFolder({}), env, programs);
      expect([out.includes("STATUTE_VERSION"), out.includes("secret")]).toEqual([true, false]);
    });

    test("without files asks for those of the configuration", () => {
      const { calls } = runJob(shell, makeFolder({}), { FAIL_WITH: "1" });
      expect(calls[0]?.at(-1)).toBe("--");
    });

    test.each(shellAttacks)("takes a variable for nothing but words: %j", (attack) => {
      const cwd = makeFolder({ "openapi.yaml": clean });
      const variables = { STATUTE_FILES: attack, STATUTE_ARGS: attack, STATUTE_VERSION: attack, FAIL_WITH: "3" };
      const { code, calls } = runJob(shell, cwd, variables);
      expect([code, existsSync(join(cwd, "owned"))]).toEqual([3, false]);
      expect(calls[0]).toContain(`statute@${attack}`);
      expect(calls[0]).toEqual(expect.arrayContaining(attack.split("\n").filter((line) => line !== "")));
    });
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
}

describe("the hook for commits", () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"), { strict: true }) as Hook[];

  /** A repository whose first commit is to come, with its files staged. */
  const stage = (files: Readonly<Record<string, string>>) => {
    const cwd = makeFolder({});
    execFileSync("git", ["init", "-q"], { cwd });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    execFileSync("git", ["add", "."], { cwd });
    return cwd;
  };
  const commit = (cwd: string, env: Readonly<Record<string, string>> = {}) =>
    runWith(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "A."], cwd, env);
  const isCommitted = (cwd: string) => runWith(["git", "log", "-1"], cwd, {}).code === 0;

  test("runs the version of the package, on whatever machine has Node", () => {
    for (const { entry, language } of hooks)
      expect([language, entry]).toEqual([
        "system",
        expect.stringMatching(new RegExp(`^npx --yes statute@${manifest.version} lint`)),
      ]);
  });

  const cases: [string, Readonly<Record<string, string>>, boolean][] = [
    ["a description without findings", { "a b.yaml": clean, "package.json": "{}" }, true],
    ["a description with findings", { "a b.yaml": broken, "package.json": "{}" }, false],
    ["no description", { "package.json": "{}", "c.yaml": "a: 1\n" }, true],
  ];

  test.each(cases)("through a hook of git: %s", (_, files, passes) => {
    const cwd = stage(files);
    const list = "git diff --cached --name-only --diff-filter=ACMR -z -- '*.yaml' '*.yml' '*.json'";
    mkdirSync(join(cwd, ".git/hooks"), { recursive: true });
    writeFileSync(join(cwd, ".git/hooks/pre-commit"), `#!/bin/sh\n${list} | xargs -0 -r ${hooks[0]?.entry}\n`);
    chmodSync(join(cwd, ".git/hooks/pre-commit"), 0o755);
    const { code, calls } = commit(cwd);
    expect([code === 0, isCommitted(cwd)]).toEqual([passes, passes]);
    expect(calls).toEqual([[...(hooks[0]?.entry.split(" ") ?? []), ...Object.keys(files).sort()]]);
  });

  // The framework itself, where there is one.
  describe.skipIf(!isInstalled("pre-commit"))("through pre-commit", () => {
    const configure = (hook: object) => JSON.stringify({ repos: [{ repo: "local", hooks: [hook] }] });
    const prepare = (cwd: string) => {
      const env = { PRE_COMMIT_HOME: makePrograms() };
      expect(runWith(["pre-commit", "install"], cwd, env)).toMatchObject({ code: 0 });
      return env;
    };

    test.each(cases)("%s", (_, files, passes) => {
      const cwd = stage({ ...files, ".pre-commit-config.yaml": configure(hooks[0] ?? {}), "d.txt": clean });
      const { code, calls } = commit(cwd, prepare(cwd));
      expect([code === 0, isCommitted(cwd)]).toEqual([passes, passes]);
      expect(calls[0]).not.toContain("d.txt");
    });

    test.each([
      [clean, true],
      [broken, false],
    ])("all descriptions, whatever is changed", (text, passes) => {
      const hook = { ...hooks[1], args: ["openapi.yaml"] };
      const cwd = stage({ "openapi.yaml": text, "c.yaml": "a: 1\n", ".pre-commit-config.yaml": configure(hook) });
      const { code, calls } = commit(cwd, prepare(cwd));
      expect([code === 0, calls]).toEqual([passes, [[...(hooks[1]?.entry.split(" ") ?? []), "openapi.yaml"]]]);
    });
  });
});

test.each([
  ["github", ".github/workflows/statute.yml", ["check", "lint"]],
  ["gitlab", ".gitlab-ci.yml", ["lint"]],
  ["azure", "azure-pipelines.yml", ["lint"]],
  ["circleci", ".circleci/config.yml", ["lint"]],
])("what init writes for %s passes the exit code on", async (name, file, expected) => {
  const cwd = makeFolder({ "openapi.yaml": clean });
  await statute(cwd, ["init", "--yes", "--ci", name]);
  const commands = listCommands(parse(readFileSync(join(cwd, file), "utf8")));
  for (const status of ["0", "1", "2"]) {
    const ended = commands.map((command) => runStep(command, cwd, { FAIL_WITH: status }));
    expect(ended.map(({ code, calls }) => [code, ...calls.map((call) => call.slice(0, 4))])).toEqual(
      expected.map((word) => [Number(status), ["npx", "--yes", `statute@${manifest.version}`, word]]),
    );
  }
});

/** The shell commands of a CI file, under whatever its system calls them. */
function listCommands(data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    if (typeof value === "string") return key === "run" || key === "script" ? [value] : [];
    if (key === "script" && Array.isArray(value)) return value as string[];
    return listCommands(value);
  });
}
