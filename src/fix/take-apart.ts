import type { Splice } from "../core/fix.ts";
import type { Candidate } from "./sort-out.ts";

/**
 * Chooses, in their order, candidates that do not get in each other's way: of splices that touch, only those that are
 * equal are made together, and once. `pathOf` tells the file of a document.
 */
export function takeApart(candidates: readonly Candidate[], pathOf: (source: string) => string): readonly Candidate[] {
  const taken = new Map<string, Splice[]>();
  return candidates.filter(({ splices }) => {
    const own = splices.map((splice) => {
      const path = pathOf(splice.source);
      const known = taken.get(path) ?? [];
      taken.set(path, known);
      return { splice, known, at: findSlot(known, splice) };
    });
    if (own.some(({ splice, known, at }) => isInTheWay(known[at - 1], splice) || isInTheWay(known[at], splice)))
      return false;
    for (const { splice, known } of own) {
      // What was put in before it, of the same candidate, has moved its place.
      const at = findSlot(known, splice);
      if (!isEqual(known[at - 1], splice)) known.splice(at, 0, splice);
    }
    return true;
  });
}

/** The splices of candidates in one file, each once. */
export function listSplices(candidates: readonly Candidate[], isHere: (source: string) => boolean): readonly Splice[] {
  const known = new Map<string, Splice>();
  for (const splice of candidates.flatMap(({ splices }) => splices))
    if (isHere(splice.source)) known.set(`${splice.start} ${splice.end} ${splice.text}`, splice);
  return [...known.values()];
}

/** The place behind all that begin before a splice, or where it does. */
function findSlot(sorted: readonly Splice[], { start, end }: Splice): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] as Splice;
    if (one.start < start || (one.start === start && one.end <= end)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInTheWay(known: Splice | undefined, splice: Splice): boolean {
  if (known === undefined || isEqual(known, splice)) return false;
  return known.start <= splice.end && splice.start <= known.end;
}

function isEqual(one: Splice | undefined, other: Splice): boolean {
  return one !== undefined && one.start === other.start && one.end === other.end && one.text === other.text;
}
