import { listKnownRules } from "../cli/triage.ts";
import type { Finding } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import { createDefectNamer } from "../engine/defect-namer.ts";
import { joinBooks } from "../engine/ignore-book.ts";
import { joinFixes } from "../engine/join-fixes.ts";
import { mergeFindings } from "../engine/merge-findings.ts";
import { sortFindings } from "../engine/sort-findings.ts";
import { applyIgnores } from "../triage/apply-ignores.ts";
import type { EditorFiles } from "./editor-files.ts";
import { leaveOutKnown } from "./heed-baseline.ts";
import type { Linted } from "./lint-root.ts";

/** What counts in one document, after the last run of every description that it belongs to. */
export function listFindings(
  source: string,
  runs: readonly Linted[],
  files: EditorFiles,
  today: string,
): readonly Finding[] {
  const findings = listUnignored(source, runs, today);
  const { baseline } = runs.find((run) => run.source === source) ?? runs[0] ?? {};
  return baseline === undefined ? findings : leaveOutKnown(findings, baseline, files, today);
}

function listUnignored(source: string, runs: readonly Linted[], today: string): readonly Finding[] {
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

/** How a finding can be mended, by the runs that gave it. */
export function findFix(finding: Finding, runs: readonly Linted[]): FindingFix | undefined {
  const [only, ...others] = runs;
  if (others.length === 0) return only?.fixOf(finding);
  // One that several runs have in common may be another object.
  const nameDefect = createDefectNamer();
  const name = nameDefect(finding);
  const { line, character } = finding.range.start;
  const isSame = ({ range: { start }, ...one }: Finding) =>
    start.line === line && start.character === character && nameDefect(one) === name;
  return joinFixes(
    runs.flatMap((run) => {
      const same = run.findings.get(finding.source)?.find(isSame);
      return same === undefined ? [] : [run.fixOf(same)];
    }),
  );
}
