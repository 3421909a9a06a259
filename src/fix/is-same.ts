/**
 * Whether two documents say the same, in whatever order their members stand. What stands in several places, as the value
 * of an anchor does, is compared once with each that it is compared with: its copies could be without number.
 */
export function isSame(one: unknown, other: unknown): boolean {
  const compared = new Map<object, Set<object>>();
  const stack: [unknown, unknown][] = [[one, other]];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [a, b] = pair;
    if (Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    const known = compared.get(a);
    if (known?.has(b)) continue;
    if (known === undefined) compared.set(a, new Set([b]));
    else known.add(b);
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false;
      stack.push([(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]]);
    }
  }
  return true;
}
