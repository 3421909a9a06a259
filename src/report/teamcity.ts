import type { Severity } from "../core/severity.ts";
import { describeFault } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { maskControls } from "./printable.ts";
import type { RunReport } from "./run-report.ts";

const severityNames: Readonly<Record<Severity, string>> = {
  error: "ERROR",
  warn: "WARNING",
  info: "WEAK WARNING",
  hint: "INFO",
};

/** The type of what is no finding: a description that could not be checked. */
const notChecked = "not-checked";

/** Inspections for TeamCity: service messages, each rule introduced once, before its first finding. */
export function* formatTeamcity(
  { findings, faults, rules }: RunReport,
  { filePath }: Pick<View, "filePath">,
): Iterable<string> {
  const summaries = new Map(
    rules.map(({ rule, documentationUrl }) => [rule.id, `${rule.summary} ${documentationUrl}`]),
  );
  if (faults.length > 0) yield introduce(notChecked, "A description could not be checked.");
  for (const fault of faults)
    yield formatMessage("inspection", {
      typeId: notChecked,
      message: cut(describeFault(fault), longest),
      file: cut(filePath(fault.source), longest),
      SEVERITY: severityNames.error,
    });
  const introduced = new Set<string>();
  for (const { source, range, severity, code, message, documentationUrl } of findings) {
    const typeId = cut(code, longestName);
    if (!introduced.has(typeId)) {
      introduced.add(typeId);
      yield introduce(typeId, summaries.get(code) ?? documentationUrl ?? code);
    }
    yield formatMessage("inspection", {
      typeId,
      message: cut(message, longest),
      file: cut(filePath(source), longest),
      line: String(range.start.line + 1),
      SEVERITY: severityNames[severity],
    });
  }
}

/** What TeamCity takes of a name, and of anything else, in characters. */
const [longestName, longest] = [255, 4000];

function introduce(id: string, description: string): string {
  // TeamCity shows it as HTML.
  const html = description.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return formatMessage("inspectionType", { id, name: id, category: "Statute", description: cut(html, longest) });
}

/** The beginning of a text, without half of a character of two units at its end. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Escapes as TeamCity's manual has them, "Service Messages": characters beyond ASCII by their UTF-16 units. */
function formatMessage(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}='${escapeValue(value)}'`);
  return `##teamcity[${name}${written.join("")}]\n`;
}

function escapeValue(text: string): string {
  return maskControls(text)
    .replace(/[|'[\]]/g, "|$&")
    .replaceAll("\n", "|n")
    .replaceAll("\r", "|r")
    .replace(/[^ -~]/g, (unit) => `|0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
}
