/** What of a finding says whether it is the same as one of another time. */
export interface Matchable {
  /** The document that holds it, named from the root of the repository. */
  readonly document: string;
  readonly rule: string;
  /** See `Identity.pointer`. */
  readonly pointer: string;
  /** The response key that it is about. */
  readonly status?: string | undefined;
  /** The `operationId` of the operation that it stands in. */
  readonly operation?: string | undefined;
  /** A hash of what stands there. */
  readonly content?: string | undefined;
}

export interface Matches<Old, New> {
  readonly pairs: readonly (readonly [Old, New])[];
  /** What is there no more: fixed. */
  readonly gone: readonly Old[];
  /** What was not there before: introduced. */
  readonly fresh: readonly New[];
}

/**
 * Matches the findings of two times, one to one: several of the same kind count as often as they are there. First those
 * in the same place (where path parameters have no names); then those of an operation that has another path or method,
 * by its `operationId`; then those of a block that moved, by what stands in it. Each time, matched ones are used up.
 *
 * A block may have the same content as many others. So it has moved only where `hasLeft` says that its old place is
 * given up, and `hasArrived` that its new one was not there before: one fault that was mended must not make up for the
 * same fault elsewhere. Without `hasArrived`, which asks for what was there before, any new place will do.
 */
export function matchFindings<Old extends Matchable, New extends Matchable>(
  before: readonly Old[],
  after: readonly New[],
  hasLeft: (old: Old) => boolean,
  hasArrived: (fresh: New) => boolean = () => true,
): Matches<Old, New> {
  const pairs: (readonly [Old, New])[] = [];
  let [gone, fresh] = [before, after];
  for (const { name, isMove } of passes) {
    if (gone.length === 0 || fresh.length === 0) break;
    const candidates = groupByName(fresh, name);
    const used = new Set<number>();
    const left = fresh;
    gone = gone.filter((old) => {
      const same = candidates.get(name(old) ?? "");
      if (same === undefined || same.length === 0 || (isMove && !hasLeft(old))) return true;
      // Who has not moved here will not have when the next one asks.
      while (isMove && same.length > 0 && !hasArrived(left[same.at(-1) as number] as New)) same.pop();
      const found = same.pop();
      if (found === undefined) return true;
      used.add(found);
      pairs.push([old, left[found] as New]);
      return false;
    });
    fresh = fresh.filter((_, index) => !used.has(index));
  }
  return { pairs, gone, fresh };
}

/** By what findings are taken for the same, and whether that is only so where the block moved. */
const passes: readonly { readonly name: (one: Matchable) => string | undefined; readonly isMove: boolean }[] = [
  { name: ({ document, rule, pointer, status }) => join(document, rule, status, pointer), isMove: false },
  {
    name: ({ document, rule, pointer, status, operation }) =>
      operation && join(document, rule, status, operation, ...pointer.split("/").slice(4)),
    isMove: false,
  },
  { name: ({ rule, pointer, status, content }) => content && join(rule, status, content, pointer), isMove: true },
  { name: ({ rule, content }) => content && join(rule, content), isMove: true },
];

function join(...parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part ?? ""));
}

/** Where the items of each name are: last first, so that the first can be taken from the end. */
function groupByName(items: readonly Matchable[], name: (one: Matchable) => string | undefined): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    const key = item && name(item);
    if (!key) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return groups;
}
