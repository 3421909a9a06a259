import { linkSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { findLock, replaceFiles } from "../../src/cli/replace-files.ts";
import { makeFolder } from "../support/command.ts";

const renames = vi.hoisted(() => ({ refuses: (_: string): boolean => false }));

vi.mock("node:fs", async (load) => {
  const fs = await load<typeof import("node:fs")>();
  const renameSync = (from: string, to: string) => {
    if (renames.refuses(to)) throw Object.assign(new Error("EBUSY: resource busy"), { code: "EBUSY" });
    fs.renameSync(from, to);
  };
  return { ...fs, renameSync };
});

function makeTwo() {
  const cwd = makeFolder({ "a.yaml": "\ufeffold a\r\n", "b.yaml": "old b\n" });
  const files = ["a.yaml", "b.yaml"].map((name) => {
    const path = join(cwd, name);
    return { path, name, before: readFileSync(path, "utf8"), after: `new ${name}` };
  });
  return { files, read: () => files.map(({ path }) => readFileSync(path, "utf8")), cwd };
}

function refuse(refuses: (path: string) => boolean): void {
  renames.refuses = refuses;
  onTestFinished(() => {
    renames.refuses = () => false;
  });
}

test("all are replaced", () => {
  const { files, read } = makeTwo();
  replaceFiles(files);
  expect(read()).toEqual(["new a.yaml", "new b.yaml"]);
});

test("where one cannot be replaced, as it is mounted, what the others said is put back", () => {
  const { files, read, cwd } = makeTwo();
  refuse((path) => path.endsWith("b.yaml"));
  const before = statSync(join(cwd, "a.yaml"));
  expect(() => replaceFiles(files)).toThrow(
    expect.objectContaining({
      message: "b.yaml cannot be replaced, as it is in use or mounted by itself.",
      hint: "Nothing was mended.",
    }),
  );
  expect(read()).toEqual(files.map((file) => file.before));
  expect(statSync(join(cwd, "a.yaml")).mode).toBe(before.mode);
});

test("what could not be put back is named", () => {
  const { files, read } = makeTwo();
  let count = 0;
  refuse(() => ++count > 1);
  expect(() => replaceFiles(files)).toThrow(
    expect.objectContaining({
      hint: "What was mended before in a.yaml could not be put back: look at the difference.",
    }),
  );
  expect(read()).toEqual(["new a.yaml", "old b\n"]);
});

test("a file that has several names, or is another's, is not to be replaced", () => {
  const { cwd } = makeTwo();
  const file = join(cwd, "a.yaml");
  expect(findLock(file)).toBeUndefined();
  expect(findLock(join(cwd, "none.yaml"))).toBeUndefined();
  const spy = vi.spyOn(process, "geteuid").mockReturnValue(statSync(file).uid + 1);
  expect(findLock(file)).toBe("belongs to another user");
  spy.mockRestore();
  linkSync(file, join(cwd, "link.yaml"));
  expect(findLock(file)).toBe("has other names, hard links, which would lead to the old text");
});
