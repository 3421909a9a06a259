import { resolve } from "node:path";
import type { Command } from "commander";
import type { Finding } from "../../core/finding.ts";
import { type Severity, severityNumber } from "../../core/severity.ts";
import type { Ruleset } from "../../engine/ruleset.ts";
import { Timing } from "../../engine/timing.ts";
import { findRoot } from "../../engine/working-tree.ts";
import type { RuleFacts, RunReport } from "../../report/run-report.ts";
import { type BaselineOptions, openBaseline } from "../baseline-file.ts";
import { chooseFormats, type Destination } from "../choose-formats.ts";
import { addFormatsOfCi } from "../ci.ts";
import { describeConfig } from "../describe-config.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { type Linted, type LintInputOptions, lintInput, prepare } from "../lint-input.ts";
import { chooseSafety, type FixOptions, leaveOutput, mendInput, reportMending, writeMended } from "../mend-input.ts";
import {
  addBaselineOptions,
  addFixOptions,
  addFormatOptions,
  addPrintOptions,
  addReadingOptions,
  addRuleOptions,
  addRulesetOptions,
  addThresholdOptions,
  addViewOptions,
  wholeNumber,
} from "../options.ts";
import { triage } from "../triage.ts";
import { version } from "../version.ts";
import { type ReportOptions, refuseReports, writeReport } from "../write-report.ts";

export interface LintOptions extends LintInputOptions, ReportOptions, BaselineOptions, FixOptions {
  readonly format?: readonly string[];
  readonly ci?: true;
  readonly printConfig?: string | true;
  readonly failOn?: Severity | "never";
  readonly maxWarnings?: number;
  readonly strictBaseline?: true;
}

/** `statute lint`, which is also what `statute` does when it is told no command. */
export function addLintCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command("lint", { isDefault: true })
    .description("Check descriptions.")
    .argument("[files...]", "files, globs in quotes, or - for standard input; else those of the configuration");
  addRulesetOptions(command).option(
    "--print-config [file]",
    "print the configuration in force, for a file where one is named, and lint nothing",
  );
  addFormatOptions(addFixOptions(addRuleOptions(command)));
  addViewOptions(addThresholdOptions(command));
  addReadingOptions(addBaselineOptions(command))
    .option("--changed-since <ref>", "check only what changed, in itself or in a file it refers to, since git's <ref>")
    .option("--shard <i/n>", "check only the i-th of n parts of the descriptions")
    .addOption(
      wholeNumber("--threads <count>", "how many threads lint the descriptions; by default as many as save time", 1),
    )
    .option("--cache", "keep what is found, and do not lint again what has not changed")
    .option("--no-cache", "lint everything")
    .option(
      "--cache-location <folder>",
      "where to keep it; by default node_modules/.cache/statute or the user's cache",
    );
  addPrintOptions(command).action(async (patterns: string[], options: LintOptions) => {
    const choose = ({ ci, format }: LintOptions) => chooseFormats(ci ? addFormatsOfCi(format, io) : format, io);
    finish(await lint(patterns, options, choose, io));
  });
}

/** Checks descriptions and writes what was found. `choose` is told what the configuration says where no option does. */
export async function lint(
  patterns: readonly string[],
  given: LintOptions,
  choose: (options: LintOptions) => readonly Destination[],
  io: Io,
): Promise<ExitCode> {
  const timing = new Timing();
  const task = await prepare(given, io);
  const { options, config } = task;
  if (options.printConfig !== undefined) {
    io.writeOut(await describeConfig(given, config, task.rulesetOf, io));
    return exitCode.clean;
  }
  const chosen = leaveOutput(choose(options), given);
  const baseline = await openBaseline(options, io);
  const isIdentified = baseline !== undefined || chosen.some(({ format }) => format.identifies);
  const needs = {
    identifyFrom: isIdentified ? findRoot(io.cwd) : undefined,
    outlines: chosen.some(({ format }) => format.outlines),
    fixes: chosen.some(({ format }) => format.fixes),
  };
  const allowed = chooseSafety(options);
  const unheard = { ...io, writeErr: () => {} };
  const judge = (linted: Linted) => triage(linted, baseline, options, unheard).findings;
  const mended = allowed && (await mendInput(patterns, task, allowed, needs, judge, timing, io));
  const kept = [baseline?.path, config && resolve(io.cwd, config.config.name)].filter((path) => path !== undefined);
  if (mended) {
    refuseReports(mended.linted, chosen, kept);
    writeMended(mended.mending, options, io);
  }
  const checked = mended?.linted ?? (await lintInput(patterns, task, needs, timing, io));
  const { faults, outlines, rulesets, standardInput, shard } = checked;
  const { findings, suppressed, hasStale } = triage(checked, baseline, options, io);
  const report: RunReport = {
    findings,
    suppressed,
    faults: faults.map(({ source, error: { message, hint } }) => ({ source, message, hint })),
    checked: checked.checked,
    ...(outlines && { outlines }),
    ruleset: [...new Set(rulesets.map(({ name }) => name))].join("; "),
    baseline: baseline?.name,
    ...(standardInput !== undefined && { standardInput }),
    rules: listRules(rulesets),
    failOn: options.failOn ?? "error",
    version,
    shard,
  };
  await writeReport(report, chosen, options, timing, io, kept);
  if (mended) reportMending(mended.mending, options, io);
  if (report.faults.length > 0) return exitCode.userError;
  const isRefused =
    failsOn(findings, (file) => given.failOn ?? config?.of(file).failOn) || hasTooManyWarnings(findings, options, io);
  return isRefused || (options.strictBaseline && hasStale) ? exitCode.findings : exitCode.clean;
}

/** Each rule once, as the first ruleset that holds it has it. */
export function listRules(rulesets: readonly Ruleset[]): readonly RuleFacts[] {
  const rules = new Map<string, RuleFacts>();
  for (const force of rulesets.flatMap((ruleset) => ruleset.rules))
    if (!rules.has(force.rule.id)) rules.set(force.rule.id, force);
  return [...rules.values()];
}

/** Whether findings fail a run by their severity; `failOn` may differ from file to file. */
export function failsOn(
  findings: readonly Finding[],
  failOnIn: (file: string) => Severity | "never" | undefined,
): boolean {
  return findings.some(({ source, severity }) => {
    const failOn = failOnIn(source) ?? "error";
    return failOn !== "never" && severityNumber(severity) <= severityNumber(failOn);
  });
}

/** Whether there are more warnings than allowed, which is said: a summary alone would not tell why a run fails. */
export function hasTooManyWarnings(
  findings: readonly Finding[],
  { maxWarnings = Number.POSITIVE_INFINITY }: Pick<LintOptions, "maxWarnings">,
  io: Io,
): boolean {
  const count = findings.filter(({ severity }) => severity === "warn").length;
  if (count <= maxWarnings) return false;
  io.writeErr(
    `statute: ${count} ${count === 1 ? "warning is" : "warnings are"} more than the ${maxWarnings} allowed.\n`,
  );
  return true;
}
