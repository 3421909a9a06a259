import type { Finding } from "../core/finding.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { createDefectNamer } from "../engine/defect-namer.ts";
import { takeTwinsTogether, tellTwinsApart } from "../engine/identify.ts";
import { mergeFindings } from "../engine/merge-findings.ts";
import { sortFindings } from "../engine/sort-findings.ts";
import type { RunReport } from "../report/run-report.ts";

type Findings = Pick<RunReport, "findings" | "suppressed">;

/** Why a finding does not count; undefined where it does. */
type Why = Omit<SuppressedFinding, "finding"> | undefined;

/**
 * The findings of a run, from those of its parts. Twins are told apart anew, as those of one place may stand in several
 * parts; with those that do not count, as a run does it.
 */
export function joinFindings(parts: readonly Findings[]): Findings {
  /** Those that do not count for one reason are joined with each other alone. */
  const groups = new Map<string, { readonly why: Why; readonly found: Finding[][] }>();
  for (const part of parts)
    for (const [key, { why, list }] of groupByReason(part)) {
      const group = groups.get(key) ?? { why, found: [] };
      groups.set(key, group);
      group.found.push(list);
    }
  const merged = [...groups.values()].flatMap(({ why, found }) =>
    mergeFindings(found).map((finding) => ({ finding, why })),
  );
  const nameDefect = createDefectNamer();
  // What some ignore is reported for the others, who use the same definition and do not.
  const reported = new Set(merged.flatMap(({ finding, why }) => (why === undefined ? [nameDefect(finding)] : [])));
  const kept = merged.filter(({ finding, why }) => why?.by !== "extension" || !reported.has(nameDefect(finding)));
  const whyOf = new Map(kept.map(({ finding, why }) => [finding, why]));
  const all = sortFindings([...whyOf.keys()]);
  const told = tellTwinsApart(all).map((finding, position) => ({ finding, why: whyOf.get(all[position] ?? finding) }));
  return {
    findings: told.flatMap(({ finding, why }) => (why === undefined ? [finding] : [])),
    suppressed: told.flatMap(({ finding, why }) => (why === undefined ? [] : [{ finding, ...why }])),
  };
}

function groupByReason({ findings, suppressed }: Findings): Map<string, { why: Why; list: Finding[] }> {
  const whyOf = new Map<Finding, Why>(suppressed.map(({ finding, ...why }) => [finding, why]));
  const all = sortFindings([...findings, ...whyOf.keys()]);
  const groups = new Map<string, { why: Why; list: Finding[] }>();
  for (const [position, finding] of takeTwinsTogether(all).entries()) {
    const why = whyOf.get(all[position] ?? finding);
    const key = why === undefined ? "" : `${why.by}\n${why.reason}`;
    const group = groups.get(key) ?? { why, list: [] };
    groups.set(key, group);
    group.list.push(finding);
  }
  return groups;
}
