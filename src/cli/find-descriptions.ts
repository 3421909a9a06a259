import { relative } from "node:path";
import { findMatches } from "../config/find-matches.ts";
import type { ConfigInForce } from "../config/in-force.ts";
import { NothingThere, UserError } from "../core/user-error.ts";
import { checkFile, type FoundFiles, findFiles, gatherFiles } from "./find-files.ts";

/** The descriptions of a run: what the command line names, else what the configuration names. */
export async function findDescriptions(
  patterns: readonly string[],
  config: ConfigInForce | undefined,
  cwd: string,
): Promise<FoundFiles> {
  const isIgnored = (file: string) => config?.ignores(file) === true;
  if (patterns.length > 0) return findFiles(patterns, cwd, isIgnored);
  const globs = config?.config.keys.files;
  if (config === undefined || globs === undefined)
    throw new UserError(
      `No description is named, neither on the command line nor as \`files\` in ${config?.config.name ?? "a configuration"}.`,
      "Name files, or globs in quotes.",
    );
  const { folder, placeOf } = config.config;
  return gatherFiles(globs, (glob, index) => {
    try {
      return findMatches(folder, glob, isIgnored).map((file) => checkFile(file, relative(cwd, file)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const Kind = error instanceof NothingThere ? NothingThere : UserError;
      throw new Kind(`${placeOf(["files", index])}: ${error.message}`, error.hint);
    }
  });
}
