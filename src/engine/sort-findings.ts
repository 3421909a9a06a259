import { compare } from "../core/compare.ts";
import type { Finding } from "../core/finding.ts";
import type { JsonPath } from "../openapi/json-path.ts";

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
      comparePaths(a.path, b.path),
  );
}

/** Segment by segment: nothing is put together, as a path may be long and many findings may stand on it. */
function comparePaths(a: JsonPath, b: JsonPath): number {
  for (const [index, segment] of a.entries()) {
    const order = compare(String(segment), String(b[index] ?? ""));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
