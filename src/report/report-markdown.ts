import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import { countSeverities, nouns, plural } from "./count-severities.ts";
import { describeFault } from "./describe-fault.ts";
import { escapeMarkdown, linkMarkdown } from "./escape-markdown.ts";
import type { View } from "./format.ts";
import { groupBy } from "./group-by.ts";
import type { RunReport } from "./run-report.ts";

/** How much a platform takes. */
interface Limit {
  readonly most: number;
  /** The length of a text, as the platform counts. */
  readonly measure: (text: string) => number;
}

/** For comments on pull requests: the first line, which nobody sees, is what a comment is found again by. */
export function formatReportMarkdown(report: RunReport, view: Pick<View, "filePath">): Iterable<string> {
  const marker = "<!-- statute -->\n";
  const most = 65_536 - marker.length;
  return [marker, ...write(report, view, { most, measure: (text) => text.length })];
}

/** The summary of a job of GitHub Actions; GitHub refuses one beyond 1 MiB as a whole. */
export function formatGithubSummary(report: RunReport, view: Pick<View, "filePath">): Iterable<string> {
  return write(report, view, { most: 1024 * 1024, measure: (text) => Buffer.byteLength(text) });
}

/** More tables than a page shows well; each is then folded. */
const manyTables = 3;

/** A line of summary, then a table for each document with findings. Rows that are too many are left out, the lightest first. */
function* write(report: RunReport, { filePath }: Pick<View, "filePath">, limit: Limit): Iterable<string> {
  const { findings, faults } = report;
  const groups = groupBy(findings, ({ source }) => source);
  const isFolded = groups.size > manyTables;
  const frames = new Map([...groups].map(([source, own]) => [source, formatFrame(filePath(source), own, isFolded)]));
  const summary = `### Statute: ${summarize(report)}\n`;
  const faultLines = faults.map((fault) => `- ${escapeMarkdown(describeFault(fault))}\n`);
  const faultTitle = "\nNot checked:\n\n";

  let room =
    limit.most -
    limit.measure(summary) -
    limit.measure(faultTitle) -
    limit.measure(countLeftOut(findings.length + faults.length));
  const fits = (...texts: string[]) => {
    const length = texts.reduce((sum, text) => sum + limit.measure(text), 0);
    if (length > room) return false;
    room -= length;
    return true;
  };
  const keptFaults = faultLines.filter((line) => fits(line));
  const rows = new Map<Finding, string>();
  const framed = new Set<string>();
  for (const finding of findings.toSorted((a, b) => severityNumber(a.severity) - severityNumber(b.severity))) {
    const row = formatRow(finding);
    const { source } = finding;
    if (!fits(row, ...(framed.has(source) ? [] : (frames.get(source) ?? [])))) continue;
    framed.add(source);
    rows.set(finding, row);
  }

  yield summary;
  if (keptFaults.length > 0) yield faultTitle;
  yield* keptFaults;
  for (const [source, own] of groups) {
    if (!framed.has(source)) continue;
    const [head = "", foot = ""] = frames.get(source) ?? [];
    yield head;
    for (const finding of own) yield rows.get(finding) ?? "";
    yield foot;
  }
  const leftOut = findings.length + faults.length - rows.size - keptFaults.length;
  if (leftOut > 0) yield countLeftOut(leftOut);
}

/** `2 errors, 1 warning in 3 descriptions`, with what does not count and by which ruleset. */
function summarize({ findings, suppressed, checked, faults, ruleset }: RunReport): string {
  const counts = describeCounts(findings);
  const parts = [
    `${counts === "" ? "no findings" : counts} in ${plural(checked.length, "description")}`,
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(faults.length > 0 ? [`${faults.length} not checked`] : []),
  ];
  return `${parts.join(", ")} (ruleset: ${escapeMarkdown(ruleset)})`;
}

function describeCounts(findings: readonly Finding[]): string {
  return countSeverities(findings)
    .map(({ severity, count }) => plural(count, nouns[severity]))
    .join(", ");
}

/** What stands before the rows of a document, and after. */
function formatFrame(
  path: string,
  findings: readonly Finding[],
  isFolded: boolean,
): readonly [head: string, foot: string] {
  const name = escapeMarkdown(path);
  const table = "| | line | rule | finding |\n| --- | --- | --- | --- |\n";
  if (!isFolded) return [`\n#### ${name}\n\n${table}`, ""];
  const counts = describeCounts(findings);
  return [`\n<details><summary>${name}: ${counts}</summary>\n\n${table}`, "\n</details>\n"];
}

function formatRow({ severity, range, code, message, documentationUrl }: Finding): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  return `| ${severity} | ${place} | ${linkMarkdown(code, documentationUrl)} | ${escapeMarkdown(message)} |\n`;
}

function countLeftOut(count: number): string {
  return `\n${count} more would be too long for this page. Other formats have them all.\n`;
}
