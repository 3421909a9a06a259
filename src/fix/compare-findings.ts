import type { Finding } from "../core/finding.ts";
import type { Edit } from "../core/fix.ts";
import { createDefectNamer } from "../engine/defect-namer.ts";
import type { JsonPath } from "../openapi/json-path.ts";
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
  const renames = edits.filter((edit) => edit.kind === "rename");
  if (renames.length === 0) return (finding) => finding;
  return (finding) => {
    const { source, path, responseKey } = finding;
    const own = renames.filter((edit) => edit.source === source && isAtOrBelow(edit.path, path));
    if (own.length === 0) return finding;
    const keys = new Map(own.map((edit) => [edit.path.length - 1, edit.key]));
    const ofKey = own.find((edit) => String(edit.path.at(-1)) === responseKey);
    return {
      ...finding,
      path: path.map((key, index) => keys.get(index) ?? key),
      ...(ofKey && { responseKey: ofKey.key }),
    };
  };
}

/** Whether a finding is in what a candidate writes. */
export function hasWritten({ edits }: Candidate, { source, path }: Finding): boolean {
  return edits.some(
    (edit) =>
      edit.source === source && edit.kind !== "remove" && saysAnother(edit) && isAtOrBelow(writtenBy(edit), path),
  );
}

/** Whether a candidate changes what a finding is about. */
export function concerns({ edits }: Candidate, { source, path }: Finding): boolean {
  return edits.some((edit) => {
    const written = writtenBy(edit);
    return edit.source === source && saysAnother(edit) && (isAtOrBelow(written, path) || isAtOrBelow(path, written));
  });
}

/** Whether the document says something else then: a key in quotes is the same key, and all below it stays. */
function saysAnother({ kind }: Edit): boolean {
  return kind !== "quote";
}

/** Where what is written stands then; what is taken away stood there. */
function writtenBy(edit: Edit): JsonPath {
  if (edit.kind === "add") return [...edit.path, ...edit.keys];
  return edit.kind === "rename" ? edit.path.with(-1, edit.key) : edit.path;
}

function isAtOrBelow(above: JsonPath, path: JsonPath): boolean {
  return above.length <= path.length && above.every((key, index) => String(key) === String(path[index]));
}
