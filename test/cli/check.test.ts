import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { check, compare, describePaths } from "../support/delta.ts";
import { cloneRepository, gitEnv, makeRepository, type Repository } from "../support/repository.ts";

const only = ["--only", "status-key-valid"];
const before = describePaths({ "/pets": ["200", "404"] });
/** Brings one finding, and loses a code. */
const after = describePaths({ "/pets": ["200", "999"] });

/** A repository with a branch that changes what `files` has on `main`. */
function branchOff(
  files: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, string>> = {},
): Repository {
  const repository = makeRepository(files);
  repository.git("checkout", "-q", "-b", "change");
  repository.write(changed);
  repository.commit("Change");
  return repository;
}

describe("the base", () => {
  test("is where the branch left main, which is said", async () => {
    const repository = branchOff({ "api.yaml": before }, { "api.yaml": after });
    const commit = repository.git("rev-parse", "main").trim();
    const told = await check(repository, "api.yaml", ...only);
    expect(told).toMatchObject({ code: 1, introduced: ["status-key-valid api.yaml"], fixed: [], unchanged: [] });
    expect(told.base).toMatchObject({ name: "main", commit, why: expect.stringContaining("default branch") });
  });

  test("is what a merge ref merges into, in a shallow clone of depth 2", async () => {
    const repository = branchOff({ "api.yaml": before }, { "api.yaml": after });
    repository.git("checkout", "-q", "main");
    repository.write({ "other.txt": "Of somebody else." });
    repository.commit("Other");
    const tip = repository.git("rev-parse", "main").trim();
    repository.git("checkout", "-q", "--detach");
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "change");
    repository.git("update-ref", "refs/pull/1/merge", "HEAD");
    const clone = cloneRepository(repository, ["--depth=2", "--no-checkout"]);
    clone.git("fetch", "-q", "--depth=2", "origin", "refs/pull/1/merge");
    clone.git("checkout", "-q", "FETCH_HEAD");
    const env = {
      ...gitEnv,
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_REF: "refs/pull/1/merge",
      GITHUB_BASE_REF: "main",
    };
    const told = await compare(clone.cwd, ["check", "api.yaml", ...only], { env });
    expect(told).toMatchObject({ code: 1, introduced: ["status-key-valid api.yaml"], base: { commit: tip } });
  });

  test("is found where HEAD is detached", async () => {
    const repository = branchOff({ "api.yaml": before }, { "api.yaml": after });
    repository.git("checkout", "-q", "--detach");
    expect(await check(repository, "api.yaml", ...only)).toMatchObject({ code: 1, base: { name: "main" } });
  });

  test("that is missing ends the run with the command that fetches it", async () => {
    const repository = branchOff({ "api.yaml": before }, { "api.yaml": after });
    const clone = cloneRepository(repository, ["--depth=1", "--branch=change"]);
    const { code, out, err } = await statute(clone.cwd, ["check", "api.yaml", "--base", "origin/main"], {
      env: gitEnv,
    });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("git fetch origin");
    const fetched = await compare(clone.cwd, ["check", "api.yaml", "--base", "origin/main", "--fetch", ...only]);
    expect(fetched).toMatchObject({ code: 1, introduced: ["status-key-valid api.yaml"] });
  });

  test("can be a file, for one description", async () => {
    const repository = makeRepository({ "api.yaml": after, "old/then.yaml": before, "b.yaml": before });
    const told = await check(repository, "api.yaml", "--base", "old/then.yaml", ...only);
    expect(told).toMatchObject({ code: 1, base: { name: "old/then.yaml" }, introduced: ["status-key-valid api.yaml"] });
    expect(told.changes).toHaveLength(1);
    const many = await statute(repository.cwd, ["check", "*.yaml", "--base", "old/then.yaml"], { env: gitEnv });
    expect(many).toMatchObject({ code: 2, out: "", err: expect.stringContaining("is one description") });
  });
});

describe("findings", () => {
  test("that were there before do not count, those that are gone are fixed", async () => {
    const repository = branchOff(
      { "api.yaml": describePaths({ "/a": ["999"], "/b": ["998"] }) },
      { "api.yaml": describePaths({ "/new": ["997"], "/b": ["998"] }).replace("As it", "Not as it") },
    );
    const told = await check(repository, "api.yaml", "--fail-on-change", "never", ...only);
    expect(told).toMatchObject({
      code: 1,
      introduced: ["status-key-valid api.yaml"],
      fixed: ["status-key-valid api.yaml"],
    });
    expect(told.unchanged).toHaveLength(1);
  });

  test("that are suppressed do not count, in the document or by the baseline", async () => {
    const ignored = after.replace('"999":', '"999": # statute-ignore status-key-valid -- a gateway of ours');
    const repository = branchOff({ "api.yaml": before }, { "api.yaml": ignored });
    const told = await check(repository, "api.yaml", "--fail-on-change", "never", ...only);
    expect(told).toMatchObject({ code: 0, introduced: [], suppressed: ["status-key-valid api.yaml"] });
    repository.write({ "api.yaml": after });
    await statute(repository.cwd, ["baseline", "write", "api.yaml", "--reason", "Later.", ...only], { env: gitEnv });
    const baselined = await check(repository, "api.yaml", "--fail-on-change", "never", ...only);
    expect(baselined).toMatchObject({ code: 0, introduced: [], suppressed: ["status-key-valid api.yaml"] });
  });

  test("that are suppressed now and were there before are neither fixed nor new", async () => {
    const ignored = after.replace('"999":', '"999": # statute-ignore status-key-valid -- a gateway of ours');
    const repository = branchOff({ "api.yaml": after }, { "api.yaml": ignored });
    expect(await check(repository, "api.yaml", ...only)).toMatchObject({
      code: 0,
      introduced: [],
      fixed: [],
      suppressed: [],
    });
  });

  test("fail by their severity and by the count of new warnings", async () => {
    const repository = branchOff({ "api.yaml": before }, { "api.yaml": after });
    const soft = ["--rule", "status-key-valid:warn", "--only", "status-key-valid", "--fail-on-change", "never"];
    expect(await check(repository, "api.yaml", ...soft)).toMatchObject({ code: 0 });
    expect(await check(repository, "api.yaml", ...soft, "--fail-on", "warn")).toMatchObject({ code: 1 });
    expect(await check(repository, "api.yaml", ...soft, "--max-warnings", "0")).toMatchObject({ code: 1 });
    expect(await check(repository, "api.yaml", ...soft, "--max-warnings", "1")).toMatchObject({ code: 0 });
  });
});

describe("changes", () => {
  test("fail from a rating on", async () => {
    const repository = branchOff({ "api.yaml": describePaths({ "/a": ["200"], "/b": ["200"] }) });
    repository.write({ "api.yaml": describePaths({ "/a": ["200"] }) });
    expect(await check(repository, "api.yaml", ...only)).toMatchObject({
      code: 1,
      changes: ["operation-removed GET /b"],
    });
    expect(await check(repository, "api.yaml", "--fail-on-change", "never", ...only)).toMatchObject({ code: 0 });
    repository.write({ "statute.config.yaml": "changes:\n  ratings:\n    operation-removed: safe\n" });
    expect(await check(repository, "api.yaml", ...only)).toMatchObject({ code: 0 });
    expect(await check(repository, "api.yaml", "--fail-on-change", "safe", ...only)).toMatchObject({ code: 1 });
  });

  test("have fingerprints that neither lines nor names of path parameters change", async () => {
    const repository = branchOff({ "api.yaml": describePaths({ "/a/{id}": ["200", "404"], "/b": ["200", "404"] }) });
    repository.write({ "api.yaml": describePaths({ "/a/{id}": ["200"], "/b": ["200"] }) });
    const first = await check(repository, "api.yaml", ...only);
    repository.write({ "api.yaml": `# A comment.\n${describePaths({ "/b": ["200"], "/a/{name}": ["200"] })}` });
    const second = await check(repository, "api.yaml", ...only);
    expect(first.fingerprints).toHaveLength(2);
    expect(new Set(first.fingerprints).size).toBe(2);
    expect([...second.fingerprints].sort()).toEqual([...first.fingerprints].sort());
    for (const fingerprint of first.fingerprints) expect(fingerprint).toMatch(/^[\da-f]{32}$/);
  });
});

describe("files", () => {
  const old = describePaths({ "/a": ["200", "999"], "/b": ["200"] });

  test("that are renamed, and edited too, are compared with what they were", async () => {
    const repository = branchOff({ "apis/old.yaml": old });
    repository.git("mv", "apis/old.yaml", "apis/new.yaml");
    expect(await check(repository, "apis/*.yaml", ...only)).toMatchObject({
      code: 0,
      introduced: [],
      fixed: [],
      unchanged: ["status-key-valid apis/new.yaml"],
      changes: [],
    });
    repository.write({ "apis/new.yaml": describePaths({ "/a": ["200", "999"], "/b": ["200", "998"] }) });
    expect(await check(repository, "apis/*.yaml", ...only)).toMatchObject({
      introduced: ["status-key-valid apis/new.yaml"],
      unchanged: ["status-key-valid apis/new.yaml"],
    });
  });

  test("that git does not keep yet are known again by what they say", async () => {
    const repository = branchOff({ "apis/old.yaml": old });
    repository.git("rm", "-q", "apis/old.yaml");
    repository.write({ "apis/new.yaml": old });
    expect(await check(repository, "apis/*.yaml", ...only)).toMatchObject({ introduced: [], fixed: [], changes: [] });
  });

  test("that move with their folder take along what they refer to", async () => {
    const split = {
      "v1/api.yaml": describePaths({ "/a": [] }).replace("responses:", "responses:\n        $ref: parts.yaml"),
      "v1/parts.yaml": '"200":\n  description: Ok.\n"999":\n  description: No.\n',
    };
    const repository = branchOff(split);
    repository.git("mv", "v1", "v2");
    expect(await check(repository, "v2/api.yaml", ...only)).toMatchObject({
      code: 0,
      introduced: [],
      fixed: [],
      changes: [],
    });
  });

  test("that are new have all their findings introduced, those that are gone all fixed", async () => {
    const repository = branchOff({ "apis/a.yaml": before });
    repository.write({ "apis/b.yaml": describePaths({ "/x": ["999"] }, "Other") });
    expect(await check(repository, "apis/*.yaml", ...only)).toMatchObject({
      code: 1,
      introduced: ["status-key-valid apis/b.yaml"],
      changes: ["operation-added GET /x"],
    });
    repository.commit("More");
    repository.git("rm", "-q", "apis/b.yaml");
    expect(await check(repository, "apis/*.yaml", "--base", "HEAD", ...only)).toMatchObject({
      code: 1,
      introduced: [],
      fixed: ["status-key-valid apis/b.yaml"],
      changes: ["operation-removed GET /x"],
    });
  });

  test("that are named and gone are a change, those that never were a mistake", async () => {
    const repository = branchOff({ "api.yaml": before });
    repository.git("rm", "-q", "api.yaml");
    expect(await check(repository, "api.yaml")).toMatchObject({ code: 1, changes: ["operation-removed GET /pets"] });
    expect(await check(repository, "ap*.yaml")).toMatchObject({ code: 1, changes: ["operation-removed GET /pets"] });
    expect(await check(repository, "no.yaml")).toMatchObject({
      code: 2,
      err: expect.stringContaining("no.yaml does not exist"),
    });
  });

  test("that stay are compared with themselves where their neighbour moves away", async () => {
    const repository = branchOff({ "v1/a.yaml": old, "v1/b.yaml": describePaths({ "/x": ["200", "997"] }, "Other") });
    repository.git("mv", "v1/a.yaml", "a.yaml");
    repository.write({ "v1/b.yaml": describePaths({ "/x": ["200", "997"], "/y": ["200"] }, "Other") });
    const told = await check(repository, "**/*.yaml", ...only);
    expect(told).toMatchObject({ code: 0, introduced: [], fixed: [], changes: ["operation-added GET /y"] });
    expect(told.unchanged).toHaveLength(2);
  });

  test("that have several names by links are one", async () => {
    const repository = makeRepository({ "a.yaml": old });
    symlinkSync("a.yaml", join(repository.cwd, "b.yaml"));
    repository.commit("Link");
    repository.write({ "a.yaml": describePaths({ "/a": ["200", "999"] }) });
    const told = await check(repository, "*.yaml", "--base", "HEAD", ...only);
    expect(told).toMatchObject({ introduced: [], fixed: [], changes: ["operation-removed GET /b"] });
  });

  test("that were no descriptions and are gone are nothing", async () => {
    const repository = branchOff({ "api.yaml": before, "other.yaml": "a: 1\n" });
    repository.git("rm", "-q", "other.yaml");
    expect(await check(repository, "*.yaml")).toMatchObject({ code: 0, changes: [], introduced: [] });
  });

  test("may be split, and the fragment alone change", async () => {
    const repository = branchOff(
      {
        "api.yaml": describePaths({ "/a": [] }).replace("responses:", "responses:\n        $ref: parts/a.yaml"),
        "parts/a.yaml": '"200":\n  description: Ok.\n',
      },
      { "parts/a.yaml": '"200":\n  description: Ok.\n"999":\n  description: No.\n' },
    );
    const told = await check(repository, "api.yaml", ...only);
    expect(told).toMatchObject({ code: 1, introduced: ["status-key-valid parts/a.yaml"] });
    expect(told.changes).toHaveLength(1);
  });

  test("of a monorepo of 30 descriptions share fragments, of which one changes", async () => {
    const name = (at: number) => `apis/${String(at).padStart(2, "0")}/openapi.yaml`;
    const describeOne = (at: number) =>
      describePaths({ [`/r${at}`]: [] }, `API ${at}`).replace(
        "responses:",
        `responses:\n        $ref: ../../shared/${at % 3}.yaml`,
      );
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [name(at), describeOne(at)]));
    const shared = '"200":\n  description: Ok.\n"404":\n  description: Gone.\n';
    const repository = branchOff(
      {
        ...files,
        "shared/0.yaml": shared,
        "shared/1.yaml": shared,
        "shared/2.yaml": shared,
        "statute.config.yaml": "files: apis/**/openapi.yaml\n",
      },
      { "shared/1.yaml": shared.replace('"404"', '"999"') },
    );
    const told = await check(repository, ...only);
    // What descriptions share is found once, and changes the contract of each.
    expect(told).toMatchObject({ code: 1, introduced: ["status-key-valid shared/1.yaml"] });
    expect(told.changes).toHaveLength(10);
    expect(new Set(told.fingerprints).size).toBe(10);
  });
});

describe("a base that cannot be read", () => {
  const torn = () => branchOff({ "api.yaml": "{", "b.yaml": before }, { "api.yaml": after });

  test("fails the run, which says so and compares the others", async () => {
    const told = await check(torn(), "*.yaml", ...only);
    expect(told).toMatchObject({ code: 2, introduced: [], err: expect.stringContaining("api.yaml") });
  });

  test("makes all findings new, or leaves the description out, where that is wanted", async () => {
    const allNew = await check(torn(), "*.yaml", "--on-base-error", "all-new", ...only);
    expect(allNew).toMatchObject({
      code: 1,
      introduced: ["status-key-valid api.yaml"],
      changes: [],
      err: expect.stringContaining("counts as new"),
    });
    const skipped = await check(torn(), "*.yaml", "--on-base-error", "skip", ...only);
    expect(skipped).toMatchObject({ code: 0, introduced: [], changes: [], err: expect.stringContaining("api.yaml") });
  });
});

test("standard input is compared with the file that it is to become", async () => {
  const repository = makeRepository({ "api.yaml": before });
  const told = await compare(repository.cwd, ["check", "-", "--stdin-filepath", "api.yaml", ...only], { stdin: after });
  expect(told).toMatchObject({ code: 1, introduced: ["status-key-valid api.yaml"] });
  expect(await statute(repository.cwd, ["check", "-"], { stdin: after, env: gitEnv })).toMatchObject({
    code: 2,
    err: expect.stringContaining("--stdin-filepath"),
  });
});

test("options that lint has hold for both sides", async () => {
  const repository = branchOff({ "api.yaml": after, "part.yaml": "a: 1\n" });
  expect(await check(repository, "*.yaml", "--ignore-unknown-format", ...only)).toMatchObject({ code: 0 });
  expect(await check(repository, "*.yaml", ...only)).toMatchObject({ code: 2 });
});

describe("what is found only since the ruleset or the configuration changed", () => {
  const faulty = describePaths({ "/pets": ["200", "999"] });
  const off = "rules:\n  status-key-valid: off\n";

  test("is told apart, and fails nothing", async () => {
    const repository = branchOff({ "api.yaml": faulty, "statute.config.yaml": off });
    repository.write({ "statute.config.yaml": "rules:\n  status-key-valid: error\n" });
    const told = await check(repository, "api.yaml");
    expect(told).toMatchObject({ code: 0, err: "", introduced: [], byRuleset: ["status-key-valid api.yaml"] });
    expect(told.unchanged).toContain("status-key-valid api.yaml");
  });

  test("counts as introduced where the description is new as well", async () => {
    const repository = branchOff({ "api.yaml": faulty, "statute.config.yaml": off });
    repository.git("rm", "-q", "statute.config.yaml");
    repository.write({ "new.yaml": describePaths({ "/new": ["999"] }, "New") });
    const told = await check(repository, "*.yaml", ...only);
    // --only asks for the rule then as now.
    expect(told).toMatchObject({ code: 1, introduced: ["status-key-valid new.yaml"], byRuleset: [] });
  });

  test("goes by the Spectral ruleset that the base had, above the working folder too", async () => {
    const ruleset = (severity: string) => `extends: [statute]\nrules:\n  status-key-valid: ${severity}\n`;
    const repository = branchOff({
      "apis/api.yaml": faulty,
      "statute.config.yaml": "ruleset: house.yaml\n",
      "house.yaml": ruleset("off"),
    });
    repository.write({ "house.yaml": ruleset("error") });
    const told = await compare(`${repository.cwd}/apis`, ["check", "api.yaml"]);
    expect(told).toMatchObject({ code: 0, byRuleset: ["status-key-valid apis/api.yaml"] });
  });

  test("is not told where the base's ruleset is code, or cannot be read: nothing is run from a commit", async () => {
    const code = `import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\nexport default { extends: [], rules: {} };\n`;
    const repository = branchOff({
      "api.yaml": faulty,
      "statute.config.yaml": "ruleset: ./house.mjs\n",
      "house.mjs": code,
    });
    repository.write({ "statute.config.yaml": "ruleset: recommended\n" });
    const told = await check(repository, "api.yaml");
    expect(told).toMatchObject({
      code: 0,
      byRuleset: [],
      err: expect.stringContaining("house.mjs of the base brings code"),
    });
    expect(existsSync(join(repository.cwd, "ran"))).toBe(false);
    const other = branchOff({ "api.yaml": faulty, "statute.config.yaml": "no-such-key: 1\n" });
    other.write({ "statute.config.yaml": "ruleset: recommended\n" });
    expect(await check(other, "api.yaml")).toMatchObject({ code: 0, err: expect.stringContaining("no-such-key") });
  });

  test.each(["by an absolute path", "by one that leads up", "in an override"])(
    "does not run what is outside of the repository and the base names %s",
    async (way) => {
      const outside = makeFolder({ "house.cjs": 'require("fs").writeFileSync(__dirname + "/ran", "");' });
      // The folder that the base's configuration is written into lies beside that one.
      const name = way === "by one that leads up" ? `../${basename(outside)}/house.cjs` : `${outside}/house.cjs`;
      const config = way === "in an override" ? `overrides: [{ files: "*", ruleset: ${name} }]` : `ruleset: ${name}`;
      const repository = branchOff({ "api.yaml": faulty, "statute.config.yaml": `${config}\n` });
      repository.write({ "statute.config.yaml": "ruleset: recommended\n" });
      const told = await check(repository, "api.yaml");
      expect(told).toMatchObject({ code: 0, err: expect.stringContaining("of the base is outside of the repository") });
      expect(existsSync(join(outside, "ran"))).toBe(false);
    },
  );

  test("goes on with what the command line names outside of the repository", async () => {
    const folder = makeFolder({ "house.yaml": "extends: [statute]\nrules:\n  status-key-valid: error\n" });
    branchOff({ "api.yaml": faulty }).git("clone", "-q", ".", join(folder, "clone"));
    writeFileSync(join(folder, "clone/statute.config.yaml"), "failOn: never\n");
    const told = await compare(join(folder, "clone"), ["check", "api.yaml", "-r", "../house.yaml"]);
    expect(told).toMatchObject({ code: 0, err: "", byRuleset: [] });
  });
});

describe("what the configuration of git would have run", () => {
  const keys = ["core.fsmonitor", "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv"];
  test.each([...keys, "diff.x.command", "diff.external"])("is not run: %s", async (key) => {
    const repository = branchOff({ "api.yaml": before, ".gitattributes": "* filter=x diff=x\n" });
    const mark = join(repository.cwd, ".git", "mark");
    const program = join(repository.cwd, ".git", "program");
    writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 });
    repository.git("config", key, program);
    repository.git("config", "filter.x.required", "true");
    repository.write({ "api.yaml": after, "new.yaml": before });
    const told = await check(repository, "api.yaml", ...only);
    expect(told.introduced).toEqual(["status-key-valid api.yaml"]);
    expect(existsSync(mark)).toBe(false);
  });

  test("is refused where it cannot be kept from it", async () => {
    const repository = branchOff({ "api.yaml": before });
    repository.git("config", "filter.a=b.clean", "cat");
    const { code, err } = await statute(repository.cwd, ["check", "api.yaml"], { env: gitEnv });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('a filter "a=b"') });
  });
});

test("the command that approves a change says again what was named on the command line", async () => {
  const repository = makeRepository({ "it's here/api.yaml": describePaths({ "/pets": ["200"] }) });
  repository.write({ "it's here/api.yaml": describePaths({ "/pets": ["201"] }) });
  const run = (...args: string[]) => statute(repository.cwd, args, { env: gitEnv });
  const { code, out } = await run("check", "it's here/*.yaml", "--base", "HEAD");
  expect(code).toBe(1);
  const [, command = ""] = /^ {2}statute (approve .*)$/m.exec(out) ?? [];
  expect(command).toMatch(/^approve [0-9a-f]{12} --files 'it'\\''s here\/\*\.yaml' --base HEAD --reason "…"$/);
  const [, fingerprint = ""] = command.split(" ");
  const named = ["--files", "it's here/*.yaml", "--base", "HEAD"];
  expect(await run("approve", fingerprint, ...named, "--reason", "Meant.")).toMatchObject({ code: 0 });
  expect(await run("check", "it's here/*.yaml", "--base", "HEAD", "--fail-on", "never")).toMatchObject({ code: 0 });
});
