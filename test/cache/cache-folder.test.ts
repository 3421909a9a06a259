import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CacheFolder } from "../../src/cache/cache-folder.ts";
import { makeFolder } from "../support/command.ts";

const keyOf = (index: number) => index.toString(16).padStart(64, "0");
const limits = { entry: 1000, total: 3000, count: 10 };

test("what is written is read", () => {
  const cache = new CacheFolder(join(makeFolder({}), "deep/er"));
  expect(cache.read(keyOf(1))).toBeUndefined();
  for (const text of ["", "a\n\0ü\u{1f600}", "b"]) {
    expect(cache.write(keyOf(1), text)).toBe(true);
    expect(cache.read(keyOf(1))).toBe(text);
  }
  expect(cache.read(keyOf(2))).toBeUndefined();
});

describe("it stays within its bounds", () => {
  test("of size, by what was written longest ago", () => {
    const folder = makeFolder({});
    const cache = new CacheFolder(folder, limits);
    for (let index = 0; index < 8; index++) write(folder, cache, index, "x".repeat(500));
    cache.prune();
    expect(listKeys(folder)).toEqual([5, 6, 7].map(keyOf));
  });

  test("of number", () => {
    const folder = makeFolder({});
    const cache = new CacheFolder(folder, limits);
    for (let index = 0; index < 11; index++) write(folder, cache, index, "");
    cache.prune();
    expect(listKeys(folder)).toEqual([4, 5, 6, 7, 8, 9, 10].map(keyOf));
  });

  test("of one entry", () => {
    const folder = makeFolder({});
    const cache = new CacheFolder(folder, limits);
    expect(cache.write(keyOf(1), "x".repeat(1000))).toBe(true);
    expect(listKeys(folder)).toEqual([]);
    new CacheFolder(folder).write(keyOf(1), "x".repeat(1000));
    expect(cache.read(keyOf(1))).toBeUndefined();
  });
});

test("what others have there stays, and what a writer left behind goes", () => {
  const folder = makeFolder({ "precious.txt": "x".repeat(5000), "a.entry": "x", [`${keyOf(1)}.entry.txt`]: "x" });
  mkdirSync(join(folder, `${keyOf(2)}.entry`));
  symlinkSync(join(folder, "precious.txt"), join(folder, `${keyOf(3)}.entry`));
  for (const name of ["1", "2"]) writeFileSync(join(folder, `${keyOf(4)}.${name.padStart(16, "0")}.unfinished`), "x");
  utimesSync(join(folder, `${keyOf(4)}.${"1".padStart(16, "0")}.unfinished`), 1, 1);
  const before = readdirSync(folder);
  new CacheFolder(folder, { ...limits, total: 0, count: 0 }).prune();
  expect(readdirSync(folder)).toEqual(before.filter((name) => !name.includes(".0000000000000001.")));
  expect(readFileSync(join(folder, "precious.txt"), "utf8")).toHaveLength(5000);
});

test("a folder that is not there, or is none, is no reason to fail", () => {
  const folder = makeFolder({ file: "x" });
  for (const name of ["gone", "file", "file/below"]) {
    const cache = new CacheFolder(join(folder, name));
    cache.prune();
    expect(cache.read(keyOf(1))).toBeUndefined();
  }
  expect(new CacheFolder(join(folder, "file")).write(keyOf(1), "x")).toBe(false);
  expect(existsSync(join(folder, "gone"))).toBe(false);
});

test.skipIf(process.platform === "win32")("a pipe keeps nobody waiting", () => {
  const folder = makeFolder({});
  execFileSync("mkfifo", [join(folder, `${keyOf(1)}.entry`)]);
  const cache = new CacheFolder(folder);
  expect(cache.read(keyOf(1))).toBeUndefined();
  expect(cache.write(keyOf(1), "x")).toBe(true);
  expect(cache.read(keyOf(1))).toBe("x");
});

/** Each a second after the one before. */
function write(folder: string, cache: CacheFolder, index: number, text: string): void {
  cache.write(keyOf(index), text);
  utimesSync(join(folder, `${keyOf(index)}.entry`), index + 1, index + 1);
}

function listKeys(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".entry"))
    .map((name) => name.slice(0, 64));
}
