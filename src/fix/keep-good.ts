/** What came of trying items together. */
export interface Kept<T> {
  readonly kept: readonly T[];
  readonly dropped: readonly T[];
}

/**
 * Finds the items that spoil the others, by halving: first a number of groups, then the items of one. `isGood` tells
 * whether some can be added to those that were found to be good before.
 */
export async function keepGood<T>(
  groups: readonly (readonly T[])[],
  isGood: (kept: readonly T[], added: readonly T[]) => boolean | Promise<boolean>,
): Promise<Kept<T>> {
  let kept: readonly T[] = [];
  const dropped: T[] = [];
  const open = [groups];
  for (let some = open.pop(); some !== undefined; some = open.pop()) {
    const items = some.flat();
    if (items.length === 0) continue;
    if (await isGood(kept, items)) kept = [...kept, ...items];
    else if (items.length === 1) dropped.push(...items);
    else {
      const parts = some.length > 1 ? some : items.map((item) => [item]);
      const middle = parts.length >> 1;
      open.push(parts.slice(middle), parts.slice(0, middle));
    }
  }
  return { kept, dropped };
}
