import { UserError } from "../core/user-error.ts";
import { pathFrom, slashed } from "../engine/path-from.ts";
import type { Timing } from "../engine/timing.ts";
import { findRoot } from "../engine/working-tree.ts";
import { isRemote } from "../openapi/locations.ts";
import type { Format, Formatter, View } from "../report/format.ts";
import { printable } from "../report/printable.ts";
import type { RunReport } from "../report/run-report.ts";
import type { Destination } from "./choose-formats.ts";
import { describeUserError } from "./describe-user-error.ts";
import { followLinks } from "./find-files.ts";
import type { Io } from "./io.ts";
import { createNamer } from "./name-files.ts";
import { choosePalette } from "./palette.ts";
import { createLineReader } from "./read-lines.ts";
import { appendToFile, gather, tryToWrite, writeLongFile } from "./write-file.ts";

export interface ReportOptions {
  readonly quiet?: boolean;
  readonly all?: true;
  readonly maxPerRule?: number;
  readonly showSuppressed?: true;
  readonly color: boolean;
  readonly timing?: true;
  readonly junitFileAttr?: true;
}

/**
 * Writes a report in each format: to standard output or to its file; everything else goes to standard error. Throws a
 * `UserError`, before anything is written, where a file is a document that was read or one of those that are `kept`.
 * `load` says what writes a format.
 */
export async function writeReport(
  run: RunReport,
  chosen: readonly Destination[],
  options: ReportOptions,
  timing: Timing,
  io: Io,
  kept: readonly string[] = [],
  load: (format: Format) => Promise<Formatter> = (format) => format.load(),
): Promise<void> {
  refuseOverwriting(run, chosen, kept);
  const report = chosen.some(({ format }) => format.explains) ? await explainRules(run) : run;
  const readLine = createLineReader(report.standardInput);
  for (const { format, file } of chosen) {
    const write = await load(format);
    const pieces = write(report, { ...chooseView(options, io, file === undefined), readLine });
    if (file === undefined) for (const piece of gather(pieces)) io.writeOut(piece);
    else if (file.isAppended) appendToFile(file.path, file.name, pieces);
    else await writeLongFile(file.path, file.name, pieces);
  }
  for (const fault of report.faults.slice(0, mostFaults)) io.writeErr(`${printable(describeUserError(fault))}\n`);
  const left = report.faults.length - mostFaults;
  if (left > 0) io.writeErr(`statute: … and ${left} more could not be checked.\n`);
  if (options.timing) io.writeErr(formatTiming(timing));
}

/** A glob that takes in the parts of descriptions has a fault for each of them. */
const mostFaults = 50;

/** With all that is only read about its rules, which the published command leaves out. */
async function explainRules(run: RunReport): Promise<RunReport> {
  const { completeRules } = await import("./pages.ts");
  return { ...run, rules: completeRules(run.rules) };
}

interface WhatWasRead extends Pick<RunReport, "checked" | "findings"> {
  readonly faults: readonly { readonly source: string }[];
}

/**
 * Throws a `UserError` where reports cannot be written, so that nothing else is done before: as `writeReport` does it, or
 * as their folders do.
 */
export function refuseReports(run: WhatWasRead, chosen: readonly Destination[], kept: readonly string[]): void {
  refuseOverwriting(run, chosen, kept);
  for (const { file } of chosen) if (file !== undefined) tryToWrite(file.path, file.name);
}

function refuseOverwriting(run: WhatWasRead, chosen: readonly Destination[], kept: readonly string[]): void {
  const files = chosen.flatMap(({ file }) => file ?? []);
  if (files.length === 0) return;
  const read = [...run.checked, ...[...run.faults, ...run.findings].map(({ source }) => source), ...kept];
  const local = new Set(read.filter((source) => !isRemote(source)));
  const known = new Set([...local].map((file) => followLinks(file).path));
  for (const { path, name } of files)
    if (known.has(followLinks(path).path))
      throw new UserError(`The report ${name} would be written over a file that was read.`, "Name another file.");
}

function chooseView(options: ReportOptions, io: Io, isStream: boolean): Omit<View, "readLine"> {
  const { color, all, maxPerRule = 5, quiet = false, showSuppressed = false, junitFileAttr = false } = options;
  const root = findRoot(io.cwd);
  return {
    showPath: (source) => (isRemote(source) ? source : pathFrom(io.cwd, source)),
    filePath: createNamer(root),
    root: slashed(root),
    palette: choosePalette(color && isStream, io),
    width: isStream && io.isTerminal ? io.columns : undefined,
    perRule: all ? Number.POSITIVE_INFINITY : maxPerRule,
    quiet,
    showSuppressed,
    junitFileAttributes: junitFileAttr,
  };
}

function formatTiming({ stages }: Timing): string {
  const total = [...stages.values()].reduce((sum, time) => sum + time, 0);
  const lines = [...stages, ["in all", total] as const].map(
    ([stage, time]) => `${time.toFixed(1).padStart(9)} ms  ${stage}\n`,
  );
  return lines.join("");
}
