import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../support/command.ts";

const dist = dirname(fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url)));
const description = `openapi: 3.0.3\ninfo: { title: T }\npaths:\n  /a:\n    get:\n      responses:\n        "429": { description: Slow down. }\n`;
const found = "openapi.yaml:7:9 error 429-retry-after";

/** The command as it was installed, and never run. */
function install(): string {
  const cwd = makeFolder({ "openapi.yaml": description });
  for (const part of ["cli.cjs", "program.cjs", "lib"])
    cpSync(join(dist, part), join(cwd, "dist", part), { recursive: true });
  return cwd;
}

function run(cwd: string, args: readonly string[] = ["openapi.yaml", "-f", "text"]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli.cjs", ...args], { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

function listKept(cwd: string): readonly string[] {
  return readdirSync(join(cwd, "dist")).filter((name) => name.includes(".code"));
}

describe("what the program was compiled to", () => {
  test("is kept by a run that lints, and used by the next", () => {
    const cwd = install();
    const first = run(cwd);
    expect(first).toMatchObject({ status: 1, stderr: "" });
    expect(first.stdout).toContain(found);
    const [kept = "", ...others] = listKept(cwd);
    expect([kept, others]).toEqual([expect.stringMatching(/^program-[\w-]+\.code$/), []]);
    const { mtimeMs } = statSync(join(cwd, "dist", kept));
    expect(run(cwd)).toEqual(first);
    expect([listKept(cwd), statSync(join(cwd, "dist", kept)).mtimeMs]).toEqual([[kept], mtimeMs]);
  });

  test.each([["--version"], ["--help"], ["rules"], ["gone.yaml"]])(
    "is not kept of a run that lints nothing: %s",
    (arg) => {
      const cwd = install();
      run(cwd, [arg]);
      expect(listKept(cwd)).toEqual([]);
    },
  );

  test.each([
    ["damaged", (code: Buffer) => code.fill(0x55, code.length / 2, code.length / 2 + 400)],
    ["cut off", (code: Buffer) => code.subarray(0, code.length / 2)],
    ["empty", () => Buffer.alloc(0)],
  ])("is made anew where it is %s", (_, damage) => {
    const cwd = install();
    const first = run(cwd);
    const kept = join(cwd, "dist", listKept(cwd)[0] ?? "");
    const damaged = damage(readFileSync(kept));
    writeFileSync(kept, damaged);
    expect(run(cwd)).toEqual(first);
    expect(readFileSync(kept).equals(damaged)).toBe(false);
    expect(run(cwd)).toEqual(first);
  });

  test("is of this very program", () => {
    const cwd = install();
    run(cwd);
    const program = join(cwd, "dist/program.cjs");
    writeFileSync(program, readFileSync(program, "latin1").replaceAll("Retry-After", "Later-Again"), "latin1");
    expect(run(cwd).stdout).toContain("Later-Again");
  });

  test("is kept for a few, and the folder does not grow for ever", () => {
    const cwd = install();
    for (let n = 0; n < 8; n++) writeFileSync(join(cwd, "dist", `program-${n}.code`), "");
    run(cwd);
    expect(listKept(cwd)).toEqual([expect.stringMatching(/^program-\w+-\w+-\w+\.code$/)]);
  });

  test("goes without saying where it cannot be kept", () => {
    const cwd = install();
    const first = run(cwd);
    const kept = join(cwd, "dist", listKept(cwd)[0] ?? "");
    rmSync(kept);
    mkdirSync(kept); // A folder is neither read nor replaced.
    expect(run(cwd)).toEqual(first);
    expect(listKept(cwd)).toEqual([basename(kept)]);
  });
});
