import { closest, distance } from "fastest-levenshtein";

/** The known name that a mistyped one most likely means; undefined where none is near. */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(name.toLowerCase(), [...known]);
  return distance(name.toLowerCase(), candidate) <= Math.max(2, name.length / 3) ? candidate : undefined;
}
