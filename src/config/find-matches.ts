import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { NothingThere, UserError } from "../core/user-error.ts";
import { describeFileError } from "../engine/read-file.ts";
import { findRoot } from "../engine/working-tree.ts";
import { listStarts, matchesGlob, parseGlob } from "./glob.ts";

/**
 * The files below a folder that a glob means: absolute paths, unsorted. Behind its first wildcard a glob finds nothing in
 * `node_modules`, in what begins with a dot, and in folders that are links. Throws a `UserError` where there are none,
 * a folder cannot be read, or a link leads out of the working tree.
 */
export function findMatches(folder: string, text: string, isIgnored: (file: string) => boolean): readonly string[] {
  const glob = parseGlob(text);
  const depth = text.includes("**") ? Number.POSITIVE_INFINITY : Math.max(...glob.map(({ length }) => length));
  const tree = realpathSync.native(findRoot(folder));
  const namesDot = /(?:^|[/{,])\.[^/]*$/.test(text);
  const found = new Set<string>();

  function walk(path: string): void {
    for (const entry of list(join(folder, path))) {
      const below = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isPassedOver(entry.name) && below.split("/").length < depth) walk(below);
      } else if (matchesGlob(glob, below) && (namesDot || !isPassedOver(entry.name)) && !leadsToFolder(below, entry))
        found.add(join(folder, below));
    }
  }

  /** A link to nothing is a match all the same: whoever reads it says so. */
  function leadsToFolder(name: string, entry: Dirent): boolean {
    if (!entry.isSymbolicLink() || !existsSync(join(folder, name))) return false;
    refuseOutside(name);
    return statSync(join(folder, name)).isDirectory();
  }

  function refuseOutside(name: string): void {
    const real = realpathSync.native(join(folder, name));
    if (real !== tree && !real.startsWith(join(tree, "/")))
      throw new UserError(`${name} is a link that leads out of ${tree}.`, "Name it on the command line.");
  }

  // A file may be called what would be a glob.
  const named = join(folder, text);
  if (text.includes("[") && existsSync(named) && statSync(named).isFile()) {
    refuseOutside(text);
    found.add(named);
  }
  for (const start of new Set(listStarts(text))) {
    if (existsSync(join(folder, start))) refuseOutside(start);
    walk(start);
  }
  const kept = [...found].filter((file) => !isIgnored(file));
  if (kept.length > 0) return kept;
  const hint = `It was looked for from ${folder}.`;
  if (found.size === 0) throw new NothingThere(`No file matches ${text}.`, hint);
  throw new UserError(`\`ignore\` leaves out all that matches ${text}.`, hint);
}

function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === "does not exist") return [];
    if (reason === undefined) throw error;
    throw new UserError(`The folder ${folder} ${reason}.`);
  }
}
