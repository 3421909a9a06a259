import type { Finding } from "../core/finding.ts";
import { type Severity, severityNumber } from "../core/severity.ts";
import type { View } from "./format.ts";
import { maskControls } from "./printable.ts";
import type { RunReport } from "./run-report.ts";

type Level = "error" | "warning" | "notice";

/** GitHub has three levels. */
const levels: Readonly<Record<Severity, Level>> = { error: "error", warn: "warning", info: "notice", hint: "notice" };

/** What GitHub takes of each level from one step; it drops the rest without a word. */
const perLevel = 10;

/** Annotations for GitHub: workflow commands, the weightiest findings first, and the last one says how many are left out. */
export function* formatGithub({ findings, faults }: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  const shown: Readonly<Record<Level, string[]>> = { error: [], warning: [], notice: [] };
  for (const { source, message, hint } of faults.slice(0, perLevel))
    shown.error.push(formatCommand("error", { file: filePath(source), title: "not checked" }, [message, hint]));
  for (const finding of findings.toSorted((a, b) => severityNumber(a.severity) - severityNumber(b.severity))) {
    const level = levels[finding.severity];
    if (shown[level].length === perLevel) continue;
    const { message, documentationUrl } = finding;
    shown[level].push(formatCommand(level, describePlace(finding, filePath), [message, documentationUrl]));
  }
  const total = faults.length + findings.length;
  const isCut = total > shown.error.length + shown.warning.length + shown.notice.length;
  // What says so takes the place of a notice.
  const commands = [...shown.error, ...shown.warning, ...shown.notice.slice(0, isCut ? perLevel - 1 : perLevel)];
  yield* commands;
  if (isCut)
    yield formatCommand("notice", { title: "statute" }, [
      `${total - commands.length} more: GitHub takes ${perLevel} annotations of each level from a step.`,
      "The summary of the job has them all where it is asked for, with -f github-summary.",
    ]);
}

type Properties = Readonly<Record<string, string | number>>;

function describePlace({ source, range, code }: Finding, filePath: View["filePath"]): Properties {
  const { start, end } = range;
  const place = { file: filePath(source), line: start.line + 1, endLine: end.line + 1 };
  // GitHub refuses columns of several lines. Its last column is part of the place, ours comes after it.
  const isWithinLine = start.line === end.line;
  const columns = { col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) };
  return { ...place, ...(isWithinLine && columns), title: code };
}

/** Escapes as in `actions/toolkit`, packages/core/src/command.ts. */
function formatCommand(level: Level, properties: Properties, lines: readonly (string | undefined)[]): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${written.join(",")}::${escapeData(lines.filter((line) => line !== undefined).join("\n"))}\n`;
}

function escapeData(text: string): string {
  return maskControls(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
