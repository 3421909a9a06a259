import { isAbsolute, resolve } from "node:path";
import { hasWildcard, startOf } from "../config/glob.ts";
import { UserError } from "../core/user-error.ts";
import { disk, type Files } from "../engine/files.ts";
import { nameFrom } from "../engine/identify.ts";
import { pathFrom, slashed } from "../engine/path-from.ts";
import { isThere } from "../engine/read-file.ts";
import type { CommitFiles } from "../git/commit-files.ts";
import { findDescriptions } from "../init/find-descriptions.ts";
import type { Side } from "../report/delta.ts";
import { findInCommit, matchInCommit } from "./commit-descriptions.ts";
import { findFiles, isFolder } from "./find-files.ts";
import type { Io } from "./io.ts";

/** What one argument of `statute diff` means. */
export interface GivenSide {
  readonly side: Side;
  readonly files: Files;
  /** By their absolute paths, sorted. */
  readonly descriptions: readonly string[];
  /** Their paths from the folder that was named, or from where a glob begins. */
  readonly nameOf: (file: string) => string;
  readonly readRoot?: () => Uint8Array;
}

/** Opens the tree of a commit, of the repository whose files are in the folder `top`. Throws a `UserError` where there is none. */
export type OpenCommit = (ref: string) => Promise<{ readonly files: CommitFiles; readonly top: string }>;

/**
 * A file, a folder, a glob, `-` for standard input, or `ref:path` for what git keeps under a ref, from the top of the
 * repository, or from the working folder where the path begins with `./`. Throws a `UserError` where it means nothing.
 */
export async function readSide(
  argument: string,
  { stdinFilepath }: { readonly stdinFilepath?: string },
  openCommit: OpenCommit,
  io: Io,
): Promise<GivenSide> {
  if (argument === "-") {
    const bytes = await io.readStdin();
    const source = slashed(resolve(io.cwd, stdinFilepath ?? "stdin"));
    return {
      side: { name: "standard input" },
      files: disk,
      descriptions: [source],
      nameOf: () => "",
      readRoot: () => bytes,
    };
  }
  // As it is written: what is taken for a folder by its colon may be left again by dots.
  const path = isAbsolute(argument) ? argument : `${io.cwd}/${argument}`;
  const side = { name: argument };
  if (argument !== "" && isFolder(path)) {
    const descriptions = findDescriptions(path).descriptions.map((found) => resolve(path, found.path));
    if (descriptions.length === 0)
      throw new UserError(`No description is in ${argument}.`, "Name a file, or another folder.");
    return { side, files: disk, descriptions, nameOf: (file) => pathFrom(path, file) };
  }
  const given = isThere(path) ? undefined : parseRef(argument);
  if (given !== undefined) return readCommit(argument, given, await openCommit(given.ref), io);
  const { files, faults } = await findFiles([argument], io.cwd);
  const [fault] = faults;
  if (fault !== undefined) throw fault.error;
  const start = isThere(path) ? io.cwd : resolve(io.cwd, startOf(argument));
  return { side, files: disk, descriptions: files, nameOf: (file) => pathFrom(start, file) };
}

interface GivenRef {
  readonly ref: string;
  readonly path: string;
}

/** Windows' drives and addresses of the network have a colon as well. */
function parseRef(argument: string): GivenRef | undefined {
  const [, ref, path] = /^([^:]+):(.*)$/s.exec(argument) ?? [];
  if (ref === undefined || path === undefined || path.startsWith("//") || /^[A-Za-z]:[\\/]/.test(argument))
    return undefined;
  return { ref, path };
}

async function readCommit(
  name: string,
  { path }: GivenRef,
  { files, top }: Awaited<ReturnType<OpenCommit>>,
  { cwd }: Io,
): Promise<GivenSide> {
  const from = /^\.\.?(?:\/|$)/.test(path) ? cwd : top;
  const target = slashed(resolve(from, path));
  const given = { side: { name, commit: files.commit }, files };
  if (files.has(target)) {
    await files.preload([target]);
    return { ...given, descriptions: [target], nameOf: () => "" };
  }
  const isGlob = hasWildcard(path);
  const descriptions = isGlob ? matchInCommit(files, slashed(from), path) : await findInCommit(files, target);
  if (descriptions.length === 0)
    throw new UserError(
      `No description is at ${name}.`,
      path.startsWith(".")
        ? "The path starts from the working folder."
        : "The path starts from the top of the repository; ./ starts from the working folder.",
    );
  await files.preload(descriptions);
  const start = isGlob ? slashed(resolve(from, startOf(path))) : target;
  return { ...given, descriptions, nameOf: (file) => nameFrom(start, file) };
}
