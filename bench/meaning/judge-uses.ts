import { catalogue } from "../../src/catalogue.ts";
import { judge } from "../../src/core/judge.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import type { ResponseUse } from "../../src/openapi/response.ts";
import { measuredRules } from "./labels.ts";

/** What one rule says of a response. */
export interface Verdict {
  readonly rule: string;
  readonly message: string;
}

/** Tells, for a description, what is said of each use of its responses. */
export type Judge = (index: OperationIndex) => (use: ResponseUse) => readonly Verdict[];

/** The rules to measure that the catalogue has. */
const rules = measuredRules.flatMap((id) => catalogue.rules.filter(({ rule }) => rule.id === id));

/** The rules to measure that the catalogue does not have. */
export const missingRules: readonly string[] = measuredRules.filter((id) => !rules.some(({ rule }) => rule.id === id));

/** The linter's own judgement: a definition that several operations share is judged once, for all that it is wrong for. */
export const judgeAsLinter: Judge = (index) => {
  let verdicts: Map<ResponseUse, Verdict[]> | undefined;
  return (use) => {
    verdicts ??= judgeAll(index);
    return verdicts.get(use) ?? [];
  };
};

function judgeAll(index: OperationIndex): Map<ResponseUse, Verdict[]> {
  const verdicts = new Map<ResponseUse, Verdict[]>();
  for (const { rule, settings } of rules)
    for (const { response, message } of judge(rule, index, settings)) {
      if (response === undefined) throw new Error(`${rule.id} does not say which response it speaks of.`);
      for (const use of response.uses) {
        const known = verdicts.get(use);
        // What is wrong in two places of one response is found once.
        if (known === undefined) verdicts.set(use, [{ rule: rule.id, message }]);
        else if (!known.some((verdict) => verdict.rule === rule.id)) known.push({ rule: rule.id, message });
      }
    }
  return verdicts;
}
