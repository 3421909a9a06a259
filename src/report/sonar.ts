import type { Finding, Range } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import type { View } from "./format.ts";
import { describeFinding, listUsers } from "./places.ts";
import { plainText, toJson } from "./plain-text.ts";
import { listReportedRules, nameRule, type ReportedRule } from "./reported-rules.ts";
import type { RunReport } from "./run-report.ts";

type SonarView = Pick<View, "filePath">;

/** Sonar's severities, of its standard mode and of the impact on software quality, which only has three in all versions. */
const severities: Readonly<Record<Severity, readonly [standard: string, impact: string]>> = {
  error: ["CRITICAL", "HIGH"],
  warn: ["MAJOR", "MEDIUM"],
  info: ["MINOR", "LOW"],
  hint: ["INFO", "LOW"],
};

/** SonarQube's generic issues (10.3 and later): the rules that have findings, and the findings, a line each. */
export function* formatSonar(report: RunReport, view: SonarView): Iterable<string> {
  const { findings } = report;
  const found = new Set(findings.map(({ code }) => nameRule(code)));
  const rules = listReportedRules(report).filter(({ id }) => found.has(id));
  yield '{"rules":[';
  for (const [index, rule] of rules.entries()) yield `${index === 0 ? "" : ","}\n${toJson(describeRule(rule))}`;
  yield '\n],"issues":[';
  for (const [index, finding] of findings.entries())
    yield `${index === 0 ? "" : ","}\n${toJson(describeIssue(finding, view))}`;
  yield "\n]}\n";
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
