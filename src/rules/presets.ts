import { type Preset, presets, type Rule } from "../core/rule.ts";
import type { SettingName, Settings } from "../core/settings.ts";

/** What a ruleset says of one rule. */
export interface Choice {
  readonly rule: Rule;
  readonly on: boolean;
  readonly settings: Settings;
}

/** Whether a preset holds a rule: each holds the ones before it. */
export function holds(preset: Preset, rule: Rule): boolean {
  return presets.indexOf(rule.preset) <= presets.indexOf(preset);
}

/** The whole catalogue as a preset has it, under what a house has decided. */
export function choosePreset(rules: readonly Rule[], preset: Preset, settings: Settings = {}): Choice[] {
  return rules.map((rule) => decide({ rule, on: holds(preset, rule), settings: {} }, settings));
}

/** A choice under what a house has decided since: a rule that no value calls for any more is off again. */
export function decide({ rule, on, settings: before }: Choice, decided: Settings): Choice {
  const settings = { ...before, ...decided };
  return { rule, on: isCalledFor(rule, settings) || (on && !isCalledFor(rule, before)), settings };
}

/** Only the rules that follow what a house has decided, to go over a ruleset that comes before; on as in `recommended`. */
export function chooseFollowers(rules: readonly Rule[], settings: Settings): Choice[] {
  return choosePreset(rules, "recommended", settings).filter(
    ({ rule: { follows } }) => follows !== undefined && settings[follows.setting] !== undefined,
  );
}

function isCalledFor({ follows }: Rule, settings: Settings): boolean {
  const setting: SettingName | undefined = follows?.setting;
  return setting !== undefined && follows?.calledForBy !== undefined && settings[setting] === follows.calledForBy;
}
