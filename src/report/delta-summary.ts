import { ratings } from "../contract/change.ts";
import { isRefused } from "../contract/policy.ts";
import { plural } from "./count-severities.ts";
import type { DeltaReport, RatedChange, Side } from "./delta.ts";
import { shorten } from "./delta-changes.ts";

/** `From main (0123456789: it is the default branch) to the working tree`. */
export function describeSides({ base, head }: Pick<DeltaReport, "base" | "head">): string {
  return `From ${describeSide(base)} to ${describeSide(head)}`;
}

function describeSide({ name, commit, why }: Side): string {
  const details = [commit?.slice(0, 10), why].filter(Boolean).join(": ");
  return details === "" ? name : `${name} (${details})`;
}

/** `2 breaking changes, 1 note, 1 of them approved`; `no changes of the contract`. */
export function countChanges({ changes }: Pick<DeltaReport, "changes">): string {
  const counts = ratings
    .map((rating) => ({ rating, count: changes.filter((change) => change.rating === rating).length }))
    .filter(({ count }) => count > 0)
    .map(({ rating, count }) => plural(count, rating === "note" ? "note" : `${rating} change`));
  if (counts.length === 0) return "no changes of the contract";
  const approved = changes.filter(({ approval }) => approval !== undefined).length;
  return [...counts, ...(approved > 0 ? [`${approved} of them approved`] : [])].join(", ");
}

/** `no new findings`, `2 new findings, 1 fixed`. */
export function countNews({ introduced, fixed }: Pick<DeltaReport, "introduced" | "fixed">): string {
  const news = introduced.length === 0 ? "no new findings" : plural(introduced.length, "new finding");
  return fixed.length === 0 ? news : `${news}, ${fixed.length} fixed`;
}

/** What else there is to count, each where there is some: `30 unchanged`, `4 suppressed`. */
export function countOthers({ unchanged, suppressed }: DeltaReport): readonly string[] {
  const counts = [[unchanged.length, "unchanged"] as const, [suppressed.length, "suppressed"] as const];
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
}

/** What was not looked at, each where there is some: `1 description not compared`, `2 descriptions not checked`. */
export function countLost({ unreadBase, run }: DeltaReport): readonly string[] {
  const counts = [[unreadBase.length, "compared"] as const, [run.faults.length, "checked"] as const];
  return counts.filter(([count]) => count > 0).map(([count, word]) => `${plural(count, "description")} not ${word}`);
}

/** What is to be done about the changes that make the run fail. */
export interface Demand {
  readonly text: string;
  readonly command: string;
}

/** Undefined where no change makes the run fail. */
export function demandApproval({ changes, failOnChange, approvalOptions }: DeltaReport): Demand | undefined {
  const refused = changes.filter((change) => isRefused(change, failOnChange));
  if (refused.length === 0) return undefined;
  const named =
    refused.length > mostNamed ? "<fingerprints>" : refused.map(({ fingerprint }) => shorten(fingerprint)).join(" ");
  return {
    text:
      refused.length === 1
        ? "1 change makes the run fail. Undo it, or accept it and say why:"
        : `${refused.length} changes make the run fail. Undo them, or accept them and say why:`,
    command: `statute approve ${named}${approvalOptions} --reason "…"`,
  };
}

/** As many fingerprints as go into a line. */
const mostNamed = 5;

/** `approved by Ann: nobody uses it`. */
export function describeApproval({ reason, by }: NonNullable<RatedChange["approval"]>): string {
  return `approved${by === undefined ? "" : ` by ${by}`}: ${reason.replace(/\.$/, "")}`;
}

/** What stands above findings that are none of the change's making. */
export const byRulesetTitle =
  "Found only because the ruleset or its settings changed; none of these makes the run fail";

/** What stands above approvals that no change answers to. */
export function describeStale(count: number): string {
  return count === 1
    ? "1 approval is not needed any more, as no change answers to it; statute approve --prune removes it:"
    : `${count} approvals are not needed any more, as no change answers to them; statute approve --prune removes them:`;
}
