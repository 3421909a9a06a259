import type { Finding } from "../core/finding.ts";
import { formatPointer } from "../openapi/locations.ts";

/** By file, line, column and rule, so that two runs give the same bytes. Sorts in place. */
export function sortFindings(findings: Finding[]): Finding[] {
  return findings.sort(
    (a, b) =>
      compare(a.source, b.source) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      compare(a.code, b.code) ||
      compare(a.message, b.message) ||
      compare(a.responseKey ?? "", b.responseKey ?? "") ||
      compare(formatPointer(a.path), formatPointer(b.path)),
  );
}

/** By code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
