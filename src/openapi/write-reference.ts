import { formatPointer, isRemote, resolveLocation } from "./locations.ts";
import type { Place, SourceDocument } from "./references.ts";

/**
 * The `$ref` that names a place, as it is to be written in a document: relative and URI-encoded. Undefined where there is
 * none, as from one drive to another; and where it would lead to the network, or from there.
 */
export function writeReference(home: SourceDocument, { document, path }: Place): string | undefined {
  const pointer = formatPointer(path);
  const location = home.source === document.source ? "" : relateLocation(home.source, document.source);
  if (location === undefined || hasLoneSurrogate(location + pointer)) return undefined;
  const file = location.split("/").map(encodeURIComponent).join("/");
  const fragment = pointer.split("/").map(encodeURIComponent).join("/");
  return fragment === "" && file !== "" ? file : `${file}#${fragment}`;
}

/** The way from one file to another, in plain text: what `resolveLocation` leads there. */
function relateLocation(base: string, target: string): string | undefined {
  if (isRemote(base) || isRemote(target)) return undefined;
  const folder = base.replaceAll("\\", "/").split("/").slice(0, -1);
  const goal = target.replaceAll("\\", "/").split("/");
  let shared = 0;
  while (shared < Math.min(folder.length, goal.length - 1) && folder[shared] === goal[shared]) shared++;
  const way = [...folder.slice(shared).map(() => ".."), ...goal.slice(shared)].join("/");
  const isRight =
    resolveLocation(base, encodeURIComponent(way)) === resolveLocation(target, encodeURIComponent(target));
  return isRight ? way : undefined;
}

/** Half of a character, which no URI can hold. */
function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
