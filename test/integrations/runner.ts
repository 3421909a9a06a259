import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { formatNames } from "../../src/report/formats.ts";
import { buildCommand } from "../support/build-command.ts";

export const root = join(import.meta.dirname, "../..");

/** The command, built inside the repository, where it finds what it depends on. */
const folder = join(root, ".cache", `integrations-${process.pid}`);

export function buildHere(): Promise<void> {
  return buildCommand(folder);
}

export function removeCommand(): void {
  rmSync(folder, { recursive: true, force: true });
}

export const isKnownFormat = (name: string) => (formatNames as readonly string[]).includes(name);

/**
 * A program that takes the place of `npx` or of an installed `statute`: it writes down what it was called with, and runs
 * our command. A format that this build does not know is left out of the call, as the integrations name all there are.
 */
const standIn = `#!/usr/bin/env node
const { spawnSync } = require("node:child_process");
const { appendFileSync } = require("node:fs");
const args = process.argv.slice(2);
appendFileSync(process.env.CALLS, JSON.stringify([require("node:path").basename(process.argv[1]), ...args]) + "\\n");
if (process.env.FAIL_WITH) process.exit(Number(process.env.FAIL_WITH));
const known = ${JSON.stringify(formatNames)};
const own = args[0] === "--yes" ? args.slice(2) : args;
const isUnknown = (wish = "") => !known.includes(wish.replace(/=.*/s, ""));
const kept = own.filter((word, at) =>
  word === "-f" ? !isUnknown(own[at + 1]) : own[at - 1] !== "-f" || !isUnknown(word));
process.exit(spawnSync(process.execPath, [${JSON.stringify(join(folder, "cli.js"))}, ...kept], { stdio: "inherit" }).status);
`;

export function writeStandIn(file: string): void {
  writeFileSync(file, standIn);
  chmodSync(file, 0o755);
}

/** A folder of programs, gone when the test is. */
export function makePrograms(...names: readonly string[]): string {
  const programs = mkdtempSync(join(tmpdir(), "statute-bin-"));
  onTestFinished(() => rmSync(programs, { recursive: true, force: true }));
  for (const name of names) writeStandIn(join(programs, name));
  return programs;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What was called: its name and its arguments. */
  readonly calls: readonly (readonly string[])[];
}

type Environment = Readonly<Record<string, string>>;

/** Runs a program with a stand-in for `npx` before all others. */
export function runWith(
  [program = "", ...args]: readonly string[],
  cwd: string,
  env: Environment,
  programs = makePrograms("npx"),
): Ended {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env: put(programs, env) });
  return { code: status, out: stdout, err: stderr, calls: readCalls(programs) };
}

/** The same, while a server of ours in this process can answer it. */
export async function runBeside(
  [program = "", ...args]: readonly string[],
  cwd: string,
  env: Environment,
): Promise<Ended> {
  const programs = makePrograms("npx");
  const child = spawn(program, args, { cwd, env: put(programs, env), stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code, out, err, calls: readCalls(programs) };
}

function put(programs: string, env: Environment): NodeJS.ProcessEnv {
  const PATH = `${programs}${delimiter}${process.env.PATH}`;
  return { PATH, HOME: programs, NO_COLOR: "1", CALLS: nameLog(programs), ...env };
}

function readCalls(programs: string): Ended["calls"] {
  const log = nameLog(programs);
  const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
  return lines.map((line) => JSON.parse(line) as string[]);
}

function nameLog(programs: string): string {
  return join(programs, "calls.jsonl");
}

/** How GitHub's runner runs a script for `shell: bash`. */
export function stepCommand(script: string): readonly string[] {
  const file = join(makePrograms(), "step.sh");
  writeFileSync(file, script);
  return ["bash", "--noprofile", "--norc", "-eo", "pipefail", file];
}

/** Runs a script as GitHub's runner does for `shell: bash`. */
export function runStep(script: string, cwd: string, env: Environment, programs?: string): Ended {
  return runWith(stepCommand(script), cwd, env, programs);
}

/** Whether a program is there at all. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

/** The folder of a program that is on the path. */
export function folderOf(program: string): string {
  return dirname(spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim());
}

/** Texts that a shell would take for more than texts, were they written into a script. Each would make a file. */
export const shellAttacks: readonly string[] = [
  "$(touch owned)",
  "`touch owned`",
  "; touch owned;",
  "x\ntouch owned\n",
  '" ; touch owned ; "',
  "' ; touch owned ; '",
  "&& touch owned",
  "| touch owned",
  "> owned",
  "{{ owned }}",
  "*",
  "-x",
  "\\",
  "a\u0007\u001b[2J",
  "::set-output name=exit-code::0",
];
