import { isObject, member } from "../openapi/json-object.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";

/** A description of one side. */
export interface Candidate {
  /** Its absolute path. */
  readonly file: string;
  /** Its path from where that side begins: what has the same name on both sides is the same description. */
  readonly name: string;
  /** What it says, where that is known. */
  readonly index: OperationIndex | undefined;
}

/** A description at two times, by its absolute paths; one that is only on one side was added or removed. */
export interface Pair {
  readonly base?: string;
  readonly head?: string;
}

/**
 * Finds for each description of one side that of the other: by name; then as files were renamed, where `renamed` gives
 * the older absolute path for the newer one; then by title, where they have the most operations in common.
 */
export function pairDescriptions(
  base: readonly Candidate[],
  head: readonly Candidate[],
  renamed: ReadonlyMap<string, string>,
): readonly Pair[] {
  const pairs: Pair[] = [];
  let [gone, fresh] = [base, head];
  const take = (find: (candidate: Candidate) => Candidate | undefined) => {
    const used = new Set<Candidate>();
    fresh = fresh.filter((candidate) => {
      const found = find(candidate);
      if (found === undefined || used.has(found)) return true;
      used.add(found);
      pairs.push({ base: found.file, head: candidate.file });
      return false;
    });
    gone = gone.filter((candidate) => !used.has(candidate));
  };
  const names = new Map(base.map((candidate) => [candidate.name, candidate]));
  take(({ name }) => names.get(name));
  const files = new Map(gone.map((candidate) => [candidate.file, candidate]));
  take(({ file }) => files.get(renamed.get(file) ?? ""));
  const alike = findAlike(gone, fresh);
  take((candidate) => alike.get(candidate));
  return [...pairs, ...gone.map(({ file }) => ({ base: file })), ...fresh.map(({ file }) => ({ head: file }))].sort(
    (one, other) => (nameOf(one) < nameOf(other) ? -1 : 1),
  );
}

function nameOf({ base = "", head = base }: Pair): string {
  return head;
}

/** More would take longer to compare than it is worth. */
const mostCompared = 10_000;

/** Of those with the same title, for each of the newer the one that it has the most operations in common with. */
function findAlike(base: readonly Candidate[], head: readonly Candidate[]): ReadonlyMap<Candidate, Candidate> {
  const older = base.map(outline);
  const newer = head.map(outline);
  const found: { readonly from: Candidate; readonly to: Candidate; readonly common: number }[] = [];
  let compared = 0;
  for (const one of newer)
    for (const other of older) {
      if (one === undefined || other === undefined || one.title !== other.title) continue;
      if (++compared > mostCompared) return new Map();
      const common = [...one.operations].filter((name) => other.operations.has(name)).length;
      const isAlike = common * 2 >= Math.min(one.operations.size, other.operations.size);
      if (common > 0 && isAlike) found.push({ from: one.candidate, to: other.candidate, common });
    }
  const pairs = new Map<Candidate, Candidate>();
  const taken = new Set<Candidate>();
  for (const { from, to } of found.sort((a, b) => b.common - a.common)) {
    if (pairs.has(from) || taken.has(to)) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  return pairs;
}

function outline(candidate: Candidate) {
  const { index } = candidate;
  if (index === undefined) return undefined;
  const info = member(index.references.root.value, "info");
  const title = isObject(info) ? member(info, "title") : undefined;
  if (typeof title !== "string") return undefined;
  // Path parameters have no names here, as they may have others tomorrow.
  const operations = new Set(index.operations.map(({ name }) => name.replace(/\{[^{}]*\}/g, "{}")));
  return { candidate, title, operations };
}
