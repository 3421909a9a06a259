import { createHash } from "node:crypto";
import type { Severity } from "../core/severity.ts";
import type { View } from "./format.ts";
import { describeFinding, fingerprintOf } from "./places.ts";
import { plainText, toJson } from "./plain-text.ts";
import { nameRule } from "./reported-rules.ts";
import type { RunReport } from "./run-report.ts";

/**
 * The severities of Code Quality. A blocker is what could not be checked at all. The
 * others are those that Spectral's own report gives, so that nothing changes for who comes from there.
 */
const severities: Readonly<Record<Severity, "critical" | "major" | "minor" | "info">> = {
  error: "critical",
  warn: "major",
  info: "minor",
  hint: "info",
};

/** GitLab Code Quality: an array, one finding a line; `[]` where there is none. */
export function* formatGitLab({ findings, faults }: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  let separator = "[";
  // GitLab compares with the target branch: without these, all of a description that cannot be read would be resolved.
  const known = new Set<string>();
  for (const { source, message } of faults) {
    const fingerprint = createHash("sha256")
      .update(`not-checked\n${filePath(source)}\n${message.replaceAll(source, "")}`)
      .digest("hex")
      .slice(0, 32);
    if (known.has(fingerprint)) continue;
    known.add(fingerprint);
    const item = {
      description: plainText(message) || "It could not be checked.",
      check_name: "not-checked",
      fingerprint,
      severity: "blocker",
      location: { path: filePath(source), lines: { begin: 1, end: 1 } },
    };
    yield `${separator}\n${toJson(item)}`;
    separator = ",";
  }
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
