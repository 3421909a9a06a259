import { relative } from "node:path";
import type { Finding } from "../core/finding.ts";
import type { LintReport } from "../engine/lint-files.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import type { Timing } from "../engine/timing.ts";
import { formatJson } from "../report/json.ts";
import { formatPretty, type Palette, summarize } from "../report/pretty.ts";
import { printable } from "../report/printable.ts";
import { formatText } from "../report/text.ts";
import type { LintOptions } from "./commands/lint.ts";
import { describeUserError } from "./describe-user-error.ts";
import type { Io } from "./io.ts";
import { choosePalette } from "./palette.ts";

/** Writes a report: the findings to standard output, everything else to standard error. */
export function writeReport(
  { findings, faults, checked }: LintReport,
  { name: ruleset }: Ruleset,
  options: LintOptions,
  timing: Timing,
  io: Io,
): void {
  const palette = choosePalette(options.color, io);
  const isPretty = options.format === "pretty";
  writeAll(format(findings, options, palette, io), io);
  for (const { error } of faults) io.writeErr(`${printable(describeUserError(error))}\n`);
  const hasSummary = isPretty && !options.quiet && (checked > 0 || faults.length === 0);
  if (hasSummary) io.writeOut(summarize(findings, { checked, ruleset, palette }));
  if (options.timing) io.writeErr(formatTiming(timing));
}

function format(findings: readonly Finding[], options: LintOptions, palette: Palette, io: Io): Iterable<string> {
  const showPath = (source: string) => relative(io.cwd, source).replaceAll("\\", "/");
  if (options.format === "json") return formatJson(findings, showPath);
  if (options.format === "text") return formatText(findings, showPath);
  return formatPretty(findings, {
    showPath,
    palette,
    width: io.isTerminal ? io.columns : undefined,
    perRule: options.all ? Number.POSITIVE_INFINITY : (options.maxPerRule ?? 5),
  });
}

/** In pieces of some size: neither one text that outgrows what a string can hold, nor a system call a line. */
function writeAll(pieces: Iterable<string>, io: Io): void {
  let buffered = "";
  for (const piece of pieces) {
    buffered += piece;
    if (buffered.length < 65_536) continue;
    io.writeOut(buffered);
    buffered = "";
  }
  if (buffered !== "") io.writeOut(buffered);
}

function formatTiming({ stages }: Timing): string {
  const total = [...stages.values()].reduce((sum, time) => sum + time, 0);
  const lines = [...stages, ["in all", total] as const].map(
    ([stage, time]) => `${time.toFixed(1).padStart(9)} ms  ${stage}\n`,
  );
  return lines.join("");
}
