import { slashed } from "../engine/path-from.ts";
import type { Pair } from "./pair-descriptions.ts";

/**
 * Says what a document of the older side is called on the newer one, by absolute paths: a description as the one that
 * it is compared with, another as git says that it was renamed, else as the folder of a description that moved with it.
 * `renamed` gives the older path for the newer one; `there` are documents of the newer side, which stay where they are.
 */
export function createRenamer(
  pairs: readonly Pair[],
  renamed: ReadonlyMap<string, string>,
  there: ReadonlySet<string>,
): (source: string) => string {
  const files = new Map([...renamed].map(([newer, older]) => [older, newer]));
  const folders = new Map<string, string>();
  for (const { base, head } of pairs) {
    if (base === undefined || head === undefined) continue;
    files.set(slashed(base), slashed(head));
    const [from, to] = [folderOf(slashed(base)), folderOf(slashed(head))];
    // Where descriptions went from one folder into several, the first is as good as any.
    if (!folders.has(from)) folders.set(from, to);
  }
  return (source) => {
    const file = files.get(source);
    if (file !== undefined) return file;
    if (there.has(source)) return source;
    for (let folder = folderOf(source); folder !== ""; folder = folderOf(folder)) {
      const to = folders.get(folder);
      if (to !== undefined) return `${to}${source.slice(folder.length)}`;
    }
    return source;
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
