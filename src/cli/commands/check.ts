import type { Command } from "commander";
import { isRefused } from "../../contract/policy.ts";
import { Timing } from "../../engine/timing.ts";
import { printable } from "../../report/printable.ts";
import { openApprovals } from "../approvals-file.ts";
import { openBaseline } from "../baseline-file.ts";
import { type CheckOptions, readCheckSides } from "../check-sides.ts";
import { chooseFormats } from "../choose-formats.ts";
import { addFormatsOfCi } from "../ci.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { prepare } from "../lint-input.ts";
import {
  addBaselineOptions,
  addFormatOptions,
  addPrintOptions,
  addReadingOptions,
  addRuleOptions,
  addRulesetOptions,
  addThresholdOptions,
  addViewOptions,
  failOnChange,
  oneOf,
} from "../options.ts";
import { reportDelta } from "../report-delta.ts";
import { failsOn, hasTooManyWarnings } from "./lint.ts";

/** `statute check`: what the files as they are now bring into the branch that they are to be merged into. */
export function addCheckCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command("check")
    .description("Check before a merge what a change introduces: findings, and changes of the contract.")
    .argument("[files...]", "files, globs in quotes, or - for standard input; else those of the configuration")
    .option("--base <ref|file>", "what to compare with; else what the CI says, else the default branch")
    .option("--fetch", "fetch the base where the clone does not hold it")
    .addOption(
      oneOf(
        "--on-base-error <what>",
        "where a description of the base cannot be read: fail, take all in it for new, or leave it out",
        ["fail", "all-new", "skip"],
        "fail",
      ),
    )
    .addOption(failOnChange());
  addFormatOptions(addRuleOptions(addRulesetOptions(command)));
  addViewOptions(addThresholdOptions(command));
  addReadingOptions(addBaselineOptions(command));
  addPrintOptions(command).action(async (patterns: string[], options: CheckOptions) => {
    finish(await check(patterns, options, io));
  });
}

async function check(patterns: readonly string[], given: CheckOptions, io: Io): Promise<ExitCode> {
  const timing = new Timing();
  const task = await prepare(given, io);
  const { options, config } = task;
  const chosen = chooseFormats(options.ci ? addFormatsOfCi(options.format, io) : options.format, io);
  const baseline = await openBaseline(options, io);
  const approvals = openApprovals(io);
  const found = await readCheckSides(patterns, task, given, io);
  const threshold = options.failOnChange ?? "breaking";
  const comparison = {
    ...found,
    baseline,
    approvals,
    failOn: options.failOn ?? "error",
    failOnChange: threshold,
    approvalOptions: listApprovalOptions(patterns, given.base),
    isRefused: ({ introduced, changes }, hasStale) =>
      failsOn(introduced, (file) => given.failOn ?? config?.of(file).failOn) ||
      hasTooManyWarnings(introduced, options, io) ||
      changes.some((change) => isRefused(change, threshold)) ||
      (options.strictBaseline === true && hasStale),
  } satisfies Parameters<typeof reportDelta>[0];
  return reportDelta(comparison, task, chosen, timing, io);
}

/** What has to be said again to approve a change. */
function listApprovalOptions(patterns: readonly string[], base: string | undefined): string {
  const words = [
    ...patterns.flatMap((pattern) => ["--files", pattern]),
    ...(base === undefined ? [] : ["--base", base]),
  ];
  return words.map((word) => ` ${quoteForShell(word)}`).join("");
}

function quoteForShell(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${printable(word).replaceAll("'", "'\\''")}'`;
}
