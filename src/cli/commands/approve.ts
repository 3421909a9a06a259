import { type Command, Option } from "commander";
import { isUserError, UserError } from "../../core/user-error.ts";
import { nameFrom } from "../../engine/identify.ts";
import { findRoot } from "../../engine/working-tree.ts";
import { Git } from "../../git/git.ts";
import type { DeltaReport } from "../../report/delta.ts";
import { nameChange } from "../../report/delta-changes.ts";
import { printable } from "../../report/printable.ts";
import { type Approval, addApprovals, applyApprovals } from "../../triage/approvals.ts";
import { remark } from "../../triage/entry-lines.ts";
import { formatApprovals } from "../../triage/write-approvals.ts";
import { listCompared, openApprovals } from "../approvals-file.ts";
import { checkFingerprint, chooseChanges, listChanges } from "../choose-changes.ts";
import type { EntryFile } from "../entry-file.ts";
import type { Io } from "../io.ts";
import type { LintInputOptions } from "../lint-input.ts";
import { addReadingOptions, severalTimes } from "../options.ts";
import { writeFile } from "../write-file.ts";

/** What is compared, as `statute check` is told. */
export interface FindChangesOptions extends LintInputOptions {
  readonly base?: string;
  readonly fetch?: true;
}

/**
 * Compares as `statute check` does; `patterns` name the descriptions. Throws a `UserError` where that cannot be done, or
 * a description of either side cannot be read.
 */
export type FindChanges = (
  patterns: readonly string[],
  options: FindChangesOptions,
  io: Io,
) => Promise<Pick<DeltaReport, "base" | "head" | "changes"> & { readonly run: Pick<DeltaReport["run"], "checked"> }>;

interface ApproveOptions extends FindChangesOptions {
  readonly reason?: string;
  readonly by?: string;
  readonly files?: readonly string[];
  readonly prune?: true;
  readonly list?: true;
}

/** `statute approve`: changes of the contract that are meant. */
export function addApproveCommand(program: Command, io: Io, findChanges: FindChanges): void {
  const command = program
    .command("approve")
    .description("Approve changes of the contract, so that `statute check` does not fail by them.")
    .argument("[fingerprints...]", "of the changes, as `statute check` tells them; the first 8 digits are enough")
    .option("--reason <text>", "why the changes are meant")
    .option("--by <name>", "who approves them, by default git's user.name")
    .addOption(new Option("--list", "list the approvals").conflicts("prune"))
    .option("--prune", "remove the approvals that no change answers to")
    .option("--base <ref|file>", "what to compare with, as for `statute check`")
    .option("--fetch", "fetch the base where the clone does not hold it")
    .addOption(severalTimes("--files <glob>", "the descriptions, by default those of the configuration; repeatable"))
    .option("-c, --config <file>", "a configuration, as for `statute lint`");
  addReadingOptions(command).action((fingerprints: string[], options: ApproveOptions) =>
    run(fingerprints, options, findChanges, io),
  );
}

async function run(fingerprints: readonly string[], options: ApproveOptions, findChanges: FindChanges, io: Io) {
  const { list: isList, prune: isPrune, reason, by } = options;
  if (!isList && !isPrune) return approve(fingerprints, options, findChanges, io);
  if (fingerprints.length > 0 || reason !== undefined || by !== undefined)
    throw new UserError(
      `${isList ? "--list" : "--prune"} approves nothing.`,
      "Leave the fingerprints, --reason and --by out.",
    );
  return isList ? list(io) : prune(options, findChanges, io);
}

async function approve(
  fingerprints: readonly string[],
  options: ApproveOptions,
  findChanges: FindChanges,
  io: Io,
): Promise<void> {
  const { reason = "" } = options;
  if (fingerprints.length === 0)
    throw new UserError("No fingerprint is named.", "`statute check` tells that of each change.");
  fingerprints.forEach(checkFingerprint);
  if (reason.trim() === "") throw new UserError("An approval has a reason.", "Say why the change is meant: --reason.");
  const file = openApprovals(io);
  const changes = chooseChanges(fingerprints, await findChanges(options.files ?? [], options, io), io);
  const root = findRoot(io.cwd);
  const by = options.by?.trim() ?? (await findUserName(io));
  const given = changes.map((change) => ({
    fingerprint: change.fingerprint,
    description: nameFrom(root, change.description),
    reason,
    ...(by && { by }),
    comment: remark(nameChange(change)),
  }));
  save(file, addApprovals(file.content ?? [], given), io);
  io.writeOut(listChanges(changes, io, "+ "));
}

/** Where git is not installed, nobody is named. */
async function findUserName(io: Io): Promise<string | undefined> {
  try {
    return await new Git(io).findUserName();
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}

async function prune(options: ApproveOptions, findChanges: FindChanges, io: Io): Promise<void> {
  const file = openApprovals(io);
  if (file.content === undefined) throw refuseMissing(file.name);
  const { changes, run } = await findChanges(options.files ?? [], options, io);
  const { stale } = applyApprovals(changes, file.content, listCompared({ checked: run.checked, changes }, io));
  const gone = new Set(stale);
  const kept = file.content.filter((approval) => !gone.has(approval));
  save(file, kept, io);
  for (const approval of stale) io.writeOut(`  - ${describeApproval(approval)}\n`);
}

function list(io: Io): void {
  const { content: approvals, name } = openApprovals(io);
  if (approvals === undefined) throw refuseMissing(name);
  for (const approval of approvals) io.writeOut(`${describeApproval(approval)}\n`);
  io.writeOut(`${countApprovals(approvals.length)} in ${printable(name)}\n`);
}

function describeApproval({ fingerprint, description, reason, by, comment }: Approval): string {
  const about = [description, comment?.replace(/^#\s*/, "")].filter((part) => part !== undefined).join(": ");
  const facts = `${about === "" ? "" : `${about}; `}${reason}${by === undefined ? "" : ` (${by})`}`;
  return printable(`${fingerprint} ${facts}`);
}

function save(file: EntryFile<readonly Approval[]>, approvals: readonly Approval[], io: Io): void {
  const text = [...formatApprovals(approvals)].join("");
  if (text !== file.text) writeFile(file.path, file.name, [text]);
  const count = countApprovals(approvals.length);
  io.writeOut(`${printable(file.name)} ${text === file.text ? "unchanged" : "written"}: ${count}\n`);
}

/** `1 approval`, `2 approvals`. */
function countApprovals(count: number): string {
  return `${count} ${count === 1 ? "approval" : "approvals"}`;
}

function refuseMissing(name: string): UserError {
  return new UserError(`There is no file of approvals ${name}.`, "`statute approve <fingerprint>` writes one.");
}
