import type { Position, Range } from "../../core/finding.ts";

/** Turns offsets into lines and columns. Only `\n` ends a line, as in Spectral; the `\r` before it is the line's last character. */
export class LineTable {
  readonly #starts: Int32Array;

  constructor(text: string) {
    let starts = new Int32Array(1024);
    let count = 1; // The first line starts at 0.
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
      if (count === starts.length) {
        const larger = new Int32Array(2 * count);
        larger.set(starts);
        starts = larger;
      }
      starts[count++] = at + 1;
    }
    this.#starts = starts.subarray(0, count);
  }

  /** How many lines there are. */
  get count(): number {
    return this.#starts.length;
  }

  /** The offset of a line's first character; lines count from 0. */
  startOf(line: number): number {
    return this.#starts[line] ?? 0;
  }

  positionAt(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  }

  rangeOf(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}

/** Where the first line of what stands between two offsets ends, without the blanks that close it. */
export function findEndOfFirstLine(text: string, start: number, end: number): number {
  const lineBreak = text.indexOf("\n", start);
  let last = lineBreak === -1 || lineBreak > end ? end : lineBreak;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
  return last;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
