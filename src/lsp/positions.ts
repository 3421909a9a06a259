import type { Position, Range } from "../core/finding.ts";
import { LineTable } from "../engine/readers/line-table.ts";

/**
 * Turns the ranges of our readers into those of the protocol, for one text. They are the same but where the text begins
 * with a BOM, which our readers do not count, and where a `\r` alone ends a line, which it does for editors only.
 */
export function createPlacer(text: string): (range: Range) => Range {
  const skipped = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (skipped === 0 && !/\r(?!\n)/.test(text)) return (range) => range;
  const ours = new LineTable(text.slice(skipped));
  const theirs = new LineTable(text.replace(/\r(?!\n)/g, "\n"));
  const move = ({ line, character }: Position) => theirs.positionAt(ours.startOf(line) + character + skipped);
  return ({ start, end }) => ({ start: move(start), end: move(end) });
}
