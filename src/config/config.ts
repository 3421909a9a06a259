import type { Rating } from "../contract/change.ts";
import type { Policy } from "../contract/policy.ts";
import type { Settings } from "../core/settings.ts";
import type { Severity } from "../core/severity.ts";

/** What a configuration says of rules. */
export interface RuleWishes {
  /** Names of rulesets of ours, each over those before it, or the one path of a Spectral ruleset file. */
  readonly ruleset?: readonly string[];
  readonly settings?: Settings;
  /** By id, over what the ruleset says. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
}

/** What a configuration says of some files. */
export interface Override extends RuleWishes {
  /** Globs. */
  readonly files: readonly string[];
  readonly failOn?: Severity | "never";
}

/** What a configuration says of changes of the contract. */
export interface ChangeWishes extends Policy {
  /** The weakest rating that makes a comparison fail. */
  readonly failOn?: Rating | "never";
}

/** What can be written in a configuration. */
export interface ConfigKeys extends RuleWishes {
  readonly $schema?: string;
  /** Globs for the descriptions, where the command line names none. */
  readonly files?: readonly string[];
  /** Globs for what other globs are not to match. */
  readonly ignore?: readonly string[];
  readonly failOn?: Severity | "never";
  readonly maxWarnings?: number;
  readonly formats?: readonly string[];
  /** The path of the baseline. */
  readonly baseline?: string;
  readonly allowOutside?: boolean;
  readonly allowRemoteRefs?: boolean;
  readonly ignoreUnknownFormat?: boolean;
  readonly cache?: boolean;
  readonly validate?: boolean;
  readonly changes?: ChangeWishes;
  readonly overrides?: readonly Override[];
}

/** A configuration that was read, and is right in itself. */
export interface Config {
  readonly keys: ConfigKeys;
  /** Its file as seen from the working folder, for messages: `statute.config.yaml`. */
  readonly name: string;
  /** The absolute path of its folder, from where its paths and globs start. */
  readonly folder: string;
  /** Where a key or an item stands: `statute.config.yaml:4`. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

/** The names that a configuration may use, as this layer knows no rules itself. */
export interface KnownNames {
  /** Every rule, by its id, with what it claims. */
  readonly rules: readonly { readonly id: string; readonly summary: string }[];
  /** Every ruleset of ours. */
  readonly rulesets: readonly string[];
  /** Every format of a report. */
  readonly formats: readonly string[];
}
