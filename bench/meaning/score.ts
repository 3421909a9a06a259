import type { Verdict } from "./judge-uses.ts";
import { type LabelledRow, measuredRules } from "./labels.ts";

/** A labelled response, and what the rules say of it. */
export interface JudgedRow {
  readonly row: LabelledRow;
  /** Undefined for a row that is not in the corpus. */
  readonly vendor: string | undefined;
  readonly file: string | undefined;
  /**
   * Whether one response of the corpus agrees with the row, or several, of which the rules say the same (`repeated`) or
   * not (`ambiguous`: what they say of the first then counts), or none, so that a description was made up for it.
   */
  readonly origin: "matched" | "repeated" | "ambiguous" | "synthetic";
  readonly verdicts: readonly Verdict[];
}

export interface Counts {
  /** Responses that must be found, and those of them that are. */
  readonly must: number;
  readonly found: number;
  /** Findings, and those of them that are right. */
  readonly findings: number;
  readonly right: number;
}

export interface FalsePositive extends JudgedRow {
  readonly verdict: Verdict;
}

export interface Score {
  readonly all: Counts;
  /** Of each rule: the rows that it must find, whichever rule finds them, and its own findings. */
  readonly byRule: ReadonlyMap<string, Counts>;
  readonly falsePositives: readonly FalsePositive[];
  readonly missed: readonly JudgedRow[];
  /** Responses of which more than one rule speaks, where one at most should. */
  readonly several: readonly JudgedRow[];
}

/**
 * Counts as the labels are meant: a row that must be found is found if a rule speaks that it names, be it under `must` or
 * `may`; a finding is right if its row names the rule.
 */
export function score(judged: readonly JudgedRow[]): Score {
  const falsePositives = judged.flatMap((one) =>
    one.verdicts.filter(({ rule }) => !isRight(one.row, rule)).map((verdict) => ({ ...one, verdict })),
  );
  return {
    all: count(judged, undefined),
    byRule: new Map(measuredRules.map((rule) => [rule, count(judged, rule)])),
    falsePositives,
    missed: judged.filter((one) => one.row.must.length > 0 && !isFound(one)),
    several: judged.filter(({ verdicts }) => verdicts.length > 1),
  };
}

/** The part of what was found or right in all; of nothing, there is none. */
export function ratio(part: number, all: number): number | undefined {
  return all === 0 ? undefined : part / all;
}

/** `rule` undefined counts all. */
function count(judged: readonly JudgedRow[], rule: string | undefined): Counts {
  const wanted = judged.filter(({ row }) => (rule === undefined ? row.must.length > 0 : row.must.includes(rule)));
  const findings = judged.flatMap(({ row, verdicts }) =>
    verdicts.filter((verdict) => rule === undefined || verdict.rule === rule).map((verdict) => ({ row, verdict })),
  );
  return {
    must: wanted.length,
    found: wanted.filter(isFound).length,
    findings: findings.length,
    right: findings.filter(({ row, verdict }) => isRight(row, verdict.rule)).length,
  };
}

function isFound({ row, verdicts }: JudgedRow): boolean {
  return verdicts.some(({ rule }) => isRight(row, rule));
}

function isRight({ must, may }: LabelledRow, rule: string): boolean {
  return must.includes(rule) || may.includes(rule);
}
