import { dirname, parse } from "node:path";
import type { Finding } from "../core/finding.ts";
import type { Safety } from "../core/fix.ts";
import { UserError } from "../core/user-error.ts";
import { isInside } from "../engine/document-store.ts";
import { disk } from "../engine/files.ts";
import { joinOutcomes } from "../engine/join-outcomes.ts";
import type { LintFilesOptions } from "../engine/lint-files.ts";
import { pathFrom, slashed } from "../engine/path-from.ts";
import { describeFileError } from "../engine/read-file.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import type { Timing } from "../engine/timing.ts";
import { findRoot, findWorkingTree } from "../engine/working-tree.ts";
import { describeLeft, describeMending } from "../fix/describe-mending.ts";
import { findBreaks } from "../fix/find-breaks.ts";
import { type MendedDocument, type Mending, mend } from "../fix/mend.ts";
import { type Changed, Relinter } from "../fix/relinter.ts";
import { writeDiff } from "../fix/unified-diff.ts";
import { isRemote } from "../openapi/locations.ts";
import { onceByName } from "../openapi/once.ts";
import { printable } from "../report/printable.ts";
import type { Destination } from "./choose-formats.ts";
import { followLinks } from "./find-files.ts";
import { createHeeder } from "./heed-project.ts";
import type { Io } from "./io.ts";
import { type Linted, type LintInputOptions, type Needs, openRun, type Run, type Task } from "./lint-input.ts";
import { lintAll } from "./lint-many.ts";
import { findLock, replaceFiles } from "./replace-files.ts";

/** Which fixes are made, and whether they are written. */
export interface FixOptions {
  readonly fix?: true;
  readonly fixSuggested?: true;
  readonly fixUnsafe?: true;
  readonly fixDryRun?: true;
}

/** The boldest fixes that options allow; undefined where nothing is to be mended. */
export function chooseSafety({ fix, fixSuggested, fixUnsafe, fixDryRun }: FixOptions): Safety | undefined {
  if (fixUnsafe) return "unsafe";
  if (fixSuggested) return "suggested";
  return fix || fixDryRun ? "safe" : undefined;
}

/** What a run could mend, and what it found: what is left of it, or all of it where nothing is to be written. */
export interface Mended {
  readonly linted: Linted;
  readonly mending: Mending;
}

/**
 * Lints as `lintInput` does, and mends what `judge` takes for findings that count. Nothing is written yet. Throws a
 * `UserError` for standard input, which cannot be mended in place.
 */
export async function mendInput(
  patterns: readonly string[],
  task: Task<LintInputOptions & FixOptions>,
  allowed: Safety,
  needs: Needs,
  judge: (linted: Linted) => readonly Finding[],
  timing: Timing,
  io: Io,
): Promise<Mended> {
  const { options, config } = task;
  const run = await openRun(patterns, task, needs, timing, io);
  if (run.standardInput !== undefined && !options.fixDryRun)
    throw new UserError(
      "Standard input (-) cannot be mended in place.",
      "Give --fix-dry-run as well, which prints the difference.",
    );
  const pathOf = createPathFinder(run);
  const base = await task.rulesetOf();
  const rulesets = new Map<string, Ruleset>();
  const settingsWith = (changed: Changed): LintFilesOptions => {
    const { readRoot, ...others } = run.settings;
    const ruleset = (file: string) => rulesets.get(file) ?? base;
    const settings = { ...others, ruleset, fixes: true, trace: true, changed };
    return readRoot === undefined
      ? settings
      : { ...settings, readRoot: (source) => changed.get(pathOf(source)) ?? readRoot(source) };
  };
  const relinter = new Relinter(
    run.files,
    async (files, changed) => {
      for (const file of files) if (!rulesets.has(file)) rulesets.set(file, await task.rulesetOf(file));
      return (await lintAll(files, settingsWith(changed), options, io)).checked;
    },
    pathOf,
  );
  const { files } = run;
  const lintHeeding = createHeeder(
    { files, config, cwd: io.cwd, allowOutside: options.allowOutside ?? false, allowed, pathOf },
    relinter,
  );
  const lint = async (changed: Changed) => {
    const { checked, heed } = await lintHeeding(changed);
    const report = joinOutcomes(checked, [], needs);
    const { files, settings, ...facts } = run;
    const linted: Linted = { ...report, ...facts, faults: [...run.faults, ...report.faults] };
    return { linted, heed };
  };
  const asItIs = await lint(new Map());
  const mending = await mend({
    allowed,
    lint: async (changed) => {
      const { linted, heed } = changed.size === 0 ? asItIs : await lint(changed);
      return { findings: heed(judge(linted)), faults: linted.faults.length };
    },
    pathOf,
    read: (path) => (path === run.standardInput ? run.settings.readRoot?.(path) : undefined) ?? readAgain(path, io),
    protects: createGuard(run, io),
    breaks:
      allowed === "unsafe"
        ? undefined
        : (before, after) => {
            const touched = new Set([...after.keys()].filter((path) => before.get(path) !== after.get(path)));
            const files = relinter.listReaders(touched);
            return findBreaks(files, settingsWith(before), settingsWith(after), config?.policy ?? {});
          },
  });
  const { linted } = options.fixDryRun ? asItIs : await lint(mending.changed);
  return { linted, mending };
}

/**
 * The reports of a run that mends: in a dry run, standard output holds the difference. Throws a `UserError` where both
 * were asked for by name.
 */
export function leaveOutput(
  chosen: readonly Destination[],
  { format, fixDryRun }: FixOptions & { readonly format?: readonly string[] },
): readonly Destination[] {
  if (!fixDryRun) return chosen;
  const inFiles = chosen.filter(({ file }) => file !== undefined);
  if (format !== undefined && inFiles.length < chosen.length)
    throw new UserError(
      "With --fix-dry-run, standard output holds the difference and no report.",
      "Give the report a file: -f json=report.json.",
    );
  return inFiles;
}

/** The file that links lead to; standard input is none. */
function createPathFinder({ standardInput }: Run): (source: string) => string {
  return onceByName((source) =>
    source === standardInput || isRemote(source) ? source : slashed(followLinks(source).path),
  );
}

/** Tells why a file must not be written, if so. */
function createGuard({ files, standardInput }: Run, { cwd }: Io): (path: string) => string | undefined {
  const trees = new Set(files.map((file) => findWorkingTree(dirname(file), cwd)));
  return onceByName((path) => {
    if (path === standardInput) return undefined;
    const name = pathFrom(cwd, path);
    const tree = [...trees].find((folder) => isInside(folder, path));
    if (tree === undefined) return `${name} is outside of the working tree`;
    if (`/${pathFrom(tree, path)}`.includes("/node_modules/")) return `${name} belongs to an installed package`;
    const lock = findLock(path);
    return lock && `${name} ${lock}`;
  });
}

/**
 * Writes the documents that were mended, all or none of them; in a dry run the difference, on standard output. Throws a
 * `UserError` where one has changed meanwhile, or cannot be written.
 */
export function writeMended({ documents }: Mending, { fixDryRun }: FixOptions, io: Io): void {
  if (fixDryRun) {
    const nameOf = chooseNames(documents, io);
    for (const document of documents)
      for (const line of writeDiff(document, nameOf(document))) io.writeOut(show(line, io));
    return;
  }
  const named = documents.map(({ path, before, after }) => ({ path, name: pathFrom(io.cwd, path), before, after }));
  for (const { path, name, before } of named)
    if (Buffer.compare(readAgain(path, io), before.bytes) !== 0) throw hasChanged(name);
  replaceFiles(named.map(({ path, name, before, after }) => ({ path, name, before: before.text, after: after.text })));
}

/** What a file says that was read before. Throws a `UserError` where that cannot be had any more. */
function readAgain(path: string, { cwd }: Io): Uint8Array {
  try {
    return disk.read(path);
  } catch (error) {
    throw describeFileError(error) === undefined ? error : hasChanged(pathFrom(cwd, path));
  }
}

function hasChanged(name: string): UserError {
  return new UserError(`${name} has changed while it was checked, so nothing was mended.`, "Run it again.");
}

/**
 * As seen from the working folder, where the difference is to be applied; if something is outside of it, from the
 * repository, and if something is outside of that, from the top of all folders: no tool takes a name with `..` in it.
 */
function chooseNames(documents: readonly MendedDocument[], { cwd }: Io): (document: MendedDocument) => string {
  const holdsAll = (folder: string) => documents.every(({ path }) => !pathFrom(folder, path).startsWith("../"));
  const folder = [cwd, findRoot(cwd)].find(holdsAll) ?? parse(cwd).root;
  return ({ path }) => pathFrom(folder, path);
}

/** A difference is written as it is, but to a terminal, which could take it for orders. */
function show(line: string, { isTerminal }: Io): string {
  return isTerminal
    ? line
        .split("\n")
        .map((own) => printable(own.replace(/\r$/, "")))
        .join("\n")
    : line;
}

/** Says on standard error what was mended, and what was not; quietly, whether anything was left. */
export function reportMending(
  mending: Mending,
  { fixDryRun, quiet }: FixOptions & { readonly quiet?: boolean },
  io: Io,
): void {
  const lines = quiet ? [describeLeft(mending) ?? []].flat() : describeMending(mending, !fixDryRun);
  for (const line of lines) io.writeErr(`${printable(line)}\n`);
}
