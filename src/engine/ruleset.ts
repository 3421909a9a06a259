import type { Rule } from "../core/rule.ts";
import type { Severity } from "../core/severity.ts";

/** A rule of ours that is switched on, at the severity it has been given. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly documentationUrl: string;
}

/** The rules of a run. */
export interface Ruleset {
  /** As the summary names it: `recommended`, or the path of the user's file. */
  readonly name: string;
  readonly rules: readonly RuleInForce[];
  /**
   * Spectral's own `Ruleset`, where a user's ruleset says more than which of our rules run at which severity: it is
   * then run by Spectral, our rules with it. Unknown here, so that Spectral is loaded only by the driver that needs it.
   */
  readonly spectral?: unknown;
}

/** What the engine is told of the catalogue, as it knows no rules itself. */
export interface Catalogue {
  readonly rules: readonly RuleInForce[];
  /** Whether one of our published rulesets holds a rule. */
  readonly holds: (ruleset: string, rule: Rule) => boolean;
  /** Our published rulesets in Spectral's form, by the name that `extends` gives them: `statute`, `statute/core`. */
  readonly published: Readonly<Record<string, unknown>>;
}
