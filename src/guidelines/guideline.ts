import type { Settings } from "../core/settings.ts";

/** What a guideline says on something that a rule or a setting is about. */
export interface Clause {
  /** As the guideline numbers or names it: `Rule 176`, `AIP-193`. */
  readonly id: string;
  readonly url: string;
  /** What it asks for, in our words. */
  readonly says: string;
  /** The rules of ours that ask for the same. */
  readonly agrees?: readonly string[];
  /** The rules of ours that it goes against, under the settings that this guideline's ruleset has not made. */
  readonly disagrees?: readonly string[];
  /** The setting that the clause decides. */
  readonly setting?: keyof Settings;
}

/** A published guideline for HTTP APIs, and the ruleset that follows it. */
export interface Guideline {
  /** The name of its ruleset: `zalando` for `statute/zalando`. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** The edition that was read: a version, a date or a commit. */
  readonly edition: string;
  readonly settings: Settings;
  readonly clauses: readonly [Clause, ...Clause[]];
}
