import { readSettings } from "../core/read-settings.ts";
import { type Preset, presets, type Rule } from "../core/rule.ts";
import type { Settings } from "../core/settings.ts";
import { rules } from "./index.ts";
import { choosePreset } from "./presets.ts";
import { type SpectralRuleset, toSpectralRuleset } from "./spectral-shape.ts";

/** What a house has decided: the preset to start from, and the settings. */
export interface Configuration extends Settings {
  readonly preset?: Preset;
}

/**
 * A ruleset under what a house has decided, for `extends` in a ruleset in JavaScript:
 * `configure({ preset: "strict", validation: "400", allow: ["299"] })`.
 * Throws an `Error` that names what is not known.
 */
export default function configure(configuration: Configuration = {}): SpectralRuleset {
  if (typeof configuration !== "object" || configuration === null)
    throw new Error('The configuration is no object, such as { preset: "strict" }.');
  const { preset = "recommended", ...settings } = configuration;
  if (!presets.includes(preset))
    throw new Error(`There is no preset ${String(preset)}: there are ${presets.join(", ")}.`);
  return toSpectralRuleset(choosePreset(rules as readonly Rule[], preset, readSettings(settings)));
}
