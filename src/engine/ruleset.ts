import type { Reading } from "../core/reading-rules.ts";
import type { Rule } from "../core/rule.ts";
import type { Settings } from "../core/settings.ts";
import type { Severity } from "../core/severity.ts";

/** A rule of ours that is switched on, at the severity it has been given. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly settings: Settings;
  readonly documentationUrl: string;
}

/** The rules of a run. */
export interface Ruleset {
  /** As the summary names it: `recommended`, or the path of the user's file. */
  readonly name: string;
  readonly rules: readonly RuleInForce[];
  /** Rules that are off, as they are when they are switched on; about others it says nothing. */
  readonly off?: readonly RuleInForce[];
  /** The severities of what the readers say, where they are not its own. */
  readonly reading?: Reading;
  /** The files that a user's ruleset consists of, by their absolute paths; packages are none of them. */
  readonly files?: readonly string[];
  /** A hash of the texts that a user's ruleset was made of, where all are data and nothing in them runs code. */
  readonly content?: string;
  /**
   * Spectral's own `Ruleset`, where a user's ruleset says more than which of our rules run at which severity: it is
   * then run by Spectral, our rules with it. Unknown here, so that Spectral is loaded only by the driver that needs it.
   */
  readonly spectral?: { readonly definition: unknown; readonly isOurFunction: Catalogue["isOurFunction"] };
}

/** What one of our published rulesets says of a rule. */
export interface PublishedRule extends RuleInForce {
  readonly on: boolean;
}

/** One of our rulesets, as `extends` names it. */
export interface PublishedRuleset {
  readonly rules: readonly PublishedRule[];
  /** In Spectral's form; made when it is first asked for. */
  readonly spectral: () => unknown;
}

/** What the engine is told of the catalogue, as it knows no rules itself. */
export interface Catalogue {
  /** Every rule, at its own severity. */
  readonly rules: readonly RuleInForce[];
  /** By the names that `extends` gives them: `statute`, `statute/core`. */
  readonly published: ReadonlyMap<string, PublishedRuleset>;
  /** What `statute/configure` exports, for rulesets in JavaScript. */
  readonly configure: unknown;
  /** Rules in Spectral's form, by id. */
  readonly toSpectral: (rules: readonly RuleInForce[]) => Readonly<Record<string, unknown>>;
  /** Whether a function of a Spectral rule is ours. */
  readonly isOurFunction: (run: object) => boolean;
}
