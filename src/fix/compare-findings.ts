import type { Finding } from "../core/finding.ts";
import type { Edit } from "../core/fix.ts";
import { createDefectNamer } from "../engine/defect-namer.ts";
import { PathMap } from "./path-map.ts";
import type { Candidate } from "./sort-out.ts";

/** What became of findings when some were mended. */
export interface Compared {
  /** Of those that were mended, the ones that are still there. */
  readonly left: readonly Candidate[];
  /** Those that were not there before. */
  readonly fresh: readonly Finding[];
}

/** Compares findings before and after. One whose key got another name is known again. */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  mended: readonly Candidate[],
): Compared {
  const name = createDefectNamer();
  const renamed = createRenamer(mended.flatMap(({ edits }) => edits));
  const nameBefore = (finding: Finding) => name(renamed(finding));
  const counts = new Map<string, number>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const finding of before) add(nameBefore(finding), 1);
  const fresh = after.filter((finding) => {
    const key = name(finding);
    add(key, -1);
    return (counts.get(key) ?? 0) < 0;
  });
  // What is in the counts now is gone: of every name, as many must be as were mended.
  const left = mended.filter(({ finding }) => {
    const key = nameBefore(finding);
    add(key, -1);
    return (counts.get(key) ?? 0) < 0;
  });
  return { left, fresh };
}

/** Tells where a finding stands when keys have been renamed. */
function createRenamer(edits: readonly Edit[]): (finding: Finding) => Finding {
  const renames = new PathMap<Edit & { readonly kind: "rename" }>();
  for (const edit of edits) if (edit.kind === "rename") renames.add(edit, edit);
  return (finding) => {
    const own = renames.listAbove(finding);
    if (own.length === 0) return finding;
    const keys = new Map(own.map((edit) => [edit.path.length - 1, edit.key]));
    const ofKey = own.find((edit) => String(edit.path.at(-1)) === finding.responseKey);
    return {
      ...finding,
      path: finding.path.map((key, index) => keys.get(index) ?? key),
      ...(ofKey && { responseKey: ofKey.key }),
    };
  };
}
