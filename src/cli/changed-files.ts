import { nameFrom } from "../engine/identify.ts";
import { Git } from "../git/git.ts";
import { followLinks } from "./find-files.ts";
import type { Io } from "./io.ts";

/** What is not as it was at some commit, in the working tree as it is now. */
export interface Changes {
  /**
   * Whether a file has changed, by its absolute path; one that is gone has, if it was there. What git does not keep, or
   * keeps elsewhere, may always have changed.
   */
  readonly has: (file: string) => boolean;
  /** The text that a file had then; undefined where it was not there. */
  readonly readBefore: (file: string) => Promise<string | undefined>;
}

/** The changes since the current commit and `ref` went their ways. Throws a `UserError` where git does not know. */
export async function findChanges(ref: string, io: Io): Promise<Changes> {
  const git = new Git(io);
  // Whether there is a repository is asked first.
  await git.findTop();
  return findChangesSince(await git.findMergeBase(ref), git);
}

/** The changes since a commit. */
export async function findChangesSince(base: string, git: Git): Promise<Changes> {
  const top = await git.findTop();
  const [changed, kept] = await Promise.all([git.listChanged(base), git.listKept()]);
  const changedNames = new Set(changed.map((name) => name.normalize()));
  const keptNames = new Set(kept.map((name) => name.normalize()));
  /** The name of a file and of every folder on the way to it: a link or a submodule stands for all that is below. */
  const isAmong = (names: ReadonlySet<string>, name: string): boolean =>
    names.has(name) || [...name.matchAll(/\//g)].some(({ index }) => names.has(name.slice(0, index)));
  const nameOf = (file: string) => nameFrom(top, file).normalize();
  return {
    has: (file) => {
      const { path, exists } = followLinks(file);
      const name = nameOf(path);
      if (isAmong(changedNames, nameOf(file)) || isAmong(changedNames, name)) return true;
      return exists && !isAmong(keptNames, name);
    },
    readBefore: (file) => git.read(base, nameOf(followLinks(file).path)),
  };
}
