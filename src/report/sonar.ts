import type { Finding, Range } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import { nameFault, notChecked } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { describeFinding, listUsers } from "./places.ts";
import { plainText, toJson } from "./plain-text.ts";
import { listReportedRules, nameRule, type ReportedRule } from "./reported-rules.ts";
import type { Fault, RunReport } from "./run-report.ts";
import { writeList } from "./write-list.ts";

type SonarView = Pick<View, "filePath">;

/** Sonar's severities, of its standard mode and of the impact on software quality, which only has three in all versions. */
const severities: Readonly<Record<Severity, readonly [standard: string, impact: string]>> = {
  error: ["CRITICAL", "HIGH"],
  warn: ["MAJOR", "MEDIUM"],
  info: ["MINOR", "LOW"],
  hint: ["INFO", "LOW"],
};

/**
 * SonarQube's generic issues (10.3 and later): the rules that have findings, and the findings, a line each. What could
 * not be checked is among them: without it, all issues of a description that cannot be read would be closed.
 */
export function* formatSonar(report: RunReport, view: SonarView): Iterable<string> {
  yield '{"rules":';
  yield* writeList(listRules(report), toJson);
  yield ',"issues":';
  yield* writeList(listIssues(report, view), toJson);
  yield "}\n";
}

function listRules(report: RunReport): readonly object[] {
  const found = new Set(report.findings.map(({ code }) => nameRule(code)));
  const rules = listReportedRules(report).filter(({ id }) => found.has(id));
  // A rule of a user's own may bear the name.
  const isMissing = report.faults.length > 0 && !found.has(notChecked);
  return [...(isMissing ? [ruleOfFaults] : []), ...rules.map(describeRule)];
}

function* listIssues({ findings, faults }: RunReport, view: SonarView): Iterable<object> {
  for (const fault of faults) yield describeNotChecked(fault, view);
  for (const finding of findings) yield describeIssue(finding, view);
}

const ruleOfFaults = {
  id: notChecked,
  name: "A description can be checked.",
  description: "What cannot be read or understood was not checked, so that nobody knows what is wrong there.",
  engineId: "statute",
  cleanCodeAttribute: "CONVENTIONAL",
  type: "CODE_SMELL",
  severity: "BLOCKER",
  impacts: [{ softwareQuality: "MAINTAINABILITY", severity: "HIGH" }],
};

function describeNotChecked(fault: Fault, { filePath }: SonarView) {
  // A file may have been named by nothing; an empty path is refused, and the whole report with it.
  const path = filePath(fault.source) || ".";
  return {
    ruleId: notChecked,
    primaryLocation: { message: nameFault(fault), filePath: path, textRange: { startLine: 1 } },
  };
}

function describeRule({ id, severity, summary, description, rule }: ReportedRule) {
  const [standard, impact] = severities[severity];
  return {
    id,
    name: plainText(summary, 200),
    description: rule === undefined ? description : `${description} ${rule.remedy}`,
    engineId: "statute",
    cleanCodeAttribute: "CONVENTIONAL",
    type: "CODE_SMELL",
    severity: standard,
    impacts: [{ softwareQuality: "MAINTAINABILITY", severity: impact }],
  };
}

/** Sonar takes the severity of an issue from its rule, and refuses a report where an issue says its own. */
function describeIssue(finding: Finding, { filePath }: SonarView) {
  const users = listUsers(finding);
  return {
    ruleId: nameRule(finding.code),
    primaryLocation: {
      message: describeFinding(finding),
      filePath: filePath(finding.source),
      textRange: describeRange(finding.range),
    },
    ...(users.length > 0 && {
      secondaryLocations: users.map(({ label, source, range }) => ({
        message: label,
        filePath: filePath(source),
        textRange: describeRange(range),
      })),
    }),
  };
}

/** Lines count from one, columns from zero. An empty range is refused: its line is meant then, as one that goes on below. */
function describeRange({ start, end }: Range) {
  const startLine = start.line + 1;
  if (start.line !== end.line || start.character >= end.character) return { startLine };
  return { startLine, endLine: startLine, startColumn: start.character, endColumn: end.character };
}
