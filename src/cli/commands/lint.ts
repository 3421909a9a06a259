import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Finding } from "../../core/finding.ts";
import { type Severity, severities, severityNumber } from "../../core/severity.ts";
import { UserError } from "../../core/user-error.ts";
import { type LintFilesOptions, type LintReport, lintFiles } from "../../engine/lint-files.ts";
import type { Ruleset } from "../../engine/ruleset.ts";
import { Timing } from "../../engine/timing.ts";
import { formatNames } from "../../report/formats.ts";
import type { RuleFacts, RunReport } from "../../report/run-report.ts";
import { type BaselineOptions, openBaseline } from "../baseline-file.ts";
import { chooseFormats, type Destination } from "../choose-formats.ts";
import { chooseRuleset, type RulesetOptions } from "../choose-ruleset.ts";
import { addFormatsOfCi } from "../ci.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { findFiles } from "../find-files.ts";
import type { Io } from "../io.ts";
import { oneOf, severalTimes, wholeNumber } from "../options.ts";
import { triage } from "../triage.ts";
import { version } from "../version.ts";
import { findRoot, type ReportOptions, writeReport } from "../write-report.ts";

/** How descriptions are read. */
export interface CheckOptions {
  readonly stdinFilepath?: string;
  readonly ignoreUnknownFormat?: true;
  readonly allowOutside?: true;
  readonly validate?: true;
}

export interface LintOptions extends RulesetOptions, ReportOptions, CheckOptions, BaselineOptions {
  readonly format?: readonly string[];
  readonly ci?: true;
  readonly failOn: Severity | "never";
  readonly maxWarnings?: number;
  readonly strictBaseline?: true;
}

/** `statute lint`, which is also what `statute` does when it is told no command. */
export function addLintCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("lint", { isDefault: true })
    .description("Check descriptions.")
    .showHelpAfterError("Run `statute lint --help` for the options.")
    .argument("<files...>", "files, globs in quotes, or - for standard input")
    .option(
      "-r, --ruleset <ruleset>",
      "core, recommended, strict, a guideline's such as zalando, or a Spectral ruleset file",
    )
    .addOption(severalTimes("--rule <id[:severity]>", "switch a rule on, off or to another severity; repeatable"))
    .addOption(severalTimes("--only <id>", "run this rule alone; repeatable"))
    .addOption(
      severalTimes("-f, --format <format[=file]>", `how to report, and where: ${formatNames.join(", ")}; repeatable`),
    )
    .option("--ci", "report also in what the CI reads that this runs in")
    .option("--junit-file-attr", "give JUnit's cases the attributes file and line, for GitLab")
    .addOption(
      oneOf("--fail-on <severity>", "the weakest severity that exits with 1", [...severities, "never"], "error"),
    )
    .addOption(wholeNumber("--max-warnings <count>", "exit with 1 when there are more warnings"))
    .option("-q, --quiet", "print findings only, no summary")
    .option("--all", "show every finding, however often a rule fires")
    .addOption(wholeNumber("--max-per-rule <count>", "how many findings of a rule to show in each file").default(5))
    .option("--baseline <file>", "findings that do not count; statute-baseline.yaml where it is left out")
    .option("--no-baseline", "count all findings")
    .option("--strict-baseline", "exit with 1 when findings of the baseline are gone")
    .option("--show-suppressed", "show the findings that do not count as well (pretty, json)")
    .option("--stdin-filepath <path>", "what to call standard input; references start from there")
    .option("--ignore-unknown-format", "pass over files that are no OpenAPI description")
    .option("--allow-outside", "follow references out of the working tree")
    .option("--validate", "ask whether the description is valid OpenAPI as well")
    .addOption(
      new Option("--engine <engine>", "which engine runs our rules").choices(["auto", "spectral"]).default("auto"),
    )
    .option("--timing", "print where the time went, on standard error")
    .option("--no-color", "print without colour")
    .action(async (patterns: string[], options: LintOptions) => {
      const wishes = options.ci ? addFormatsOfCi(options.format, io) : options.format;
      finish(await lint(patterns, options, chooseFormats(wishes, io), io));
    });
}

/** Checks descriptions and writes what was found in the formats chosen. */
export async function lint(
  patterns: readonly string[],
  options: LintOptions,
  chosen: readonly Destination[],
  io: Io,
): Promise<ExitCode> {
  const timing = new Timing();
  const ruleset = await chooseRuleset(options, io);
  const baseline = await openBaseline(options, io);
  const isIdentified = baseline !== undefined || chosen.some(({ format }) => format.identifies);
  const needs = {
    identifyFrom: isIdentified ? findRoot(io.cwd) : undefined,
    outlines: chosen.some(({ format }) => format.outlines),
  };
  const found = await check(patterns, ruleset, needs, options, timing, io);
  const { faults, checked, outlines } = found;
  const { findings, suppressed, hasStale } = triage(found, ruleset, baseline, options, io);
  const report: RunReport = {
    findings,
    suppressed,
    faults: faults.map(({ source, error: { message, hint } }) => ({ source, message, hint })),
    checked,
    ...(outlines && { outlines }),
    ruleset: ruleset.name,
    baseline: baseline?.name,
    ...(patterns.includes("-") && { standardInput: standardInput(options, io) }),
    rules: chosen.some(({ format }) => format.explains) ? await completeRules(ruleset.rules) : ruleset.rules,
    failOn: options.failOn,
    version,
  };
  await writeReport(report, chosen, options, timing, io);
  if (report.faults.length > 0) return exitCode.userError;
  const isRefused = failsOn(report.findings, options) || (options.strictBaseline && hasStale);
  return isRefused ? exitCode.findings : exitCode.clean;
}

async function completeRules(rules: readonly RuleFacts[]): Promise<readonly RuleFacts[]> {
  const pages = await import("../pages.ts");
  return pages.completeRules(rules);
}

/** What standard input is called. */
function standardInput({ stdinFilepath = "stdin" }: CheckOptions, { cwd }: Io): string {
  return resolve(cwd, stdinFilepath).replaceAll("\\", "/");
}

/** Lints what the patterns mean, or standard input for `-`. */
export async function check(
  patterns: readonly string[],
  ruleset: Ruleset,
  needs: Pick<LintFilesOptions, "identifyFrom" | "outlines">,
  options: CheckOptions,
  timing: Timing,
  io: Io,
): Promise<LintReport> {
  const { cwd, today } = io;
  const { allowOutside = false, ignoreUnknownFormat = false, validate = false } = options;
  const settings = { cwd, ruleset, allowOutside, ignoreUnknownFormat, validate, ...needs, today, timing };
  if (!patterns.includes("-")) {
    const { files, faults } = await findFiles(patterns, cwd);
    const report = await lintFiles(files, settings);
    return { ...report, faults: [...faults, ...report.faults] };
  }
  if (patterns.length > 1)
    throw new UserError("Standard input (-) cannot be linted together with files.", "Give one or the other.");
  const bytes = await io.readStdin();
  return lintFiles([standardInput(options, io)], { ...settings, readRoot: () => bytes });
}

function failsOn(findings: readonly Finding[], { failOn, maxWarnings }: LintOptions): boolean {
  if (maxWarnings !== undefined && findings.filter(({ severity }) => severity === "warn").length > maxWarnings)
    return true;
  if (failOn === "never") return false;
  return findings.some(({ severity }) => severityNumber(severity) <= severityNumber(failOn));
}
