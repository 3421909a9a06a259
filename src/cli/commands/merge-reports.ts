import type { Command } from "commander";
import { type Severity, severities } from "../../core/severity.ts";
import { Timing } from "../../engine/timing.ts";
import { formatNames } from "../../report/formats.ts";
import { chooseFormats } from "../choose-formats.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { joinReports } from "../join-reports.ts";
import { oneOf, severalTimes, wholeNumber } from "../options.ts";
import { type ReportOptions, writeReport } from "../write-report.ts";
import { failsOn, hasTooManyWarnings } from "./lint.ts";

export interface MergeOptions extends ReportOptions {
  readonly format?: readonly string[];
  readonly failOn: Severity | "never";
  readonly maxWarnings?: number;
}

/** `statute merge-reports`: the reports of a run's parts as that of the whole. */
export function addMergeReportsCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("merge-reports")
    .description("Join the reports of the parts of a run.")
    .argument("<files...>", "reports that were written with -f report, or -f json; globs in quotes")
    .addOption(
      severalTimes("-f, --format <format[=file]>", `how to report, and where: ${formatNames.join(", ")}; repeatable`),
    )
    .addOption(
      oneOf("--fail-on <severity>", "the weakest severity that exits with 1", [...severities, "never"], "error"),
    )
    .addOption(wholeNumber("--max-warnings <count>", "exit with 1 when there are more warnings"))
    .option("-q, --quiet", "print findings only, no summary")
    .option("--all", "show every finding, however often a rule fires")
    .addOption(wholeNumber("--max-per-rule <count>", "how many findings of a rule to show in each file").default(5))
    .option("--no-color", "print without colour")
    .action(async (files: string[], options: MergeOptions) => {
      finish(await mergeReports(files, options, io));
    });
}

async function mergeReports(files: readonly string[], options: MergeOptions, io: Io): Promise<ExitCode> {
  const chosen = chooseFormats(options.format, io);
  const report = { ...(await joinReports(files, options, io)), failOn: options.failOn };
  if (chosen.some(({ format }) => format.outlines))
    io.writeErr("statute: html has no matrix here, as the reports of parts do not tell which operations there are.\n");
  await writeReport(report, chosen, options, new Timing(), io);
  if (report.faults.length > 0) return exitCode.userError;
  const { findings } = report;
  const isRefused = failsOn(findings, () => options.failOn) || hasTooManyWarnings(findings, options, io);
  return isRefused ? exitCode.findings : exitCode.clean;
}
