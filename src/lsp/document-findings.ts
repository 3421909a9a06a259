import { listKnownRules } from "../cli/triage.ts";
import type { Finding } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import { createDefectNamer } from "../engine/defect-namer.ts";
import { joinBooks } from "../engine/ignore-book.ts";
import { mergeFindings } from "../engine/merge-findings.ts";
import { sortFindings } from "../engine/sort-findings.ts";
import { applyIgnores } from "../triage/apply-ignores.ts";
import type { Linted } from "./lint-root.ts";

/** What counts in one document, after the last run of every description that it belongs to. */
export function listFindings(source: string, runs: readonly Linted[], today: string): readonly Finding[] {
  const found = runs.flatMap(({ findings }) => findings.get(source) ?? []);
  const books = runs.map(({ ignores }) => ({ ignores: ignores.get(source) ?? [], suppressed: [] }));
  const { ignores } = joinBooks(books, []);
  if (found.length + ignores.length === 0) return [];
  const merged = runs.length === 1 ? found : mergeFindings(runs.map(({ findings }) => findings.get(source) ?? []));
  if (ignores.length === 0) return merged;
  const rules = listKnownRules(
    runs.map(({ ruleset }) => ruleset),
    { validate: true },
  );
  // Others may refer to what is no description itself, and need what is said there.
  const isAnswered = () => runs.some((run) => run.source === source);
  return sortFindings([
    ...applyIgnores({ findings: merged, suppressed: [] }, ignores, today, rules, isAnswered).findings,
  ]);
}

/** How a finding can be mended, by the run that gave it. */
export function findFix(finding: Finding, runs: readonly Linted[]): FindingFix | undefined {
  for (const run of runs) {
    const fix = run.fixOf(finding);
    if (fix !== undefined) return fix;
  }
  if (runs.length < 2) return undefined;
  // One that several runs have in common may be another object.
  const nameDefect = createDefectNamer();
  const name = nameDefect(finding);
  for (const run of runs) {
    const same = run.findings.get(finding.source)?.find((one) => nameDefect(one) === name);
    const fix = same && run.fixOf(same);
    if (fix !== undefined) return fix;
  }
  return undefined;
}
