import type { Splice } from "../../core/fix.ts";

/**
 * The text of a document with its splices made; those of other documents are left out by the caller. A BOM at its
 * beginning stays. Of several at one place, the first one given comes first in the text. Throws where two overlap.
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const skipped = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: written } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start + skipped < at) throw new Error(`Splices overlap at ${start}.`);
    pieces.push(text.slice(at, start + skipped), written);
    at = end + skipped;
  }
  return pieces.join("") + text.slice(at);
}
