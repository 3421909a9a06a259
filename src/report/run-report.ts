import type { Finding } from "../core/finding.ts";
import type { Outline } from "../core/outline.ts";
import type { Rule } from "../core/rule.ts";
import type { Severity } from "../core/severity.ts";
import type { SuppressedFinding } from "../core/suppression.ts";

/** A description that could not be checked. */
export interface Fault {
  readonly source: string;
  /** One sentence that says what is wrong and where. */
  readonly message: string;
  /** One that says what to do. */
  readonly hint: string | undefined;
}

/** One of our rules as it ran, for formats that list them. */
export interface RuleFacts {
  /** With its rationale, references, remedy and examples only where the format asked for them. */
  readonly rule: Rule;
  readonly severity: Severity;
  readonly documentationUrl: string;
}

/** One of the parts that a run is split into. */
export interface Shard {
  /** From one to `count`. */
  readonly index: number;
  readonly count: number;
  /** A hash of which description is in which part: the same in all of one run. */
  readonly division: string;
}

/** All that there is to tell of a run. Findings have their `identity`, and the run its `outlines`, where the format asked for it. */
export interface RunReport {
  /** By file, line, column and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly faults: readonly Fault[];
  /** The descriptions that were checked, by their absolute paths. */
  readonly checked: readonly string[];
  /** The one of them that came from standard input, so that there is no file of it. */
  readonly standardInput?: string;
  /** What each of those says in outline, in the same order. */
  readonly outlines?: readonly Outline[];
  /** As the summary names it: `recommended`, or the path of the user's file. */
  readonly ruleset: string;
  readonly rules: readonly RuleFacts[];
  /** The baseline in force, as the summary names it. */
  readonly baseline?: string | undefined;
  /** The weakest severity that makes the run fail. */
  readonly failOn: Severity | "never";
  /** Of Statute. */
  readonly version: string;
  /** Where the run is only a part. */
  readonly shard?: Shard | undefined;
}
