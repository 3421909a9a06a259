import { catalogue } from "../catalogue.ts";
import { listRules } from "../report/rule-list.ts";
import type { RuleFacts } from "../report/run-report.ts";

/**
 * What is only read, and what is done once: a published file of its own, so that linting does not have to load every
 * rule's reasons and examples first.
 */
export { writeCompletion } from "./completion.ts";
export { explain } from "./explain.ts";
export { listCodes } from "./list-codes.ts";
export { setUp } from "./set-up.ts";

/** The whole catalogue, as a table or as JSON. */
export function listCatalogue(format: "text" | "json"): string {
  return listRules(catalogue.rules, format);
}

/** The rules of a run with all that is only read about them, which the published command itself leaves out. */
export function completeRules(rules: readonly RuleFacts[]): readonly RuleFacts[] {
  const whole = new Map(catalogue.rules.map(({ rule }) => [rule.id, rule]));
  return rules.map((facts) => ({ ...facts, rule: whole.get(facts.rule.id) ?? facts.rule }));
}
