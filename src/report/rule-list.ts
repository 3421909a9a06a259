import type { Rule } from "../core/rule.ts";

interface ListedRule {
  readonly rule: Rule;
  readonly documentationUrl: string;
}

/** The catalogue, a line or an object a rule. */
export function listRules(rules: readonly ListedRule[], format: "text" | "json"): string {
  if (format === "text") return formatTable(rules);
  const facts = rules.map(({ rule, documentationUrl }) => ({
    id: rule.id,
    summary: rule.summary,
    severity: rule.severity,
    preset: rule.preset,
    strength: rule.strength,
    references: rule.references,
    remedy: rule.remedy,
    ...(rule.follows && { setting: rule.follows.setting }),
    fixable: rule.fix !== undefined,
    fix: rule.fix?.safety ?? null,
    appliesToWebhooks: rule.everywhere === true,
    since: rule.since,
    documentationUrl,
  }));
  return `${JSON.stringify(facts, null, 2)}\n`;
}

function formatTable(rules: readonly ListedRule[]): string {
  const width = Math.max(...rules.map(({ rule }) => rule.id.length));
  return rules
    .map(
      ({ rule }) =>
        `${rule.id.padEnd(width)}  ${rule.severity.padEnd(5)}  ${rule.preset.padEnd(11)}  ${(rule.fix?.safety ?? "").padEnd(9)}  ${rule.summary}\n`,
    )
    .join("");
}
