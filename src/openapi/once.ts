/** A function that computes its answer at the first call and keeps it. */
export function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}

/**
 * A function that computes its answer once for each object that `keyOf` gives, and keeps it as long as the object lives:
 * what thousands share is looked at once.
 */
export function onceFor<Args extends readonly unknown[], T>(
  keyOf: (...args: Args) => unknown,
  compute: (...args: Args) => T,
): (...args: Args) => T {
  const kept = new WeakMap<object, { readonly value: T }>();
  return (...args) => {
    const key = keyOf(...args);
    if (typeof key !== "object" || key === null) return compute(...args);
    let known = kept.get(key);
    if (known === undefined) {
      known = { value: compute(...args) };
      kept.set(key, known);
    }
    return known.value;
  };
}

/** A function that computes its answer once for each name. */
export function onceByName<T>(compute: (name: string) => T): (name: string) => T {
  const kept = new Map<string, { readonly value: T }>();
  return (name) => {
    let known = kept.get(name);
    if (known === undefined) {
      known = { value: compute(name) };
      kept.set(name, known);
    }
    return known.value;
  };
}
