import type { Splice } from "../../core/fix.ts";

type Cut = Pick<Splice, "start" | "end" | "text">;

/**
 * The text of a document with its splices made; those of other documents are left out by the caller. A BOM at its
 * beginning stays. Throws where two of them overlap.
 */
export function applySplices(text: string, splices: readonly Cut[]): string {
  const skipped = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: written } of splices.toSorted(compareCuts)) {
    if (start + skipped < done) throw new Error(`Splices overlap at ${start}.`);
    parts.push(text.slice(done, start + skipped), written);
    done = end + skipped;
  }
  return parts.join("") + text.slice(done);
}

/**
 * In the order of the text. Of what is put in at one place, that which begins on the line comes first, then the lines that
 * are indented most: they belong to what ends there, the others to what goes on. What is alike keeps its order.
 */
export function compareCuts(one: Cut, other: Cut): number {
  return one.start - other.start || one.end - other.end || depthOf(other.text) - depthOf(one.text);
}

function depthOf(text: string): number {
  const indent = /^\r?\n( *)/.exec(text)?.[1];
  return indent === undefined ? Number.MAX_SAFE_INTEGER : indent.length;
}
