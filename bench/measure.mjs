import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const cache = fileURLToPath(new URL(".cache/", import.meta.url));

const usageFolder = join(cache, "usage");
const preload = fileURLToPath(new URL("usage.cjs", import.meta.url));
const limitMs = 10 * 60_000;

// No colours, no update check and no telemetry: nobody's time is to depend on a terminal or a network.
const environment = {
  ...process.env,
  NO_COLOR: "1",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_TELEMETRY: "off",
  BENCH_USAGE: usageFolder,
  NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
};

/** Runs the tool once, untimed: what it exits with and how many findings it reports, or why it is of no use here. */
export function rehearse(tool) {
  const output = join(cache, "stdout");
  const errors = join(cache, "stderr");
  const { exitCode } = run(tool, output, errors);
  const said = () => readFileSync(errors, "utf8").slice(-2000).trim();
  if (!tool.exitCodes.includes(exitCode)) return { failure: `exit code ${exitCode}`, said: said() };
  try {
    return { exitCode, findings: tool.countFindings(readFileSync(output, "utf8")) };
  } catch (error) {
    return { failure: "no report", said: `${error.message}\n${said()}` };
  }
}

/** Every tool once per round, in turn, so that whatever else the machine does hits all alike. */
export function measure(tools, rounds) {
  const samples = new Map(tools.map(({ id }) => [id, []]));
  for (let round = 0; round < rounds; round++) {
    for (const tool of tools) {
      const sample = run(tool, devNull, devNull);
      if (sample.exitCode !== tool.rehearsal.exitCode)
        throw new Error(
          `${tool.name} exits with ${sample.exitCode} after ${tool.rehearsal.exitCode} on the same file.`,
        );
      samples.get(tool.id).push(sample);
    }
  }
  return Object.fromEntries([...samples].map(([id, runs]) => [id, medians(runs)]));
}

/** GNU time tells of programs that are none of Node's what `usage.cjs` tells of those that are. */
const gnuTime = "/usr/bin/time";
const hasGnuTime = process.platform === "linux" && existsSync(gnuTime);
const timeFile = join(cache, "time");

/**
 * Seconds of wall clock and CPU, and peak memory in MB, of a program (Node, where none is named) and what it starts. Of
 * others than Node's, CPU and memory are not a number where GNU time is absent.
 */
function run({ program, argv }, output, errors) {
  const isTimed = program !== undefined && hasGnuTime;
  const [file, ...args] = isTimed
    ? [gnuTime, "-q", "-f", "%U %S %M", "-o", timeFile, program, ...argv]
    : [program ?? process.execPath, ...argv];
  rmSync(usageFolder, { recursive: true, force: true });
  mkdirSync(usageFolder, { recursive: true });
  // Files, not pipes: a tool that calls process.exit would lose what is still in a pipe.
  const out = openSync(output, "w");
  const err = openSync(errors, "w");
  try {
    const start = process.hrtime.bigint();
    const { status, signal, error } = spawnSync(file, args, {
      cwd: cache,
      env: environment,
      stdio: ["ignore", out, err],
      timeout: limitMs,
    });
    const wall = Number(process.hrtime.bigint() - start) / 1e9;
    if (error !== undefined) throw new Error(`${file} ${args.join(" ")}: ${error.message}`);
    const usage = isTimed ? readTime() : program === undefined ? readUsage() : { cpu: Number.NaN, memory: Number.NaN };
    return { wall, ...usage, exitCode: status ?? signal };
  } finally {
    closeSync(out);
    closeSync(err);
  }
}

function readTime() {
  const [user, system, memory] = readFileSync(timeFile, "utf8").trim().split(" ").map(Number);
  return { cpu: user + system, memory: memory / 1024 };
}

function readUsage() {
  const usages = readdirSync(usageFolder).map((file) => JSON.parse(readFileSync(join(usageFolder, file), "utf8")));
  return {
    cpu: usages.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(...usages.map(({ memory }) => memory)) / 1024,
  };
}

function medians(runs) {
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: median(runs.map(({ memory }) => memory)),
  };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
