import { catalogue } from "../catalogue.ts";
import { findNearest } from "../core/nearest.ts";
import { isReadingRule, readingRuleIds, readingRules, severityOfReading } from "../core/reading-rules.ts";
import { type Severity, severities } from "../core/severity.ts";
import { UserError } from "../core/user-error.ts";
import type { RuleInForce, Ruleset } from "../engine/ruleset.ts";

/** Carries out `--rule <id>` or `--rule <id>:<severity>`. */
export function switchByWish(ruleset: Ruleset, wish: string): Ruleset {
  const [id = "", word] = wish.split(":", 2);
  const severity = [...severities, "off" as const].find((candidate) => candidate === word);
  if (word !== undefined && severity === undefined)
    throw new UserError(`${wish} names no severity.`, `Write one of ${severities.join(", ")} or off after the colon.`);
  const usual = isReadingRule(id) ? readingRules[id].severity : undefined;
  return switchRule(ruleset, id, severity ?? usual ?? findRule(id, ruleset).rule.severity);
}

/** Gives a rule a severity, or switches it off; what the ruleset has decided for it stays. */
export function switchRule(ruleset: Ruleset, id: string, severity: Severity | "off"): Ruleset {
  if (isReadingRule(id)) return { ...ruleset, reading: { ...ruleset.reading, [id]: severity } };
  const entry = findRule(id, ruleset);
  const rules = ruleset.rules.filter(({ rule }) => rule.id !== id);
  const off = ruleset.off?.filter(({ rule }) => rule.id !== id) ?? [];
  return severity === "off"
    ? { ...ruleset, rules, off: [...off, entry] }
    : { ...ruleset, rules: [...rules, { ...entry, severity }], off };
}

/** A ruleset with only some of its rules, at the severities that they have there, else at their own. */
export function keepOnly(ruleset: Ruleset, ids: readonly string[]): Ruleset {
  const reading = readingRuleIds.map((id) => {
    const severity = severityOfReading(ruleset.reading, id);
    return [id, !ids.includes(id) ? "off" : severity === "off" ? readingRules[id].severity : severity];
  });
  const rules = ids.filter((id) => !isReadingRule(id)).map((id) => findRule(id, ruleset));
  return { ...ruleset, rules, reading: Object.fromEntries(reading) };
}

/** A rule as a ruleset has it, on or off, else as the catalogue has it. Throws a `UserError` where there is none. */
function findRule(id: string, { rules, off = [] }: Ruleset): RuleInForce {
  const entry = [rules, off, catalogue.rules].flat().find(({ rule }) => rule.id === id);
  if (entry !== undefined) return entry;
  const near = findNearest(id, [...catalogue.rules.map(({ rule }) => rule.id), ...readingRuleIds]);
  throw new UserError(
    `There is no rule ${id}.`,
    near === undefined ? "`statute rules` lists them all." : `Is ${near} meant? \`statute rules\` lists them all.`,
  );
}
