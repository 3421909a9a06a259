import { isAbsolute } from "node:path";
import { UserError } from "../core/user-error.ts";
import { pathFrom } from "../engine/path-from.ts";
import type { Baseline } from "../triage/baseline.ts";
import { advice, readBaseline } from "../triage/read-baseline.ts";
import { type EntryFile, findEntryFile, listUsualPlaces } from "./entry-file.ts";
import type { Io } from "./io.ts";

export interface BaselineOptions {
  /** False where the user wants none. */
  readonly baseline?: string | false;
}

export interface BaselineFile extends Omit<EntryFile<Baseline>, "content"> {
  readonly baseline: Baseline | undefined;
}

/** What a baseline is called where nobody says otherwise. */
export const usualBaseline = "statute-baseline.yaml";

const baselineKind = { title: "The baseline", advice, read: readBaseline };

/**
 * The baseline file: the one named, else `statute-baseline.yaml` in the working folder or at the root of the
 * repository; undefined where there is none or the user wants none. Throws a `UserError` where it cannot be read: to go
 * on without it would be to report everything, or nothing.
 */
export async function openBaseline({ baseline: named }: BaselineOptions, io: Io): Promise<BaselineFile | undefined> {
  if (named === false) return undefined;
  const file = locateBaseline(named, io);
  if (file.text !== undefined) return file;
  if (named === undefined) return undefined;
  throw new UserError(`The baseline ${file.name} does not exist.`, "`statute baseline write` writes one.");
}

/** The same; where there is none, the one to be written. */
export function locateBaseline(named: string | undefined, io: Io): BaselineFile {
  if (named !== undefined && !/\.ya?ml$/i.test(named))
    throw new UserError(`${named} is no name for a baseline, which is YAML.`, "Let it end in .yaml.");
  const names = named === undefined ? listUsualPlaces(usualBaseline, io) : ([showName(named, io.cwd)] as const);
  const { content, ...file } = findEntryFile(names, baselineKind, io);
  return { ...file, baseline: content };
}

/** A configuration names it by its whole path. */
function showName(named: string, cwd: string): string {
  return isAbsolute(named) ? pathFrom(cwd, named) : named;
}
