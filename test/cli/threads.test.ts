import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { chooseThreadCount } from "../../src/cli/choose-threads.ts";
import type { Io } from "../../src/cli/io.ts";
import { makeFolder, statute } from "../support/command.ts";

/** The command as it is published: threads cannot run sources. */
const command = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));
const built: Partial<Io> = { thread: () => ({ program: command, args: ["lint-thread"] }) };

test("is built", () => {
  expect(existsSync(command), "run `npm run build` first").toBe(true);
});

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const operation = (response: string) => `\n    get:\n      responses:\n        "429": ${response}\n`;
const files: Record<string, string> = {
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `apis/${index}.yaml`,
      `${head}paths:\n  /own${index}:${operation("{ description: Slow down. }")}  /shared:${operation("{ $ref: '../shared.yaml#/slow' }")}`,
    ]),
  ),
  "apis/broken.yaml": "[",
  "apis/other.yaml": "a: 1\n",
  "apis/empty.json": "",
  "shared.yaml": "slow: { description: Slow down., description: Slow down. }\n",
};

describe("one thread and many say the same", () => {
  test.each<readonly string[]>([
    ["-f", "json"],
    ["-f", "pretty"],
    ["-f", "text", "--ignore-unknown-format"],
    ["-f", "json", "-r", "strict"],
    ["-f", "json", "-r", "core", "--rule", "429-retry-after:hint", "--rule", "error-content:off"],
    ["-f", "json", "--only", "429-retry-after", "--only", "consistent-success-code"],
    ["-f", "json", "-r", "zalando"],
    ["-f", "json", "-r", "own.yaml"],
    ["-f", "text", "--allow-outside"],
  ])("%s %s %s %s %s %s %s", async (...options) => {
    const cwd = makeFolder({ ...files, "own.yaml": 'extends: [statute]\nrules: { "429-retry-after": warn }\n' });
    const run = (threads: string) => statute(cwd, ["apis/*", ...options, "--threads", threads], built);
    const one = await run("1");
    expect(one.out.length).toBeGreaterThan(200);
    expect(await run("3")).toEqual(one);
  });

  test("and mend the same", async () => {
    const outcomes = [];
    for (const threads of ["1", "3"]) {
      const cwd = makeFolder(files);
      const args = ["apis/*", "-f", "json", "--fix-suggested", "--threads", threads];
      const { code, out, err } = await statute(cwd, args, built);
      const texts = Object.keys(files).map((name) => readFileSync(join(cwd, name), "utf8"));
      outcomes.push({ code, out, err, texts });
    }
    expect(outcomes[0]?.err).toMatch(/^Mended 12 findings in 12 files: 12 × 429-retry-after\.$/m);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test("where rules of others run, which threads do not know", async () => {
    const cwd = makeFolder({
      ...files,
      "theirs.yaml": 'extends: [statute]\nrules: { "x": { given: "$", then: { function: falsy }, severity: error } }\n',
    });
    const outcomes = [];
    for (const threads of ["1", "3"])
      outcomes.push(
        await statute(cwd, ["apis/?.yaml", "-r", "theirs.yaml", "-f", "json", "--threads", threads], built),
      );
    expect(outcomes[0]?.out).toContain('"code":"x"');
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test("of what is nested as deeply as a stack allows", async () => {
    const nest = (depth: number) => `${'{"items":'.repeat(depth)}1${"}".repeat(depth)}`;
    const deep = (depth: number) =>
      `{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":${nest(depth)}}}}}}}}}`;
    const depths = [500, 1000, 2000, 4000, 8000, 16000];
    const cwd = makeFolder(Object.fromEntries(depths.map((depth) => [`${depth}.json`, deep(depth)])));
    // In a process of its own, as the stack of this one is not that of the command.
    const [one, many] = ["1", "3"].map((threads) =>
      spawnSync(process.execPath, [command, "*.json", "-r", "strict", "-f", "json", "--threads", threads], {
        cwd,
        encoding: "utf8",
      }),
    );
    expect({ status: many?.status, out: many?.stdout, err: many?.stderr }).toEqual({
      status: one?.status,
      out: one?.stdout,
      err: one?.stderr,
    });
  });
});

test("the time that threads took is counted", async () => {
  const cwd = makeFolder(files);
  const { err } = await statute(cwd, ["apis/?.yaml", "--timing", "--threads", "2"], built);
  expect(err).toMatch(/ ms {2}parse\n/);
  expect(err).toMatch(/ ms {2}rule 429-retry-after\n/);
});

test("progress is told of threads as well", async () => {
  const cwd = makeFolder(files);
  let time = 0;
  const now = () => {
    time += 2000;
    return time;
  };
  const world = { ...built, now, errorColumns: () => 80 };
  const { err } = await statute(cwd, ["apis/?.yaml", "--threads", "2"], world);
  expect(err).toContain("\r9 of 10 descriptions checked\u001b[K");
  expect(err.endsWith("\r\u001b[K")).toBe(true);
});

describe("a thread that fails ends the run with a sentence", () => {
  const failing = (code: string): Partial<Io> => {
    const program = join(makeFolder({ "thread.cjs": code }), "thread.cjs");
    return { thread: () => ({ program, args: [] }) };
  };
  const begin = 'const { parentPort } = require("node:worker_threads"); parentPort.postMessage({ stages: [] });';

  test.each([
    ["throws at once", 'throw new Error("No.");', 3, /^statute: a fault of ours, not of your description: No\. Please/],
    [
      "throws at work",
      `${begin} parentPort.on("message", () => { throw new Error("No."); });`,
      3,
      /fault of ours.*: No\./,
    ],
    [
      "tells of a fault of ours",
      `${begin} parentPort.on("message", () => parentPort.postMessage({ stages: [], bug: { message: "The rule a failed: No." } }));`,
      3,
      /The rule a failed: No\./,
    ],
    [
      "ends",
      `${begin} parentPort.on("message", () => process.exit(0));`,
      3,
      /A thread ended before its work, at .*\.yaml\./,
    ],
    ["ends at once", "", 3, /A thread ended before its work\./],
    [
      "uses up its memory",
      `${begin} parentPort.on("message", () => { throw Object.assign(new Error(), { code: "ERR_WORKER_OUT_OF_MEMORY" }); });`,
      2,
      /^statute: A thread ran out of memory at .*\/apis\/\d+\.yaml\. Give it more, with NODE_OPTIONS=--max-old-space-size=8192 say, or lint with --threads 1\.\n$/,
    ],
  ])("%s", async (_, code, expected, message) => {
    const cwd = makeFolder(files);
    const outcome = await statute(cwd, ["apis/?.yaml", "--threads", "2"], failing(code));
    expect({ code: outcome.code, out: outcome.out }).toEqual({ code: expected, out: "" });
    expect(outcome.err).toMatch(message);
  });
});

describe("the published command", () => {
  test("runs itself in threads", async () => {
    const cwd = makeFolder({ ...files, "apis/invalid.yaml": "openapi: 3.1.0\ninfo: {}\npaths: {}\n" });
    const run = (threads: string) =>
      spawnSync(process.execPath, [command, "apis/*", "-f", "json", "--validate", "--threads", threads], {
        cwd,
        encoding: "utf8",
      });
    const [one, many] = [run("1"), run("4")];
    expect(one.stdout.includes('"code":"openapi-valid"')).toBe(true);
    expect(JSON.parse(one.stdout).length).toBeGreaterThan(10);
    expect([many.stdout, many.stderr, many.status]).toEqual([one.stdout, one.stderr, one.status]);
  });

  test("has a sentence for a thread that uses up its memory", () => {
    const schemas = Array.from({ length: 60_000 }, (_, index) => `"s${index}":{"type":"object","a":[{},{},{},{}]}`);
    const text = `{"openapi":"3.1.0","paths":{},"components":{"schemas":{${schemas.join()}}}}`;
    const cwd = makeFolder({ "a.json": text, "b.json": text });
    const args = ["--max-old-space-size=24", command, "*.json", "--threads", "2"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^statute: A thread ran out of memory at .*\/[ab]\.json\. Give it more, .*\n$/);
  });

  test("takes lint-thread for the name of a file", () => {
    const cwd = makeFolder({ "lint-thread": files["apis/0.yaml"] ?? "" });
    const { stdout } = spawnSync(process.execPath, [command, "lint-thread", "-f", "text"], { cwd, encoding: "utf8" });
    expect(stdout).toMatch(/^lint-thread:/);
  });

  test.skipIf(process.platform === "win32")("ends with all its threads when it is interrupted", async () => {
    const cwd = makeFolder({});
    const paths = Array.from({ length: 20_000 }, (_, index) => `  /a${index}:${operation("{ description: No. }")}`);
    for (let index = 0; index < 8; index++)
      writeFileSync(join(cwd, `${index}.yaml`), `${head}paths:\n${paths.join("")}`);
    const child = spawn(process.execPath, [command, "*.yaml", "-r", "strict", "-f", "json", "--threads", "4"], {
      cwd,
      stdio: "ignore",
    });
    setTimeout(() => child.kill("SIGINT"), 700);
    const start = performance.now();
    const signal = await new Promise((resolve) => child.on("close", (_, name) => resolve(name)));
    expect(signal).toBe("SIGINT");
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test("no thread is no number of threads", async () => {
  const cwd = makeFolder(files);
  for (const wish of ["0", "-1", "many", "1.5"]) {
    const { code, err } = await statute(cwd, ["apis/0.yaml", "--threads", wish], built);
    expect(code).toBe(2);
    expect(err).toContain("--threads");
  }
});

test("a small run has one thread, unless more are wished for", () => {
  const ruleset = { name: "a", rules: [] };
  const sized = (count: number, bytes: number) => Array.from({ length: count }, () => ({ bytes }));
  expect(chooseThreadCount(undefined, sized(100, 10_000), [ruleset], 16)).toBe(1);
  expect(chooseThreadCount(undefined, sized(100, 1_000_000), [ruleset], 2)).toBe(1);
  expect(chooseThreadCount(undefined, sized(100, 1_000_000), [ruleset], 4)).toBe(4);
  expect(chooseThreadCount(undefined, sized(100, 1_000_000), [ruleset], 64)).toBe(8);
  expect(chooseThreadCount(undefined, sized(2, 10_000_000), [ruleset], 16)).toBe(2);
  expect(chooseThreadCount(12, sized(100, 1), [ruleset], 2)).toBe(12);
  expect(chooseThreadCount(100_000, sized(100, 1), [ruleset], 2)).toBe(64);
  expect(chooseThreadCount(3, sized(2, 1), [ruleset], 2)).toBe(2);
  const spectral = { definition: {}, isOurFunction: () => false };
  expect(chooseThreadCount(8, sized(100, 1_000_000), [ruleset, { ...ruleset, spectral }], 16)).toBe(1);
});
