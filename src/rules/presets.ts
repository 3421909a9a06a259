import { type Preset, presets, type Rule } from "../core/rule.ts";

/** Whether a ruleset holds a rule: each holds the ones before it. */
export function holds(ruleset: Preset, rule: Rule): boolean {
  return presets.indexOf(rule.preset) <= presets.indexOf(ruleset);
}
