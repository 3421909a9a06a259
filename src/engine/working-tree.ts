import { existsSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * The folder that references of a file cannot leave: the repository that holds it, else the current folder, else its
 * own. Links are resolved, so that none leads out.
 */
export function findWorkingTree(folder: string, cwd: string): string {
  const repository = findRepository(folder);
  if (repository !== undefined) return resolveLinks(repository);
  const isBelow = `${folder}/`.replaceAll("\\", "/").startsWith(`${cwd.replace(/[/\\]$/, "")}/`.replaceAll("\\", "/"));
  return resolveLinks(isBelow ? cwd : folder);
}

/** The nearest folder above, or the folder itself, that is a git repository. */
export function findRepository(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(resolve(above, ".git"))) return above;
    if (above === dirname(above)) return undefined;
  }
}

/** The folder from which platforms name files: that of the repository, else the folder itself. */
export function findRoot(folder: string): string {
  return findRepository(folder) ?? folder;
}

/** The folder of standard input need not exist. */
function resolveLinks(folder: string): string {
  return existsSync(folder) ? realpathSync.native(folder) : folder;
}
