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
}
