import { dirname, join, resolve } from "node:path";
import { configNames } from "../config/find-config.ts";
import { isInside } from "../engine/document-store.ts";
import { pathFrom, slashed } from "../engine/path-from.ts";
import { readRegularFile } from "../engine/read-file.ts";
import { decodeBytes } from "../engine/readers/read-text.ts";
import { createReferenceReader } from "../engine/reference-reader.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { findRoot, findWorkingTree } from "../engine/working-tree.ts";
import { member } from "../openapi/json-object.ts";
import { printable } from "../report/printable.ts";
import { usualBaseline } from "./baseline-file.ts";
import { type Changes, findChanges } from "./changed-files.ts";
import { rulesetNames } from "./choose-ruleset.ts";
import { followLinks } from "./find-files.ts";
import type { Io } from "./io.ts";

export interface ChangeOptions {
  readonly changedSince: string;
  readonly ruleset?: string;
  readonly config?: string;
  readonly baseline?: string | false;
  readonly allowOutside?: boolean;
}

/**
 * The descriptions that have changed since the current commit and `changedSince` went their ways, or that refer to a
 * file that has, through any number of others. All of them where what decides the findings has changed, which is said.
 */
export async function selectChanged(
  files: readonly string[],
  options: ChangeOptions,
  rulesets: readonly Ruleset[],
  io: Io,
): Promise<readonly string[]> {
  const changes = await findChanges(options.changedSince, io);
  const settings = await findChangedSettings(changes, options, rulesets, io);
  if (settings !== undefined) {
    const since = `has changed since ${options.changedSince}, or is not in git`;
    io.writeErr(`statute: ${printable(settings)} ${since}: every description is checked.\n`);
    return files;
  }
  const hasChanged = createChangeDetector(changes, options, io);
  const changed = files.filter(hasChanged);
  if (changed.length === 0 && files.length > 0)
    io.writeErr(`statute: no description has changed since ${options.changedSince}.\n`);
  return changed;
}

/** Tells whether a description has changed, or a file that it refers to, through any number of others. */
export function createChangeDetector(
  changes: Changes,
  { allowOutside }: { readonly allowOutside?: boolean },
  { cwd }: Pick<Io, "cwd">,
): (file: string) => boolean {
  const listReferences = createReferenceReader();
  const known = new Map<string, boolean>();
  const hasChanged = (file: string) => {
    const answer = known.get(file) ?? changes.has(file);
    known.set(file, answer);
    return answer;
  };
  return (file) => {
    const tree = allowOutside ? undefined : findWorkingTree(dirname(file), cwd);
    // Grows while it is gone through.
    const reached = new Set([slashed(file)]);
    for (const one of reached) {
      if (hasChanged(one)) return true;
      for (const other of listReferences(one))
        if (tree === undefined || isInside(tree, followLinks(other).path)) reached.add(other);
    }
    return false;
  };
}

/** Where settings are kept, in the working folder or above it. */
const settingsFiles = [...configNames, usualBaseline];

/** The name of a file that decides what is found, and that has changed or is gone. */
export async function findChangedSettings(
  changes: Changes,
  options: Omit<ChangeOptions, "changedSince">,
  rulesets: readonly Ruleset[],
  { cwd }: Io,
): Promise<string | undefined> {
  const changedRuleset = rulesets.find(({ files = [] }) => files.some(changes.has));
  if (changedRuleset !== undefined) return `the ruleset ${changedRuleset.name}`;
  for (const named of [options.config, options.baseline])
    if (typeof named === "string" && named !== "none" && changes.has(resolve(cwd, named)))
      return pathFrom(cwd, resolve(cwd, named));
  const ruleset =
    options.ruleset === undefined ? rulesetNames.find((file) => changes.has(resolve(cwd, file))) : undefined;
  if (ruleset !== undefined) return ruleset;
  for (const folder of listFolders(cwd)) {
    const show = (file: string) => pathFrom(cwd, join(folder, file));
    const changed = settingsFiles.find((file) => changes.has(join(folder, file)));
    if (changed !== undefined) return show(changed);
    const hasOthers = await hasOtherSettings(join(folder, "package.json"), changes);
    if (hasOthers) return `the key statute of ${show("package.json")}`;
  }
  return undefined;
}

/** The working folder and those above it, up to the top of the repository. */
function listFolders(cwd: string): readonly string[] {
  const top = findRoot(cwd);
  const folders = [cwd];
  for (let folder = cwd; folder !== top; folder = dirname(folder)) folders.push(dirname(folder));
  return folders;
}

async function hasOtherSettings(manifest: string, changes: Changes): Promise<boolean> {
  if (!changes.has(manifest)) return false;
  const [before, now] = [await changes.readBefore(manifest), readNow(manifest)].map(settingsOf);
  return before !== now;
}

function readNow(file: string): string | undefined {
  try {
    return decodeBytes(readRegularFile(file), file);
  } catch {
    return undefined; // It is gone, or no text.
  }
}

/** As text, to compare it. */
function settingsOf(manifest: string | undefined): string | undefined {
  try {
    return JSON.stringify(member(JSON.parse(manifest ?? "{}"), "statute"));
  } catch {
    return undefined; // What is no JSON has no settings.
  }
}
