import type { Splice } from "../../core/fix.ts";

/**
 * The text of a document with its splices made, from the last to the first; those of other documents are left out by
 * the caller. A BOM at its beginning stays. Throws where two of them overlap.
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const skipped = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let spliced = text;
  let later = Number.POSITIVE_INFINITY;
  // Of several at one place, the first one given comes first in the text.
  for (const { start, end, text: written } of splices
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .toReversed()) {
    if (end > later) throw new Error(`Splices overlap at ${start}.`);
    spliced = spliced.slice(0, start + skipped) + written + spliced.slice(end + skipped);
    later = start;
  }
  return spliced;
}
