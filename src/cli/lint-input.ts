import { resolve } from "node:path";
import type { ConfigInForce } from "../config/in-force.ts";
import { UserError } from "../core/user-error.ts";
import type { LintFilesOptions, LintReport } from "../engine/lint-files.ts";
import { slashed } from "../engine/path-from.ts";
import { RemoteDocuments } from "../engine/remote/remote-documents.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import type { Timing } from "../engine/timing.ts";
import type { Shard } from "../report/run-report.ts";
import { chooseConfig } from "./choose-config.ts";
import { chooseRulesets, type RulesetOptions } from "./choose-ruleset.ts";
import { findDescriptions } from "./find-descriptions.ts";
import type { FoundFiles } from "./find-files.ts";
import type { Io } from "./io.ts";
import { lintMany } from "./lint-many.ts";
import { type NarrowOptions, narrowFiles } from "./narrow-files.ts";
import { type CacheOptions, openCache } from "./open-cache.ts";

/** What every command says that lints descriptions. */
export interface LintInputOptions
  extends RulesetOptions,
    CacheOptions,
    Omit<NarrowOptions, "ruleset" | "allowOutside"> {
  readonly threads?: number;
  readonly quiet?: boolean;
  readonly stdinFilepath?: string;
  readonly ignoreUnknownFormat?: boolean;
  readonly allowOutside?: boolean;
  readonly allowRemoteRefs?: boolean;
  readonly allowPrivateRefs?: boolean;
  readonly validate?: boolean;
}

/** What is to be done: the options, with what the configuration says where none does. */
export interface Task<Options extends LintInputOptions> {
  readonly options: Options;
  readonly config: ConfigInForce | undefined;
  /** The ruleset for a description; for none, that of the whole run. */
  readonly rulesetOf: (file?: string) => Promise<Ruleset>;
  /** What lies on the network, where that may be loaded: the same for all that is linted. */
  readonly remote: RemoteDocuments | undefined;
}

/** Finds the configuration in force and puts the options over it. Throws a `UserError` where it cannot be read. */
export async function prepare<Options extends LintInputOptions>(given: Options, io: Io): Promise<Task<Options>> {
  const config = await chooseConfig(given.config, io.cwd);
  const options = { ...config?.options, ...given };
  return { options, config, rulesetOf: chooseRulesets(options, config, io), remote: openRemote(options) };
}

function openRemote({ allowRemoteRefs, allowPrivateRefs = false }: LintInputOptions): RemoteDocuments | undefined {
  if (allowRemoteRefs) return new RemoteDocuments({ allowsPrivate: allowPrivateRefs });
  if (!allowPrivateRefs) return undefined;
  throw new UserError(
    "--allow-private-refs says what else may be loaded, and nothing is.",
    "Give --allow-remote-refs as well.",
  );
}

/** What a run found, and by which rules. */
export interface Linted extends LintReport {
  /** Each ruleset that was in force for a description. */
  readonly rulesets: readonly Ruleset[];
  /** What standard input is called, where it was checked. */
  readonly standardInput: string | undefined;
  /** Whether descriptions were found that are left to other runs. */
  readonly isPartial: boolean;
  readonly remote: RemoteDocuments | undefined;
  /** Where it was one part of a run. */
  readonly shard: Shard | undefined;
}

/** What reports ask for beside the findings. */
export type Needs = Pick<LintFilesOptions, "identifyFrom" | "outlines" | "fixes">;

/** A run over descriptions that is ready to begin. */
export interface Run extends Omit<Linted, keyof LintReport> {
  readonly files: readonly string[];
  /** What patterns mean no file, and why. */
  readonly faults: Input["faults"];
  readonly settings: LintFilesOptions & Pick<Io, "today">;
}

/** Finds what the patterns mean, else what the configuration names, and how it is to be linted. */
export async function openRun(
  patterns: readonly string[],
  { config, options, rulesetOf, remote }: Task<LintInputOptions>,
  needs: Needs,
  timing: Timing,
  io: Io,
): Promise<Run> {
  const base = await rulesetOf();
  const { files: found, faults, readRoot } = await findInput(patterns, { config, options }, io);
  const rulesets = new Map<string, Ruleset>();
  for (const file of found) rulesets.set(file, await rulesetOf(file));
  const inForce = [...new Set(rulesets.size === 0 ? [base] : rulesets.values())];
  const { files, shard } = readRoot
    ? { files: found, shard: undefined }
    : await narrowFiles(found, options, inForce, io);
  const { allowOutside = false, ignoreUnknownFormat = false, validate = false } = options;
  const settings = {
    cwd: io.cwd,
    ruleset: (file) => rulesets.get(file) ?? base,
    allowOutside,
    remote,
    ignoreUnknownFormat,
    validate,
    ...needs,
    today: io.today,
    timing,
    ...(readRoot && { readRoot }),
  } satisfies LintFilesOptions;
  const standardInput = readRoot && files[0];
  const isPartial = files.length < found.length;
  return { files, faults, settings, rulesets: inForce, standardInput, isPartial, remote, shard };
}

/** Lints what the patterns mean, else what the configuration names; standard input for `-`. */
export async function lintInput(
  patterns: readonly string[],
  task: Task<LintInputOptions>,
  needs: Needs,
  timing: Timing,
  io: Io,
): Promise<Linted> {
  const { options, remote } = task;
  const { files, faults, settings, ...facts } = await openRun(patterns, task, needs, timing, io);
  // What is on the network may be another at any time.
  const isKept = facts.standardInput === undefined && remote === undefined;
  const cache = isKept ? openCache(options, settings, io) : undefined;
  const report = await lintMany(files, settings, cache, options, io);
  return { ...report, ...facts, faults: [...faults, ...report.faults] };
}

/** The descriptions of a run. */
export interface Input extends FoundFiles {
  /** Where the one description is standard input. */
  readonly readRoot?: () => Uint8Array;
}

/** What the patterns mean, else what the configuration names; standard input for `-`. */
export async function findInput(
  patterns: readonly string[],
  { config, options }: Pick<Task<LintInputOptions>, "config" | "options">,
  io: Io,
): Promise<Input> {
  const { stdinFilepath } = options;
  // Editors name it without a dash, as Spectral lets them.
  const isStdin = patterns.includes("-") || (patterns.length === 0 && stdinFilepath !== undefined);
  if (!isStdin) return findDescriptions(patterns, config, io.cwd);
  const narrow = options.shard !== undefined ? "--shard" : options.changedSince !== undefined && "--changed-since";
  if (narrow) throw new UserError(`${narrow} chooses among files, and standard input (-) is none.`, "Leave it out.");
  if (patterns.length > 1)
    throw new UserError("Standard input (-) cannot be linted together with files.", "Give one or the other.");
  const bytes = await io.readStdin();
  const source = slashed(resolve(io.cwd, stdinFilepath ?? "stdin"));
  return { files: [source], faults: [], readRoot: () => bytes };
}
