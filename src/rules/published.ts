import { type Preset, presets, type Rule } from "../core/rule.ts";
import { type ChoiceName, choices, nameModifier, type Settings } from "../core/settings.ts";
import type { Guideline } from "../guidelines/guideline.ts";
import { type Choice, chooseFollowers, choosePreset } from "./presets.ts";

/** A ruleset as it is published. */
export interface PublishedName {
  /** As `extends` names it: `statute`, `statute/settings/validation-400`. */
  readonly name: string;
  /** What it says of the rules, made when it is asked for. */
  readonly choose: () => readonly Choice[];
}

/** Every ruleset that is published: the presets, one for each guideline, and one for each value of each setting. */
export function listPublished(rules: readonly Rule[], guidelines: readonly Guideline[]): readonly PublishedName[] {
  const preset = (name: string, choice: Preset) => ({ name, choose: () => choosePreset(rules, choice) });
  return [
    preset("statute", "recommended"),
    ...presets.map((choice) => preset(`statute/${choice}`, choice)),
    ...guidelines.map(({ id, settings }) => ({
      name: `statute/${id}`,
      choose: () => choosePreset(rules, "recommended", settings),
    })),
    ...listModifiers().map(({ file, settings }) => ({
      name: `statute/settings/${file}`,
      choose: () => chooseFollowers(rules, settings),
    })),
  ];
}

/** One for each value of each setting that is a choice: `validation-400`, `error-media-type-problem-json`. */
export function listModifiers(): readonly { readonly file: string; readonly settings: Settings }[] {
  return (Object.keys(choices) as ChoiceName[]).flatMap((name) =>
    choices[name].map((value) => ({ file: nameModifier(name, value), settings: { [name]: value } })),
  );
}
