import core from "../rulesets/core.ts";
import recommended from "../rulesets/recommended.ts";
import strict from "../rulesets/strict.ts";
import { type Preset, presets } from "./core/rule.ts";
import type { Catalogue, Ruleset } from "./engine/ruleset.ts";
import { documentationUrl } from "./rules/documentation.ts";
import { rules } from "./rules/index.ts";
import { holds } from "./rules/presets.ts";

/** The names that `extends` and `--ruleset` know our rulesets by. */
const presetByName: Readonly<Record<string, Preset>> = {
  statute: "recommended",
  "statute/recommended": "recommended",
  "statute/core": "core",
  "statute/strict": "strict",
};

/** What the engine is told of our rules. */
export const catalogue: Catalogue = {
  rules: rules.map((rule) => ({ rule, severity: rule.severity, documentationUrl: documentationUrl(rule.id) })),
  holds: (name, rule) => {
    const preset = presetByName[name];
    return preset !== undefined && holds(preset, rule);
  },
  published: {
    statute: recommended,
    "statute/recommended": recommended,
    "statute/core": core,
    "statute/strict": strict,
  },
};

/** One of our own rulesets by its name, short (`core`) or as it is published (`statute/core`). */
export function findPreset(name: string): Ruleset | undefined {
  const preset = presets.find((candidate) => candidate === name) ?? presetByName[name];
  if (preset === undefined) return undefined;
  return { name: preset, rules: catalogue.rules.filter(({ rule }) => holds(preset, rule)) };
}
