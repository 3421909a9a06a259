import type { Severity } from "../core/severity.ts";
import type { View } from "./format.ts";
import { describeFinding, fingerprintOf } from "./places.ts";
import { toJson } from "./plain-text.ts";
import { nameRule } from "./reported-rules.ts";
import type { RunReport } from "./run-report.ts";

/**
 * The severities of Code Quality. A blocker is none of ours: no description of an API stops a deployment by itself. The
 * others are those that Spectral's own report gives, so that nothing changes for who comes from there.
 */
const severities: Readonly<Record<Severity, "critical" | "major" | "minor" | "info">> = {
  error: "critical",
  warn: "major",
  info: "minor",
  hint: "info",
};

/** GitLab Code Quality: an array, one finding a line; `[]` where there is none. */
export function* formatGitLab({ findings }: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  let separator = "[";
  for (const finding of findings) {
    const { code, severity, source, range } = finding;
    const item = {
      description: describeFinding(finding),
      check_name: nameRule(code),
      fingerprint: fingerprintOf(finding),
      severity: severities[severity],
      location: { path: filePath(source), lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
    };
    yield `${separator}\n${toJson(item)}`;
    separator = ",";
  }
  yield separator === "[" ? "[]\n" : "\n]\n";
}
