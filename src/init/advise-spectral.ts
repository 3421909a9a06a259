import { join } from "node:path";
import { isUserError } from "../core/user-error.ts";
import { readRegularFile } from "../engine/read-file.ts";
import type { Catalogue } from "../engine/ruleset.ts";
import { isRulesetData, parseRulesetText } from "../engine/spectral/ruleset-text.ts";
import { inspectRuleset } from "../engine/user-ruleset.ts";

/**
 * What to do about the Spectral ruleset of a folder, which is the user's own and never changed: sentences, then lines to
 * copy that begin with blanks.
 */
export async function adviseSpectral(cwd: string, name: string, catalogue: Catalogue): Promise<readonly string[]> {
  const file = join(cwd, name);
  if (!isRulesetData(file))
    return [`${name} is code, and was left as it is. Where it does not extend statute, add it:`, line(name, undefined)];
  try {
    const relation = await inspectRuleset(file, catalogue);
    if (relation === "extends-us")
      return [`${name} extends statute: it says which rules run, unless the configuration names a ruleset.`];
    if (relation === "holds-code")
      return [
        `${name} extends statute and brings code. To run it, name it in the configuration:`,
        `  ruleset: ${name}`,
      ];
    const { data } = await parseRulesetText(Buffer.from(readRegularFile(file)).toString("utf8"), file);
    return [
      `${name} was left as it is. To see the findings of Statute in editors too, extend it there:`,
      line(name, data.extends),
    ];
  } catch (error) {
    if (!isUserError(error)) throw error;
    return [`${name} cannot be read as a ruleset, and was left as it is. ${error.message}`];
  }
}

/** The line that extends statute beside what is extended already. */
function line(name: string, current: unknown): string {
  const others = (Array.isArray(current) ? current : [current]).filter((entry) => entry !== undefined);
  const list = [...others, "statute"].map((entry) => JSON.stringify(entry)).join(", ");
  return name.endsWith(".json") ? `  "extends": [${list}]` : `  extends: [${list}]`;
}
