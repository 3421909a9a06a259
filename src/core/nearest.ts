import { closest, distance } from "fastest-levenshtein";

/** The known name that a mistyped or shortened one most likely means; undefined where none is near. */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  const whole = typed.length < 3 ? undefined : known.find((candidate) => candidate.includes(typed));
  if (whole !== undefined || known.length === 0) return whole;
  const candidate = closest(typed, [...known]);
  return distance(typed, candidate) <= Math.max(2, typed.length / 3) ? candidate : undefined;
}

/** Up to three known names that hold what was typed, else the one that it most likely means. */
export function listNearest(name: string, known: readonly string[]): readonly string[] {
  const typed = name.toLowerCase();
  const whole = typed.length < 3 ? [] : known.filter((candidate) => candidate.includes(typed)).slice(0, 3);
  const near = findNearest(name, known);
  return whole.length > 0 || near === undefined ? whole : [near];
}
