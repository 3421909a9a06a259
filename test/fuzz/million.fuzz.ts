import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { builtCommand, describeApi, fill } from "../hostile/attack.ts";
import { buildCommand } from "../support/build-command.ts";
import { makeFolder } from "../support/command.ts";

beforeAll(() => buildCommand(dirname(builtCommand)));

// Whoever takes a few inputs through again need not wait for it.
test.skipIf(process.env.FUZZ_RUNS !== undefined)(
  "a million findings, with as much memory as Node gives unasked",
  () => {
    const responses = { 418: {}, 299: {}, 429: {}, 401: {}, 503: {} };
    const cwd = makeFolder({
      "openapi.json": describeApi({ paths: fill(90_000, (n) => [`/p${n}`, { get: { responses } }]) }),
    });
    const args = ["openapi.json", "-r", "strict", "-f", "pretty", "-f", "json=report.json", "-f", "sarif=report.sarif"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtCommand, ...args], { cwd, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const counts = /^(\d+) errors, (\d+) warnings, (\d+) hints/m.exec(stdout)?.slice(1).map(Number) ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1_000_000);
    expect(statSync(join(cwd, "report.json")).size).toBeGreaterThan(500_000_000);
    expect(JSON.parse(readFileSync(join(cwd, "report.sarif"), "utf8")).runs).toHaveLength(1);
  },
);
