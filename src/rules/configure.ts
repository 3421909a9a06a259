import { type Preset, presets, type Rule } from "../core/rule.ts";
import { type ChoiceName, choices, type Settings } from "../core/settings.ts";
import { isObject } from "../openapi/json-object.ts";
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
  const { preset = "recommended", ...settings } = configuration;
  if (!presets.includes(preset)) throw new Error(`There is no preset ${preset}: there are ${presets.join(", ")}.`);
  checkSettings(settings);
  return toSpectralRuleset(choosePreset(rules as readonly Rule[], preset, settings));
}

/** Whether a value is what `Settings` describes; throws an `Error` that says what is not, and what may be written. */
function checkSettings(settings: object): asserts settings is Settings {
  for (const [name, value] of Object.entries(settings)) {
    if (name === "allow") checkCodes(name, value);
    else if (name === "methodSuccessCode") {
      if (!isObject(value)) throw new Error(`The setting ${name} is no table of methods.`);
      for (const [method, codes] of Object.entries(value)) checkCodes(`${name}.${method}`, codes);
    } else checkChoice(name, value);
  }
}

function checkChoice(name: string, value: unknown): void {
  if (!Object.hasOwn(choices, name))
    throw new Error(
      `There is no setting ${name}: there are ${[...Object.keys(choices), "allow", "methodSuccessCode"].join(", ")}.`,
    );
  const values: readonly string[] = choices[name as ChoiceName];
  if (!values.includes(String(value)))
    throw new Error(`The setting ${name} cannot be ${JSON.stringify(value)}: write ${values.join(" or ")}.`);
}

function checkCodes(name: string, value: unknown): void {
  if (!Array.isArray(value) || !value.every((code) => /^[1-5]\d\d$/.test(String(code))))
    throw new Error(`The setting ${name} is no list of status codes, such as ["299"].`);
}
