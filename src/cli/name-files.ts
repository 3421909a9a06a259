import { realpathSync } from "node:fs";
import { nameFrom } from "../engine/identify.ts";
import { slashed } from "../engine/path-from.ts";
import { isRemote } from "../openapi/locations.ts";

/**
 * Names documents as the platform that holds a repository does: from its root. Of a link, the file is named that it
 * leads to, if that is in the repository: what is said of a link, no platform shows.
 */
export function createNamer(root: string): (source: string) => string {
  const names = new Map<string, string>();
  const realRoot = resolveLinks(root);
  return (source) => {
    let name = names.get(source);
    if (name === undefined) {
      const target = resolveLinks(source);
      const inside = nameFrom(realRoot, target);
      name = inside === target ? nameFrom(root, source) : inside;
      names.set(source, name);
    }
    return name;
  };
}

/** Standard input has a name, but need not have a file; what is on the network has none. */
function resolveLinks(path: string): string {
  if (isRemote(path)) return path;
  try {
    return slashed(realpathSync.native(path));
  } catch {
    return path;
  }
}
