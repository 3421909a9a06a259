import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { findMatches } from "../../src/config/find-matches.ts";
import { coversPath, hasWildcard, matchesGlob, parseGlob, startOf } from "../../src/config/glob.ts";
import { glob as libraryGlob } from "../../src/libraries/globs.ts";
import { makeFolder } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";

const files = [
  "a.yaml",
  "apis/a.yaml",
  "apis/b.yml",
  "apis/[x].yaml",
  "apis/v1/openapi.yaml",
  "apis/v2/openapi.json",
  "apis/v2/deep/er/openapi.yaml",
  "apis/.hidden/openapi.yaml",
  "apis/node_modules/p/openapi.yaml",
  "apis/v-ü/öpenapi.yaml",
  ".apis/openapi.yaml",
];

const find = (folder: string, glob: string) =>
  findMatches(folder, glob, () => false)
    .map((file) => relative(folder, file).replaceAll("\\", "/"))
    .sort();

describe("a glob finds what the globs of the command line find", () => {
  test.each([
    "**",
    "*",
    "*.yaml",
    "./a.yaml",
    "**/*.yaml",
    "apis/*",
    "apis/*.{yaml,yml}",
    "apis/**",
    "apis/**/openapi.{yaml,json}",
    "**/v?/openapi.*",
    "**/v[12]/**",
    "**/v[!1]/**/*.yaml",
    "apis/v[1-2]/*",
    "{a,apis/a}.yaml",
    "apis/{v1,v2/deep/{er,no}}/openapi.yaml",
    "apis/**/er/**/openapi.yaml",
    "apis/v-?/?penapi.yaml",
    ".apis/*.yaml",
    "apis/.hidden/*.yaml",
  ])("%s", async (glob) => {
    const folder = makeFolder(Object.fromEntries(files.map((file) => [file, ""])));
    const library = await libraryGlob(glob, { cwd: folder, ignore: ["**/node_modules/**"], expandDirectories: false });
    expect(library).not.toEqual([]);
    expect(find(folder, glob)).toEqual(library.sort());
  });
});

describe("a path", () => {
  test.each([
    ["apis/legacy", "apis/legacy/v1/openapi.yaml", true],
    ["apis/legacy/", "apis/legacy/openapi.yaml", true],
    ["**/legacy", "a/b/legacy/c/d.yaml", true],
    ["legacy", "apis/legacy/openapi.yaml", false],
    ["apis/*", "apis/legacy/openapi.yaml", false],
    ["apis/leg", "apis/legacy/openapi.yaml", false],
    ["**", ".github/openapi.yaml", true],
    ["*", "apis/openapi.yaml", false],
    ["[]a].yaml", "].yaml", true],
    ["[a-c-].yaml", "-.yaml", true],
    ["?.yaml", "💥.yaml", true],
  ])("%s covers %s: %j", (glob, path, covers) => {
    expect(coversPath(parseGlob(glob), path)).toBe(covers);
  });

  test("the name of a folder stands for what is in it only where a folder may be meant", () => {
    expect(matchesGlob(parseGlob("apis/legacy"), "apis/legacy/openapi.yaml")).toBe(false);
  });
});

describe("links", () => {
  test("a file or folder behind one must be in the working tree", () => {
    const outside = makeFolder({ "x.yaml": "", "in/y.yaml": "" });
    const folder = makeFolder({ "real/a.yaml": "" });
    symlinkSync(join(outside, "x.yaml"), join(folder, "x.yaml"));
    symlinkSync(join(outside, "in"), join(folder, "in"));
    symlinkSync("real/a.yaml", join(folder, "link.yaml"));
    symlinkSync("nowhere", join(folder, "dangling.yaml"));
    symlinkSync(".", join(folder, "round"));
    expect(() => find(folder, "*.yaml")).toThrow(`x.yaml is a link that leads out of ${folder}.`);
    expect(() => find(folder, "in/*.yaml")).toThrow(`in is a link that leads out of ${folder}.`);
    expect(find(folder, "**/[adl]*.yaml")).toEqual(["dangling.yaml", "link.yaml", "real/a.yaml"]);
  });

  test("a file may be called what would be a glob", () => {
    const folder = makeFolder({ "apis/[x].yaml": "" });
    expect(find(folder, "apis/[x].yaml")).toEqual(["apis/[x].yaml"]);
  });

  test("what is ignored is no match, and nothing at all is a mistake", () => {
    const folder = makeFolder({ "a.yaml": "" });
    expect(() => findMatches(folder, "*.yaml", () => true)).toThrow("`ignore` leaves out all that matches *.yaml.");
    expect(() => find(folder, "nowhere/*.yaml")).toThrow("No file matches nowhere/*.yaml.");
    expect(() => find(folder, `${"n".repeat(300)}/[a].yaml`)).toThrow("has a name that is too long.");
    expect(() => find(folder, "a\0b/[a].yaml")).toThrow("has a name that no file can have.");
    expect(() => find(folder, "a.yaml/*.yaml")).toThrow("No file matches a.yaml/*.yaml.");
  });
});

describe("hostile globs", () => {
  test.each([
    ["", "is empty"],
    ["..", "leads out"],
    ["../x", "leads out"],
    ["a/{b,../..}/c", "leads out"],
    ["/etc/*", "is absolute"],
    ["{a,/etc}/*", "is absolute"],
    ["C:/x", "is absolute"],
    ["a\\b", "backslash"],
    ["!a", "begins with !"],
    ["@(a|b)", "parentheses"],
    ["{a", "without its other half"],
    ["a}", "without its other half"],
    ["[a", "without its other half"],
    ["{a}", "without a comma"],
    [".", "names nothing"],
    ["{a,b}".repeat(100), "more than 100 alternatives"],
    ["{".repeat(999), "without its other half"],
    ["[".repeat(999), "without its other half"],
    ["a".repeat(1001), "longer than 1,000"],
  ])("%.20s", (glob, reason) => {
    expect(() => parseGlob(glob)).toThrow(reason);
  });

  test("are matched in no time", () => {
    const start = cpuTime();
    for (const glob of [`${"*a".repeat(490)}b`, `${"**/a/".repeat(190)}b`, `${"[a-z]*".repeat(150)}!`])
      expect(matchesGlob(parseGlob(glob), `${"a/".repeat(1000)}${"a".repeat(2000)}`)).toBe(false);
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  test("a deep tree is not walked for a shallow glob", () => {
    const folder = makeFolder({ "a.yaml": "" });
    const deep = join(folder, ...Array.from({ length: 100 }, (_, n) => `d${n}`));
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, "a.yaml"), "");
    expect(find(folder, "*.yaml")).toEqual(["a.yaml"]);
    expect(find(folder, "**/a.yaml")).toHaveLength(2);
  });
});

test.each([
  ["apis/pets.yaml", false, "apis/"],
  ["apis/**/*.yaml", true, "apis/"],
  ["*.yaml", true, ""],
  ["a/{b,c}/d.yaml", true, "a/"],
  ["../x/[ab].yaml", true, "../x/"],
])("%s: whether it has a wildcard, and what stands before it", (glob, isWild, start) => {
  expect([hasWildcard(glob), startOf(glob)]).toEqual([isWild, start]);
});
