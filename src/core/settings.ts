/**
 * What a house decides where published guidelines disagree. Only what the user wrote is there: a decision counts for
 * more than a default.
 */
export interface Settings {
  /** The code for well-formed content that fails validation. */
  readonly validation?: "422" | "400";
  /** What a POST that creates a resource answers; `any` asks for nothing. */
  readonly create?: "201-location" | "201" | "any";
  /** What a DELETE that has nothing to tell answers. */
  readonly delete?: "204" | "200" | "any";
  /** The media type of errors in JSON. */
  readonly errorMediaType?: "problem-json" | "json" | "any";
  /** Whether `responses` may have keys such as `4XX`. */
  readonly ranges?: "allowed" | "forbidden";
  /** Whether `responses` may, or must, have a `default`. */
  readonly default?: "allowed" | "required" | "forbidden";
  /** How a resource is hidden from those who may not know that it exists. */
  readonly hideExistence?: "404" | "403";
  /** Codes that nobody registered and that this house uses all the same. */
  readonly allow?: readonly string[];
  /** By method, the success codes that it cannot mean; a row replaces ours. */
  readonly methodSuccessCode?: Readonly<Record<string, readonly string[]>>;
}

export type SettingName = keyof Settings;

/** The settings that are a choice of one word, each with its values, the default first. */
export const choices = {
  validation: ["422", "400"],
  create: ["201-location", "201", "any"],
  delete: ["204", "200", "any"],
  errorMediaType: ["any", "problem-json", "json"],
  ranges: ["allowed", "forbidden"],
  default: ["allowed", "required", "forbidden"],
  hideExistence: ["404", "403"],
} as const satisfies { readonly [Name in SettingName]?: readonly Extract<Settings[Name], string>[] };

export type ChoiceName = keyof typeof choices;

/** What is in force: what the user wrote, else the default. */
export function choiceOf<Name extends ChoiceName>(settings: Settings, name: Name): (typeof choices)[Name][number] {
  return settings[name] ?? choices[name][0];
}

/** For the end of a message: which setting made a rule speak; nothing where the user wrote none. */
export function citeSetting(settings: Settings, name: ChoiceName): string {
  const value = settings[name];
  return value === undefined ? "" : ` (the setting \`${name}\` is \`${value}\`)`;
}

/** What the ruleset that makes one setting is called below `statute/settings`: `error-media-type-problem-json`. */
export function nameModifier(name: ChoiceName, value: string): string {
  return `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${value}`;
}
