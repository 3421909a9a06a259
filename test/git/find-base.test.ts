import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { UserError } from "../../src/core/user-error.ts";
import { CommitFiles } from "../../src/git/commit-files.ts";
import { type Base, findBase } from "../../src/git/find-base.ts";
import { Git } from "../../src/git/git.ts";
import { makeFolder } from "../support/command.ts";
import { cloneRepository, gitEnv, makeRepository, type Repository } from "../support/repository.ts";

interface Options {
  readonly named?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly fetch?: boolean;
}

function find({ cwd }: Pick<Repository, "cwd">, { named, env = {}, fetch = false }: Options = {}): Promise<Base> {
  const all = { ...gitEnv, ...env };
  return findBase(named, new Git({ cwd, env: all }), all, { fetch });
}

/** What a person reads where there is no base. */
async function refuse(repository: Pick<Repository, "cwd">, options: Options = {}): Promise<string> {
  const { message, hint } = await find(repository, options).then(
    (base) => Promise.reject(new Error(`${base.name} was found`)),
    (error: UserError) => error,
  );
  return hint === undefined ? message : `${message} ${hint}`;
}

const id = ({ git }: Repository, ref: string) => git("rev-parse", ref).trim();

/**
 * A repository whose `main` goes on after `topic` began, and that offers their merge as `refs/pull/7/merge`; it is left
 * on `topic`.
 */
function makeFar(): Repository & { readonly merge: string } {
  const far = makeRepository({ "a.yaml": "first" });
  far.commit("Second");
  far.git("checkout", "-q", "-b", "topic");
  far.write({ "a.yaml": "topic" });
  far.commit("Topic");
  far.git("checkout", "-q", "main");
  far.write({ "b.yaml": "main" });
  far.commit("Main");
  far.git("checkout", "-q", "--detach");
  far.git("merge", "-q", "--no-edit", "topic");
  far.git("update-ref", "refs/pull/7/merge", "HEAD");
  const merge = id(far, "HEAD");
  far.git("checkout", "-q", "topic");
  far.git("config", "uploadpack.allowAnySHA1InWant", "true");
  return { ...far, merge };
}

/** The checkout of a CI: one commit, so many deep, and no branch. */
function checkOut({ cwd }: Repository, ref: string, depth: number): Repository {
  const clone = makeRepository({});
  clone.git("update-ref", "-d", "HEAD");
  clone.git("remote", "add", "origin", `file://${cwd}`);
  clone.git("fetch", "-q", "--no-tags", `--depth=${depth}`, "origin", `+${ref}:refs/remotes/ci`);
  clone.git("checkout", "-q", "--detach", "refs/remotes/ci");
  return clone;
}

describe("a base that is named is that commit, and not the merge base", () => {
  test.each(["main", "v1", "HEAD~1", "topic"])("%s", async (named) => {
    const far = makeFar();
    far.git("tag", "v1", "main");
    expect(await find(far, { named, env: { GITHUB_BASE_REF: "nowhere" } })).toEqual({
      name: named,
      commit: id(far, named),
    });
  });

  test("a branch that only origin has, as in a CI", async () => {
    const far = makeFar();
    const clone = cloneRepository(far, ["-b", "topic"]);
    expect(await find(clone, { named: "main" })).toEqual({
      name: "origin/main",
      commit: id(far, "main"),
      why: "there is no main but that of origin",
    });
  });

  test.each([
    ["next", "origin/next", "refs/heads/next"],
    ["origin/next", "origin/next", "refs/heads/next"],
    ["v2", "v2", "refs/tags/v2"],
  ])("%s, which has to be fetched", async (named, name, ref) => {
    const far = makeFar();
    far.git("update-ref", ref, "main");
    far.git("checkout", "-q", "--detach");
    const clone = checkOut(far, "refs/heads/topic", 1);
    const branch = named.replace("origin/", "");
    expect(await refuse(clone, { named })).toBe(
      `The repository knows no commit ${named}. If it is a branch, fetch it${named === name && named !== "v2" ? "" : ` and name it origin/${branch}`}, or let --fetch do so: git fetch origin +refs/heads/${branch}:refs/remotes/origin/${branch}`,
    );
    expect(await find(clone, { named, fetch: true })).toMatchObject({ name, commit: id(far, ref) });
  });

  test("a commit that has to be fetched, which leaves a whole clone whole", async () => {
    const far = makeFar();
    const commit = id(far, "refs/pull/7/merge");
    const shallow = checkOut(far, "refs/heads/topic", 1);
    expect(await refuse(shallow, { named: commit })).toBe(
      `The clone does not hold the commit ${commit}. Fetch it, or let --fetch do so: git fetch --depth=1 origin ${commit}`,
    );
    expect(await find(shallow, { named: commit, fetch: true })).toEqual({ name: commit, commit });
    expect(shallow.git("log", "--format=%H", commit).trim()).toBe(commit);
    const whole = cloneRepository(far, []);
    expect(await refuse(whole, { named: commit })).toContain(`git fetch origin ${commit}`);
    expect(await find(whole, { named: commit, fetch: true })).toEqual({ name: commit, commit });
    expect(whole.git("rev-parse", "--is-shallow-repository").trim()).toBe("false");
  });

  test.each(["--upload-pack=touch x", "-x", "", "a\u001b[2J"])("%j is no ref, and is not fetched", async (named) => {
    const clone = cloneRepository(makeFar(), []);
    expect(await refuse(clone, { named, fetch: true })).toBe(
      `${JSON.stringify(named)} is no git ref. Name a branch, a tag or a commit.`,
    );
  });

  test.each(["a b", "x..y", "$(touch x)", "+refs/heads/*:refs/heads/*", "nowhere^{/x}"])(
    "%j is never fetched, as it is no plain name",
    async (named) => {
      const clone = cloneRepository(makeFar(), []);
      expect(await refuse(clone, { named, fetch: true })).toBe(
        `The repository knows no commit ${named}. Name a branch, a tag or a commit.`,
      );
    },
  );

  test("a fetch that fails says why", async () => {
    const far = makeFar();
    const clone = cloneRepository(far, []);
    expect(await refuse(clone, { named: "nowhere", fetch: true })).toBe(
      "git cannot fetch the base: fatal: couldn't find remote ref refs/heads/nowhere.",
    );
    expect(await refuse(far, { named: "nowhere", fetch: true })).toContain(
      "'origin' does not appear to be a git repository",
    );
  });
});

describe("on GitHub", () => {
  const env = (merge: string) => ({
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_SHA: merge,
    GITHUB_BASE_REF: "main",
    GITHUB_EVENT_NAME: "pull_request",
  });

  test("the first parent of the merge, in a clone of depth 2", async () => {
    const far = makeFar();
    const clone = checkOut(far, "refs/pull/7/merge", 2);
    const base = await find(clone, { env: env(far.merge) });
    expect(base).toEqual({
      name: "HEAD^1",
      commit: id(far, "main"),
      why: "GitHub merged this pull request into it",
    });
    const files = await CommitFiles.open(new Git({ cwd: clone.cwd, env: gitEnv }), base.commit);
    expect(files.list()).toEqual(["a.yaml", "b.yaml"].map((name) => join(clone.cwd, name)));
  });

  test("which a clone of depth 1 has to fetch, and that alone", async () => {
    const far = makeFar();
    const clone = checkOut(far, "refs/pull/7/merge", 1);
    const commit = id(far, "main");
    expect(await refuse(clone, { env: env(far.merge) })).toBe(
      `The clone does not hold the commit ${commit}. Fetch it, or let --fetch do so: git fetch --depth=1 origin ${commit}`,
    );
    expect(await find(clone, { env: env(far.merge), fetch: true })).toMatchObject({ name: "HEAD^1", commit });
    expect(clone.git("rev-list", "--all", "FETCH_HEAD").trim().split("\n").sort()).toEqual([commit, far.merge].sort());
  });

  test("but not of a branch that ends in a merge: then where it left the target", async () => {
    const far = makeFar();
    const fork = id(far, "topic~1");
    far.git("checkout", "-q", "-b", "side", "topic~1");
    far.write({ "c.yaml": "side" });
    far.commit("Side");
    far.git("checkout", "-q", "topic");
    far.git("merge", "-q", "--no-edit", "side");
    const clone = cloneRepository(far, ["-b", "topic"]);
    expect(await find(clone, { env: env(far.merge) })).toEqual({
      name: "origin/main",
      commit: fork,
      why: "the last commit that HEAD has in common with it, and GITHUB_BASE_REF says that HEAD is to be merged into it",
    });
  });

  test("a target that was not fetched, and a history that was not", async () => {
    const far = makeFar();
    const clone = checkOut(far, "refs/heads/topic", 1);
    const options = { env: { GITHUB_REF: "refs/pull/7/merge", GITHUB_BASE_REF: "main" } };
    expect(await refuse(clone, options)).toBe(
      "The clone does not hold origin/main, and GITHUB_BASE_REF says that HEAD is to be merged into it. Fetch it, or let --fetch do so: git fetch origin +refs/heads/main:refs/remotes/origin/main",
    );
    clone.git("fetch", "-q", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main");
    expect(await refuse(clone, options)).toBe(
      "The clone is shallow, and does not hold the commit that HEAD and origin/main have in common. Fetch the history, or let --fetch do so: git fetch --unshallow origin",
    );
    clone.git("update-ref", "-d", "refs/remotes/origin/main");
    expect(await find(clone, { ...options, fetch: true })).toMatchObject({
      name: "origin/main",
      commit: id(far, "topic~1"),
    });
  });

  test("the base of a merge queue", async () => {
    const far = makeFar();
    const commit = id(far, "topic~1");
    const event = join(
      makeFolder({ "event.json": JSON.stringify({ merge_group: { base_sha: commit } }) }),
      "event.json",
    );
    expect(await find(far, { env: { GITHUB_EVENT_NAME: "merge_group", GITHUB_EVENT_PATH: event } })).toEqual({
      name: commit.slice(0, 12),
      commit,
      why: "the merge queue of GitHub goes on from it",
    });
  });

  test.each(['{"merge_group":{"base_sha":"--upload-pack=x"}}', '{"merge_group":null}', "null", "{", ""])(
    "an event that says %j",
    async (text) => {
      const event = join(makeFolder({ "event.json": text }), "event.json");
      const options = { env: { GITHUB_EVENT_NAME: "merge_group", GITHUB_EVENT_PATH: text === "" ? "/no" : event } };
      expect(await refuse(makeFar(), options)).toBe(
        "The event of the merge queue, in the file GITHUB_EVENT_PATH, names no `base_sha`. Name the base: --base <ref>",
      );
    },
  );
});

describe("on GitLab", () => {
  test("the commit that the variable names, on a detached head", async () => {
    const far = makeFar();
    const clone = cloneRepository(far, []);
    clone.git("checkout", "-q", "--detach", "origin/topic");
    const commit = id(far, "topic~1");
    expect(await find(clone, { env: { CI_MERGE_REQUEST_DIFF_BASE_SHA: commit } })).toEqual({
      name: commit.slice(0, 12),
      commit,
      why: "CI_MERGE_REQUEST_DIFF_BASE_SHA names it",
    });
  });

  test("the target, where it was merged into", async () => {
    const far = makeFar();
    const env = {
      CI_MERGE_REQUEST_EVENT_TYPE: "merged_result",
      CI_COMMIT_SHA: far.merge,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: id(far, "topic~1"),
    };
    expect(await find(checkOut(far, "refs/pull/7/merge", 2), { env })).toEqual({
      name: "HEAD^1",
      commit: id(far, "main"),
      why: "GitLab merged this merge request into it",
    });
    expect(await find(far, { env })).toMatchObject({ commit: id(far, "topic~1") });
  });

  test("a commit that was not fetched", async () => {
    const far = makeFar();
    const commit = id(far, "topic~1");
    const clone = checkOut(far, "refs/heads/topic", 1);
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: commit };
    expect(await refuse(clone, { env })).toContain(`git fetch --depth=1 origin ${commit}`);
    expect(await find(clone, { env, fetch: true })).toMatchObject({ commit });
  });

  test("the default branch by its variable", async () => {
    const far = makeFar();
    far.git("branch", "develop", "main");
    const clone = cloneRepository(far, []);
    clone.git("symbolic-ref", "-d", "refs/remotes/origin/HEAD");
    expect(await find(clone, { env: { CI_DEFAULT_BRANCH: "develop" } })).toMatchObject({
      name: "origin/develop",
      why: "the last commit that HEAD has in common with it, and CI_DEFAULT_BRANCH says that it is the default branch",
    });
  });
});

describe("on other platforms", () => {
  const fromMain = (source: string) => ({
    name: "origin/main",
    why: `the last commit that HEAD has in common with it, and ${source} says that HEAD is to be merged into it`,
  });

  test("Azure, with its merge and without", async () => {
    const far = makeFar();
    const env = { SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main", BUILD_SOURCEBRANCH: "refs/pull/7/merge" };
    expect(await find(checkOut(far, "refs/pull/7/merge", 2), { env })).toEqual({
      name: "HEAD^1",
      commit: id(far, "main"),
      why: "Azure merged this pull request into it",
    });
    expect(await find(cloneRepository(far, []), { env })).toEqual({
      ...fromMain("SYSTEM_PULLREQUEST_TARGETBRANCH"),
      commit: id(far, "topic~1"),
    });
  });

  test("Bitbucket, by a short commit, else by a branch", async () => {
    const far = makeFar();
    const tip = id(far, "main").slice(0, 12);
    const clone = cloneRepository(far, []);
    const commit = id(far, "topic~1");
    const env = { BITBUCKET_PR_DESTINATION_COMMIT: tip, BITBUCKET_PR_DESTINATION_BRANCH: "main" };
    const name = "BITBUCKET_PR_DESTINATION_";
    expect(await find(clone, { env })).toEqual({ ...fromMain(`${name}BRANCH`), commit });
    expect(await find(clone, { env: { BITBUCKET_PR_DESTINATION_COMMIT: tip } })).toEqual({
      ...fromMain(`${name}COMMIT`),
      name: tip,
      commit,
    });
    const unknown = { ...env, BITBUCKET_PR_DESTINATION_COMMIT: "0123456789ab" };
    expect(await find(clone, { env: unknown })).toEqual({ ...fromMain(`${name}BRANCH`), commit });
    expect(await refuse(clone, { env: { BITBUCKET_PR_DESTINATION_COMMIT: "0123456789ab" } })).toContain(
      "The repository knows no commit 0123456789ab.",
    );
  });

  test("Jenkins", async () => {
    const far = makeFar();
    expect(await find(cloneRepository(far, []), { env: { CHANGE_TARGET: "main" } })).toEqual({
      ...fromMain("CHANGE_TARGET"),
      commit: id(far, "topic~1"),
    });
  });

  test.each([
    ["GITHUB_BASE_REF", "--upload-pack=x", "branch"],
    ["GITHUB_BASE_REF", "main:refs/heads/x", "branch"],
    ["GITHUB_BASE_REF", "a..b", "branch"],
    ["CI_MERGE_REQUEST_DIFF_BASE_SHA", "main", "commit"],
    ["SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/", "branch"],
    ["BITBUCKET_PR_DESTINATION_COMMIT", "-x", "commit"],
    ["BITBUCKET_PR_DESTINATION_BRANCH", "a b", "branch"],
    ["CHANGE_TARGET", "x@{1}", "branch"],
  ])("%s says %j, which is nonsense", async (variable, value, kind) => {
    expect(await refuse(makeFar(), { env: { [variable]: value }, fetch: true })).toBe(
      `${variable} names no ${kind}: ${JSON.stringify(value)}. Name the base: --base <ref>`,
    );
  });

  test("a branch that a shell would misread is quoted", async () => {
    expect(await refuse(makeFar(), { env: { CHANGE_TARGET: "it's/$(touch$IFS-x)" } })).toMatch(
      "git fetch origin '+refs/heads/it'\\''s/$(touch$IFS-x):refs/remotes/origin/it'\\''s/$(touch$IFS-x)'",
    );
  });
});

describe("where nobody tells, it is where HEAD left the default branch", () => {
  const why = (reason: string) => `the last commit that HEAD has in common with it, and ${reason}`;

  test("which origin/HEAD names", async () => {
    const far = makeFar();
    far.git("branch", "develop", "topic~1");
    far.git("checkout", "-q", "develop");
    const clone = cloneRepository(far, []);
    clone.git("checkout", "-q", "topic");
    expect(await find(clone)).toEqual({
      name: "origin/develop",
      commit: id(far, "develop"),
      why: why("origin/HEAD says that it is the default branch"),
    });
  });

  test.each(["main", "master"])("or which is called %s, by origin or here", async (name) => {
    const far = makeFar();
    far.git("branch", "-m", "main", name);
    const found = { commit: id(far, "topic~1"), why: why("by its name it is the default branch") };
    const clone = cloneRepository(far, []);
    clone.git("symbolic-ref", "-d", "refs/remotes/origin/HEAD");
    expect(await find(clone)).toEqual({ name: `origin/${name}`, ...found });
    expect(await find(far)).toEqual({ name, ...found });
  });

  test("and HEAD itself, where that is part of it: also detached", async () => {
    const far = makeFar();
    far.git("checkout", "-q", "main");
    const expected = {
      name: "main",
      commit: id(far, "main"),
      why: "HEAD is part of it, so that only what is not committed is compared",
    };
    expect(await find(far)).toEqual(expected);
    far.git("checkout", "-q", "--detach");
    expect(await find(far)).toEqual(expected);
  });

  test("also in a clone of depth 1 of the default branch", async () => {
    const far = makeFar();
    far.git("checkout", "-q", "main");
    expect(await find(cloneRepository(far, ["--depth=1"]))).toMatchObject({
      name: "origin/main",
      commit: id(far, "main"),
    });
  });

  test("and nothing where there is none, until it is fetched", async () => {
    const far = makeFar();
    const clone = checkOut(far, "refs/heads/topic", 10);
    expect(await refuse(clone)).toBe(
      "No base is named, no CI tells of one, and there is no default branch: none of origin/HEAD, origin/main, origin/master, main, master. Name the base (--base <ref>), or fetch the default branch, or let --fetch do so: git fetch origin +refs/heads/main:refs/remotes/origin/main",
    );
    expect(await find(clone, { fetch: true })).toMatchObject({ name: "origin/main", commit: id(far, "topic~1") });
  });

  test("nor where nothing was committed, or there is no repository", async () => {
    const empty = makeRepository({});
    empty.git("update-ref", "-d", "HEAD");
    expect(await refuse(empty)).toBe("Nothing was committed yet. Commit, and try again.");
    const cwd = makeFolder({});
    expect(await refuse({ cwd })).toBe(`${cwd} is in no git repository. Run it in a working tree of git.`);
    expect(await refuse({ cwd }, { named: "main" })).toBe(
      `${cwd} is in no git repository. Run it in a working tree of git.`,
    );
    expect(await refuse({ cwd }, { env: { PATH: "/nowhere" } })).toBe(
      "git was not found, and it alone knows what has changed. Install git.",
    );
  });
});

test("nothing is fetched unless that is asked for", async () => {
  const far = makeFar();
  const trace = join(makeFolder({ trace: "" }), "trace");
  const clone = checkOut(far, "refs/heads/topic", 1);
  await refuse(clone, { env: { GIT_TRACE: trace, GITHUB_BASE_REF: "main" } });
  expect(readFileSync(trace, "utf8")).toContain("built-in: git rev-parse");
  expect(readFileSync(trace, "utf8")).not.toContain("git fetch");
});

describe("renames", () => {
  const text = Array.from({ length: 50 }, (_, line) => `line ${line}`).join("\n");
  const findRenames = ({ cwd }: Repository, commit = "HEAD") => new Git({ cwd, env: gitEnv }).findRenames(commit);

  test("of files that were moved, changed a little, or not committed yet", async () => {
    const repository = makeRepository({ "a.yaml": text, "apis/b.yaml": `b\n${text}`, "c.yaml": "c" });
    const { git, commit } = repository;
    git("mv", "--", "a.yaml", "-new\tname\n.yaml");
    commit("Rename");
    repository.write({ "v2/b.yaml": `b\n${text}\nmore` });
    git("rm", "-q", "--cached", "apis/b.yaml");
    git("add", "v2/b.yaml");
    const below = { ...repository, cwd: join(repository.cwd, "apis") };
    for (const { cwd } of [repository, below])
      expect([...(await findRenames({ ...repository, cwd }, "HEAD~1"))]).toEqual([
        ["-new\tname\n.yaml", "a.yaml"],
        ["v2/b.yaml", "apis/b.yaml"],
      ]);
    expect([...(await findRenames(repository))]).toEqual([["v2/b.yaml", "apis/b.yaml"]]);
  });

  test("of what a partial clone does not hold, those that changed nothing", async () => {
    const far = makeRepository({ "a.yaml": text, "b.yaml": `b\n${text}` });
    far.git("config", "uploadpack.allowFilter", "true");
    far.git("mv", "a.yaml", "a2.yaml");
    far.git("mv", "b.yaml", "b2.yaml");
    far.write({ "b2.yaml": `b\n${text}\nmore` });
    far.commit("Move");
    expect([...(await findRenames(far, "HEAD~1"))]).toHaveLength(2);
    const clone = cloneRepository(far, ["--filter=blob:none"]);
    expect([...(await findRenames(clone, "HEAD~1"))]).toEqual([["a2.yaml", "a.yaml"]]);
  });

  test("of a commit that is none", async () => {
    await expect(findRenames(makeRepository({}), "0".repeat(40))).rejects.toThrow(
      "git does not tell what has changed: fatal:",
    );
  });
});
