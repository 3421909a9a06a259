import { isUserError } from "../core/user-error.ts";
import { Timing } from "../engine/timing.ts";
import { findRoot } from "../engine/working-tree.ts";
import { printable } from "../report/printable.ts";
import { type Baseline, type Run, renewBaseline } from "../triage/baseline.ts";
import { formatBaseline } from "../triage/write-baseline.ts";
import { type BaselineFile, locateBaseline } from "./baseline-file.ts";
import { describeUserError } from "./describe-user-error.ts";
import type { Io } from "./io.ts";
import { type LintInputOptions, lintInput, prepare, type Task } from "./lint-input.ts";
import { countEntries, describeRun, judgeIgnores, listKnownRules } from "./triage.ts";
import { gather, writeFile } from "./write-file.ts";

/** What is said of a run whose findings a baseline is to hold. */
export interface RunOptions extends LintInputOptions {
  readonly baseline?: string;
}

/** The reason of entries that nobody has given one. */
export const unreviewed = "Not reviewed yet.";

/** What there is to find in descriptions now. Throws a `UserError` where one of them cannot be checked. */
export async function findNow(patterns: readonly string[], task: Task<LintInputOptions>, io: Io): Promise<Run> {
  const checked = await lintInput(patterns, task, { identifyFrom: findRoot(io.cwd) }, new Timing(), io);
  const [fault, ...others] = checked.faults;
  for (const { error } of others) io.writeErr(`${printable(describeUserError(error))}\n`);
  if (fault !== undefined) throw fault.error;
  const rules = listKnownRules(checked.rulesets, task.options);
  return describeRun(checked, judgeIgnores(checked, rules, io), rules, io);
}

/** Writes a baseline into its file; gives whether it was another before. */
export function saveBaseline(file: BaselineFile, baseline: Baseline): boolean {
  const text = [...gather(formatBaseline(baseline))].join("");
  if (text === file.text) return false;
  writeFile(file.path, file.name, [text]);
  return true;
}

/**
 * The first baseline of a working folder, by the configuration there: of all that is found today. One that is there is
 * left. Gives whether there is one then: there is none where something cannot be checked, which is said. Throws a
 * `UserError` where the file cannot be written.
 */
export async function beginBaseline({ isDryRun }: { readonly isDryRun: boolean }, io: Io): Promise<boolean> {
  const say = (line: string) => io.writeOut(`${printable(line)}\n`);
  let first: { readonly file: BaselineFile; readonly baseline: Baseline };
  try {
    const task = await prepare<RunOptions>({ engine: "auto" }, io);
    const file = locateBaseline(task.options.baseline, io);
    if (task.config !== undefined && task.options.baseline === undefined)
      say(`For the baseline, ${task.config.config.name} must say: baseline: ${file.name}`);
    if (file.text !== undefined || isDryRun) {
      say(file.text === undefined ? `Would write ${file.name}` : `Left ${file.name}: it is there already.`);
      return true;
    }
    first = { file, baseline: renewBaseline(undefined, unreviewed, await findNow([], task, io)).baseline };
  } catch (error) {
    if (!isUserError(error)) throw error;
    io.writeErr(`${printable(describeUserError(error))}\n`);
    say("Wrote no baseline, as not everything could be checked.");
    return false;
  }
  saveBaseline(first.file, first.baseline);
  say(`Wrote ${first.file.name}: ${countEntries(first.baseline.entries.length)}`);
  return true;
}
