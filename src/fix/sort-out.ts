import type { Finding } from "../core/finding.ts";
import { type Edit, isAllowed, type Safety, type Splice } from "../core/fix.ts";

/** A finding that can be mended, and what that takes. */
export interface Candidate {
  readonly finding: Finding;
  readonly safety: Safety;
  readonly edits: readonly Edit[];
  readonly splices: readonly Splice[];
}

/** Findings by what can be done about them. */
export interface SortedOut {
  readonly candidates: readonly Candidate[];
  /** Those that could be mended if more were allowed: how many by what it takes. */
  readonly more: ReadonlyMap<Safety, number>;
  /** Those whose rule says itself why they cannot be mended, and those that were refused before. */
  readonly refused: readonly Refusal[];
}

/** Why a finding is left, as a clause. */
export interface Refusal {
  readonly finding: Finding;
  readonly reason: string;
}

/** Sorts findings by what fixes they carry; `refusedBefore` tells why one is not to be tried again. */
export function sortOut(
  findings: readonly Finding[],
  allowed: Safety,
  refusedBefore: (finding: Finding) => string | undefined,
): SortedOut {
  const candidates: Candidate[] = [];
  const refused: Refusal[] = [];
  const more = new Map<Safety, number>();
  for (const finding of findings) {
    const { fix } = finding;
    if (fix === undefined) continue;
    const { safety } = fix;
    const mayBeMade = isAllowed(safety, allowed);
    const reason = refusedBefore(finding) ?? ("refused" in fix ? fix.refused : undefined);
    if (reason !== undefined) {
      if (mayBeMade) refused.push({ finding, reason });
    } else if ("refused" in fix || fix.splices.length === 0) continue;
    else if (mayBeMade) candidates.push({ finding, safety, edits: fix.edits, splices: fix.splices });
    else more.set(safety, (more.get(safety) ?? 0) + 1);
  }
  return { candidates, more, refused };
}

export function groupByRule(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  return [...new Set(candidates.map(({ finding }) => finding.code))].map((code) =>
    candidates.filter(({ finding }) => finding.code === code),
  );
}
