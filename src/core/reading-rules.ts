import type { Severity } from "./severity.ts";

/**
 * What our readers say of how a text is written, where that is a matter of style: it is switched like a rule, but no
 * host other than ours can ask it, as only the text tells.
 */
export const readingRules = {
  "unquoted-status-key": { summary: "Response keys are strings in YAML too.", severity: "hint" },
} as const satisfies Readonly<Record<string, { readonly summary: string; readonly severity: Severity }>>;

export type ReadingRule = keyof typeof readingRules;

export const readingRuleIds = Object.keys(readingRules) as readonly ReadingRule[];

/** What differs from their own severities. */
export type Reading = { readonly [Id in ReadingRule]?: Severity | "off" };

export function isReadingRule(id: string): id is ReadingRule {
  return Object.hasOwn(readingRules, id);
}

/** The severity that one has. */
export function severityOfReading(reading: Reading | undefined, id: ReadingRule): Severity | "off" {
  return reading?.[id] ?? readingRules[id].severity;
}
