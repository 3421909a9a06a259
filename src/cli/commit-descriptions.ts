import { posix } from "node:path";
import { type Glob, matchesGlob, parseGlob, startOf } from "../config/glob.ts";
import { UserError } from "../core/user-error.ts";
import { nameFrom } from "../engine/identify.ts";
import { slashed } from "../engine/path-from.ts";
import { describeFileError } from "../engine/read-file.ts";
import type { CommitFiles } from "../git/commit-files.ts";
import { isLeftOut } from "../init/find-descriptions.ts";
import { sniffVersion } from "../init/sniff-version.ts";

/** The descriptions of a commit that are in a folder, by its absolute path, or below: told by their content, as on the disk. */
export async function findInCommit(files: CommitFiles, folder: string): Promise<readonly string[]> {
  const likely = listBelow(files, folder).filter(
    ({ name }) => /\.(?:ya?ml|json)$/i.test(name) && !name.split("/").slice(0, -1).some(isLeftOut),
  );
  await files.preload(likely.map(({ file }) => file));
  return likely.map(({ file }) => file).filter((file) => isDescription(files, file));
}

/** What cannot be read, such as a link that leads nowhere, is none, as nobody named it. */
function isDescription(files: CommitFiles, file: string): boolean {
  try {
    return sniffVersion(Buffer.from(files.read(file)).toString("utf8")) !== undefined;
  } catch (error) {
    if (error instanceof UserError || describeFileError(error) !== undefined) return false;
    throw error;
  }
}

/**
 * The files of a commit that a glob means, from a folder by its absolute path. A glob finds nothing in `node_modules`,
 * nor in what begins with a dot, unless it says so. Throws a `UserError` for what is no glob of ours.
 */
export function matchInCommit(files: CommitFiles, folder: string, pattern: string): readonly string[] {
  // Up to the first wildcard it is a path, which may lead up.
  const start = startOf(slashed(pattern));
  const from = posix.resolve(folder, start);
  const glob = parse(pattern.slice(start.length), pattern);
  const namesDot = /(?:^|[/{,])\./.test(pattern.slice(start.length));
  const isPassedOver = (name: string) =>
    name.split("/").some((part) => (part.startsWith(".") && !namesDot) || part === "node_modules");
  return listBelow(files, from)
    .filter(({ name }) => matchesGlob(glob, name) && !isPassedOver(name))
    .map(({ file }) => file);
}

function parse(text: string, pattern: string): Glob {
  try {
    return parseGlob(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UserError(
      `The glob ${pattern} cannot be looked for in a commit: it ${error.message}.`,
      "Write it more plainly.",
    );
  }
}

function listBelow(files: CommitFiles, folder: string) {
  return files.list().flatMap((file) => {
    const name = nameFrom(folder, file);
    return name === file ? [] : [{ file, name }];
  });
}
