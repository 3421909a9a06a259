import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { UserError } from "../../src/core/user-error.ts";
import { DocumentStore } from "../../src/engine/document-store.ts";
import { describeFileError } from "../../src/engine/read-file.ts";
import { CommitFiles } from "../../src/git/commit-files.ts";
import { Git } from "../../src/git/git.ts";
import { makeFolder } from "../support/command.ts";
import { cloneRepository, gitEnv, makeRepository, type Repository } from "../support/repository.ts";

const open = (cwd: string, commit = "HEAD", env: NodeJS.ProcessEnv = gitEnv) =>
  CommitFiles.open(new Git({ cwd, env }), commit);

/** The text of a file, or what is wrong with it. */
function readFrom(files: CommitFiles, path: string): string {
  try {
    return Buffer.from(files.read(path)).toString();
  } catch (error) {
    return describeFileError(error) ?? explain(error as UserError);
  }
}

function explain({ message, hint }: UserError): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

/** The calls of git that the environment has noted, by their arguments. */
function traceCalls(): { readonly env: NodeJS.ProcessEnv; readonly list: () => readonly string[] } {
  const trace = join(makeFolder({ trace: "" }), "trace");
  const list = () => [...readFileSync(trace, "utf8").matchAll(/built-in: git (.*)$/gm)].map(([, args = ""]) => args);
  return { env: { ...gitEnv, GIT_TRACE: trace }, list };
}

/** Commits entries of a tree, each `<mode> <type> <id>`, a tab and a name, though no working tree may hold them. */
function commitTree({ git, cwd }: Repository, entries: readonly (string | Buffer)[]): string {
  const input = Buffer.concat(entries.flatMap((entry) => [Buffer.from(entry), Buffer.of(0)]));
  const tree = execFileSync("git", ["mktree", "-z", "--missing"], { cwd, env: gitEnv, input, stdio: "pipe" });
  return git("commit-tree", "-m", "Tree", tree.toString().trim()).trim();
}

describe("files are those of the commit", () => {
  test("whatever has become of them since", async () => {
    const { cwd, write, commit, git } = makeRepository({
      "a.yaml": "one",
      "apis/b.yaml": "two",
      "apis/c.yaml": "three",
    });
    write({ "a.yaml": "later", "new.yaml": "new" });
    rmSync(join(cwd, "apis"), { recursive: true });
    commit("Second");
    writeFileSync(join(cwd, "new.yaml"), "newer");
    const files = await open(cwd, "HEAD~1");
    expect(files.commit).toBe(git("rev-parse", "HEAD~1").trim());
    expect(files.list()).toEqual(["a.yaml", "apis/b.yaml", "apis/c.yaml"].map((name) => `${cwd}/${name}`));
    expect(files.list().map((path) => readFrom(files, path))).toEqual(["one", "two", "three"]);
    expect(files.list().map(files.followLinks)).toEqual(files.list());
    expect(["a.yaml", "new.yaml", "apis", "apis/b.yaml/x"].map((name) => files.has(join(cwd, name)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("what is not there has the errors that it would have on the disk", async () => {
    const { cwd } = makeRepository({ "apis/b.yaml": "two" });
    const files = await open(cwd);
    const faults = ["no.yaml", "apis", "apis/b.yaml/x", ".", "apis/no/../b.yaml", "apis/\0", ".git/config"];
    expect(faults.map((name) => readFrom(files, `${cwd}/${name}`))).toEqual([
      "does not exist",
      "is a folder",
      "does not exist",
      "is a folder",
      "two",
      "does not exist",
      "does not exist",
    ]);
    expect(() => files.followLinks(`${cwd}/no.yaml`)).toThrow(expect.objectContaining({ code: "ENOENT" }));
    expect(() => files.read(`${cwd}/apis`)).toThrow(expect.objectContaining({ code: "EISDIR" }));
    expect(() => files.read(`${cwd}/apis/b.yaml/x`)).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
    expect(files.followLinks(cwd)).toBe(cwd);
  });

  test("from a folder below the top, and through links that lead to the repository, or into it", async () => {
    const { cwd } = makeRepository({ "a.yaml": "one", "apis/b.yaml": "two" });
    const outside = makeFolder({});
    symlinkSync(cwd, join(outside, "whole"));
    symlinkSync(join(cwd, "apis"), join(outside, "part"));
    for (const folder of [join(cwd, "apis"), join(outside, "whole/apis"), join(outside, "part")]) {
      const files = await open(folder);
      expect(files.list()).toEqual([`${cwd}/a.yaml`, `${cwd}/apis/b.yaml`]);
      expect(readFrom(files, join(folder, "b.yaml"))).toBe("two");
      expect(files.followLinks(join(folder, "b.yaml"))).toBe(`${cwd}/apis/b.yaml`);
    }
    const files = await open(join(outside, "whole/apis"));
    expect(readFrom(files, join(outside, "whole/a.yaml"))).toBe("one");
    expect(readFrom(files, join(outside, "whole/b.yaml"))).toBe("does not exist");
  });

  test("of what is outside nothing is in a commit: it is as it is now", async () => {
    const { cwd } = makeRepository({ "a.yaml": "one" });
    const outside = makeFolder({ "b.yaml": "two" });
    const files = await open(cwd);
    expect(readFrom(files, `${outside}/b.yaml`)).toBe("two");
    expect(readFrom(files, `${outside}/c.yaml`)).toBe("does not exist");
    expect(files.has(`${outside}/b.yaml`)).toBe(false);
    expect(files.has(`${cwd}-other/a.yaml`)).toBe(false);
    await files.preload([`${outside}/b.yaml`]);
    const { explain } = storeOf(cwd, files, `${outside}/b.yaml`);
    expect(explain?.reason).toBe(`it is outside ${cwd}; --allow-outside reads it all the same`);
  });

  test("in a repository of SHA-256", async () => {
    const cwd = makeFolder({ "a.yaml": "one" });
    rmSync(join(cwd, ".git"), { recursive: true });
    const git = (...args: string[]) => execFileSync("git", args, { cwd, env: gitEnv, stdio: "pipe" });
    git("init", "-q", "--object-format=sha256");
    git("add", "-A");
    git("commit", "-q", "-m", "First");
    const files = await open(cwd);
    await files.preload([`${cwd}/a.yaml`]);
    expect(files.commit).toHaveLength(64);
    expect(readFrom(files, `${cwd}/a.yaml`)).toBe("one");
  });

  test("in a linked working tree", async () => {
    const { git } = makeRepository({ "a.yaml": "one" });
    const other = makeFolder({});
    git("worktree", "add", "-q", "--detach", join(other, "tree"));
    const files = await open(join(other, "tree"));
    expect(files.list()).toEqual([join(other, "tree/a.yaml")]);
    expect(readFrom(files, join(other, "tree/a.yaml"))).toBe("one");
  });
});

function storeOf(top: string, files: CommitFiles, location: string) {
  const store = new DocumentStore(top, files);
  return { data: store.open(location)?.data, explain: store.explain(location) };
}

describe("references are read from the commit", () => {
  const split = {
    "apis/a.yaml": "one: { $ref: ../parts/b.yaml }\ntwo: { $ref: '../parts/c.json#/x' }\n",
    "parts/b.yaml": "$ref: ./d.yaml\n",
    "parts/c.json": '{"x":{"$ref":"../apis/a.yaml"}}',
    "parts/d.yaml": "at: base\n",
    "other.yaml": "x: 1\n",
  };

  test("with one call of git a level, and none for what is then asked for", async () => {
    const { cwd, write, commit } = makeRepository(split);
    write({ "parts/d.yaml": "at: head\n" });
    commit("Second");
    const { env, list } = traceCalls();
    const files = await open(cwd, "HEAD~1", env);
    const before = list().length;
    await files.preload([`${cwd}/apis/a.yaml`]);
    const after = list();
    expect(after.slice(before)).toEqual(Array(3).fill("cat-file --batch"));
    expect(storeOf(cwd, files, `${cwd}/parts/d.yaml`).data).toEqual({ at: "base" });
    for (const name of ["apis/a.yaml", "parts/b.yaml", "parts/c.json"])
      expect(readFrom(files, `${cwd}/${name}`)).toBe(split[name as "apis/a.yaml"]);
    await files.preload([`${cwd}/apis/a.yaml`]);
    expect(list()).toEqual(after);
    expect(readFrom(files, `${cwd}/other.yaml`)).toBe("x: 1\n");
    expect(list()).toEqual([...after, "cat-file --batch"]);
  });

  test("where some are missing, folders, remote or in circles of links", async () => {
    const { cwd, commit } = makeRepository({
      "a.yaml":
        "a: [{ $ref: no.yaml }, { $ref: apis }, { $ref: 'https://example.com/a.yaml' }, { $ref: apis/loop/b.yaml }]\n",
      "apis/b.yaml": "$ref: loop/b.yaml\n",
    });
    symlinkSync(".", join(cwd, "apis/loop"));
    commit("Links");
    const files = await open(cwd);
    await files.preload([`${cwd}/a.yaml`, `${cwd}/no.yaml`, cwd]);
    expect(readFrom(files, `${cwd}/apis/loop/loop/b.yaml`)).toBe("$ref: loop/b.yaml\n");
  });

  test("and nothing is checked out, written or locked", async () => {
    const { cwd, write, commit } = makeRepository(split);
    write({ "parts/d.yaml": "at: head\n" });
    commit("Second");
    const listAll = () =>
      readdirSync(cwd, { recursive: true, encoding: "utf8" })
        .sort()
        .map((name) => `${name} ${statSync(join(cwd, name)).mtimeMs}`);
    const before = listAll();
    writeFileSync(join(cwd, ".git/index.lock"), "");
    const files = await open(cwd, "HEAD~1");
    await files.preload(files.list());
    rmSync(join(cwd, ".git/index.lock"));
    expect(listAll().filter((line) => !line.startsWith(".git "))).toEqual(
      before.filter((line) => !line.startsWith(".git ")),
    );
  });

  test("without filters, or what else would change or run", async () => {
    const { cwd, git } = makeRepository({
      "a.yaml": "one\n",
      ".gitattributes": "* text eol=crlf filter=x diff=x ident\n",
    });
    const ran = join(makeFolder({}), "ran");
    for (const key of ["filter.x.smudge", "filter.x.clean", "diff.x.textconv", "diff.external", "core.fsmonitor"])
      git("config", key, `touch ${ran}; false`);
    const files = await open(cwd);
    await files.preload(files.list());
    expect(readFrom(files, `${cwd}/a.yaml`)).toBe("one\n");
    expect(readdirSync(dirname(ran))).not.toContain("ran");
  });
});

describe("links are followed in the commit", () => {
  const links: Readonly<Record<string, string>> = {
    "a.yaml": "real/a.yaml",
    folder: "real",
    "real/deep/up.yaml": "../../folder/a.yaml",
    "gone.yaml": "real/gone.yaml",
    circle: "circle",
    "one.yaml": "two.yaml",
    "two.yaml": "one.yaml",
    "out.yaml": "../../../../../../../../../etc/hostname",
    etc: "/etc",
  };
  const makeLinks = () => {
    const repository = makeRepository({ "real/a.yaml": "one", "real/deep/b.yaml": "two" });
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(repository.cwd, name));
    symlinkSync(join(repository.cwd, "real"), join(repository.cwd, "whole"));
    symlinkSync(`../${basename(repository.cwd)}/real/a.yaml`, join(repository.cwd, "back.yaml"));
    repository.commit("Links");
    return repository;
  };

  test("also where they are gone from the working tree, or lead elsewhere now", async () => {
    const { cwd, git } = makeLinks();
    git("rm", "-rq", ".");
    mkdirSync(join(cwd, "other"));
    symlinkSync("other", join(cwd, "folder"));
    const files = await open(cwd);
    const named = ["a.yaml", "folder/a.yaml", "real/deep/up.yaml", "whole/a.yaml", "back.yaml"];
    for (const name of named) {
      expect([name, readFrom(files, `${cwd}/${name}`)]).toEqual([name, "one"]);
      expect(files.followLinks(`${cwd}/${name}`)).toBe(`${cwd}/real/a.yaml`);
    }
    expect(files.followLinks(`${cwd}/folder/deep`)).toBe(`${cwd}/real/deep`);
    expect(files.list().map((path) => path.slice(cwd.length + 1))).toEqual([
      "a.yaml",
      "back.yaml",
      "real/a.yaml",
      "real/deep/b.yaml",
      "real/deep/up.yaml",
    ]);
  });

  test("but not in circles, nor to nothing, nor out of the repository", async () => {
    const { cwd } = makeLinks();
    const files = await open(cwd);
    const read = (name: string) => readFrom(files, `${cwd}/${name}`);
    expect(["circle", "circle/a.yaml", "one.yaml", "gone.yaml", "folder"].map(read)).toEqual([
      ...Array(3).fill("is a link that leads back to itself"),
      "does not exist",
      "is a folder",
    ]);
    const refusal = "is a link that leads out of the repository. Commit the file itself.";
    expect(["out.yaml", "etc/passwd"].map(read)).toEqual([
      `${cwd}/out.yaml ${refusal}`,
      `${cwd}/etc/passwd ${refusal}`,
    ]);
    expect(files.has(`${cwd}/etc/passwd`)).toBe(false);
    // Told from the path that it is outside, as of a file on the disk.
    expect(files.followLinks(`${cwd}/etc/passwd`)).toBe("/etc/passwd");
    expect(storeOf(cwd, files, `${cwd}/etc/passwd`).explain).toMatchObject({ kind: "by-policy" });
    await files.preload([`${cwd}/etc/passwd`, `${cwd}/circle`]);
  });
});

describe("what git does not hold is refused", () => {
  test("a submodule", async () => {
    const part = makeRepository({ "b.yaml": "two" });
    const { cwd, git, commit } = makeRepository({ "a.yaml": "$ref: apis/b.yaml\n" });
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", part.cwd, "apis");
    symlinkSync("apis/b.yaml", join(cwd, "linked.yaml"));
    commit("Add a submodule");
    const files = await open(cwd);
    await files.preload([`${cwd}/a.yaml`, `${cwd}/apis/b.yaml`]);
    const refusal =
      "apis is a submodule: the commits of the repository do not hold its files. Run it in the submodule, or check that commit out elsewhere and name the files there.";
    for (const name of ["apis/b.yaml", "apis", "linked.yaml"]) expect(readFrom(files, `${cwd}/${name}`)).toBe(refusal);
    expect(() => files.has(`${cwd}/apis/b.yaml`)).toThrow("apis is a submodule");
    expect(files.list().map((path) => path.slice(cwd.length + 1))).toEqual([".gitmodules", "a.yaml"]);
  });

  test("a file in Git LFS", async () => {
    const pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
    const { cwd } = makeRepository({ "apis/a.yaml": pointer, "b.yaml": `${pointer}${"#".repeat(2000)}` });
    const files = await open(cwd);
    await files.preload([`${cwd}/apis/a.yaml`]);
    expect(readFrom(files, `${cwd}/apis/a.yaml`)).toBe(
      `apis/a.yaml is kept in Git LFS: the commit ${files.commit.slice(0, 12)} does not hold what it says. Keep it in git itself, or check that commit out elsewhere and name the file there.`,
    );
    expect(files.has(`${cwd}/apis/a.yaml`)).toBe(true);
    expect(readFrom(files, `${cwd}/b.yaml`)).toContain("####");
  });

  test("what a partial clone left out, until the command that is printed was run", async () => {
    const far = makeRepository({ "a.yaml": "$ref: b.yaml\n", "b.yaml": "x: 1\n", "same.yaml": "x: 2\n" });
    far.git("config", "uploadpack.allowFilter", "true");
    far.write({ "a.yaml": "{}\n", "b.yaml": "{}\n" });
    far.commit("Second");
    const { cwd, git } = cloneRepository(far, ["--filter=blob:none"]);
    const { env, list } = traceCalls();
    const files = await open(cwd, "HEAD~1", env);
    await files.preload([`${cwd}/a.yaml`, `${cwd}/same.yaml`]);
    expect(files.has(`${cwd}/a.yaml`)).toBe(true);
    expect(readFrom(files, `${cwd}/same.yaml`)).toBe("x: 2\n");
    const refusal = readFrom(files, `${cwd}/a.yaml`);
    const before = git("rev-parse", "HEAD~1").trim();
    expect(refusal).toBe(
      `The clone does not hold a.yaml of the commit ${before.slice(0, 12)}, as one that was made with --filter. Fetch what is missing: git fetch --refetch --no-filter origin ${before}`,
    );
    expect(list().filter((call) => call.startsWith("fetch"))).toEqual([]);
    git(...(refusal.split("git ").at(-1)?.split(" ") ?? []), "--quiet", "--no-auto-gc");
    const again = await open(cwd, before);
    await again.preload([`${cwd}/a.yaml`]);
    expect(readFrom(again, `${cwd}/b.yaml`)).toBe("x: 1\n");
  });

  test("the tree of a clone that has none", async () => {
    const far = makeRepository({ "a.yaml": "{}" });
    far.git("config", "uploadpack.allowFilter", "true");
    far.write({ "b.yaml": "{}" });
    far.commit("Second");
    const { cwd } = cloneRepository(far, ["--filter=tree:0"]);
    await expect(open(cwd, "HEAD~1")).rejects.toThrow(/^git cannot list the files of the commit \w+: fatal: .+\.$/);
  });

  test("what is no commit", async () => {
    const { cwd } = makeRepository({ "a.yaml": "{}" });
    await expect(open(cwd, "nowhere")).rejects.toThrow("The repository knows no commit nowhere.");
    await expect(open(cwd, "--help")).rejects.toThrow('"--help" is no git ref.');
    await expect(open(makeFolder({}), "HEAD")).rejects.toThrow("is in no git repository.");
  });
});

describe("a commit may hold anything", () => {
  test("odd names", async () => {
    const names = [
      "-rf.yaml",
      "a\nb.yaml",
      "a\tb.yaml",
      "ü [1].yaml",
      "HEAD:x.yaml",
      "a b'\"$(x).yaml",
      "\u001b[2J.yaml",
    ];
    const { cwd } = makeRepository(Object.fromEntries(names.map((name) => [`-d/${name}`, name])));
    const files = await open(cwd);
    await files.preload(names.slice(2).map((name) => `${cwd}/-d/${name}`));
    expect(new Set(files.list())).toEqual(new Set(names.map((name) => `${cwd}/-d/${name}`)));
    for (const name of names) expect(readFrom(files, `${cwd}/-d/${name}`)).toBe(name);
  });

  test("bytes that are no UTF-8, and names that no working tree can have", async () => {
    const repository = makeRepository({ "a.yaml": "one" });
    const { cwd, git } = repository;
    const id = git("rev-parse", "HEAD:a.yaml").trim();
    const inner = commitTree(repository, [`100644 blob ${id}\tb.yaml`]);
    const tree = git("rev-parse", `${inner}^{tree}`).trim();
    const commit = commitTree(repository, [
      `040000 tree ${tree}\t..`,
      `040000 tree ${tree}\t.`,
      Buffer.concat([Buffer.from(`100644 blob ${id}\t`), Buffer.of(0x61, 0xff, 0xfe)]),
    ]);
    const files = await open(cwd, commit);
    expect(files.list()).toEqual([`${cwd}/a\ufffd\ufffd`]);
    expect(readFrom(files, files.list()[0] ?? "")).toBe("one");
  });

  test("links that are too long, empty, or to what is missing", async () => {
    const repository = makeRepository({ "a.yaml": "one", long: "x/".repeat(3000), empty: "" });
    const { cwd, git } = repository;
    const id = (name: string) => git("rev-parse", `HEAD:${name}`).trim();
    const commit = commitTree(repository, [
      `120000 blob ${id("long")}\tlong`,
      `120000 blob ${id("empty")}\tempty`,
      `120000 blob ${"1".repeat(40)}\tmissing`,
      `100644 blob ${"2".repeat(40)}\tmissing.yaml`,
      `100644 blob ${id("a.yaml")}\ta.yaml`,
    ]);
    const files = await open(cwd, commit);
    await files.preload(["missing.yaml", "a.yaml"].map((name) => `${cwd}/${name}`));
    expect(["long", "empty", "a.yaml"].map((name) => readFrom(files, `${cwd}/${name}`))).toEqual([
      "does not exist",
      "does not exist",
      "one",
    ]);
    for (const name of ["missing", "missing.yaml"])
      expect(readFrom(files, `${cwd}/${name}`)).toContain(`The clone does not hold ${name} of the commit`);
  });

  test("more than can be read at once, or at all", { timeout: 60_000 }, async () => {
    const { cwd } = makeRepository({ "a.yaml": "one" });
    writeFileSync(join(cwd, "huge.yaml"), "");
    truncateSync(join(cwd, "huge.yaml"), (1 << 28) + 1);
    for (const args of [
      ["add", "-A"],
      ["commit", "-q", "-m", "Huge"],
    ])
      execFileSync("git", ["-c", "core.bigFileThreshold=1m", "-c", "core.looseCompression=1", ...args], {
        cwd,
        env: gitEnv,
      });
    const files = await open(cwd);
    await files.preload([`${cwd}/a.yaml`]);
    expect(readFrom(files, `${cwd}/huge.yaml`)).toBe(
      `huge.yaml of the commit ${files.commit.slice(0, 12)} is too large to be read. Is it the right file?`,
    );
    expect(readFrom(files, `${cwd}/a.yaml`)).toBe("one");
  });

  test("files without end", { timeout: 60_000 }, async () => {
    const repository = makeRepository({ "a.yaml": "one" });
    const { cwd, git } = repository;
    let commit = "HEAD";
    for (let depth = 0; depth < 12; depth++) {
      const tree = git("rev-parse", `${commit}^{tree}`).trim();
      commit = commitTree(
        repository,
        [..."abcdefghij"].map((name) => `040000 tree ${tree}\t${name.repeat(9)}`),
      );
    }
    await expect(open(cwd, commit)).rejects.toThrow(/^The commit \w+ has more files than can be listed\.$/);
  });
});

test("a repository that belongs to somebody else is not read, and the command that permits it is said", async () => {
  const { cwd } = makeRepository({ "a.yaml": "one" });
  const env = { ...gitEnv, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
  const error = await open(cwd, "HEAD", env).catch((fault) => fault);
  expect(explain(error)).toBe(
    `git does not read the repository, as its folder belongs to another user. If you trust it: git config --global --add safe.directory ${cwd}`,
  );
  const settings = join(makeFolder({}), "settings");
  const [command = "", ...args] = (error.hint as string).split(": ")[1]?.split(" ") ?? [];
  execFileSync(command, args, { cwd, env: { ...env, GIT_CONFIG_GLOBAL: settings } });
  expect((await open(cwd, "HEAD", { ...env, GIT_CONFIG_GLOBAL: settings })).list()).toEqual([`${cwd}/a.yaml`]);
});

test("what the user has set for git stands", async () => {
  const { cwd } = makeRepository({ "a.yaml": "one" });
  const elsewhere = makeFolder({});
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  const files = await open(elsewhere, "HEAD", { ...gitEnv, GIT_DIR: join(cwd, ".git"), GIT_WORK_TREE: cwd });
  expect(readFrom(files, `${cwd}/a.yaml`)).toBe("one");
});
