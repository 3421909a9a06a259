import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { makeFolder, statute } from "../support/command.ts";
import { cloneRepository, gitEnv, makeRepository } from "../support/repository.ts";

/** One finding; what `response` says may stand in another file. */
const describeApi = (response: string) => `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses:
        "418": ${response}
`;
const own = describeApi("{ description: No. }");
const shared = "description: No.\n";

/** Which descriptions were checked: each has its one finding. */
async function check(cwd: string, args: readonly string[] = [], world: Partial<Io> = {}) {
  const { code, out, err } = await statute(
    cwd,
    ["*.yaml", "apis/**/*.yaml", "--changed-since", "main", "--only", "418-teapot", "-f", "text", ...args],
    { env: gitEnv, ...world },
  );
  const files = new Set([...out.matchAll(/^(\S+?):/gm)].map(([, file = ""]) => file));
  return { code, err, checked: [...files].join(" ") };
}

const two = { "a.yaml": own, "apis/b.yaml": own };

describe("a description is checked", () => {
  test.each<[string, (repository: ReturnType<typeof makeRepository>) => void, string]>([
    ["not where nothing has changed", () => {}, ""],
    [
      "where it was committed",
      ({ write, commit }) => {
        write({ "a.yaml": `${own}\n` });
        commit("Change");
      },
      "a.yaml",
    ],
    ["where it is not committed yet", ({ write }) => write({ "a.yaml": `${own}\n` }), "a.yaml"],
    [
      "where it is staged",
      ({ write, git }) => {
        write({ "a.yaml": `${own}\n` });
        git("add", "-A");
      },
      "a.yaml",
    ],
    ["where it is new", ({ write }) => write({ "apis/c.yaml": own }), "apis/c.yaml"],
    [
      "where git is told to ignore it",
      ({ write, commit }) => {
        write({ ".gitignore": "c.yaml\n" });
        commit("Ignore");
        write({ "apis/c.yaml": own });
      },
      "apis/c.yaml",
    ],
    ["where it is renamed", ({ git }) => void git("mv", "a.yaml", "c.yaml"), "c.yaml"],
    [
      "not where it was changed and changed back",
      ({ write, commit }) => {
        write({ "a.yaml": "" });
        commit("Change");
        write({ "a.yaml": own });
      },
      "",
    ],
    ["not where another file has changed", ({ write }) => write({ "README.md": "x" }), ""],
  ])("%s", async (_, change, expected) => {
    const repository = makeRepository(two);
    repository.git("checkout", "-q", "-b", "topic");
    change(repository);
    const { checked, code, err } = await check(repository.cwd);
    expect({ checked, code }).toEqual({ checked: expected, code: expected === "" ? 0 : 1 });
    expect(err).toBe(expected === "" ? "statute: no description has changed since main.\n" : "");
  });

  test("not where only the other branch has gone on", async () => {
    const { cwd, git, write, commit } = makeRepository(two);
    git("checkout", "-q", "-b", "topic");
    write({ "a.yaml": `${own}\n` });
    commit("Ours");
    git("checkout", "-q", "main");
    write({ "apis/b.yaml": `${own}\n` });
    commit("Theirs");
    git("checkout", "-q", "topic");
    expect((await check(cwd)).checked).toBe("a.yaml");
    expect((await check(join(cwd, "apis"), [])).err).toContain("No file matches");
  });

  test("from a folder below the top", async () => {
    const { cwd, write } = makeRepository(two);
    write({ "a.yaml": `${own}\n`, "apis/b.yaml": `${own}\n` });
    const folder = join(cwd, "apis");
    const { out } = await statute(folder, ["b.yaml", "--changed-since", "main", "--only", "418-teapot", "-f", "text"], {
      env: gitEnv,
    });
    expect(out).toMatch(/^b\.yaml:7:9 /);
  });

  test("where its name is not in ASCII, or is odd", async () => {
    const { cwd, write } = makeRepository({ "apis/ü [1].yaml": own, "apis/b.yaml": own });
    write({ "apis/ü [1].yaml": `${own}\n` });
    const { out } = await statute(cwd, ["apis/*", "--changed-since", "main", "--only", "418-teapot", "-f", "text"], {
      env: gitEnv,
    });
    expect(out).toMatch(/^apis\/ü \[1\]\.yaml:7:9 .*\n$/);
  });
});

describe("a description is checked with what it refers to", () => {
  const files = {
    "a.yaml": describeApi("{ $ref: parts/one.yaml }"),
    "apis/b.yaml": own,
    "parts/one.yaml": "$ref: './two.json#/teapot'\n",
    "parts/two.json": '{"teapot":{"description":"No.","content":{"x/y":{"examples":{"a":{"$ref":"three.json"}}}}}}',
    "parts/three.json": "{}",
    "parts/four.json": "{}",
  };

  test.each([
    ["parts/one.yaml", `${files["parts/one.yaml"]}\n`, "parts/one.yaml"],
    ["parts/two.json", `${files["parts/two.json"]}\n`, "parts/two.json"],
    ["parts/three.json", "{ }", "parts/two.json"],
  ])("%s", async (name, text) => {
    const { cwd, write } = makeRepository(files);
    write({ [name]: text });
    const { err, code } = await check(cwd);
    expect({ err, code }).toEqual({ err: "", code: 1 });
  });

  test("and not with what it does not", async () => {
    const { cwd, write } = makeRepository(files);
    write({ "parts/four.json": "{ }" });
    expect(await check(cwd)).toMatchObject({ code: 0, checked: "" });
  });

  test("where that is gone, or has another name", async () => {
    const { cwd, git } = makeRepository(files);
    git("mv", "parts/one.yaml", "parts/first.yaml");
    const { out, code } = await statute(
      cwd,
      ["*.yaml", "--changed-since", "main", "--only", "418-teapot", "-f", "text"],
      { env: gitEnv },
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.yaml:7:\d+ error invalid-ref /);
    rmSync(join(cwd, "parts"), { recursive: true });
    expect((await check(cwd)).err).toBe("");
  });

  test("in circles, and written in unusual ways", async () => {
    const { cwd, write } = makeRepository({
      "apis/b.yaml": own,
      "a.yaml": `${describeApi("{ $ref: parts/one.yaml }")}x-a: &a [{ "$ref" : parts/odd.yaml }]\nx-b: [*a, *a]\n`,
      "parts/one.yaml": "description: No.\nx-b: { $ref: ../a.yaml }\n",
      "parts/odd.yaml": "a: 1\n",
    });
    expect((await check(cwd)).err).toContain("no description has changed");
    write({ "parts/odd.yaml": "a: 2\n" });
    expect((await check(cwd)).err).toBe("");
  });

  test("through links", async () => {
    const { cwd, write, commit, git } = makeRepository({
      "real/b.yaml": own,
      "parts/a.yaml": own,
      "parts/b.yaml": own,
    });
    mkdirSync(join(cwd, "apis"));
    symlinkSync("../real", join(cwd, "apis/linked"));
    symlinkSync("parts/a.yaml", join(cwd, "a.yaml"));
    commit("Links");
    git("checkout", "-q", "-b", "topic");
    const named = async () => {
      const args = ["a.yaml", "apis/linked/b.yaml", "--changed-since", "main", "--only", "418-teapot", "-f", "text"];
      return (await statute(cwd, args, { env: gitEnv })).out.replace(/:.*\n/g, " ");
    };
    expect(await named()).toBe("");
    write({ "real/b.yaml": `${own}\n` });
    expect(await named()).toBe("apis/linked/b.yaml ");
    rmSync(join(cwd, "a.yaml"));
    symlinkSync("parts/b.yaml", join(cwd, "a.yaml"));
    expect(await named()).toBe("a.yaml apis/linked/b.yaml ");
  });

  test("but not out of the working tree, unless that is allowed", async () => {
    const outside = makeFolder({ "one.yaml": shared });
    const { cwd } = makeRepository({ "a.yaml": describeApi(`{ $ref: ${outside}/one.yaml }`), "apis/b.yaml": own });
    expect((await check(cwd)).checked).toBe("");
    expect((await check(cwd, ["--allow-outside"])).code).toBe(1);
  });
});

test("a submodule counts as changed as a whole", async () => {
  const part = makeRepository({ "b.yaml": own, "c.yaml": own });
  const { cwd, git, commit } = makeRepository({ "a.yaml": own });
  git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", part.cwd, "apis");
  commit("Add a submodule");
  git("checkout", "-q", "-b", "topic");
  expect((await check(cwd)).checked).toBe("");
  writeFileSync(join(cwd, "apis/b.yaml"), `${own}\n`);
  expect((await check(cwd)).checked).toBe("apis/b.yaml apis/c.yaml");
});

describe("everything is checked where what decides the findings has changed", () => {
  const extended = 'extends: [statute]\nrules: { "418-teapot": warn }\n';
  const all = "a.yaml apis/b.yaml";
  const checkWith = async (cwd: string, args: readonly string[]) => {
    const names = ["a.yaml", "apis/b.yaml", "--changed-since", "main", "-f", "text", ...args];
    const { out, err } = await statute(cwd, names, { env: gitEnv });
    return { checked: [...new Set(out.match(/^[^:\n]+(?=:.*418-teapot)/gm))].join(" "), err };
  };

  test.each<[string, Record<string, string>, Record<string, string>, readonly string[]]>([
    ["the ruleset .spectral.yaml", { ".spectral.yaml": extended }, { ".spectral.yaml": `${extended}\n` }, []],
    [".spectral.json", {}, { ".spectral.json": "{}" }, []],
    ["the ruleset own.yaml", { "own.yaml": extended }, { "own.yaml": `${extended}\n` }, ["-r", "own.yaml"]],
    [
      "the ruleset own.yaml",
      { "own.yaml": "extends: [./base.yaml]\n", "base.yaml": extended },
      { "base.yaml": `${extended}\n` },
      ["-r", "own.yaml"],
    ],
    [
      "the ruleset own.js",
      {
        "own.js":
          'import { a } from "./a.js";\nimport statute from "statute";\nexport default { extends: [statute], rules: a };\n',
        "a.js": "export const a = {};\n",
      },
      { "a.js": "export const a = { };\n" },
      ["-r", "own.js"],
    ],
    [
      "the ruleset own.yaml",
      {
        "own.yaml": "extends: [statute]\nfunctions: [no]\nrules: { no: { given: $.a, then: { function: no } } }\n",
        "functions/no.js": "export default () => {};\n",
      },
      { "functions/no.js": "export default () => { };\n" },
      ["-r", "own.yaml"],
    ],
    ["statute.config.yaml", {}, { "statute.config.yaml": "{}\n" }, []],
    [
      "the key statute of package.json",
      { "package.json": '{ "name": "a", "statute": {} }' },
      { "package.json": '{ "name": "a", "statute": { "ruleset": "core" } }' },
      [],
    ],
  ])("%s (%#)", async (name, before, after, args) => {
    const { cwd, write } = makeRepository({ ...two, ...before });
    expect((await checkWith(cwd, args)).err).toContain("no description has changed");
    write(after);
    const { checked, err } = await checkWith(cwd, args);
    expect({ checked, err }).toEqual({
      checked: all,
      err: expect.stringContaining(
        `statute: ${name} has changed since main, or is not in git: every description is checked.\n`,
      ),
    });
  });

  test("also where it is in a folder above", async () => {
    const { cwd, write } = makeRepository(two);
    write({ "statute.config.json": "{}" });
    const { err } = await statute(join(cwd, "apis"), ["b.yaml", "--changed-since", "main"], { env: gitEnv });
    expect(err).toContain("statute: ../statute.config.json has changed since main");
  });

  test("also where it is gone", async () => {
    const { cwd } = makeRepository({ ...two, ".spectral.yaml": extended });
    rmSync(join(cwd, ".spectral.yaml"));
    expect((await checkWith(cwd, [])).checked).toBe(all);
  });

  test("named as seen from the working folder, also where a configuration names it", async () => {
    const config = { "statute.config.yaml": "baseline: kept/known.yaml\n", "kept/known.yaml": "version: 1\n" };
    const { cwd, write } = makeRepository({ ...two, ...config });
    write({ "kept/known.yaml": "version: 1\n# Later.\n" });
    expect((await checkWith(cwd, [])).err).toBe(
      "statute: kept/known.yaml has changed since main, or is not in git: every description is checked.\n",
    );
  });

  test("but not where package.json says something else anew", async () => {
    const { cwd, write } = makeRepository({ ...two, "package.json": '{ "name": "a", "statute": {} }' });
    write({ "package.json": '{ "name": "b", "statute": { } }' });
    expect((await checkWith(cwd, [])).err).toContain("no description has changed");
  });
});

describe("what git cannot tell is said", () => {
  const refuse = async (cwd: string, ref: string, env: Io["env"] = gitEnv) => {
    const { code, out, err } = await statute(cwd, ["a.yaml", `--changed-since=${ref}`], { env });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    return err;
  };

  test("there is no git", async () => {
    const { cwd } = makeRepository(two);
    expect(await refuse(cwd, "main", { PATH: "/nowhere" })).toBe(
      "statute: git was not found, and it alone knows what has changed. Install git.\n",
    );
  });

  test("there is no repository", async () => {
    const cwd = makeFolder(two);
    expect(await refuse(cwd, "main")).toBe(
      "statute: <cwd> is in no git repository. Run it in a working tree of git.\n",
    );
  });

  test.each([
    [
      "nowhere",
      "statute: The repository knows no commit nowhere. If it is a branch, fetch it and name it origin/nowhere: git fetch origin +refs/heads/nowhere:refs/remotes/origin/nowhere\n",
    ],
    [
      "0123456789abcdef",
      "statute: The repository knows no commit 0123456789abcdef. Name a branch, a tag or a commit.\n",
    ],
    ["a b", "statute: The repository knows no commit a b. Name a branch, a tag or a commit.\n"],
    ["main..main", "statute: The repository knows no commit main..main."],
    ["--output=x", 'statute: "--output=x" is no git ref. Name a branch, a tag or a commit.\n'],
    ["-x", 'statute: "-x" is no git ref.'],
    ["", 'statute: "" is no git ref.'],
    ["a\u001b[2J", 'statute: "a\\u001b[2J" is no git ref.'],
    ["$(touch x)`touch x`", "statute: The repository knows no commit $(touch x)`touch x`."],
  ])("%j is no commit", async (ref, message) => {
    const { cwd } = makeRepository(two);
    expect(await refuse(cwd, ref)).toContain(message);
    expect(existsSync(join(cwd, "x"))).toBe(false);
  });

  test("a remote branch was not fetched", async () => {
    const far = makeRepository(two);
    far.git("branch", "next/one");
    const { cwd } = cloneRepository(far, ["--single-branch"]);
    expect(await refuse(cwd, "origin/next/one")).toContain(
      "If it is a branch, fetch it: git fetch origin +refs/heads/next/one:refs/remotes/origin/next/one\n",
    );
  });

  test("a shallow clone does not hold the merge base, until the command that is printed was run", async () => {
    const far = makeRepository(two);
    far.git("checkout", "-q", "-b", "topic");
    far.write({ "a.yaml": `${own}\n` });
    far.commit("Change");
    far.git("checkout", "-q", "main");
    far.write({ "README.md": "x" });
    far.commit("Go on");
    const { cwd, git } = cloneRepository(far, ["--depth=1", "--no-single-branch", "-b", "topic"]);
    const err = await refuse(cwd, "origin/main");
    expect(err).toBe(
      "statute: The clone is shallow, and does not hold the commit that HEAD and origin/main have in common. Fetch the history: git fetch --unshallow origin\n",
    );
    git(...(err.split("git ").at(-1)?.trim().split(" ") ?? []), "--quiet");
    const { out } = await statute(
      cwd,
      ["*.yaml", "apis/*", "--changed-since", "origin/main", "--only", "418-teapot", "-f", "text"],
      {
        env: gitEnv,
      },
    );
    expect(out.replace(/:.*\n/g, " ")).toBe("a.yaml ");
  });

  test("a shallow clone does not hold what HEAD began from", async () => {
    const far = makeRepository(two);
    far.commit("Second");
    const { cwd } = cloneRepository(far, ["--depth=1"]);
    for (const ref of ["HEAD~1", far.git("rev-parse", "HEAD~1").trim()])
      expect(await refuse(cwd, ref)).toBe(
        `statute: The repository knows no commit ${ref}. The clone is shallow. Fetch the history: git fetch --unshallow origin\n`,
      );
  });

  test("two histories have nothing in common", async () => {
    const { cwd, git, commit } = makeRepository(two);
    git("checkout", "-q", "--orphan", "other");
    commit("Other");
    expect(await refuse(cwd, "main")).toBe(
      "statute: HEAD and main have no commit in common. Name the branch that HEAD began from.\n",
    );
  });

  test("nothing was committed yet", async () => {
    const cwd = makeFolder(two);
    execFileSync("git", ["init", "-q"], { cwd, env: gitEnv });
    expect(await refuse(cwd, "HEAD")).toContain("The repository knows no commit HEAD.");
  });

  test("standard input is no file", async () => {
    const { cwd } = makeRepository(two);
    const { code, err } = await statute(cwd, ["-", "--changed-since", "main"], { env: gitEnv, stdin: own });
    expect({ code, err }).toEqual({
      code: 2,
      err: "statute: --changed-since chooses among files, and standard input (-) is none. Leave it out.\n",
    });
  });
});

test("a file outside of the repository may always have changed", async () => {
  const { cwd } = makeRepository(two);
  const other = makeFolder({ "c.yaml": own });
  renameSync(join(other, "c.yaml"), join(other, "d.yaml"));
  const { code } = await statute(cwd, [`${other}/d.yaml`, "--changed-since", "main"], { env: gitEnv });
  expect(code).toBe(1);
});
