import type { UserError } from "../core/user-error.ts";
import { UnknownFormat } from "../engine/direct-driver.ts";
import type { Files } from "../engine/files.ts";
import { joinOutcomes } from "../engine/join-outcomes.ts";
import { type Checked, type Gathered, type LintFilesOptions, type LintReport, lintEach } from "../engine/lint-files.ts";
import { slashed } from "../engine/path-from.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Compared } from "./list-changes.ts";
import { type Pair, pairDescriptions } from "./pair-descriptions.ts";

/** The descriptions of one of two times. */
export interface SideInput {
  /** By their absolute paths. */
  readonly descriptions: readonly string[];
  /** Where they and what they refer to are read from. */
  readonly files: Files;
  /** Gives the bytes of a description, where it is no file. */
  readonly readRoot?: (source: string) => Uint8Array;
  /** What a description is paired by: see `Candidate`. */
  readonly nameOf: (file: string) => string;
  readonly rulesetOf: (file: string) => Ruleset;
}

export interface Sides {
  readonly base: SideInput;
  readonly head: SideInput;
  /** The older absolute paths of files that were renamed, by the newer ones. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Whether a description, and all that it refers to, is on both sides what it is on one. */
  readonly isSame: (file: string) => boolean;
  /** What to do with a description whose older text cannot be read: leave it out, or take all that is in it for new. */
  readonly onBaseError: OnBaseError;
}

export type OnBaseError = "fail" | "all-new" | "skip";

/** What two runs found that are to be compared. */
export interface LintedSides {
  readonly base: LintReport;
  readonly head: LintReport;
  readonly pairs: readonly Pair[];
  /** The descriptions that are not what they were. */
  readonly compared: readonly Compared[];
  /** Those of the base that could not be read. */
  readonly unreadBase: readonly { readonly source: string; readonly error: UserError }[];
  /** Whether descriptions are left out, on either side. */
  readonly isPartial: boolean;
}

/** Lints the descriptions of two times: once those that are the same. Of those of the base, nothing is to be mended. */
export async function lintSides(
  { base, head, renamed, isSame, onBaseError }: Sides,
  options: Omit<LintFilesOptions, "ruleset" | "files" | "readRoot" | "takeIndex">,
): Promise<LintedSides> {
  const older = new Set(base.descriptions);
  const same = head.descriptions.filter(
    (file) => older.has(file) && base.rulesetOf(file) === head.rulesetOf(file) && isSame(file),
  );
  const isShared = new Set(same);
  let done = 0;
  const read = async (side: SideInput, chosen: readonly string[]): Promise<Read> => {
    const { files, readRoot, rulesetOf } = side;
    const indexes = new Map<string, OperationIndex>();
    const before = done;
    const gathered = await lintEach(chosen, {
      ...options,
      fixes: (options.fixes ?? false) && side === head,
      files,
      ...(readRoot && { readRoot }),
      ruleset: rulesetOf,
      // Of those that are the same, nothing is compared.
      ...(chosen !== same && { takeIndex: (file, index) => indexes.set(file, index) }),
      onProgress: (count) => options.onProgress?.(before + count),
    });
    done += chosen.length;
    return { ...gathered, indexes };
  };
  const listOthers = ({ descriptions }: SideInput) => descriptions.filter((file) => !isShared.has(file));
  const shared = await read(head, same);
  const then = await read(base, listOthers(base));
  const now = await read(head, listOthers(head));

  const list = ({ nameOf }: SideInput, { checked, indexes }: Read) =>
    checked
      .filter(([, outcome]) => outcome !== undefined)
      .map(([file]) => ({ file, name: nameOf(file), index: indexes.get(file) }));
  const pairs = pairDescriptions(list(base, then), list(head, now), renamed);
  const [errorsThen, errorsNow] = [findErrors(then), findErrors(now)];
  const [leftOutThen, leftOutNow] = [new Set<string>(), new Set<string>()];
  const compared: Compared[] = [];
  const unreadBase: { source: string; error: UserError }[] = [];
  for (const { base: older = "", head: newer = "" } of pairs) {
    const error = errorsThen.get(older);
    // What cannot be read now is a fault of the run, whatever it was.
    // What was no description and is gone is nothing to anybody.
    if (errorsNow.has(newer) || (newer === "" && error instanceof UnknownFormat)) leftOutThen.add(older);
    else if (error === undefined)
      compared.push({ file: newer || older, base: then.indexes.get(older), head: now.indexes.get(newer) });
    else {
      unreadBase.push({ source: slashed(older), error });
      leftOutThen.add(older);
      if (onBaseError !== "all-new") leftOutNow.add(newer);
    }
  }
  return {
    base: join(shared, without(then, leftOutThen), options),
    head: join(shared, without(now, leftOutNow), options),
    pairs,
    compared,
    unreadBase,
    isPartial: leftOutThen.size + leftOutNow.size > 0,
  };
}

interface Read extends Gathered {
  readonly indexes: ReadonlyMap<string, OperationIndex>;
}

function findErrors({ checked }: Gathered): ReadonlyMap<string, UserError> {
  return new Map(
    checked.flatMap(([file, outcome]) =>
      outcome !== undefined && "error" in outcome ? [[file, outcome.error] as const] : [],
    ),
  );
}

function without({ checked, book }: Gathered, files: ReadonlySet<string>): Gathered {
  return { checked: checked.filter(([file]) => !files.has(file)), book };
}

/** In the order of their names, in which a run over all of them would have come upon them. */
function join(one: Gathered, other: Gathered, options: Pick<LintFilesOptions, "outlines">): LintReport {
  const checked = [...one.checked, ...other.checked].sort(([a]: Checked, [b]: Checked) => (a < b ? -1 : 1));
  return joinOutcomes(checked, [one.book, other.book], options);
}
