import { lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { hasWildcard } from "../config/glob.ts";
import { findNearest } from "../core/nearest.ts";
import { NothingThere, UserError } from "../core/user-error.ts";
import { slashed } from "../engine/path-from.ts";
import { describeFileError } from "../engine/read-file.ts";

export interface FoundFiles {
  /** Absolute paths, sorted; a file that is meant twice is given once. */
  readonly files: readonly string[];
  /** The names and globs that mean no file, and why. */
  readonly faults: readonly { readonly source: string; readonly error: UserError }[];
}

/** The files that names and globs mean; a glob does not match what is ignored. */
export async function findFiles(
  patterns: readonly string[],
  cwd: string,
  isIgnored: (file: string) => boolean = () => false,
): Promise<FoundFiles> {
  return gatherFiles(patterns, (pattern) => findMatches(pattern, cwd, isIgnored));
}

/** What each pattern means, together; a `UserError` for one is a fault among others. */
export async function gatherFiles(
  patterns: readonly string[],
  findOne: (pattern: string, index: number) => readonly string[] | Promise<readonly string[]>,
): Promise<FoundFiles> {
  const files = new Map<string, string>();
  const faults: { source: string; error: UserError }[] = [];
  for (const [index, pattern] of patterns.entries())
    try {
      for (const file of await findOne(pattern, index)) {
        const real = realpathSync.native(file);
        if (!files.has(real)) files.set(real, file);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ source: pattern, error });
    }
  return { files: [...files.values()].sort((a, b) => (a < b ? -1 : 1)), faults };
}

/** Where a path leads through all links; of what does not exist, as far as that goes. */
export function followLinks(path: string): { readonly path: string; readonly exists: boolean } {
  try {
    return { path: realpathSync.native(path), exists: true };
  } catch {
    const folder = dirname(path);
    if (folder === path) return { path, exists: false };
    return { path: join(followLinks(folder).path, basename(path)), exists: false };
  }
}

/** In bytes; nothing of a file that cannot be looked at, which is said when it is read. */
export function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

async function findMatches(pattern: string, cwd: string, isIgnored: (file: string) => boolean): Promise<string[]> {
  if (pattern.trim() === "") throw new UserError("The name of a file is empty.", "Name a file, or a glob in quotes.");
  const file = resolve(cwd, pattern);
  if (exists(file, pattern)) return [checkFile(file, pattern)];
  if (!hasWildcard(pattern)) throw new NothingThere(`${pattern} does not exist.`, suggest(pattern));
  if (pattern.length > 1000)
    throw new UserError("A glob is longer than 1,000 characters.", "Name the files one by one.");
  if (/(?:\*[^*/,]+){5}/.test(pattern) || (pattern.match(/\*/g) ?? []).length > 20)
    throw new UserError("A glob has more stars than can be matched in time.", "Write fewer, or name the files.");
  const { glob } = await import("../libraries/globs.ts");
  const ignore = pattern.includes("node_modules") ? [] : ["**/node_modules/**"];
  const matches = await glob(slashed(pattern), { cwd, absolute: true, ignore, expandDirectories: false });
  if (matches.length === 0) throw new NothingThere(`No file matches ${pattern}.`, `It was looked for from ${cwd}.`);
  const kept = matches.filter((match) => !isIgnored(match));
  if (kept.length === 0)
    throw new UserError(
      `All that ${pattern} matches is left out by \`ignore\` in the configuration.`,
      "Name a file outright.",
    );
  return kept.map((match) => checkFile(match, relative(cwd, match)));
}

const commands = [
  "lint",
  "check",
  "diff",
  "matrix",
  "baseline",
  "merge-reports",
  "init",
  "explain",
  "codes",
  "rules",
  "completion",
];

/** The first word of a command line may be a command that was mistyped. */
function suggest(name: string): string {
  const command = /^[a-z-]+$/.test(name) ? findNearest(name, [...commands, "help"]) : undefined;
  return command === undefined ? "Name a file, or a glob in quotes." : `Is the command ${command} meant?`;
}

function exists(file: string, name: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`${name.slice(0, 200)} ${reason}.`);
  }
}

/** Whether there is a folder at a path. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false; // The name is too long, or holds what no name can.
  }
}

/** Throws a `UserError` for what is no file. */
export function checkFile(file: string, name: string): string {
  try {
    const stats = statSync(file);
    if (stats.isDirectory())
      throw new UserError(
        `${name} is a folder.`,
        `Name the descriptions in it, such as '${name.replace(/[/\\]$/, "")}/**/openapi.yaml'.`,
      );
    if (!stats.isFile())
      throw new UserError(`${name} is not a regular file.`, "Give its text on standard input: `statute lint -`.");
    return file;
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`${name} ${reason}.`);
  }
}
