import { presets, type Rule } from "./core/rule.ts";
import type { Catalogue, PublishedRule, PublishedRuleset, RuleInForce, Ruleset } from "./engine/ruleset.ts";
import { guidelines } from "./guidelines/index.ts";
import { once } from "./openapi/once.ts";
import configure from "./rules/configure.ts";
import { documentationUrl } from "./rules/documentation.ts";
import { rules } from "./rules/index.ts";
import type { Choice } from "./rules/presets.ts";
import { listPublished } from "./rules/published.ts";
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
  return { name: name === "statute" ? "recommended" : name.replace(/^statute\//, ""), rules: listOn(published) };
}

/** The names that `--ruleset` knows, without those of single settings. */
export const presetNames: readonly string[] = [...presets, ...guidelines.map(({ id }) => id)];

function listOn({ rules: published }: PublishedRuleset): RuleInForce[] {
  return published.filter(({ on }) => on);
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
