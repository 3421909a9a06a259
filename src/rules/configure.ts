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
  if (typeof configuration !== "object" || configuration === null)
    throw new Error('The configuration is no object, such as { preset: "strict" }.');
  const { preset = "recommended", ...settings } = configuration;
  if (!presets.includes(preset))
    throw new Error(`There is no preset ${String(preset)}: there are ${presets.join(", ")}.`);
  return toSpectralRuleset(choosePreset(rules as readonly Rule[], preset, readSettings(settings)));
}

/** What is written, as `Settings` has it: a code may be a number. Throws an `Error` that says what cannot be, and what may. */
function readSettings(written: object): Settings {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, readSetting(name, value)]));
}

function readSetting(name: string, value: unknown): unknown {
  if (name === "allow") return readCodes(name, value);
  if (name !== "methodSuccessCode") return readChoice(name, value);
  if (!isObject(value)) throw new Error(`The setting ${name} is no table of methods.`);
  return Object.fromEntries(
    Object.entries(value).map(([method, codes]) => [method, readCodes(`${name}.${method}`, codes)]),
  );
}

function readChoice(name: string, value: unknown): string {
  if (!Object.hasOwn(choices, name))
    throw new Error(
      `There is no setting ${name}: there are ${[...Object.keys(choices), "allow", "methodSuccessCode"].join(", ")}.`,
    );
  const values: readonly string[] = choices[name as ChoiceName];
  const choice = values.find((known) => known === (typeof value === "number" ? String(value) : value));
  if (choice === undefined)
    throw new Error(`The setting ${name} cannot be ${JSON.stringify(value)}: write ${values.join(" or ")}.`);
  return choice;
}

function readCodes(name: string, value: unknown): readonly string[] {
  const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) || !codes.every((code) => isText(code) && /^[1-5]\d\d$/.test(String(code))))
    throw new Error(`The setting ${name} is no list of status codes, such as ["299"].`);
  return codes.map(String);
}

function isText(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
