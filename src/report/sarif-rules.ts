import type { Severity } from "../core/severity.ts";
import { formatMarkdown } from "./markdown.ts";
import { plainText } from "./plain-text.ts";
import type { ReportedRule } from "./reported-rules.ts";
import { writeRuleHelp } from "./rule-page.ts";

/** SARIF has three levels for our four severities. */
export const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warn: "warning",
  info: "note",
  hint: "note",
};

/** The characters that GitHub takes of a description. */
const maxDescription = 1_024;

/** A rule as SARIF's `reportingDescriptor`, with all that GitHub asks for. */
export function describeRule({ id, severity, summary, description, url, rule }: ReportedRule) {
  return {
    id,
    shortDescription: { text: plainText(summary, maxDescription) },
    fullDescription: { text: plainText(description, maxDescription) },
    ...(url !== undefined && { helpUri: url }),
    help: rule === undefined ? { text: description } : describeHelp(rule),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ["openapi", "http", ...(rule === undefined ? [] : [rule.preset])] },
  };
}

function describeHelp(rule: NonNullable<ReportedRule["rule"]>) {
  const sources = rule.references.map(({ title, url }) => `${title} (${url})`);
  return {
    text: `${rule.rationale}\n\n${rule.remedy}\n\nIt rests on ${sources.join(", ")}.`,
    markdown: formatMarkdown(writeRuleHelp(rule)),
  };
}
