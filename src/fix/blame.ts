import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import { type Compared, compareFindings } from "./compare-findings.ts";
import { History } from "./history.ts";
import type { Found, MendedDocument } from "./mend.ts";
import type { Candidate } from "./sort-out.ts";
import { Writers } from "./writers.ts";

/** Documents that have changed, by path. */
export type Documents = ReadonlyMap<string, MendedDocument>;

/** Fixes made together, and what is found then. */
export interface Trial {
  readonly made: readonly Candidate[];
  readonly documents: Documents;
  readonly found: Found;
}

/** Why more fixes must not be added to others; undefined where they may. `compared` are their findings, if that is known. */
export function blame(good: Trial, trial: Trial, compared?: Compared): string | undefined {
  if (trial.found.faults > good.found.faults) return "a description could not be checked any more";
  const added = without(trial.made, good.made);
  const { left, fresh } = compared ?? compareFindings(good.found.findings, trial.found.findings, added);
  if (left.length > 0) return "the finding would still be there";
  const lightest = added.reduce((most, { finding }) => Math.max(most, severityNumber(finding.severity)), 0);
  return findWorse(fresh, lightest, new History(added.flatMap(({ edits }) => edits)));
}

/**
 * Of several fixes those that can be blamed without a try: what came up is where they alone have written, or in a
 * definition that nobody has written in and that they refer to.
 */
export function blameEach(made: readonly Candidate[], fresh: readonly Finding[]): ReadonlyMap<Candidate, string> {
  const writers = new Writers(made);
  const own = new Map<Candidate, Finding[]>();
  for (const finding of fresh) {
    const authors = writers.listAuthors(finding);
    if (authors.size > 1) continue;
    for (const candidate of authors.size === 1 ? authors : writers.listReferring(finding)) {
      const known = own.get(candidate);
      if (known === undefined) own.set(candidate, [finding]);
      else known.push(finding);
    }
  }
  const reasons = new Map<Candidate, string>();
  for (const [candidate, findings] of own) {
    const reason = findWorse(findings, severityNumber(candidate.finding.severity), new History(candidate.edits));
    if (reason !== undefined) reasons.set(candidate, reason);
  }
  return reasons;
}

/** What is as grave as what was mended, or less, may come up; but not what asks for the opposite. */
function findWorse(fresh: readonly Finding[], mended: number, history: History): string | undefined {
  const worse = fresh.find(
    ({ severity, fix }) =>
      severity === "error" ||
      severityNumber(severity) < mended ||
      (fix !== undefined && "edits" in fix && history.isUndoneBy(fix.edits)),
  );
  return worse && `it would bring up ${worse.code}`;
}

/** Candidates but for some of them. */
export function without(candidates: readonly Candidate[], left: Iterable<Candidate>): readonly Candidate[] {
  const isLeft = new Set(left);
  return candidates.filter((candidate) => !isLeft.has(candidate));
}
