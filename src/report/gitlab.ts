import { createHash } from "node:crypto";
import type { Finding } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import { nameFault, notChecked } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { describeFinding, fingerprintOf } from "./places.ts";
import { toJson } from "./plain-text.ts";
import { nameRule } from "./reported-rules.ts";
import type { Fault, RunReport } from "./run-report.ts";
import { writeList } from "./write-list.ts";

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
export function* formatGitLab({ findings, faults }: RunReport, view: Pick<View, "filePath">): Iterable<string> {
  // GitLab compares with the target branch: without these, all of a description that cannot be read would be resolved.
  const issues = new Map(faults.map((fault) => describeNotChecked(fault, view)).map((one) => [one.fingerprint, one]));
  yield* writeList(listIssues([...issues.values()], findings, view), toJson);
  yield "\n";
}

function* listIssues(
  faults: readonly object[],
  findings: readonly Finding[],
  view: Pick<View, "filePath">,
): Iterable<object> {
  yield* faults;
  for (const finding of findings) yield describeIssue(finding, view);
}

function describeIssue(finding: Finding, { filePath }: Pick<View, "filePath">) {
  const { code, severity, source, range } = finding;
  return {
    description: describeFinding(finding),
    check_name: nameRule(code),
    fingerprint: fingerprintOf(finding),
    severity: severities[severity],
    location: { path: filePath(source), lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  };
}

function describeNotChecked(fault: Fault, { filePath }: Pick<View, "filePath">) {
  const { source, message } = fault;
  const path = filePath(source);
  return {
    description: nameFault(fault),
    check_name: notChecked,
    fingerprint: createHash("sha256")
      .update(`${notChecked}\n${path}\n${message.replaceAll(source, "")}`)
      .digest("hex")
      .slice(0, 32),
    severity: "blocker",
    location: { path, lines: { begin: 1, end: 1 } },
  };
}
