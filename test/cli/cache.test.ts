import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { formatNames } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n';
const operation = (path: string, response: string) =>
  `  ${path}:\n    get:\n      operationId: a\n      responses:\n        "429": ${response}\n`;
const files: Readonly<Record<string, string>> = {
  "apis/a.yaml": `${head}${operation("/a", "{ description: Slow down. }")}${operation("/s", "{ $ref: '../parts/shared.yaml#/slow' }")}`,
  "apis/b.yaml": `${head}${operation("/b", "{ $ref: '../parts/shared.yaml#/slow' }")}${operation("/gone", "{ $ref: '../parts/gone.yaml#/slow' }")}`,
  "apis/c.json":
    '{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{"/c":{"get":{"responses":{"999":{"description":"?"}}}}}}',
  "apis/d.yaml": `${head}  /a:
    get:
      x-statute-ignore: { 429-retry-after: The gateway adds it., status-registered: { reason: Soon., until: 2026-08-01 } }
      responses:
        "429": { $ref: '../parts/shared.yaml#/slow' }
        "299": { description: Odd. }
        # statute-ignore status-registered -- An old client.
        "298": { description: Odd. }
        # statute-ignore nothing-like-it -- x
        "297": { description: Odd. }
`,
  "apis/other.yaml": "a: 1\n",
  "parts/shared.yaml": "slow: { $ref: 'deeper.yaml#/slow' }\nslow2: {}\nslow2: {}\n",
  "parts/deeper.yaml": "slow:\n  x-statute-ignore: { error-content: No. }\n  description: Slow down.\n",
};

interface Seen {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Lints with the cache in the folder, and says whether nothing had to be read anew. */
async function lint(cwd: string, args: readonly string[] = [], world: Partial<Io> = {}) {
  return look(cwd, [...args, "--cache-location", ".cache"], world);
}

async function look(
  cwd: string,
  args: readonly string[],
  world: Partial<Io> = {},
): Promise<Seen & { isFree: boolean }> {
  const options = ["--ignore-unknown-format", "--timing"];
  const { err, ...outcome } = await statute(cwd, ["apis/*", ...options, ...args], world);
  return {
    ...outcome,
    err: err.replace(/^ *[\d.]+ ms .*\n/gm, ""),
    isFree: / ms {2}cache\n/.test(err) && !/ ms {2}parse\n/.test(err),
  };
}

/** What is said without a cache. */
async function lintAnew(cwd: string, args: readonly string[] = [], world: Partial<Io> = {}): Promise<Seen> {
  const { isFree, ...seen } = await look(cwd, args, world);
  expect(isFree).toBe(false);
  return seen;
}

/** Lints thrice what has changed: without the cache, with it, and with it again. */
async function expectMiss(cwd: string, args: readonly string[] = [], world: Partial<Io> = {}): Promise<Seen> {
  const anew = await lintAnew(cwd, args, world);
  expect(await lint(cwd, args, world)).toEqual({ ...anew, isFree: false });
  expect(await lint(cwd, args, world)).toEqual({ ...anew, isFree: true });
  return anew;
}

function listEntries(cwd: string, folder = ".cache"): string[] {
  return existsSync(join(cwd, folder)) ? readdirSync(join(cwd, folder)).map((name) => join(cwd, folder, name)) : [];
}

describe("the report is the same to the byte", () => {
  test.each(formatNames)("as %s", async (format) => {
    const cwd = makeFolder(files);
    const { out } = await expectMiss(cwd, ["-f", format]);
    if (format !== "github") expect(out).not.toBe("");
  });

  test.each<readonly string[]>([
    ["-r", "strict"],
    ["-r", "core", "--rule", "429-retry-after:hint"],
    ["--only", "429-retry-after", "-f", "json"],
    ["--show-suppressed", "-f", "json"],
    ["--show-suppressed", "-f", "pretty", "--all"],
    ["--validate", "-f", "json"],
    ["--allow-outside", "-f", "text"],
    ["--fail-on", "never"],
    ["--max-warnings", "1"],
    ["-r", "theirs.yaml", "-f", "json"],
    ["-r", "ours.yaml", "-f", "json"],
  ])("with %s %s %s %s", async (...args) => {
    const cwd = makeFolder({
      ...files,
      "theirs.yaml": 'extends: [statute]\nrules: { "x": { given: "$", then: { function: falsy }, severity: error } }\n',
      "ours.yaml": 'extends: [statute]\nrules: { "429-retry-after": warn }\n',
    });
    await expectMiss(cwd, args);
  });

  test("as a format that tells of fixes, after one that does not", async () => {
    const cwd = makeFolder(files);
    await lint(cwd, ["-f", "gitlab"]);
    const { out } = await expectMiss(cwd, ["-f", "sarif"]);
    expect(out).toContain('"fixes":');
  });

  test("with a baseline", async () => {
    const cwd = makeFolder(files);
    await statute(cwd, ["baseline", "write", "apis/*", "--ignore-unknown-format"]);
    const { out } = await expectMiss(cwd, ["--baseline", "statute-baseline.yaml", "-f", "json", "--show-suppressed"]);
    expect(out).toContain("baseline");
  });

  test("for some descriptions of those that are known, and for more", async () => {
    const cwd = makeFolder(files);
    await lint(cwd, ["-f", "json"]);
    for (const name of ["a.yaml", "c.json"]) rmSync(join(cwd, "apis", name));
    const fewer = await lintAnew(cwd, ["-f", "json"]);
    expect(await lint(cwd, ["-f", "json"])).toEqual({ ...fewer, isFree: true });
    writeFileSync(join(cwd, "apis/0.yaml"), files["apis/b.yaml"] ?? "");
    await expectMiss(cwd, ["-f", "json"]);
  });

  test("whichever name of a file that several refer to was read first", async () => {
    const refer = (path: string) => `${head}${operation("/a", `{ $ref: '${path}' }`)}`;
    const cwd = makeFolder({ ...files, "apis/e.yaml": refer("../linked/shared.yaml#/slow") });
    symlinkSync(join(cwd, "parts"), join(cwd, "linked"));
    await expectMiss(cwd, ["-f", "json"]);
    for (const name of ["a.yaml", "b.yaml", "d.yaml"]) rmSync(join(cwd, "apis", name));
    expect(await lint(cwd, ["-f", "json"])).toEqual({ ...(await lintAnew(cwd, ["-f", "json"])), isFree: true });
  });

  test("in threads", async () => {
    const program = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));
    const world: Partial<Io> = { thread: () => ({ program, args: ["lint-thread"] }) };
    const cwd = makeFolder(files);
    await expectMiss(cwd, ["-f", "json", "--threads", "3", "-r", "strict"], world);
    const one = await lintAnew(cwd, ["-f", "json", "-r", "strict"]);
    expect(await lint(cwd, ["-f", "json", "--threads", "1", "-r", "strict"], world)).toEqual({ ...one, isFree: true });
  });
});

describe("nothing stale is served when there changes", () => {
  const edits: Readonly<Record<string, (cwd: string) => void>> = {
    "a description": (cwd) => edit(cwd, "apis/a.yaml", (text) => text.replace('"429"', '"428"')),
    "what it refers to": (cwd) =>
      edit(cwd, "parts/shared.yaml", (text) => text.replace("{ $ref: 'deeper.yaml#/slow' }", "{ description: No. }")),
    "what that refers to": (cwd) =>
      edit(cwd, "parts/deeper.yaml", (text) => `${text}  headers: { Retry-After: { schema: { type: integer } } }\n`),
    "a file that was missing": (cwd) => writeFileSync(join(cwd, "parts/gone.yaml"), "slow: { description: Here. }\n"),
    "a file that was there": (cwd) => rmSync(join(cwd, "parts/deeper.yaml")),
    "a file into a folder": (cwd) => {
      rmSync(join(cwd, "parts/deeper.yaml"));
      mkdirSync(join(cwd, "parts/deeper.yaml"));
    },
    "something of the same size and time": (cwd) => {
      const path = join(cwd, "parts/deeper.yaml");
      const { atime, mtime, size } = statSync(path);
      edit(cwd, "parts/deeper.yaml", (text) => text.replace("error-content", "error-contents").replace("Slow", "Slo"));
      utimesSync(path, atime, mtime);
      expect([statSync(path).size, statSync(path).mtime]).toEqual([size, mtime]);
    },
    "the folder that is the repository": (cwd) => mkdirSync(join(cwd, "apis/.git")),
    "what was passed over": (cwd) => writeFileSync(join(cwd, "apis/other.yaml"), files["apis/a.yaml"] ?? ""),
  };

  test.each(Object.entries(edits))("%s", async (_, change) => {
    const cwd = makeFolder(files);
    const before = await expectMiss(cwd, ["-f", "json"]);
    change(cwd);
    const after = await expectMiss(cwd, ["-f", "json"]);
    expect(after.out).not.toBe(before.out);
  });

  test("where a link leads", async () => {
    const cwd = makeFolder({ ...files, "parts/other.yaml": "slow: { description: Else. }\n" });
    const link = join(cwd, "parts/gone.yaml");
    symlinkSync("deeper.yaml", link);
    await expectMiss(cwd, ["-f", "json"]);
    rmSync(link);
    symlinkSync("other.yaml", link);
    await expectMiss(cwd, ["-f", "json"]);
    rmSync(link);
    const outside = makeFolder({ "slow.yaml": "slow: { description: Out. }\n" });
    symlinkSync(join(outside, "slow.yaml"), link);
    const { out } = await expectMiss(cwd, ["-f", "json"]);
    expect(out).toContain("ref-not-loaded");
    // Inside and outside, with the same in it.
    rmSync(link);
    writeFileSync(link, "slow: { description: Out. }\n");
    await expectMiss(cwd, ["-f", "json"]);
  });

  test("a file that nobody may read", { skip: process.getuid?.() === 0 || process.platform === "win32" }, async () => {
    const cwd = makeFolder(files);
    await expectMiss(cwd);
    chmodSync(join(cwd, "parts/deeper.yaml"), 0);
    await expectMiss(cwd);
  });

  test("the ruleset, a severity, a setting, an option", async () => {
    const cwd = makeFolder(files);
    for (const args of [
      [],
      ["-r", "core"],
      ["-r", "zalando"],
      ["--rule", "429-retry-after:hint"],
      ["--rule", "429-retry-after:off"],
      ["--only", "429-retry-after"],
      ["--validate"],
      ["--allow-outside"],
      ["-f", "gitlab"],
      ["-f", "html"],
    ])
      await expectMiss(cwd, args);
    for (const keys of [
      "settings: { ranges: forbidden }",
      "settings: { ranges: allowed }",
      "rules: { 4xx-range: info }",
    ]) {
      writeFileSync(join(cwd, "statute.config.yaml"), keys.replace("4xx-range", "success-documented"));
      await expectMiss(cwd);
    }
  });

  test("a ruleset's file", async () => {
    const cwd = makeFolder(files);
    const write = (severity: string, more = "") =>
      writeFileSync(join(cwd, "r.yaml"), `extends: [statute]\nrules: { 429-retry-after: ${severity}${more} }\n`);
    for (const severity of ["warn", "hint"]) {
      write(severity);
      await expectMiss(cwd, ["-r", "r.yaml"]);
    }
    for (const severity of ["info", "hint"]) {
      write("warn", `, mine: { given: "$", severity: ${severity}, then: { function: falsy } }`);
      await expectMiss(cwd, ["-r", "r.yaml"]);
    }
  });

  test("the day, where something is to be ignored until one", async () => {
    const cwd = makeFolder(files);
    await expectMiss(cwd, [], { today: "2026-07-31" });
    await expectMiss(cwd, [], { today: "2026-08-02" });
    rmSync(join(cwd, "apis/d.yaml"));
    expect((await lint(cwd, [], { today: "2026-08-03" })).isFree).toBe(true);
  });

  test("the program", async () => {
    const cwd = makeFolder({ ...files, "bin/program.cjs": "1", "bin/lib/x.cjs": "1" });
    const world: Partial<Io> = { thread: () => ({ program: join(cwd, "bin/cli.cjs"), args: [] }) };
    await expectMiss(cwd, [], world);
    writeFileSync(join(cwd, "bin/program.cjs"), "2");
    await expectMiss(cwd, [], world);
    writeFileSync(join(cwd, "bin/lib/x.cjs"), "22");
    await expectMiss(cwd, [], world);
    rmSync(join(cwd, "bin/lib"), { recursive: true });
    for (let round = 0; round < 2; round++) expect((await lint(cwd, [], world)).isFree).toBe(false);
  });
});

test("rulesets that run code are never answered from the cache", async () => {
  const cwd = makeFolder({
    ...files,
    "r.cjs": 'module.exports = { extends: [require("statute")], rules: {} };',
    "f.yaml": "extends: [statute]\nfunctions: [mine]\nrules: { mine: { given: $, then: { function: mine } } }\n",
    "functions/mine.js": "export default () => {};",
    "e.yaml": 'extends: [statute]\nrules: { mine: { given: "$.paths[?(@.get)]", then: { function: falsy } } }\n',
    "x.yaml": "extends: [statute, ./base.yaml]\n",
    "base.yaml": "rules: {}\n",
  });
  for (const ruleset of ["r.cjs", "f.yaml", "e.yaml", "x.yaml"])
    for (let round = 0; round < 2; round++) {
      const { isFree, code } = await lint(cwd, ["-r", ruleset]);
      expect([ruleset, isFree, code]).toEqual([ruleset, false, 1]);
    }
  expect(listEntries(cwd)).toEqual([]);
});

test("what cannot be checked is tried again", async () => {
  const cwd = makeFolder({ ...files, "apis/broken.yaml": "[" });
  const anew = await lintAnew(cwd);
  expect(anew.code).toBe(2);
  for (let round = 0; round < 2; round++) expect(await lint(cwd)).toMatchObject(anew);
});

describe("no entry breaks a run", () => {
  const damages: Readonly<Record<string, (path: string) => void>> = {
    empty: (path) => writeFileSync(path, ""),
    cut: (path) => writeFileSync(path, readFileSync(path).subarray(0, 300)),
    "one byte off": (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
    "no text": (path) => writeFileSync(path, new Uint8Array([0xff, 0xfe, 0, 0xc3, 0x28])),
    longer: (path) => writeFileSync(path, `${readFileSync(path, "utf8")} `),
    "a folder": (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    "a link to itself": (path) => {
      rmSync(path);
      symlinkSync(path, path);
    },
    "a link to one that is whole": (path) => {
      writeFileSync(`${path}.copy`, readFileSync(path));
      rmSync(path);
      symlinkSync(`${path}.copy`, path);
    },
  };
  test.each(Object.entries(damages))("%s", async (_, damage) => {
    const cwd = makeFolder(files);
    const anew = await expectMiss(cwd, ["-f", "json"]);
    for (const path of listEntries(cwd)) damage(path);
    const { isFree, ...damaged } = await lint(cwd, ["-f", "json"]);
    expect(isFree).toBe(false);
    expect({ ...damaged, err: damaged.err.replace(/^statute: the cache cannot be written.*\n/, "") }).toEqual(anew);
  });

  test("that was put under the name of another", async () => {
    const cwd = makeFolder(files);
    const anew = await expectMiss(cwd, ["-f", "json"]);
    const paths = listEntries(cwd);
    const texts = paths.map((path) => readFileSync(path));
    for (const [index, path] of paths.entries()) writeFileSync(path, texts[(index + 1) % texts.length] ?? "");
    expect(await lint(cwd, ["-f", "json"])).toEqual({ ...anew, isFree: false });
  });

  test("where its folder takes none", async () => {
    const cwd = makeFolder({ ...files, ".cache": "a file" });
    const { isFree, ...seen } = await lint(cwd);
    const { err, ...anew } = await lintAnew(cwd);
    expect(seen).toEqual({
      ...anew,
      err: `statute: the cache cannot be written, so the next run will not be faster.\n${err}`,
    });
    expect(isFree).toBe(false);
    expect((await lint(cwd, ["-q"])).err).not.toContain("cache");
  });

  test("of several that write at once", async () => {
    const cwd = makeFolder(files);
    const anew = await lintAnew(cwd, ["-f", "json"]);
    const together = await Promise.all(Array.from({ length: 6 }, () => lint(cwd, ["-f", "json"])));
    for (const { isFree, ...seen } of together) expect(seen).toEqual(anew);
    expect(await lint(cwd, ["-f", "json"])).toEqual({ ...anew, isFree: true });
    expect(listEntries(cwd).every((path) => path.endsWith(".entry"))).toBe(true);
  });
});

describe("where it is kept", () => {
  test("in the nearest node_modules of the repository", async () => {
    const cwd = makeFolder({ ...files, "node_modules/x/index.js": "" });
    await look(cwd, ["--cache"]);
    expect(listEntries(cwd, "node_modules/.cache/statute")).toHaveLength(5);
    expect((await look(cwd, ["--cache"])).isFree).toBe(true);
    expect((await look(cwd, [])).isFree).toBe(false);
    const below = join(cwd, "apis");
    const { err } = await statute(below, ["*", "--ignore-unknown-format", "--cache", "--timing"]);
    expect(err).not.toContain(" parse\n");
  });

  test("as the configuration wishes, unless the command line wishes otherwise", async () => {
    const cwd = makeFolder({ ...files, "statute.config.yaml": "cache: true\n", "node_modules/x": "" });
    await look(cwd, []);
    expect((await look(cwd, [])).isFree).toBe(true);
    expect((await look(cwd, ["--no-cache"])).isFree).toBe(false);
  });

  test.skipIf(process.platform !== "linux")("else with what the user's programs keep", async () => {
    const home = makeFolder({});
    const cwd = makeFolder(files);
    await look(cwd, ["--cache"], { env: { HOME: home } });
    expect(listEntries(home, ".cache/statute")).toHaveLength(5);
    await look(cwd, ["--cache"], { env: { HOME: home, XDG_CACHE_HOME: join(home, "x") } });
    expect(listEntries(home, "x/statute")).toHaveLength(5);
  });

  test
    .skipIf(process.platform !== "linux")
    .each(["node_modules", "node_modules/.cache", "node_modules/.cache/statute"])(
    "never through a link out of the repository at %s",
    async (link) => {
      const home = makeFolder({});
      const elsewhere = makeFolder({});
      const cwd = makeFolder(files);
      mkdirSync(join(cwd, link, ".."), { recursive: true });
      symlinkSync(elsewhere, join(cwd, link));
      await look(cwd, ["--cache"], { env: { HOME: home } });
      expect(readdirSync(elsewhere)).toEqual([".git"]);
      expect(listEntries(home, ".cache/statute")).toHaveLength(5);
    },
  );

  test("nowhere for standard input", async () => {
    const cwd = makeFolder(files);
    const stdin = files["apis/a.yaml"] ?? "";
    await statute(cwd, ["-", "--cache-location", ".cache"], { stdin });
    expect(listEntries(cwd)).toEqual([]);
  });
});

function edit(cwd: string, name: string, change: (text: string) => string): void {
  const path = join(cwd, name);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}
