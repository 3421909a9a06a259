import { type Command, Option } from "commander";
import { UserError } from "../../core/user-error.ts";
import { Timing } from "../../engine/timing.ts";
import { findRoot } from "../../engine/working-tree.ts";
import { printable } from "../../report/printable.ts";
import { type BaselineChange, pruneBaseline, type Run, renewBaseline } from "../../triage/baseline.ts";
import { formatBaseline } from "../../triage/write-baseline.ts";
import { type BaselineFile, locateBaseline, openBaseline } from "../baseline-file.ts";
import { describeUserError } from "../describe-user-error.ts";
import type { Io } from "../io.ts";
import { type LintInputOptions, lintInput, prepare, type Task } from "../lint-input.ts";
import { addReadingOptions, addRuleOptions } from "../options.ts";
import { countEntries, describeEntry, describeRun, judgeIgnores, listEntries, listKnownRules } from "../triage.ts";
import { gather, writeFile } from "../write-file.ts";

interface RunOptions extends LintInputOptions {
  readonly baseline?: string;
}

type ListOptions = Pick<RunOptions, "baseline" | "config">;

interface WriteOptions extends RunOptions {
  readonly add?: true;
  readonly reason: string;
}

/** `statute baseline write|prune|list`: findings that do not count until they are mended. */
export function addBaselineCommand(program: Command, io: Io): void {
  const baseline = program
    .command("baseline")
    .description("Keep a list of findings that do not count until they are mended.");
  addRunOptions(baseline.command("write"))
    .description("Write the findings of descriptions into the baseline; other descriptions' entries stay.")
    .option("--add", "let entries be added to a baseline that is there already")
    .addOption(new Option("--reason <text>", "the reason of new entries").default("Not reviewed yet."))
    .action((patterns: string[], options: WriteOptions) => write(patterns, options, io));
  addRunOptions(baseline.command("prune"))
    .description("Remove the entries whose finding is gone; nothing is added.")
    .action((patterns: string[], options: RunOptions) => prune(patterns, options, io));
  baseline
    .command("list")
    .description("List the entries.")
    .addOption(fileOption())
    .option("-c, --config <file>", "a configuration, as for `statute lint`")
    .action((options: ListOptions) => list(options, io));
}

function fileOption(): Option {
  return new Option("--baseline <file>", "the baseline; statute-baseline.yaml where it is left out");
}

function addRunOptions(command: Command): Command {
  command
    .argument("[files...]", "files, globs in quotes, or - for standard input; else those of the configuration")
    .addOption(fileOption())
    .option("-c, --config <file>", "a configuration, as for `statute lint`")
    .option("-r, --ruleset <ruleset>", "what to look for, as for `statute lint`");
  return addReadingOptions(addRuleOptions(command));
}

async function write(patterns: readonly string[], given: WriteOptions, io: Io): Promise<void> {
  const task = await prepare(given, io);
  const { options } = task;
  const file = locateBaseline(options.baseline, io);
  const change = renewBaseline(file.baseline, options.reason, await findNow(patterns, task, io));
  const { added } = change;
  if (file.baseline !== undefined && added.length > 0 && !options.add) {
    io.writeOut(summarize(file, change, "not written"));
    io.writeOut(listEntries(added, "+ "));
    throw new UserError(
      `${file.name} would get ${countEntries(added.length)} more, so it was left as it is.`,
      "Mend the findings, or accept them with --add.",
    );
  }
  save(file, change, io);
}

async function prune(patterns: readonly string[], given: RunOptions, io: Io): Promise<void> {
  const task = await prepare(given, io);
  const file = locateBaseline(task.options.baseline, io);
  if (file.baseline === undefined) throw refuseMissing(file);
  save(file, pruneBaseline(file.baseline, await findNow(patterns, task, io)), io);
}

async function list(given: ListOptions, io: Io): Promise<void> {
  const { baseline: named } = (await prepare({ ...given, engine: "auto" }, io)).options;
  const file = await openBaseline(named === undefined ? {} : { baseline: named }, io);
  if (file?.baseline === undefined) throw refuseMissing(locateBaseline(named, io));
  for (const entry of file.baseline.entries) {
    const { reason, owner, expires } = entry;
    const end = expires === undefined ? "" : ` until ${expires}${expires < io.today ? ", expired" : ""}`;
    const facts = `${reason || "no reason given"}${owner === undefined ? "" : ` (${owner})`}${end}`;
    io.writeOut(`${printable(describeEntry(entry))}: ${printable(facts)}\n`);
  }
  io.writeOut(`${countEntries(file.baseline.entries.length)} in ${printable(file.name)}\n`);
}

/** What there is to find in descriptions now. Throws a `UserError` where one of them cannot be checked. */
async function findNow(patterns: readonly string[], task: Task<RunOptions>, io: Io): Promise<Run> {
  const checked = await lintInput(patterns, task, { identifyFrom: findRoot(io.cwd) }, new Timing(), io);
  const [fault, ...others] = checked.faults;
  for (const { error } of others) io.writeErr(`${printable(describeUserError(error))}\n`);
  if (fault !== undefined) throw fault.error;
  const rules = listKnownRules(checked.rulesets, task.options);
  return describeRun(checked, judgeIgnores(checked, rules, io), rules, io);
}

function save(file: BaselineFile, change: BaselineChange, io: Io): void {
  const text = [...gather(formatBaseline(change.baseline))].join("");
  if (text !== file.text) writeFile(file.path, file.name, [text]);
  io.writeOut(summarize(file, change, text === file.text ? "unchanged" : "written"));
}

function summarize(file: BaselineFile, { baseline, added, removed }: BaselineChange, done: string): string {
  const count = countEntries(baseline.entries.length);
  return `${printable(file.name)} ${done}: +${added.length}/−${removed.length}, ${count}\n`;
}

function refuseMissing({ name }: BaselineFile): UserError {
  return new UserError(`There is no baseline ${name}.`, "`statute baseline write` writes one.");
}
