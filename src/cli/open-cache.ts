import { homedir, platform } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { CacheFolder } from "../cache/cache-folder.ts";
import { digestProgram } from "../cache/digest-program.ts";
import { type CachedRun, ResultCache } from "../cache/result-cache.ts";
import { isInside } from "../engine/document-store.ts";
import { disk } from "../engine/files.ts";
import { isThere } from "../engine/read-file.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

export interface CacheOptions {
  readonly cache?: boolean;
  readonly cacheLocation?: string;
}

/** The cache of a run; undefined where none is wished for, or where there is no place for one. */
export function openCache(
  { cache, cacheLocation }: CacheOptions,
  run: Omit<CachedRun, "program">,
  io: Io,
): ResultCache | undefined {
  if (!(cache ?? cacheLocation !== undefined)) return undefined;
  const folder = cacheLocation === undefined ? chooseFolder(io) : resolve(io.cwd, cacheLocation);
  const program = io.thread?.().program;
  const build = program === undefined ? "" : digestProgram(program);
  if (folder === undefined || build === undefined) return undefined;
  return new ResultCache(new CacheFolder(folder), { ...run, program: `${version} ${build}` });
}

/** In the nearest `node_modules` of the repository, else where the system keeps what a user's programs can make anew. */
function chooseFolder(io: Io): string | undefined {
  const root = findRoot(io.cwd);
  for (let above = io.cwd; ; above = dirname(above)) {
    const modules = join(above, "node_modules");
    if (isThere(modules)) return chooseInside(modules, above) ?? chooseOfUser(io);
    if (above === root || above === dirname(above)) return chooseOfUser(io);
  }
}

/** A repository may hold links in which other people's files are: nothing is written through those. */
function chooseInside(modules: string, folder: string): string | undefined {
  const inside = disk.followLinks(folder);
  const chosen = join(modules, ".cache", "statute");
  for (const part of [chosen, dirname(chosen), modules])
    if (isThere(part)) return isInside(inside, disk.followLinks(part)) ? chosen : undefined;
  return undefined;
}

function chooseOfUser({ env }: Io): string | undefined {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const folders: Readonly<Record<string, string | undefined>> = {
    win32: env.LOCALAPPDATA ?? join(home, "AppData", "Local"),
    darwin: join(home, "Library", "Caches"),
  };
  const usual = env.XDG_CACHE_HOME ? env.XDG_CACHE_HOME : join(home, ".cache");
  const folder = folders[platform()] ?? usual;
  return isAbsolute(folder) ? join(folder, "statute") : undefined;
}
