import { groupBy } from "../core/group-by.ts";
import type { Severity } from "../core/severity.ts";
import { describeFault } from "./describe-fault.ts";
import type { View } from "./format.ts";
import type { RunReport } from "./run-report.ts";
import { escapeXml } from "./xml.ts";

const severityNames: Readonly<Record<Severity, string>> = {
  error: "error",
  warn: "warning",
  info: "info",
  hint: "info",
};

/** What Checkstyle writes, for whatever reads that: Jenkins' Warnings plugin, reviewdog. Lines and columns count from one. */
export function* formatCheckstyle(
  { findings, faults, checked }: RunReport,
  { filePath }: Pick<View, "filePath">,
): Iterable<string> {
  // The version of Checkstyle whose form this is.
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n';
  const found = groupBy(findings, ({ source }) => source);
  const failed = groupBy(faults, ({ source }) => source);
  for (const source of [...new Set([...checked, ...found.keys(), ...failed.keys()])].sort()) {
    yield `  <file name="${escapeXml(filePath(source))}">\n`;
    for (const fault of failed.get(source) ?? []) yield formatError(1, 1, "error", describeFault(fault), "not-checked");
    for (const { range, severity, message, code } of found.get(source) ?? [])
      yield formatError(range.start.line + 1, range.start.character + 1, severityNames[severity], message, code);
    yield "  </file>\n";
  }
  yield "</checkstyle>\n";
}

function formatError(line: number, column: number, severity: string, message: string, code: string): string {
  const [text, rule] = [escapeXml(message), escapeXml(code)];
  return `    <error line="${line}" column="${column}" severity="${severity}" message="${text}" source="${rule}"/>\n`;
}
