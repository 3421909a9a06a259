import type { Rule } from "../core/rule.ts";

/** Lists a rule under the name of its file; a rule whose id differs from that name does not compile. */
export function named<Id extends string>(_fileName: NoInfer<Id>, rule: Rule<Id>): Rule {
  return rule;
}
