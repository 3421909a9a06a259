import type { Range } from "../../core/finding.ts";
import type { JsonObject } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";

/** A ruleset in YAML or JSON, with the means to say where its entries stand. */
export interface RulesetText {
  readonly file: string;
  readonly data: JsonObject;
  /** Of the last key or item on a path, or of its nearest ancestor that the text holds. */
  rangeOf(path: JsonPath): Range;
}

/** Whether a ruleset is data, by its name; anything else is code. */
export function isRulesetData(file: string): boolean {
  return /\.(ya?ml|json)$/i.test(file);
}

/** Apart, as the parser is slow to load, and a ruleset that has nothing to say about us needs none. */
export async function parseRulesetText(text: string, file: string): Promise<RulesetText> {
  const { parseRuleset } = await import("./parse-ruleset.ts");
  return parseRuleset(text, file);
}
