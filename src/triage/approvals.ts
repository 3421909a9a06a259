import type { Remarks } from "./entry-lines.ts";

/** Somebody's word that a change of the contract is meant. */
export interface Approval extends Remarks {
  /** Of the change: 32 hexadecimal digits, in lower case. */
  readonly fingerprint: string;
  /** Whose contract has changed, from the root of the repository; where nobody wrote it down, any. */
  readonly description?: string | undefined;
  readonly reason: string;
  /** Whose word it is. */
  readonly by?: string | undefined;
}

/** Changes, each with its approval where it has one, and the approvals that no change answers to. */
export interface Approved<Change> {
  readonly changes: readonly (Change & { readonly approval?: { readonly reason: string; readonly by?: string } })[];
  readonly stale: readonly Approval[];
}

/**
 * Finds what is approved of the changes that there are. Of two approvals of one change, the first is told. Approvals for
 * descriptions that were not compared are not stale.
 */
export function applyApprovals<Change extends { readonly fingerprint: string }>(
  changes: readonly Change[],
  approvals: readonly Approval[],
  wasCompared: (description: string) => boolean = () => true,
): Approved<Change> {
  const byFingerprint = new Map(approvals.toReversed().map((approval) => [approval.fingerprint, approval]));
  const changed = new Set(changes.map(({ fingerprint }) => fingerprint));
  return {
    changes: changes.map((change) => {
      const approval = byFingerprint.get(change.fingerprint);
      if (approval === undefined) return change;
      const { reason, by } = approval;
      return { ...change, approval: { reason, ...(by !== undefined && { by }) } };
    }),
    stale: approvals.filter(
      ({ fingerprint, description }) =>
        !changed.has(fingerprint) && (description === undefined || wasCompared(description)),
    ),
  };
}

/** Approvals after others are given: one that is given anew takes the place of its like, under what people wrote above. */
export function addApprovals(approvals: readonly Approval[], given: readonly Approval[]): readonly Approval[] {
  const above = new Map<string, string[]>(given.map(({ fingerprint }) => [fingerprint, []]));
  const others = approvals.filter((approval) => {
    const kept = above.get(approval.fingerprint);
    kept?.push(...(approval.above ?? []));
    return kept === undefined;
  });
  return [...others, ...given.map((approval) => ({ ...approval, above: above.get(approval.fingerprint) }))];
}
