import { dirname, join } from "node:path";
import type { ConfigInForce } from "../config/in-force.ts";
import { isInside } from "../engine/document-store.ts";
import { slashed } from "../engine/path-from.ts";
import { createReferenceReader } from "../engine/reference-reader.ts";
import { findWorkingTree } from "../engine/working-tree.ts";
import { findDescriptions as searchDescriptions } from "../init/find-descriptions.ts";
import { once, onceByName } from "../openapi/once.ts";
import { findDescriptions } from "./find-descriptions.ts";
import { followLinks } from "./find-files.ts";

/** Who refers to a document, through any number of others. */
export interface Found {
  /** The descriptions, by absolute paths, and the one whose document it is. */
  readonly files: readonly string[];
  /** Whether all were looked at that there are. */
  readonly areAll: boolean;
}

/**
 * Finds who refers to a document, by the path that links lead to: among the descriptions of a run, and those of the
 * project, which are the ones that its configuration names, else those in the working trees of the run.
 */
export function createUserFinder({
  files,
  config,
  cwd,
  allowOutside,
}: {
  readonly files: readonly string[];
  readonly config: ConfigInForce | undefined;
  readonly cwd: string;
  readonly allowOutside: boolean;
}): (path: string) => Promise<Found> {
  const listReferences = createReferenceReader();
  const listReached = onceByName((file) => {
    const tree = allowOutside ? undefined : findWorkingTree(dirname(file), cwd);
    // Grows while it is gone through.
    const reached = new Set([slashed(file)]);
    for (const one of reached)
      for (const other of listReferences(one))
        if (tree === undefined || isInside(tree, followLinks(other).path)) reached.add(other);
    return new Set([...reached].map((one) => slashed(followLinks(one).path)));
  });
  const listAll = once(async () => {
    const { others, areAll } = await listProject(files, config, cwd);
    const known = new Set(files.map((file) => followLinks(file).path));
    return { files: [...files, ...others.filter((file) => !known.has(followLinks(file).path))], areAll };
  });
  return async (path) => {
    const { files: all, areAll } = await listAll();
    return { files: all.filter((file) => listReached(file).has(path)), areAll };
  };
}

async function listProject(files: readonly string[], config: ConfigInForce | undefined, cwd: string) {
  if (config?.config.keys.files !== undefined)
    return { others: (await findDescriptions([], config, cwd)).files, areAll: true };
  const trees = new Set(files.map((file) => findWorkingTree(dirname(file), cwd)));
  const searches = [...trees].map((tree) => ({ tree, ...searchDescriptions(tree) }));
  const others = searches.flatMap(({ tree, descriptions }) => descriptions.map(({ path }) => join(tree, path)));
  return { others, areAll: searches.every(({ isPartial }) => !isPartial) };
}
