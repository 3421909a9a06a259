import type { Finding } from "../core/finding.ts";
import type { Outline } from "../core/outline.ts";
import type { UserError } from "../core/user-error.ts";
import { tellTwinsApart } from "./identify.ts";
import { type Ignored, joinBooks } from "./ignore-book.ts";
import type { Checked, LintFilesOptions, LintReport } from "./lint-files.ts";
import { mergeFindings } from "./merge-findings.ts";
import { slashed } from "./path-from.ts";
import { sortFindings } from "./sort-findings.ts";

/** The report of a run, from what came of each description and from the books that were kept beside the traces. */
export function joinOutcomes(
  checked: readonly Checked[],
  books: readonly (Ignored | undefined)[],
  { outlines: hasOutlines }: Pick<LintFilesOptions, "outlines">,
): LintReport {
  const found: (readonly Finding[])[] = [];
  const outlines: Outline[] = [];
  const faults: { source: string; error: UserError }[] = [];
  const sources: string[] = [];
  const kept = books.filter((book) => book !== undefined);
  for (const [file, outcome, trace] of checked) {
    const source = slashed(file);
    if (trace !== undefined) kept.push(trace.book);
    if (outcome === undefined) continue;
    if ("error" in outcome) faults.push({ source, error: outcome.error });
    else {
      found.push(outcome.findings);
      sources.push(source);
      if (outcome.outline !== undefined) outlines.push(outcome.outline);
    }
  }
  const findings = mergeFindings(found);
  const ignored = kept.length === 0 ? undefined : joinBooks(kept, findings);
  return { ...identifyAll(findings, ignored), faults, checked: sources, ...(hasOutlines && { outlines }) };
}

/** Twins are counted with those that are ignored, so that nobody is taken for another when one of them is not. */
function identifyAll(findings: Finding[], ignored: Ignored | undefined): Pick<LintReport, "findings" | "ignored"> {
  if (ignored === undefined) return { findings: tellTwinsApart(findings) };
  const hidden = new Map(ignored.suppressed.map((suppressed) => [suppressed.finding, suppressed]));
  const all = sortFindings([...findings, ...hidden.keys()]);
  const told = tellTwinsApart(all);
  const suppressed = told.flatMap((finding, position) => {
    const known = hidden.get(all[position] ?? finding);
    return known === undefined ? [] : [{ ...known, finding }];
  });
  const kept = told.filter((_, position) => !hidden.has(all[position] as Finding));
  return { findings: kept, ignored: { ...ignored, suppressed } };
}
