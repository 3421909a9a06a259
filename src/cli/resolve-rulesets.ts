import type { Ruleset } from "../engine/ruleset.ts";
import type { ChooseRuleset } from "./choose-ruleset.ts";

/** The rulesets for descriptions, by their absolute paths: chosen beforehand, to be asked for without waiting. */
export async function resolveRulesets(
  files: readonly string[],
  rulesetOf: ChooseRuleset,
): Promise<(file: string) => Ruleset> {
  const unnamed = await rulesetOf();
  const chosen = new Map<string, Ruleset>();
  for (const file of files) chosen.set(file, await rulesetOf(file));
  return (file) => chosen.get(file) ?? unnamed;
}
