import type { Finding } from "../core/finding.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import type { DeltaReport } from "../report/delta.ts";
import { type Matchable, matchFindings } from "../triage/match-findings.ts";

/** What was found at one of two times, each finding with its `identity`. */
export interface FoundThen {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** How the documents of two times answer to each other. */
export interface Counterparts {
  /** What both call a document, by its absolute path on that side. */
  readonly nameBase: (source: string) => string;
  readonly nameHead: (source: string) => string;
  /** Whether what stood at a pointer in a document, by that name, is described somewhere else now. */
  readonly hasLeft: (document: string, pointer: string) => boolean;
  /** Whether what stands there was described somewhere else before. */
  readonly hasArrived: (document: string, pointer: string) => boolean;
}

export interface ComparedFindings extends Pick<DeltaReport, "introduced" | "fixed" | "unchanged" | "suppressed"> {
  /** What each of the unchanged ones was before. */
  readonly before: ReadonlyMap<Finding, Finding>;
}

interface Placed extends Matchable {
  readonly finding: Finding;
}

/**
 * Matches what was found at two times, one to one. What is suppressed now is neither fixed nor introduced, however it
 * was; what was suppressed and is not now is introduced.
 */
export function compareFindings(base: FoundThen, head: FoundThen, counterparts: Counterparts): ComparedFindings {
  const { nameBase, nameHead, hasLeft, hasArrived } = counterparts;
  const match = (before: readonly Placed[], after: readonly Placed[]) =>
    matchFindings(
      before,
      after,
      ({ document, pointer }) => hasLeft(document, pointer),
      ({ document, pointer }) => hasArrived(document, pointer),
    );
  const findingsOf = (suppressed: readonly SuppressedFinding[]) => suppressed.map(({ finding }) => finding);
  const kept = match(place(base.findings, nameBase), place(head.findings, nameHead));
  const hidden = match(
    [...kept.gone, ...place(findingsOf(base.suppressed), nameBase)],
    place(findingsOf(head.suppressed), nameHead),
  );
  const [fixed, introduced, newlyHidden] = [
    new Set(kept.gone.map(({ finding }) => finding)),
    new Set(kept.fresh.map(({ finding }) => finding)),
    new Set(hidden.fresh.map(({ finding }) => finding)),
  ];
  for (const [{ finding }] of hidden.pairs) fixed.delete(finding);
  return {
    introduced: head.findings.filter((finding) => introduced.has(finding)),
    fixed: base.findings.filter((finding) => fixed.has(finding)),
    unchanged: head.findings.filter((finding) => !introduced.has(finding)),
    suppressed: head.suppressed.filter(({ finding }) => newlyHidden.has(finding)),
    before: new Map(kept.pairs.map(([old, fresh]) => [fresh.finding, old.finding])),
  };
}

function place(findings: readonly Finding[], nameDocument: (source: string) => string): readonly Placed[] {
  return findings.flatMap((finding) => {
    const { identity, code, source, responseKey } = finding;
    if (identity === undefined) return [];
    const { pointer, operationId, content } = identity;
    const document = nameDocument(source);
    return [{ document, rule: code, pointer, status: responseKey, operation: operationId, content, finding }];
  });
}
