import { realpathSync } from "node:fs";
import { readRegularFile } from "./read-file.ts";

/** Where documents are read from, by absolute paths with `/`: the disk, or a commit of the repository that holds them. */
export interface Files {
  /** The path that links lead to. Throws the errors of Node's `fs`, or a `UserError` that says more. */
  readonly followLinks: (path: string) => string;
  /** The bytes of a file. Throws likewise. */
  readonly read: (path: string) => Uint8Array;
}

/** The files as they are now. */
export const disk: Files = { followLinks: realpathSync.native, read: readRegularFile };

/** Files some of which are taken to say something else: their bytes, by the paths that links lead to. */
export function layOver(changed: ReadonlyMap<string, Uint8Array>, files = disk): Files {
  return {
    followLinks: files.followLinks,
    read: (path) => changed.get(path) ?? changed.get(files.followLinks(path)) ?? files.read(path),
  };
}
