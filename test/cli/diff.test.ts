import { expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { compare, describePaths } from "../support/delta.ts";
import { gitEnv, makeRepository } from "../support/repository.ts";

const only = ["--only", "status-key-valid"];
const older = describePaths({ "/pets": ["200", "404"] });
const newer = describePaths({ "/pets": ["200", "999"] });

test("two files are compared whatever they are called", async () => {
  const cwd = makeFolder({ "old.yaml": older, "v2/new.json": newer });
  const told = await compare(cwd, ["diff", "old.yaml", "v2/new.json", ...only]);
  expect(told).toMatchObject({ code: 0, introduced: ["status-key-valid v2/new.json"], fixed: [], unchanged: [] });
  expect(told.changes).toHaveLength(1);
  expect(await compare(cwd, ["diff", "old.yaml", "v2/new.json", "--fail-on-change", "note"])).toMatchObject({
    code: 1,
  });
  const same = await compare(cwd, ["diff", "v2/new.json", "v2/new.json", "--fail-on-change", "note", ...only]);
  expect(same).toMatchObject({
    code: 0,
    introduced: [],
    fixed: [],
    unchanged: ["status-key-valid v2/new.json"],
    changes: [],
  });
});

test("a breaking change fails, unless the threshold is another", async () => {
  const described = {
    "old.yaml": describePaths({ "/pets": ["200"] }),
    "new.yaml": describePaths({ "/pets": ["201"] }),
  };
  const cwd = makeFolder(described);
  const lenient = makeFolder({ ...described, "statute.config.yaml": "changes: { failOn: never }\n" });
  const exit = async (folder: string, ...args: string[]) =>
    (await compare(folder, ["diff", "old.yaml", "new.yaml", ...args])).code;
  expect(await exit(cwd)).toBe(1);
  expect(await exit(cwd, "--fail-on-change", "never")).toBe(0);
  expect(await exit(lenient)).toBe(0);
  expect(await exit(lenient, "--fail-on-change", "breaking")).toBe(1);
  const { out } = await statute(cwd, ["diff", "old.yaml", "new.yaml"]);
  expect(out).toContain("success-code-changed");
  expect(out).not.toContain("statute approve");
});

test("thresholds for findings are about check", async () => {
  const cwd = makeFolder({
    "old.yaml": older,
    "new.yaml": newer,
    "statute.config.yaml": "maxWarnings: 0\nfailOn: info\n",
  });
  expect(await compare(cwd, ["diff", "old.yaml", "new.yaml"])).toMatchObject({ code: 0 });
});

test("standard input is one of the two", async () => {
  const cwd = makeFolder({ "old.yaml": older });
  expect(await compare(cwd, ["diff", "old.yaml", "-", ...only], { stdin: newer })).toMatchObject({
    introduced: ["status-key-valid stdin"],
  });
  expect(await compare(cwd, ["diff", "-", "old.yaml", ...only], { stdin: newer })).toMatchObject({
    introduced: [],
    fixed: ["status-key-valid stdin"],
  });
  expect(await statute(cwd, ["diff", "-", "-"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("one of the two only"),
  });
});

test("folders and globs are paired by path, then by title and operations", async () => {
  const cwd = makeFolder({
    "then/a.yaml": describePaths({ "/a": ["200"] }, "A"),
    "then/b.yaml": describePaths({ "/b": ["200", "404"], "/b/{id}": ["200"] }, "B"),
    "then/gone.yaml": describePaths({ "/gone": ["200"] }, "Gone"),
    "then/part.yaml": "a: 1\n",
    "now/a.yaml": describePaths({ "/a": ["200", "404"] }, "A"),
    "now/deep/c.yaml": describePaths({ "/b": ["200"], "/b/{name}": ["200"] }, "B"),
    "now/new.yaml": describePaths({ "/new": ["200"] }, "Gone"),
  });
  const changes = [
    "error-code-added GET /a 404",
    "error-code-removed GET /b 404",
    "operation-added GET /new",
    "operation-removed GET /gone",
  ];
  const told = await compare(cwd, ["diff", "then", "now"]);
  expect([...told.changes].sort()).toEqual(changes);
  const globs = await compare(cwd, ["diff", "then/*.yaml", "now/**/*.yaml", "--ignore-unknown-format"]);
  expect([...globs.changes].sort()).toEqual(changes);
});

test("what descriptions of two folders refer to is paired with them", async () => {
  const split = describePaths({ "/a": [] }).replace("responses:", "responses:\n        $ref: parts.yaml");
  const parts = '"200":\n  description: Ok.\n"999":\n  description: Odd.\n';
  const cwd = makeFolder({
    "then/api.yaml": split,
    "then/parts.yaml": parts,
    "now/api.yaml": split,
    "now/parts.yaml": parts,
  });
  const told = await compare(cwd, ["diff", "then", "now", ...only]);
  expect(told).toMatchObject({
    introduced: [],
    fixed: [],
    unchanged: ["status-key-valid now/parts.yaml"],
    changes: [],
  });
});

test("what a ref keeps is read from there, with all it refers to", async () => {
  const split = describePaths({ "/a": [] }).replace("responses:", "responses:\n        $ref: parts/a.yaml");
  const repository = makeRepository({ "apis/api.yaml": split, "apis/parts/a.yaml": '"200":\n  description: Ok.\n' });
  repository.git("tag", "v1");
  repository.write({ "apis/parts/a.yaml": '"200":\n  description: Ok.\n"429":\n  description: Slow down.\n' });
  repository.commit("Second");
  const changes = ["error-code-added GET /a 429"];
  const commit = repository.git("rev-parse", "v1").trim();
  const diff = (...args: string[]) => compare(repository.cwd, ["diff", ...args]);
  expect(await diff("v1:apis/api.yaml", "apis/api.yaml")).toMatchObject({
    changes,
    base: { name: "v1:apis/api.yaml", commit },
  });
  expect(await diff("v1:apis/api.yaml", "HEAD:apis/api.yaml")).toMatchObject({ changes });
  expect(await diff("v1:", "HEAD:apis")).toMatchObject({ changes });
  expect(await diff("v1:apis/*.yaml", "apis")).toMatchObject({ changes });
  expect(await diff("v1:apis/api.yaml", "v1:./apis/api.yaml")).toMatchObject({ changes: [] });
  const below = await compare(`${repository.cwd}/apis`, ["diff", "v1:./api.yaml", "api.yaml"]);
  expect(below).toMatchObject({ changes });
});

test("a file that is there is no ref, nor is a drive or an address", async () => {
  const repository = makeRepository({ "old.yaml": older });
  repository.write({ "main:old.yaml": newer });
  const told = await compare(repository.cwd, ["diff", "old.yaml", "main:old.yaml", ...only]);
  expect(told.introduced).toEqual(["status-key-valid main:old.yaml"]);
  for (const name of ["C:/api.yaml", "https://example.com/api.yaml", "no.yaml"])
    expect(await statute(repository.cwd, ["diff", name, "old.yaml"], { env: gitEnv })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(`${name} does not exist`),
    });
});

test("what cannot be compared ends with a sentence", async () => {
  const repository = makeRepository({ "old.yaml": older, "torn.json": "{", "empty/x.txt": "" });
  const fail = (...args: string[]) => statute(repository.cwd, ["diff", ...args], { env: gitEnv });
  expect(await fail("none:old.yaml", "old.yaml")).toMatchObject({
    code: 2,
    err: expect.stringContaining("knows no commit none"),
  });
  expect(await fail("main:no.yaml", "old.yaml")).toMatchObject({
    code: 2,
    err: expect.stringContaining("No description is at main:no.yaml"),
  });
  expect(await fail("main:../../old.yaml", "old.yaml")).toMatchObject({ code: 2 });
  expect(await fail("--output=x:old.yaml", "old.yaml")).toMatchObject({ code: 2 });
  expect(await fail("empty", "old.yaml")).toMatchObject({
    code: 2,
    err: expect.stringContaining("No description is in empty"),
  });
  expect(await fail("torn.json", "old.yaml")).toMatchObject({ code: 2, err: expect.stringContaining("torn.json") });
  expect(await fail("old.yaml", "torn.json")).toMatchObject({ code: 2, err: expect.stringContaining("torn.json") });
});
