import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeFolder } from "../support/command.ts";

/** The command as it is published, in a process of its own: what only that can show. */
const command = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

const paths = Array.from(
  { length: 2000 },
  (_, n) => `  /a${n}:\n    get:\n      responses:\n        "418": { description: No. }\n`,
);
const many = `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n${paths.join("")}`;

test("is built", () => {
  expect(existsSync(command), "run `npm run build` first").toBe(true);
});

test("writes all of a long report before it ends", () => {
  const cwd = makeFolder({ "openapi.yaml": many });
  const { status, stdout } = spawnSync(
    process.execPath,
    [command, "openapi.yaml", "--only", "418-teapot", "-f", "json"],
    {
      cwd,
      encoding: "utf8",
      maxBuffer: 1 << 24,
    },
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toHaveLength(2000);
});

test("gives the reasons of rules, which it is published without, to formats that tell them", () => {
  const cwd = makeFolder({ "openapi.yaml": many });
  const { stdout } = spawnSync(process.execPath, [command, "openapi.yaml", "--only", "418-teapot", "-f", "sarif"], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 24,
  });
  const { rules } = JSON.parse(stdout).runs[0].tool.driver;
  expect(rules).toHaveLength(1);
  expect(rules[0].fullDescription.text).toMatch(/\w/);
  expect(rules[0].help.markdown).toContain("## How to mend it");
});

test("knows how to mend, which published rulesets do not", () => {
  const text = 'openapi: 3.1.0\npaths: { /a: { get: { responses: { "429": { description: Slow down. } } } } }\n';
  const cwd = makeFolder({ "openapi.yaml": text });
  const args = [command, "openapi.yaml", "--only", "429-retry-after", "-f", "sarif"];
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  expect(JSON.parse(stdout).runs[0].results[0].fixes).toHaveLength(1);
});

test("reads standard input", () => {
  const cwd = makeFolder({});
  const { status, stdout } = spawnSync(process.execPath, [command, "lint", "-", "--only", "418-teapot", "-f", "text"], {
    cwd,
    input: many,
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^stdin:7:9 error 418-teapot /);
});

test("keeps its exit code when nobody reads on", async () => {
  const cwd = makeFolder({ "openapi.yaml": many });
  const child = spawn(process.execPath, [command, "openapi.yaml", "--only", "418-teapot", "-f", "json"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([code, err]).toEqual([1, ""]);
});

const throttled = `openapi: 3.0.3\ninfo: { title: T }\npaths:\n  /a:\n    get:\n      responses:\n        "429": { description: Slow down. }\n`;

test.each([
  ["globs", ["*.yaml"], "openapi.yaml:7:9 error 429-retry-after"],
  ["swagger-parser", ["openapi.yaml", "--validate"], "error openapi-valid"],
  ["yaml", ["openapi.yaml", "-r", ".ours.json"], "hint 429-retry-after"],
  ["spectral", ["openapi.yaml", "-r", ".theirs.json"], "warning info-contact"],
])("finds the library %s beside it", (_, args, line) => {
  const cwd = makeFolder({
    "openapi.yaml": throttled,
    ".ours.json": '{ "extends": ["statute"], "rules": { "429-retry-after": "hint" } }',
    ".theirs.json": '{ "extends": ["spectral:oas", "statute"] }',
  });
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...args, "-f", "text"], { cwd, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toContain(line);
});

test("loads nothing of Spectral for our own rules", () => {
  const cwd = makeFolder({ "openapi.yaml": many });
  const trace = `const load = require("module")._load; require("module")._load = (name, ...rest) => {
    if (/\\/lib\\//.test(name)) process.stderr.write(name);
    return load(name, ...rest);
  };`;
  const preload = makeFolder({ "trace.cjs": trace });
  const { stderr } = spawnSync(process.execPath, ["-r", `${preload}/trace.cjs`, command, "openapi.yaml"], {
    cwd,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
});

test.skipIf(!existsSync("/dev/full")).each([
  [
    "the working folder is gone",
    'mkdir gone && cd gone && rmdir ../gone && "$0" "$1" openapi.yaml',
    "The working folder is gone.",
  ],
  ["nobody can be told what is wrong", '"$0" "$1" nowhere.yaml 2>/dev/full', ""],
])("exits with 2 and no trace where %s", (_, script, message) => {
  const cwd = makeFolder({});
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, command], {
    cwd,
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});
