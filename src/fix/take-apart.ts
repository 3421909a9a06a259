import type { Splice } from "../core/fix.ts";

/** What is made as a whole or not at all. */
interface Cutting {
  readonly splices: readonly Splice[];
}

/**
 * Chooses, in their order, candidates that do not get in each other's way: of splices that touch, only those that are
 * equal are made together, and once; and those that put members of different names in at one place. `pathOf` tells the
 * file of a document.
 */
export function takeApart<T extends Cutting>(
  candidates: readonly T[],
  pathOf: (source: string) => string,
): readonly T[] {
  const taken = new Map<string, Splice[]>();
  return candidates.filter(({ splices }) => {
    const own = splices.map((splice) => {
      const path = pathOf(splice.source);
      const known = taken.get(path) ?? [];
      taken.set(path, known);
      return { splice, known, at: findSlot(known, splice) };
    });
    if (own.some(({ splice, known, at }) => findTouching(known, at, splice).some((one) => isInTheWay(one, splice))))
      return false;
    for (const { splice, known } of own) {
      // What was put in before it, of the same candidate, has moved its place.
      const at = findSlot(known, splice);
      if (!findTouching(known, at, splice).some((one) => isEqual(one, splice))) known.splice(at, 0, splice);
    }
    return true;
  });
}

/** The splices of candidates, each once in a file. */
export function listSplices(candidates: readonly Cutting[], pathOf: (source: string) => string): readonly Splice[] {
  const known = new Map<string, Splice>();
  for (const splice of candidates.flatMap(({ splices }) => splices))
    known.set(`${splice.start} ${splice.end} ${pathOf(splice.source)}\n${splice.text}`, splice);
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

/** Those around its slot that touch a splice: several only where they are put in at one place. */
function findTouching(sorted: readonly Splice[], slot: number, splice: Splice): readonly Splice[] {
  const touches = (one: Splice | undefined) => one !== undefined && one.start <= splice.end && splice.start <= one.end;
  let [first, end] = [slot, slot];
  while (touches(sorted[first - 1])) first--;
  while (touches(sorted[end])) end++;
  return sorted.slice(first, end);
}

function isInTheWay(known: Splice, splice: Splice): boolean {
  if (isEqual(known, splice)) return false;
  const areAtOnePlace = known.start === known.end && splice.start === splice.end;
  const names = [known, splice].map(({ text }) => nameMember(text));
  return !areAtOnePlace || names.includes(undefined) || names[0] === names[1];
}

/** How the key of a member is written that is put in behind another: on a line of its own, or after a comma. */
function nameMember(text: string): string | undefined {
  return /^(?:\r?\n|,)\s*([^:\s][^:]*):/.exec(text)?.[1];
}

function isEqual(one: Splice, other: Splice): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}
