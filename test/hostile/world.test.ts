import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { lintFiles, lintText } from "../../src/api.ts";
import { buildCommand } from "../support/build-command.ts";
import { makeFolder, statute } from "../support/command.ts";
import { builtCommand, describeApi, describePaths, expectOrderlyEnd, fill, slowDown, throttled } from "./attack.ts";

// What files, links, disks, signals and other people's code can do to a run.

beforeAll(() => buildCommand(dirname(builtCommand)));

const isUnix = process.platform !== "win32";

/** A description with as many operations, each with findings. */
const describeMany = (count: number) =>
  describeApi({ paths: fill(count, (n) => [`/p${n}`, { get: { responses: slowDown } }]) });

/** Runs the command by a line of bash, in which `$STATUTE` is the command. */
function runShell(cwd: string, line: string) {
  const env = { ...process.env, STATUTE: `${process.execPath} ${builtCommand}` };
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], { cwd, env, encoding: "utf8", timeout: 60_000 });
  return { code: status, out: stdout, err: stderr };
}

/** What lies in a folder beside what is meant to. */
function listLeftovers(cwd: string): readonly string[] {
  return readdirSync(cwd).filter((name) => name.endsWith(".tmp"));
}

describe("what cannot be read", () => {
  test.skipIf(!existsSync("/proc/self/mem"))("a file whose disk fails", async () => {
    const outcome = await statute(makeFolder({}), ["/proc/self/mem"]);
    expectOrderlyEnd(outcome);
    expect(outcome).toMatchObject({ code: 2, out: "" });
    expect(outcome.err).toContain("/proc/self/mem cannot be read (E");
  });

  test.skipIf(process.getuid?.() === 0)("a file that others may not read", async () => {
    const cwd = makeFolder({ "openapi.json": throttled });
    chmodSync(join(cwd, "openapi.json"), 0);
    const outcome = await statute(cwd, ["openapi.json"]);
    expect(outcome.err).toContain("permission is denied");
  });

  test("a file that vanishes after it was found", async () => {
    const cwd = makeFolder({ "openapi.json": throttled });
    const { faults, checked } = await lintFiles(["gone.json", "openapi.json"], { cwd });
    expect(faults.map(({ error }) => error.message)).toEqual([`${cwd}/gone.json does not exist.`]);
    expect(checked).toEqual([`${cwd}/openapi.json`]);
  });
});

describe.skipIf(!isUnix)("what cannot be written", () => {
  test.skipIf(!existsSync("/dev/full")).each([
    ["$STATUTE openapi.json > /dev/full", "The report cannot be written: no space is left."],
    ["$STATUTE openapi.json -f json=/dev/full", "/dev/full cannot be written: no space is left."],
  ])("%s", (line, message) => {
    const { code, err } = runShell(makeFolder({ "openapi.json": throttled }), line);
    expect({ code, err }).toEqual({ code: 2, err: `statute: ${message}\n` });
  });

  test("a report that is larger than there is room", () => {
    const cwd = makeFolder({ "openapi.json": describeMany(2000), "report.json": "[]\n" });
    const { code, err } = runShell(cwd, "ulimit -f 64; exec $STATUTE openapi.json -f json=report.json");
    expect({ code, err: err.split("\n").length }).toEqual({ code: 2, err: 2 });
    expect(err).toContain("report.json cannot be written (EFBIG).");
    expect(readFileSync(join(cwd, "report.json"), "utf8")).toBe("[]\n");
    expect(listLeftovers(cwd)).toEqual([]);
  });

  test("a pipe that nobody reads", () => {
    const cwd = makeFolder({ "openapi.json": throttled });
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const unread = runShell(cwd, "$STATUTE openapi.json -f json=pipe");
    expect(unread.code).toBe(2);
    expect(unread.err).toContain("pipe is a pipe that nobody reads.");
    const read = runShell(cwd, "cat pipe & exec $STATUTE openapi.json -f json=pipe --fail-on never");
    expect(read.code).toBe(0);
    expect(JSON.parse(read.out)).not.toEqual([]);
  });

  test("links that lead out of the repository", async () => {
    const outside = makeFolder({ "there.json": "kept" });
    const cwd = makeFolder({ "openapi.json": throttled });
    symlinkSync(join(outside, "there.json"), join(cwd, "there.json"));
    symlinkSync(join(outside, "nowhere.yaml"), join(cwd, "statute-baseline.yaml"));
    symlinkSync(outside, join(cwd, "folder"));
    for (const args of [
      ["lint", "openapi.json", "-f", "json=there.json"],
      ["lint", "openapi.json", "-f", "json=folder/new.json"],
      ["baseline", "write", "openapi.json"],
    ]) {
      const outcome = await statute(cwd, args);
      expectOrderlyEnd(outcome);
      expect(outcome.code).toBe(2);
      expect(outcome.err).toContain("is behind a link that leads out of");
    }
    expect(readdirSync(outside).sort()).toEqual([".git", "there.json"]);
    expect(readFileSync(join(outside, "there.json"), "utf8")).toBe("kept");
  });

  test("links within it are written through, and stay links", async () => {
    const cwd = makeFolder({ "openapi.json": throttled, "out/real.json": "" });
    symlinkSync("out/real.json", join(cwd, "report.json"));
    expect((await statute(cwd, ["openapi.json", "-f", "json=report.json"])).err).toBe("");
    expect(lstatSync(join(cwd, "report.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(cwd, "out/real.json"), "utf8"))).not.toEqual([]);
  });

  test.each([0o600, 0o640, 0o755, 0o666])("a file keeps its permissions %o", async (mode) => {
    const cwd = makeFolder({ "openapi.json": throttled, "report.json": "" });
    chmodSync(join(cwd, "report.json"), mode);
    await statute(cwd, ["openapi.json", "-f", "json=report.json"]);
    expect(readFileSync(join(cwd, "report.json"), "utf8")).not.toBe("");
    expect(statSync(join(cwd, "report.json")).mode & 0o777).toBe(mode);
  });
});

describe.skipIf(!isUnix)("who ends a run finds nothing half done", () => {
  const large = describeMany(20_000);

  /** Ends a run once `isTime`, and gives what ended it. */
  async function end(cwd: string, signal: NodeJS.Signals, isTime: () => boolean) {
    const args = [builtCommand, "openapi.json", "-r", "strict", "-f", "report=report.json"];
    const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
    const exit = new Promise((resolve) => child.on("exit", (code, ended) => resolve(ended ?? code)));
    const watch = setInterval(() => {
      if (isTime()) child.kill(signal);
    }, 2);
    try {
      return await exit;
    } finally {
      clearInterval(watch);
    }
  }

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s while it writes", async (signal) => {
    const cwd = makeFolder({ "openapi.json": large, "report.json": "before" });
    expect(await end(cwd, signal, () => listLeftovers(cwd).length > 0)).toBe(signal);
    expect(listLeftovers(cwd)).toEqual([]);
    expect(readFileSync(join(cwd, "report.json"), "utf8")).toBe("before");
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s while it reads", async (signal) => {
    const cwd = makeFolder({ "openapi.json": large, "report.json": "before" });
    const start = performance.now();
    expect(await end(cwd, signal, () => performance.now() - start > 150)).toBe(signal);
    expect(listLeftovers(cwd)).toEqual([]);
    expect(readFileSync(join(cwd, "report.json"), "utf8")).toBe("before");
  });
});

describe("other people's code", () => {
  const publishedCommand = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));
  const rule = (body: string) =>
    `export default { rules: { a: { given: "$", then: { function: () => { ${body} } } } } };\n`;
  test.each([
    ["ends the program", rule("process.exit(0);"), "was ended before it was done"],
    ["ends it when it is loaded", "process.exit(0);\nexport default { rules: {} };\n", "was ended before it was done"],
    ["fails later", rule("setTimeout(() => { throw new Error('boom'); }, 0);"), "failed outside of its rules: boom"],
    ["fails where nobody waits", rule("Promise.reject(new Error('boom'));"), "failed outside of its rules: boom"],
    ["never comes back", rule("return new Promise(() => {});"), "was ended before it was done"],
    ["fails", rule("throw new Error('boom');"), "failed: boom"],
  ])("a rule that %s", (_, text, message) => {
    const cwd = makeFolder({ "openapi.json": throttled, "r.mjs": text });
    const { status, stderr } = spawnSync(process.execPath, [publishedCommand, "openapi.json", "-r", "r.mjs"], {
      ...{ cwd, encoding: "utf8", timeout: 60_000 },
    });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });

  test.each(["$..[?(@.x ==]", "$[?(@.a.b.c)]", "$..[?(null.x)]", "$[(1", "$[?(process.exit())]"])(
    "the expression %s",
    async (given) => {
      const ruleset = `extends: statute\nrules: { a: { given: "${given}", then: { function: truthy } } }\n`;
      const cwd = makeFolder({ "openapi.json": throttled, "r.yaml": ruleset });
      const outcome = await statute(cwd, ["openapi.json", "-r", "r.yaml"]);
      expectOrderlyEnd(outcome);
      expect(outcome).toMatchObject({ code: 2, out: "" });
      expect(outcome.err).toContain("The ruleset r.yaml has a `given` that fails: ");
    },
  );

  test("a configuration names no ruleset outside of its repository", async () => {
    const outside = makeFolder({
      "evil.cjs": "globalThis.statuteWasHacked = true;\nmodule.exports = { rules: {} };\n",
    });
    const cwd = makeFolder({ "openapi.json": throttled });
    symlinkSync(join(outside, "evil.cjs"), join(cwd, "link.cjs"));
    for (const ruleset of [join(outside, "evil.cjs"), `../${outside.split("/").at(-1)}/evil.cjs`, "link.cjs"]) {
      writeFileSync(join(cwd, "statute.config.yaml"), `ruleset: ${JSON.stringify(ruleset)}\n`);
      const outcome = await statute(cwd, ["openapi.json"]);
      expectOrderlyEnd(outcome);
      expect(outcome.code).toBe(2);
      expect(outcome.err).toContain("is outside of <cwd>. Name it on the command line");
    }
    expect(globalThis).not.toHaveProperty("statuteWasHacked");
  });
});

describe("what is very long or no character", () => {
  const long = "x".repeat(50_000_000);
  test.each([
    ["openapi.json", throttled.replace("{", `{"x-a":"${long}",`)],
    ["openapi.yaml", describePaths("  /a: { get: { responses: { '429': {} } } }\n", `x-a: ${long}\n`)],
  ])("50 MB of text in %s", (name, text) => {
    const cwd = makeFolder({ [name]: text });
    const { code, out, err } = runShell(cwd, `exec $STATUTE ${name} -f text`);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("429-retry-after");
  });

  test.each(["text", "pretty", "json", "sarif", "github", "junit"])("halves of characters in -f %s", async (format) => {
    const half = "\\ud800";
    const text = throttled.replace("/a", `/${half}`).replace('"T"', `"${half}"`).replace("Slow down.", half);
    expect(JSON.parse(text).info.title).toBe("\ud800");
    const outcome = await statute(makeFolder({ "openapi.json": text }), ["openapi.json", "-r", "strict", "-f", format]);
    expectOrderlyEnd(outcome);
    expect(outcome.code).toBe(1);
    expect(outcome.out).not.toMatch(/\p{Cs}/u);
  });
});

test("a text that has no name", async () => {
  expect(await lintText(throttled)).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: "429-retry-after" })]),
  );
});

test.each([`${"*a".repeat(20)}*`, "*a*b*c*d*e*.yaml", "**/a/".repeat(12)])("the glob %s", async (glob) => {
  const cwd = makeFolder({ "openapi.json": throttled, [`${"a".repeat(200)}b`]: "" });
  const outcome = await statute(cwd, [glob]);
  expectOrderlyEnd(outcome);
  expect(outcome.err).toContain("more stars than can be matched in time");
});

test("a glob may have many stars where each is of another name", async () => {
  const cwd = makeFolder({ "openapi.json": throttled });
  expect((await statute(cwd, ["{*.yaml,*.yml,*.json,*.yaml.txt,*.yml.txt,*.json.txt}"])).code).toBe(1);
});
