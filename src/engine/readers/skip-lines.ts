import type { LineTable } from "./line-table.ts";
import { CLOSE_BRACE, CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET } from "./scan-json.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The offset after an array or object that opens at the end of its line and closes at the beginning of another one, as far
 * in as the line where it opens: one look at a line instead of one at each character. No string of JSON holds a line break,
 * so this cannot end inside of one; that all between is indented further is taken on trust, and the caller has to check.
 * Undefined where the value is not written so.
 */
export function skipByLines(text: string, from: number, lines: LineTable): number | undefined {
  const opening = text.charCodeAt(from);
  if (opening !== OPEN_BRACE && opening !== OPEN_BRACKET) return undefined;
  const next = text.charCodeAt(from + 1);
  if (next !== LINE_FEED && next !== CARRIAGE_RETURN) return undefined;

  const { line } = lines.positionAt(from);
  const indentation = countBlanks(text, lines.startOf(line));
  for (let below = line + 1; below < lines.count; below++) {
    const start = lines.startOf(below);
    if (isBlank(text.charCodeAt(start + indentation))) continue;
    const end = start + countBlanks(text, start);
    const closing = text.charCodeAt(end);
    return end === start + indentation && closing === (opening === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET)
      ? end + 1
      : undefined;
  }
  return undefined;
}

function countBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at - from;
}

/** What indents; a line break does not. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
