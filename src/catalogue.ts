import { presets, type Rule } from "./core/rule.ts";
import type { Settings } from "./core/settings.ts";
import type { Catalogue, PublishedRule, PublishedRuleset, RuleInForce, Ruleset } from "./engine/ruleset.ts";
import { guidelines } from "./guidelines/index.ts";
import { once } from "./openapi/once.ts";
import configure from "./rules/configure.ts";
import { documentationUrl } from "./rules/documentation.ts";
import { rules } from "./rules/index.ts";
import { type Choice, decide } from "./rules/presets.ts";
import { listModifiers, listPublished } from "./rules/published.ts";
import { isOurFunction, toSpectralRuleset } from "./rules/spectral-shape.ts";

/** What the engine is told of our rules. */
export const catalogue: Catalogue = {
  rules: rules.map((rule) => describe(rule)),
  published: new Map(listPublished(rules, guidelines).map(({ name, choose }) => [name, publish(choose)])),
  configure,
  toSpectral: (inForce) => toSpectralRuleset(inForce.map((force) => ({ ...force, on: true }))).rules,
  isOurFunction,
};

/** One of our own rulesets by its name, short (`core`) or as it is published (`statute/core`). */
export function findPreset(name: string): Ruleset | undefined {
  const published = catalogue.published.get(name) ?? catalogue.published.get(`statute/${name}`);
  if (published === undefined) return undefined;
  return { name: shorten(name), ...divide(published.rules) };
}

/**
 * Several of our own rulesets as one: the rules of the last preset among them, else of `recommended`, under what the
 * others have decided, the later over the earlier. Undefined where one is none of ours.
 */
export function combineRulesets(names: readonly string[]): Ruleset | undefined {
  const short = names.map(shorten);
  const decisions = short.map(listDecisions);
  if (!decisions.every((decision) => decision !== undefined)) return undefined;
  const preset = findPreset(short.findLast(isPreset) ?? "recommended");
  if (preset === undefined) throw new Error("A preset is missing.");
  return { ...decideSettings(preset, Object.assign({}, ...decisions)), name: short.join(" + ") };
}

/** What a ruleset of ours has decided: a preset, nothing. */
function listDecisions(name: string): Settings | undefined {
  if (isPreset(name)) return {};
  const guideline = guidelines.find(({ id }) => id === name);
  return guideline?.settings ?? listModifiers().find(({ file }) => name === `settings/${file}`)?.settings;
}

function isPreset(name: string): boolean {
  return presets.some((preset) => preset === name);
}

function shorten(name: string): string {
  return name === "statute" ? "recommended" : name.replace(/^statute\//, "");
}

/** A ruleset under what a house has decided: its rules follow, and those that a decision calls for are switched on. */
export function decideSettings(ruleset: Ruleset, settings: Settings): Ruleset {
  const { rules, off = [] } = ruleset;
  const known = new Set([...rules, ...off].map(({ rule }) => rule.id));
  const others = catalogue.rules.filter(({ rule }) => !known.has(rule.id));
  const decided = (force: RuleInForce, on: boolean) => ({ ...force, ...decide({ ...force, on }, settings) });
  return {
    ...ruleset,
    ...divide([
      ...rules.map((force) => decided(force, true)),
      ...[...off, ...others].map((force) => decided(force, false)),
    ]),
  };
}

/** The names that a ruleset can be called by, without those of single settings. */
export const presetNames: readonly string[] = [...presets, ...guidelines.map(({ id }) => id)];

function divide(published: readonly PublishedRule[]): Pick<Ruleset, "rules" | "off"> {
  return { rules: published.filter(({ on }) => on), off: published.filter(({ on }) => !on) };
}

function publish(choose: () => readonly Choice[]): PublishedRuleset {
  const choices = once(choose);
  return {
    get rules(): readonly PublishedRule[] {
      return choices().map(({ rule, on, settings }) => ({ ...describe(rule), settings, on }));
    },
    spectral: once(() => toSpectralRuleset(choices())),
  };
}

function describe(rule: Rule): RuleInForce {
  return { rule, severity: rule.severity, settings: {}, documentationUrl: documentationUrl(rule.id) };
}
