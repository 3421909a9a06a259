import { resolve } from "node:path";
import { catalogue } from "../catalogue.ts";
import type { KnownNames } from "../config/config.ts";
import { findConfig } from "../config/find-config.ts";
import { ConfigInForce } from "../config/in-force.ts";
import { loadConfig } from "../config/load-config.ts";
import { readingRuleIds, readingRules } from "../core/reading-rules.ts";
import { UserError } from "../core/user-error.ts";
import { formatNames } from "../report/formats.ts";

/** The names that a configuration may use. */
export function listKnownNames(): KnownNames {
  const published = [...catalogue.published.keys()];
  return {
    rules: [
      ...catalogue.rules.map(({ rule: { id, summary } }) => ({ id, summary })),
      ...readingRuleIds.map((id) => ({ id, summary: readingRules[id].summary })),
    ],
    rulesets: [...new Set([...published.map((name) => name.replace(/^statute\//, "")), ...published])],
    formats: formatNames,
  };
}

/**
 * The configuration in force: the one that `--config` names, else the nearest one; undefined for `--config none`, and
 * where there is none. Throws a `UserError` where it cannot be read or says what cannot be.
 */
export async function chooseConfig(named: string | undefined, cwd: string): Promise<ConfigInForce | undefined> {
  if (named === "none") return undefined;
  const file = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (file === undefined) return undefined;
  const config = loadConfig(file, cwd, listKnownNames());
  if (config !== undefined) return new ConfigInForce(config);
  if (named === undefined) return undefined;
  throw new UserError(`${named} has no key "statute".`, "Write the configuration under it.");
}
