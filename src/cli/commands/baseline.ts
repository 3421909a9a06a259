import { type Command, Option } from "commander";
import { UserError } from "../../core/user-error.ts";
import { printable } from "../../report/printable.ts";
import { type BaselineChange, pruneBaseline, renewBaseline } from "../../triage/baseline.ts";
import { type BaselineFile, locateBaseline, openBaseline } from "../baseline-file.ts";
import type { Io } from "../io.ts";
import { prepare } from "../lint-input.ts";
import { addReadingOptions, addRuleOptions } from "../options.ts";
import { findNow, type RunOptions, saveBaseline, unreviewed } from "../renew-baseline.ts";
import { countEntries, describeEntry, listEntries } from "../triage.ts";

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
    .addOption(new Option("--reason <text>", "the reason of new entries").default(unreviewed))
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

function save(file: BaselineFile, change: BaselineChange, io: Io): void {
  io.writeOut(summarize(file, change, saveBaseline(file, change.baseline) ? "written" : "unchanged"));
}

function summarize(file: BaselineFile, { baseline, added, removed }: BaselineChange, done: string): string {
  const count = countEntries(baseline.entries.length);
  return `${printable(file.name)} ${done}: +${added.length}/−${removed.length}, ${count}\n`;
}

function refuseMissing({ name }: BaselineFile): UserError {
  return new UserError(`There is no baseline ${name}.`, "`statute baseline write` writes one.");
}
