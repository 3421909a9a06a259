import { accessSync, constants, type Stats, statSync } from "node:fs";
import { isUserError, UserError } from "../core/user-error.ts";
import { writeFile, writeStepwise } from "./write-file.ts";

/** A file, and what it says before and after. */
export interface Replacement {
  readonly path: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Replaces what several files say, or nothing: all are written beside the files before the first one takes its place,
 * and where one cannot, what those before it said is put back. Throws a `UserError` then.
 */
export function replaceFiles(files: readonly Replacement[]): void {
  const writings = files.map(({ path, name, after }) => writeStepwise(path, name, [after]));
  const begun: Replacement[] = [];
  try {
    for (const writing of writings) writing.next();
    for (const [index, file] of files.entries()) {
      for (const _ of writings[index] ?? []);
      begun.push(file);
    }
  } catch (error) {
    const left = begun.filter((file) => !putBack(file)).map(({ name }) => name);
    if (!isUserError(error)) throw error;
    throw new UserError(
      error.message,
      left.length === 0
        ? "Nothing was mended."
        : `What was mended before in ${left.join(", ")} could not be put back: look at the difference.`,
    );
  } finally {
    for (const writing of writings) writing.return();
  }
}

function putBack({ path, name, before }: Replacement): boolean {
  try {
    writeFile(path, name, [before]);
    return true;
  } catch {
    return false;
  }
}

/** Why a file must not be replaced by another one, to go with its name; undefined where it may, or is not there. */
export function findLock(path: string): string | undefined {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    accessSync(path, constants.W_OK);
  } catch {
    return "is read-only";
  }
  // Who may do anything has marked it all the same.
  if ((stats.mode & 0o222) === 0) return "is read-only";
  if (stats.nlink > 1) return "has other names, hard links, which would lead to the old text";
  const user = process.geteuid?.() ?? 0;
  return user === 0 || user === stats.uid ? undefined : "belongs to another user";
}
