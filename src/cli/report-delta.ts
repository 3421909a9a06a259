import { resolve } from "node:path";
import type { Rating } from "../contract/change.ts";
import type { Timing } from "../engine/timing.ts";
import type { DeltaReport } from "../report/delta.ts";
import type { ChosenFormat } from "./choose-formats.ts";
import type { LintOptions } from "./commands/lint.ts";
import { type Comparison, compareTimes } from "./compare-times.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { Task } from "./lint-input.ts";
import { writeDelta } from "./write-delta.ts";

/** What the commands say that compare two times. */
export interface DeltaOptions extends Omit<LintOptions, "printConfig" | "shard" | "changedSince" | "threads"> {
  readonly failOnChange?: Rating | "never";
}

/** Two times that are compared, and when what comes of it makes the run fail. */
interface ReportedComparison extends Comparison {
  /** Whether findings and changes make the run fail; `hasStale` where findings of the baseline are gone. */
  readonly isRefused: (report: DeltaReport, hasStale: boolean) => boolean;
}

/** Compares two times, writes what has changed, and gives the exit code of the run. */
export async function reportDelta(
  comparison: ReportedComparison,
  task: Task<DeltaOptions>,
  chosen: readonly ChosenFormat[],
  timing: Timing,
  io: Io,
): Promise<ExitCode> {
  const fixes = chosen.some(({ format }) => format.fixes);
  const { report, hasStale } = await compareTimes({ ...comparison, fixes }, task, timing, io);
  const { sides, baseline, approvals } = comparison;
  const config = task.config && resolve(io.cwd, task.config.config.name);
  const kept = [baseline?.path, approvals?.path, config, ...sides.base.descriptions];
  await writeDelta(
    report,
    chosen,
    task.options,
    timing,
    io,
    kept.filter((path) => path !== undefined),
  );
  if (report.run.faults.length > 0) return exitCode.userError;
  return comparison.isRefused(report, hasStale) ? exitCode.findings : exitCode.clean;
}
