import type { Position } from "../core/finding.ts";
import type { View } from "./format.ts";

/** In a line longer than this, the bytes up to every so many characters are counted once: it may hold all findings. */
const step = 2_048;

/**
 * Counts columns in bytes of UTF-8, from zero, where findings count UTF-16 units. Where the line cannot be read, they are
 * taken for the same, as they are in ASCII.
 */
export function createByteCounter({ readLine }: Pick<View, "readLine">): (source: string, at: Position) => number {
  const longLines = new Map<string, readonly number[]>();
  return (source, { line, character }) => {
    const text = readLine(source, line);
    if (text === undefined || character > text.length) return character;
    if (text.length <= step) return Buffer.byteLength(text.slice(0, character));
    const key = `${line}:${source}`;
    let sums = longLines.get(key);
    if (sums === undefined) {
      sums = sumBytes(text);
      longLines.set(key, sums);
    }
    const index = Math.floor(character / step);
    return (sums[index] ?? 0) + Buffer.byteLength(text.slice(index * step, character));
  };
}

/** How many bytes there are before each step of a line. */
function sumBytes(text: string): readonly number[] {
  const sums = [0];
  for (let end = step; end <= text.length; end += step) {
    const bytes = Buffer.byteLength(text.slice(end - step, end));
    // A character on the border is counted as two halves of three bytes each, and has four.
    const excess = /[\ud800-\udbff]$/.test(text.slice(end - 1, end)) ? 2 : 0;
    sums.push((sums.at(-1) ?? 0) + bytes - excess);
  }
  return sums;
}
