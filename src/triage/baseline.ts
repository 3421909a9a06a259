import type { Finding } from "../core/finding.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { type Remarks, remark } from "./entry-lines.ts";
import { type Matchable, matchFindings } from "./match-findings.ts";

/** A finding that was there when the baseline was written, and does not count until it is mended. */
export interface BaselineEntry extends Matchable, Remarks {
  readonly reason: string;
  readonly owner?: string | undefined;
  /** The last day on which it does not count. */
  readonly expires?: string | undefined;
}

export interface Baseline {
  /** The descriptions that it was written for, also those without a finding. */
  readonly descriptions: readonly string[];
  /** Entries of those, and of the documents that they refer to. */
  readonly entries: readonly BaselineEntry[];
}

/** What there is to know of a run, so that an entry without a finding can be told from one that was not looked for. */
export interface Run {
  readonly findings: readonly Finding[];
  /** The names of the descriptions that were checked. */
  readonly checked: ReadonlySet<string>;
  /** A day such as `2027-01-31`. */
  readonly today: string;
  /** How a baseline names a document that findings know by its absolute path. */
  readonly nameDocument: (source: string) => string;
  readonly exists: (document: string) => boolean;
  /** Whether a document could be read if somebody referred to it: on the network, not always. */
  readonly couldRead: (document: string) => boolean;
  /** Whether the rule, or whoever else reports under that name, did run. */
  readonly ran: (rule: string) => boolean;
  /** Whether what stood at a pointer in a document is described somewhere else now. */
  readonly hasMovedAway: (document: string, pointer: string) => boolean;
}

export interface Baselined {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Entries whose finding is no more. */
  readonly stale: readonly BaselineEntry[];
  /** Entries whose day is over: their findings are reported. */
  readonly expired: readonly BaselineEntry[];
}

/** Takes away the findings that a baseline holds. */
export function applyBaseline(baseline: Baseline, run: Run): Baselined {
  const { pairs, gone } = match(baseline, run);
  const held = new Map(pairs.map(([entry, { finding }]) => [finding, entry]));
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const expired: BaselineEntry[] = [];
  for (const finding of run.findings) {
    const entry = held.get(finding);
    const isExpired = entry?.expires !== undefined && entry.expires < run.today;
    if (entry !== undefined && isExpired) expired.push(entry);
    if (entry === undefined || isExpired) findings.push(finding);
    else suppressed.push({ finding, by: "baseline", reason: entry.reason });
  }
  return { findings, suppressed, expired, stale: gone.filter((entry) => isStale(entry, baseline, run)) };
}

/** A baseline after a change, and what the change was. */
export interface BaselineChange {
  readonly baseline: Baseline;
  readonly added: readonly BaselineEntry[];
  readonly removed: readonly BaselineEntry[];
}

/**
 * The baseline of a run: of an earlier one, what people wrote into it is kept, and so is everything about descriptions
 * that were not checked now.
 */
export function renewBaseline(earlier: Baseline | undefined, reason: string, run: Run): BaselineChange {
  const before = earlier ?? { descriptions: [], entries: [] };
  const { pairs, gone, fresh } = match(before, run);
  const removed = gone.filter((entry) => isStale(entry, before, run));
  const added = fresh.map(({ finding: { message }, ...place }) => ({ ...place, reason, comment: remark(message) }));
  const moved = pairs.map(([entry, { finding: _, ...place }]) =>
    isSamePlace(entry, place) ? entry : { ...entry, ...place },
  );
  const kept = gone.filter((entry) => !removed.includes(entry));
  const entries = [...moved, ...kept, ...added];
  const named = before.descriptions.filter(
    (name) => run.exists(name) || entries.some(({ document }) => document === name),
  );
  return { baseline: { descriptions: [...new Set([...named, ...run.checked])], entries }, added, removed };
}

/** The baseline without its stale entries; nothing else changes. */
export function pruneBaseline(baseline: Baseline, run: Run): BaselineChange {
  const { stale } = applyBaseline(baseline, run);
  const removed = new Set(stale);
  return {
    baseline: { ...baseline, entries: baseline.entries.filter((entry) => !removed.has(entry)) },
    added: [],
    removed: stale,
  };
}

function match({ entries }: Baseline, { findings, nameDocument, hasMovedAway }: Run) {
  const placed = findings.flatMap((finding) => {
    const { identity, code, source, responseKey } = finding;
    if (identity === undefined) return [];
    const { pointer, operationId, content } = identity;
    const document = nameDocument(source);
    // A few digits suffice among the findings of one rule.
    const place = {
      document,
      rule: code,
      pointer,
      status: responseKey,
      operation: operationId,
      content: content.slice(0, 12),
    };
    return [{ ...place, finding }];
  });
  return matchFindings(entries, placed, ({ document, pointer }) => hasMovedAway(document, pointer));
}

/** A description answers for itself; for what several refer to, all must have been asked. */
function isStale(
  { document, rule }: BaselineEntry,
  { descriptions }: Baseline,
  { checked, exists, couldRead, ran }: Run,
): boolean {
  const isAnswered = (name: string) => checked.has(name) || !exists(name);
  if (!ran(rule) || !couldRead(document)) return false;
  return isAnswered(document) || (!descriptions.includes(document) && descriptions.every(isAnswered));
}

function isSamePlace(one: Matchable, other: Matchable): boolean {
  return (
    one.document === other.document &&
    one.rule === other.rule &&
    one.pointer === other.pointer &&
    one.status === other.status
  );
}
