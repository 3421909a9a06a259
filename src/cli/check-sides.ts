import { resolve, sep } from "node:path";
import { hasWildcard } from "../config/glob.ts";
import type { ConfigInForce } from "../config/in-force.ts";
import { NothingThere, UserError } from "../core/user-error.ts";
import type { OnBaseError, Sides } from "../delta/lint-sides.ts";
import { disk } from "../engine/files.ts";
import { slashed } from "../engine/path-from.ts";
import { isThere } from "../engine/read-file.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { CommitFiles } from "../git/commit-files.ts";
import { findBase } from "../git/find-base.ts";
import { Git } from "../git/git.ts";
import type { Side } from "../report/delta.ts";
import { findChangesSince } from "./changed-files.ts";
import { matchInCommit } from "./commit-descriptions.ts";
import type { FindByRuleset } from "./compare-times.ts";
import { followLinks } from "./find-files.ts";
import type { Io } from "./io.ts";
import { createRulesetJudge } from "./judge-ruleset.ts";
import { findInput, type Input, type LintInputOptions, type Task } from "./lint-input.ts";
import type { DeltaOptions } from "./report-delta.ts";
import { resolveRulesets } from "./resolve-rulesets.ts";
import { createChangeDetector, findChangedSettings } from "./select-changed.ts";

export interface CheckOptions extends DeltaOptions, BaseOptions {}

/** What to compare with. */
export interface BaseOptions {
  /** A ref, or a file. */
  readonly base?: string;
  readonly fetch?: true;
  readonly onBaseError: OnBaseError;
}

/** The files as they are now, and what they are compared with. */
export interface CheckSides {
  readonly sides: Sides;
  readonly base: Side;
  readonly head: Side;
  readonly faults: Input["faults"];
  readonly standardInput: string | undefined;
  readonly findByRuleset: FindByRuleset | undefined;
}

/**
 * Finds the descriptions that `statute check` compares; `given` are the options of the command line alone. Throws a
 * `UserError` where there is no base.
 */
export async function readCheckSides(
  patterns: readonly string[],
  task: Task<LintInputOptions & BaseOptions>,
  given: LintInputOptions,
  io: Io,
): Promise<CheckSides> {
  const { base: named, stdinFilepath } = task.options;
  const isFile = named !== undefined && isThere(resolve(io.cwd, named));
  if (patterns.includes("-") && stdinFilepath === undefined && !isFile)
    throw new UserError(
      "Standard input (-) has no counterpart in the base.",
      "Say which file it stands for, with --stdin-filepath, or name a file as the --base.",
    );
  const found = await findInput(patterns, task, io);
  // As a commit names them.
  const input = { ...found, files: found.files.map((file) => file.replaceAll(sep, "/")) };
  const { base, ...then } =
    isFile && named !== undefined
      ? compareWithFile(named, input, io)
      : await compareWithCommit(patterns, input, task, given, io);
  const rulesetOf = await resolveRulesets([...input.files, ...then.descriptions], task.rulesetOf);
  const { onBaseError } = task.options;
  const nameOf = then.isOne ? () => "" : (file: string) => file;
  const { files, readRoot } = input;
  return {
    sides: {
      base: { descriptions: then.descriptions, files: then.files, nameOf, rulesetOf },
      head: { descriptions: files, files: disk, ...(readRoot && { readRoot }), nameOf, rulesetOf },
      renamed: then.renamed,
      isSame: then.isSame,
      onBaseError,
    },
    base,
    head: { name: readRoot === undefined ? "the working tree" : "standard input" },
    faults: then.faults,
    standardInput: readRoot && files[0],
    findByRuleset: await then.findByRuleset?.(files.map(rulesetOf)),
  };
}

interface FoundBase extends Pick<Sides, "renamed" | "isSame">, Pick<Sides["base"], "descriptions" | "files"> {
  readonly base: Side;
  readonly faults: Input["faults"];
  /** Where one description is compared with one, whatever they are called. */
  readonly isOne: boolean;
  /** Given the rulesets in force: see `Comparison`. */
  readonly findByRuleset?: (rulesets: readonly Ruleset[]) => Promise<FindByRuleset | undefined>;
}

function compareWithFile(name: string, { files, faults }: Input, { cwd }: Io): FoundBase {
  const file = resolve(cwd, name);
  if (files.length > 1 || faults.length > 0)
    throw new UserError(
      `${name} is one description, and is not to be compared with ${files.length + faults.length}.`,
      "Name the one that it is to be compared with, or a commit as the base.",
    );
  return {
    base: { name },
    descriptions: [file],
    files: disk,
    renamed: new Map(),
    isSame: () => false,
    faults,
    isOne: true,
  };
}

async function compareWithCommit(
  patterns: readonly string[],
  input: Input,
  { options, config, remote }: Task<LintInputOptions & BaseOptions>,
  given: LintInputOptions,
  io: Io,
): Promise<FoundBase> {
  const git = new Git(io);
  const base = await findBase(options.base, git, io.env, { fetch: options.fetch ?? false });
  const files = await CommitFiles.open(git, base.commit);
  const [renames, changes] = await Promise.all([git.findRenames(base.commit), findChangesSince(base.commit, git)]);
  const top = slashed(disk.followLinks(await git.findTop()));
  const renamed = new Map([...renames].map(([newer, older]) => [`${top}/${newer}`, `${top}/${older}`]));
  const hasChanged = createChangeDetector(changes, options, io);
  const isSame = (file: string) => input.readRoot === undefined && !hasChanged(file);
  const matches = matchPatterns(patterns, files, config, io);
  const descriptions = new Set([...matches.values()].flat());
  for (const file of input.files) {
    const path = slashed(followLinks(file).path);
    const older = files.has(file) ? file : renamed.get(path);
    if (older !== undefined) descriptions.add(older);
  }
  const now = new Set(input.files);
  const chosen = takeOnce([...descriptions].sort(), now, files);
  await files.preload(chosen.filter((file) => !now.has(file) || !isSame(file)));
  return {
    base,
    descriptions: chosen,
    files,
    renamed,
    isSame,
    // What was there and is gone is no mistake, but a change.
    faults: input.faults.filter(({ source, error }) => !(error instanceof NothingThere && matches.get(source)?.length)),
    isOne: false,
    findByRuleset: async (rulesets) => {
      const settings = await findChangedSettings(changes, options, rulesets, io);
      return settings === undefined
        ? undefined
        : createRulesetJudge(chosen, files, top, given, { options, remote }, io);
    },
  };
}

/** One name for each file that has several by links: that which it has now, else the first. */
function takeOnce(names: readonly string[], now: ReadonlySet<string>, files: CommitFiles): readonly string[] {
  const chosen = new Map<string, string>();
  for (const name of names) {
    const real = files.followLinks(name);
    if (!chosen.has(real) || now.has(name)) chosen.set(real, name);
  }
  return [...chosen.values()].sort();
}

/** What each pattern means in a commit: those of the command line, else those of the configuration. */
function matchPatterns(
  patterns: readonly string[],
  files: CommitFiles,
  config: ConfigInForce | undefined,
  { cwd }: Io,
): ReadonlyMap<string, readonly string[]> {
  const { keys, folder } = config?.config ?? { keys: {}, folder: cwd };
  const [wanted, from] = patterns.length > 0 ? [patterns, cwd] : [keys.files ?? [], folder];
  const start = slashed(from);
  return new Map(
    wanted
      .filter((pattern) => pattern !== "-")
      .map((pattern) => {
        const file = slashed(resolve(from, pattern));
        if (files.has(file)) return [pattern, [file]];
        const isGlob = hasWildcard(pattern) && !isThere(file);
        const found = isGlob ? matchInCommit(files, start, pattern) : [];
        return [pattern, found.filter((match) => config?.ignores(match) !== true)];
      }),
  );
}
