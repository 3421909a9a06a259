import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import { makeFolder, type Outcome, statute } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A description in JSON; what is given replaces or joins the members that it needs. */
export function describeApi(members: object): string {
  return JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, ...members });
}

/** A description in YAML, from the lines below `paths`. */
export function describePaths(lines: string, beside = ""): string {
  return `openapi: 3.1.0\ninfo: { title: T, version: "1" }\n${beside}paths:\n${lines}`;
}

/** An object with many members. */
export function fill<T>(count: number, member: (index: number) => readonly [string, T]): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => member(index)));
}

export const slowDown = { 429: { description: "Slow down." } };

/** One operation that `429-retry-after` speaks of, as do others. */
export const throttled = describeApi({ paths: { "/a": { get: { responses: slowDown } } } });

export function nest(open: string, inner: string, close: string, depth: number): string {
  return open.repeat(depth) + inner + close.repeat(depth);
}

/** Runs the command with every rule on files, the first of which is the description. */
export async function attack(files: Files, options: readonly string[] = []): Promise<Outcome> {
  const [name = ""] = Object.keys(files);
  return statute(makeFolder(files), [
    name,
    "-r",
    "strict",
    ...(options.includes("-f") ? [] : ["-f", "text"]),
    ...options,
  ]);
}

/** Findings, or clear sentences on standard error: never a fault of ours, a trace or a raw control character. */
export function expectOrderlyEnd({ code, out, err }: Outcome): void {
  expect(err).not.toMatch(/a fault of ours|^\s+at /m);
  expect(code).toBeLessThan(3);
  if (code === 1) expect(out).not.toBe("");
  if (code === 2) expectSentences(err);
  expect(out + err).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
}

function expectSentences(err: string): void {
  for (const line of err.trimEnd().split("\n")) expect(line).toMatch(/^(statute: \S.*[.?]|error: .*|Run `statute .*)$/);
}

/** What the tests here are built upon: one rule of many, and what the readers say. */
const expected = ["429-retry-after", "201-location", "status-key-valid", "invalid-ref", "ref-not-loaded", "parser"];

/** What `-f text` says of that, without the messages: `1:2 invalid-ref`. */
export function listPlaces(out: string): string[] {
  const findings = [...out.matchAll(/^\S+?:(\d+:\d+ )\w+ ([\w-]+) "/gm)];
  return findings.flatMap(([, place, code = ""]) => (expected.includes(code) ? [`${place}${code}`] : []));
}

/**
 * How many times longer a run takes on four times as much: 4 where time is linear, 16 where it is quadratic. A collection
 * of garbage or a slow disk may fall on one run, and not on three.
 */
export async function growth(small: () => Promise<unknown>, large: () => Promise<unknown>): Promise<number> {
  const time = async (run: () => Promise<unknown>) => {
    const start = cpuTime();
    await run();
    return cpuTime() - start;
  };
  await small(); // Warms up.
  let [shortest, longest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 3 && !(longest / shortest < linear); round++) {
    shortest = Math.max(Math.min(shortest, await time(small)), 5);
    longest = Math.min(longest, await time(large));
  }
  return longest / shortest;
}

/** Generous, as machines are busy: what is quadratic comes out at 16. */
export const linear = 10;

/**
 * Runs the built command in a process of its own, for attacks that would take the tests down with them: it gets 512 MB
 * and twenty seconds on a busy machine. Ended from outside, its code is NaN.
 */
export async function statuteApart(cli: string, cwd: string, args: readonly string[], seconds = 20): Promise<Outcome> {
  const child = spawn(process.execPath, ["--max-old-space-size=512", cli, ...args], {
    cwd,
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? Number.NaN)));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, out: out.replaceAll(cwd, "<cwd>"), err: err.replaceAll(cwd, "<cwd>") };
}

export const builtCommand = join(import.meta.dirname, "../../node_modules/.cache/statute-hostile/cli.js");
