import { lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../core/user-error.ts";
import { pathFrom } from "../engine/path-from.ts";
import { findRoot } from "../engine/working-tree.ts";
import { member } from "../openapi/json-object.ts";

/** What a configuration is called; a `package.json` may hold one as well. */
export const configNames = ["statute.config.yaml", "statute.config.yml", "statute.config.json"];
/** What other tools would look for; a configuration is no code. */
const codeNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((ending) => `statute.config.${ending}`);

/**
 * The absolute path of the configuration that is nearest: in the working folder, else in the folders above it up to the
 * root of the repository; outside of a repository, in the working folder alone. A `package.json` counts if it has the
 * key `statute`. Throws a `UserError` where a folder has several, or one that is code.
 */
export function findConfig(cwd: string): string | undefined {
  const top = findRoot(cwd);
  for (let folder = cwd; ; folder = dirname(folder)) {
    const [found, other] = listConfigs(folder);
    if (found !== undefined && other !== undefined)
      throw new UserError(
        `${pathFrom(cwd, found)} and ${pathFrom(cwd, other)} are two configurations for one folder.`,
        "Keep one of them.",
      );
    if (found !== undefined || folder === top || folder === dirname(folder)) return found;
  }
}

function listConfigs(folder: string): readonly string[] {
  const found = [...configNames, ...codeNames].map((file) => resolve(folder, file)).filter(isThere);
  const manifest = resolve(folder, "package.json");
  return mayConfigure(manifest) ? [...found, manifest] : found;
}

/** A link that leads nowhere is there too: whoever reads it says so. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // Where a folder cannot be looked into, nothing is meant for us.
  }
}

/** Also where it cannot be told: whoever reads it says so. */
function mayConfigure(manifest: string): boolean {
  try {
    if (statSync(manifest, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const text = readFileSync(manifest, "utf8");
    return text.includes('"statute"') && member(JSON.parse(text), "statute") !== undefined;
  } catch {
    return true;
  }
}
