import type { Finding } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { severityNumber } from "../core/severity.ts";
import { countSeverities, nouns, plural } from "./count-severities.ts";
import { describeFault } from "./describe-fault.ts";
import { escapeMarkdown, linkMarkdown } from "./escape-markdown.ts";
import type { View } from "./format.ts";
import { fillComment, fillSummary, type Room } from "./markdown-room.ts";
import type { Fault, RunReport } from "./run-report.ts";

type NameFile = View["filePath"];

/** For comments on pull requests: the first line, which nobody sees, is what a comment is found again by. */
export function formatReportMarkdown(report: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  return fillComment((room) => write(report, filePath, room));
}

/** The summary of a job of GitHub Actions. */
export function formatGithubSummary(report: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  return fillSummary((room) => write(report, filePath, room));
}

/** A line of summary, then a table for each document with findings. */
function* write(report: RunReport, filePath: NameFile, room: Room): Iterable<string> {
  const { findings, faults } = report;
  const summary = `### Statute: ${summarize(report)}\n`;
  room.reserve(summary, countLeftOut(findings.length + faults.length));
  const notChecked = fillFaults(faults, room);
  const tables = fillTables(findings, filePath, room);
  yield summary;
  yield* notChecked.pieces;
  yield* tables.pieces;
  yield countLeftOut(notChecked.leftOut + tables.leftOut);
}

/** As much of something as there is room for. */
export interface Filled {
  readonly pieces: readonly string[];
  /** How many items there was no room for. */
  readonly leftOut: number;
}

/** The descriptions that could not be checked. */
export function fillFaults(faults: readonly Fault[], room: Room): Filled {
  const title = "\nNot checked:\n\n";
  if (faults.length > 0) room.reserve(title);
  const kept = faults.map((fault) => `- ${escapeMarkdown(describeFault(fault))}\n`).filter((line) => room.take(line));
  return { pieces: kept.length > 0 ? [title, ...kept] : [], leftOut: faults.length - kept.length };
}

/** More tables than a page shows well; each is then folded. */
const manyTables = 3;

/** A table for each document with findings, under a heading. Rows that are too many are left out, the lightest first. */
export function fillTables(findings: readonly Finding[], filePath: NameFile, room: Room, heading = "####"): Filled {
  const groups = groupBy(findings, ({ source }) => source);
  const isFolded = groups.size > manyTables;
  const frames = new Map(
    [...groups].map(([source, own]) => [source, formatFrame(heading, filePath(source), own, isFolded)]),
  );
  const rows = new Map<Finding, string>();
  const framed = new Set<string>();
  for (const finding of findings.toSorted((a, b) => severityNumber(a.severity) - severityNumber(b.severity))) {
    const row = formatRow(finding);
    const { source } = finding;
    if (!room.take(row, ...(framed.has(source) ? [] : (frames.get(source) ?? [])))) continue;
    framed.add(source);
    rows.set(finding, row);
  }
  const pieces = [...groups].flatMap(([source, own]) => {
    if (!framed.has(source)) return [];
    const [head = "", foot = ""] = frames.get(source) ?? [];
    return [head, ...own.map((finding) => rows.get(finding) ?? ""), foot];
  });
  return { pieces, leftOut: findings.length - rows.size };
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
  heading: string,
  path: string,
  findings: readonly Finding[],
  isFolded: boolean,
): readonly [head: string, foot: string] {
  const name = escapeMarkdown(path);
  const table = "| | line | rule | finding |\n| --- | --- | --- | --- |\n";
  if (!isFolded) return [`\n${heading} ${name}\n\n${table}`, ""];
  const counts = describeCounts(findings);
  return [`\n<details><summary>${name}: ${counts}</summary>\n\n${table}`, "\n</details>\n"];
}

function formatRow({ severity, range, code, message, documentationUrl }: Finding): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  return `| ${severity} | ${place} | ${linkMarkdown(code, documentationUrl)} | ${escapeMarkdown(message)} |\n`;
}

/** Empty where nothing was left out. */
export function countLeftOut(count: number): string {
  return count === 0 ? "" : `\n${count} more would be too long for this page. Other formats have them all.\n`;
}
