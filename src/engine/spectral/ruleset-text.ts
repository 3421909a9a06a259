import { readFile } from "node:fs/promises";
import type { Range } from "../../core/finding.ts";
import { UserError } from "../../core/user-error.ts";
import type { JsonObject } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { describeFileError } from "../document-store.ts";
import { decodeBytes } from "../readers/read-text.ts";

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

/** Reads a ruleset that is data. Throws a `UserError` where the file cannot be read or is no mapping. */
export async function readRulesetText(file: string): Promise<RulesetText> {
  return parseRulesetText(await readRulesetFile(file), file);
}

export async function readRulesetFile(file: string): Promise<string> {
  try {
    return decodeBytes(await readFile(file), file);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`The ruleset ${file} ${reason}.`);
  }
}

/** Apart, as the parser is slow to load, and a ruleset that has nothing to say about us needs none. */
export async function parseRulesetText(text: string, file: string): Promise<RulesetText> {
  const { parseRuleset } = await import("./parse-ruleset.ts");
  return parseRuleset(text, file);
}
