import type { Finding } from "../core/finding.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { DeltaReport } from "../report/delta.ts";
import { type Matchable, type Matches, matchFindings } from "../triage/match-findings.ts";
import type { Followed } from "./follow-codes.ts";

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
  /** Where a finding of the base stands now, where it is in a response whose code was replaced. */
  readonly follow: (finding: Finding) => Followed | undefined;
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
  const { nameBase, nameHead, hasLeft, hasArrived, follow } = counterparts;
  const match = (before: readonly Placed[], after: readonly Placed[]) =>
    matchFindings(
      before,
      after,
      ({ document, pointer }) => hasLeft(document, pointer),
      ({ document, pointer }) => hasArrived(document, pointer),
    );
  const findingsOf = (suppressed: readonly SuppressedFinding[]) => suppressed.map(({ finding }) => finding);
  const matched = match(place(base.findings, nameBase), place(head.findings, nameHead));
  const kept = matchFollowed(matched, follow, nameHead);
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

/** Matches of what is left what stands at the same place within a response whose code was replaced. */
function matchFollowed(
  { pairs, gone, fresh }: Matches<Placed, Placed>,
  follow: Counterparts["follow"],
  nameHead: Counterparts["nameHead"],
): Matches<Placed, Placed> {
  const at = (placed: Placed, { source, path, status }: Followed) => {
    const { rule } = placed;
    return { placed, rule, status, document: nameHead(source), pointer: formatPointer(path) };
  };
  const before = gone.flatMap((placed) => {
    const followed = follow(placed.finding);
    return followed === undefined ? [] : [at(placed, followed)];
  });
  if (before.length === 0) return { pairs, gone, fresh };
  const after = fresh.map((placed) => at(placed, { ...placed.finding, status: placed.status ?? "" }));
  const more = matchFindings(before, after, () => false).pairs.map(([old, now]) => [old.placed, now.placed] as const);
  const used = new Set(more.flat());
  return {
    pairs: [...pairs, ...more],
    gone: gone.filter((placed) => !used.has(placed)),
    fresh: fresh.filter((placed) => !used.has(placed)),
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
