/** What came of trying items together. */
export interface Kept<T> {
  readonly kept: readonly T[];
  readonly dropped: readonly T[];
}

/**
 * Finds, by halving each of some groups, the items that spoil the others. `isGood` tells whether some can be added to those
 * that were found to be good before.
 */
export async function keepGood<T>(
  groups: readonly (readonly T[])[],
  isGood: (kept: readonly T[], added: readonly T[]) => boolean | Promise<boolean>,
): Promise<Kept<T>> {
  let kept: readonly T[] = [];
  const dropped: T[] = [];
  const halves = [...groups].reverse();
  for (let some = halves.pop(); some !== undefined; some = halves.pop()) {
    if (some.length === 0) continue;
    if (await isGood(kept, some)) kept = [...kept, ...some];
    else if (some.length === 1) dropped.push(...some);
    else {
      const middle = some.length >> 1;
      halves.push(some.slice(middle), some.slice(0, middle));
    }
  }
  return { kept, dropped };
}
