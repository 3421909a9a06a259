import type { Finding } from "../core/finding.ts";
import { UserError } from "../core/user-error.ts";
import { compareSides } from "../delta/compare-sides.ts";
import { type LintedSides, lintSides, type OnBaseError, type Sides } from "../delta/lint-sides.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import type { Timing } from "../engine/timing.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { DeltaReport, Side } from "../report/delta.ts";
import { type Approval, applyApprovals } from "../triage/approvals.ts";
import { listCompared } from "./approvals-file.ts";
import type { BaselineFile } from "./baseline-file.ts";
import { listRules } from "./commands/lint.ts";
import type { EntryFile } from "./entry-file.ts";
import type { Io } from "./io.ts";
import type { Linted, LintInputOptions, Task } from "./lint-input.ts";
import { showProgress } from "./show-progress.ts";
import { judgeIgnores, listKnownRules, triage } from "./triage.ts";
import { version } from "./version.ts";

/** Tells which of the unchanged findings are found only since the ruleset is another; `before` has what each was. */
export type FindByRuleset = (
  unchanged: readonly Finding[],
  before: ReadonlyMap<Finding, Finding>,
) => Promise<readonly Finding[]>;

/** Two times that are to be compared. */
export interface Comparison {
  readonly sides: Sides;
  readonly base: Side;
  readonly head: Side;
  /** What was named and is not there, on either side. */
  readonly faults: Linted["faults"];
  readonly standardInput: string | undefined;
  readonly baseline: BaselineFile | undefined;
  /** Where changes may be approved. */
  readonly approvals?: EntryFile<readonly Approval[]>;
  readonly findByRuleset?: FindByRuleset | undefined;
  /** Which findings, and which changes, are said to make the run fail. */
  readonly failOn: DeltaReport["failOn"];
  readonly failOnChange: DeltaReport["failOnChange"];
  /** Whether findings are to say how they can be mended. */
  readonly fixes?: boolean;
  /** See `DeltaReport`. */
  readonly approvalOptions?: string;
}

/** Compares two times; `hasStale` where findings of the baseline are gone. */
export async function compareTimes(
  comparison: Comparison,
  task: Task<LintInputOptions>,
  timing: Timing,
  io: Io,
): Promise<{ readonly report: DeltaReport; readonly hasStale: boolean }> {
  const { sides, baseline, approvals, standardInput, findByRuleset, failOn, failOnChange } = comparison;
  const { options, config, rulesetOf } = task;
  const root = findRoot(io.cwd);
  const linted = await lint(comparison, task, root, timing, io);
  const inForce = listRulesets(sides);
  const rulesets = inForce.length === 0 ? [await rulesetOf()] : inForce;
  const describe = (report: LintedSides["head"], faults: Linted["faults"]): Linted => ({
    ...report,
    faults: [...faults, ...report.faults],
    rulesets,
    standardInput,
    isPartial: linted.isPartial,
    shard: undefined,
    remote: task.remote,
  });
  const isFault = sides.onBaseError === "fail";
  const unreadBase = linted.unreadBase.map(({ source, error }) => ({
    source,
    error: explainUnread(error, comparison.base, "onBaseError" in options ? sides.onBaseError : undefined),
  }));
  const now = describe(linted.head, [...comparison.faults, ...(isFault ? unreadBase : [])]);
  const found = {
    base: judgeIgnores(describe(linted.base, []), listKnownRules(rulesets, options), io),
    head: triage(now, baseline, options, io),
  };
  const { before, ...compared } = compareSides(sides, linted, found, config?.policy ?? {}, root);
  const byRuleset = (await findByRuleset?.(compared.unchanged, before)) ?? [];
  const unread = new Set(linted.unreadBase.map(({ source }) => source));
  const checked = now.checked.filter((source) => !unread.has(source));
  const wasCompared = listCompared({ checked, changes: compared.changes }, io);
  const { changes, stale } = applyApprovals(compared.changes, approvals?.content ?? [], wasCompared);
  const report: DeltaReport = {
    ...compared,
    changes,
    base: comparison.base,
    head: comparison.head,
    byRuleset,
    staleApprovals: stale.map(({ fingerprint, reason }) => ({ fingerprint, reason })),
    unreadBase: isFault ? [] : unreadBase.map(({ source, error }) => ({ source, message: error.message })),
    failOnChange,
    approvalOptions: comparison.approvalOptions ?? "",
    failOn,
    run: {
      findings: found.head.findings,
      suppressed: found.head.suppressed,
      faults: now.faults.map(({ source, error: { message, hint } }) => ({ source, message, hint })),
      checked: now.checked,
      ...(now.outlines && { outlines: now.outlines }),
      ruleset: [...new Set(rulesets.map(({ name }) => name))].join("; "),
      baseline: baseline?.name,
      ...(standardInput !== undefined && { standardInput }),
      rules: listRules(rulesets),
      failOn,
      version,
    },
  };
  return { report, hasStale: found.head.hasStale };
}

/** What is wrong with a description of the base, and what comes of that. */
function explainUnread({ message, hint }: UserError, { name }: Side, onBaseError: OnBaseError | undefined): UserError {
  const sentence = `In the base, ${name}: ${message}`;
  if (onBaseError === "all-new") return new UserError(`${sentence} All that is found in it now counts as new.`);
  if (onBaseError === "skip") return new UserError(`${sentence} It is left out of the comparison.`);
  if (onBaseError === undefined) return new UserError(sentence, hint);
  return new UserError(
    sentence,
    "Name another base; or `statute check --on-base-error` goes on, with all-new or skip.",
  );
}

async function lint(
  { sides, fixes = false }: Comparison,
  { options, remote }: Task<LintInputOptions>,
  root: string,
  timing: Timing,
  io: Io,
): Promise<LintedSides> {
  const { allowOutside = false, ignoreUnknownFormat = false, validate = false, quiet = false } = options;
  const total = new Set([...sides.head.descriptions, ...sides.base.descriptions]).size;
  const progress = showProgress(total, quiet, io);
  try {
    return await lintSides(sides, {
      cwd: io.cwd,
      allowOutside,
      remote,
      ignoreUnknownFormat,
      validate,
      identifyFrom: root,
      outlines: true,
      fixes,
      today: io.today,
      timing,
      onProgress: progress.tell,
    });
  } finally {
    progress.clear();
  }
}

/** The rulesets in force for the newer descriptions; for the older ones, where there are no others. */
function listRulesets({ base, head }: Sides): readonly Ruleset[] {
  const side = head.descriptions.length > 0 ? head : base;
  return [...new Set(side.descriptions.map(side.rulesetOf))];
}
