import type { Splice } from "../core/fix.ts";
import { compareCuts } from "../engine/edits/apply-splices.ts";

/** What comes in the place of a part of a text, by offsets in it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A part of the text as it was, or what was written. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * Turns splices that were made step by step, each step in the text that the one before has left, into what became of the
 * text as it was at first, in its order. `length` is that of the first text; offsets count without a BOM.
 */
export function composeSteps(
  length: number,
  steps: readonly (readonly Pick<Splice, "start" | "end" | "text">[])[],
): readonly Replacement[] {
  let pieces: readonly Piece[] = [{ start: 0, end: length }];
  for (const splices of steps) pieces = cut(pieces, splices);
  const replacements: Replacement[] = [];
  let [at, written] = [0, ""];
  const close = (start: number) => {
    if (start > at || written !== "") replacements.push({ start: at, end: start, text: written });
    written = "";
  };
  for (const piece of pieces) {
    if ("text" in piece) written += piece.text;
    else if (piece.end > piece.start) {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return replacements;
}

function cut(pieces: readonly Piece[], splices: readonly Pick<Splice, "start" | "end" | "text">[]): readonly Piece[] {
  const rest = [...pieces].reverse();
  const kept: Piece[] = [];
  let at = 0;
  const advance = (to: number, keep: boolean) => {
    for (let piece = rest.pop(); piece !== undefined; piece = rest.pop()) {
      const room = to - at;
      if (room <= 0) {
        rest.push(piece);
        return;
      }
      const size = "text" in piece ? piece.text.length : piece.end - piece.start;
      if (size > room) rest.push(slice(piece, room, size));
      if (keep) kept.push(size > room ? slice(piece, 0, room) : piece);
      at += Math.min(size, room);
    }
  };
  for (const { start, end, text } of splices.toSorted(compareCuts)) {
    advance(start, true);
    advance(end, false);
    kept.push({ text });
  }
  return [...kept, ...rest.reverse()];
}

function slice(piece: Piece, from: number, to: number): Piece {
  return "text" in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}
