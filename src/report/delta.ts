import type { Change, Rating } from "../contract/change.ts";
import type { Finding, Range } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import type { RunReport } from "./run-report.ts";

/** Where something stands in a text. */
export interface TextPlace {
  /** Absolute path of the document; of a commit's, the path that it has in the working tree. */
  readonly source: string;
  readonly path: JsonPath;
  readonly range: Range;
}

/** A change as it is reported: rated by the policy in force, with its places in the texts. */
export interface RatedChange extends Omit<Change, "base" | "head" | "subject"> {
  /** A hash of kind, description, operation, status and what changed: 32 hexadecimal digits; each is there once. */
  readonly fingerprint: string;
  /** Absolute path of the description, the newer one where there are both. */
  readonly description: string;
  readonly base?: TextPlace;
  readonly head?: TextPlace;
  /** Where it was approved: why, and by whom. */
  readonly approval?: { readonly reason: string; readonly by?: string };
}

/** One of the two that are compared. */
export interface Side {
  /** As the user knows it: `main`, `HEAD^1`, `old.yaml`, `the working tree`. */
  readonly name: string;
  /** The commit, in 40 or 64 hexadecimal digits, where it is one. */
  readonly commit?: string;
  /** Why it was chosen, where nobody named it: `GitHub merged this pull request into it`. */
  readonly why?: string;
}

/** An approval that no change answers to. */
export interface StaleApproval {
  readonly fingerprint: string;
  readonly reason: string;
}

/** What became of an API between two times. */
export interface DeltaReport {
  readonly base: Side;
  readonly head: Side;
  /** By file, line, column and rule, as in a report. `fixed` ones stand in documents of the base. */
  readonly introduced: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly unchanged: readonly Finding[];
  /** What would be introduced, and does not count. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Of the unchanged ones, those that are found only since the ruleset or the configuration is another. */
  readonly byRuleset: readonly Finding[];
  /** By description, then as the newer one has them. */
  readonly changes: readonly RatedChange[];
  readonly staleApprovals: readonly StaleApproval[];
  /** Descriptions of the base that could not be read, where that does not end the run. */
  readonly unreadBase: readonly { readonly source: string; readonly message: string }[];
  /** The weakest rating of a change that is to be undone or approved. */
  readonly failOnChange: Rating | "never";
  /** What `statute approve` is to be told beside the fingerprint, as a shell takes it: ` --files 'apis/*.yaml'`; or empty. */
  readonly approvalOptions: string;
  /** All that was found in the newer descriptions: for formats whose platform compares for itself. */
  readonly run: RunReport;
  /** The weakest severity of an introduced finding that makes the run fail. */
  readonly failOn: Severity | "never";
}
