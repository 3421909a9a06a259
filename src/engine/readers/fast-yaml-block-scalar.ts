import { copyTextRun } from "./fast-yaml-classes.ts";
import {
  BACKSLASH,
  BLOCK_SCALAR_KIND,
  CARRIAGE_RETURN,
  type Cursor,
  DASH,
  DOUBLE_QUOTE,
  isPrintable,
  LINE_FEED,
  SINGLE_QUOTE,
  SPACE,
  TAB,
  unsure,
} from "./fast-yaml-cursor.ts";

const PLUS = 0x2b;
const ONE = 0x31;
const NINE = 0x39;
const FOLDED = 0x3e;

/**
 * A literal or folded scalar, up to the next content below it; `column` is that of what holds it. Goes step by step
 * with the other reader, which has its own way with blank lines at the beginning and at the end.
 */
export function readBlockScalar(cursor: Cursor, node: number, column: number): void {
  const { codes, at: start } = cursor;
  const isFolded = codes[start] === FOLDED;
  const { chomping, width } = readHeader(cursor);
  let isDetected = width > 0;
  let textIndent = column + Math.max(width, 1);
  let isMoreIndented = false;
  let emptyLines = 0;
  cursor.put(DOUBLE_QUOTE);
  for (;;) {
    let { at } = cursor;
    const lineStart = at;
    while (codes[at] === SPACE && (!isDetected || at - lineStart < textIndent)) at++;
    const indent = at - lineStart;
    if (!isDetected && indent > textIndent) textIndent = indent;
    const code = codes[at] as number;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      emptyLines++;
      cursor.at = at;
      leaveTextLine(cursor);
      continue;
    }
    if (indent < textIndent) {
      // How many blank lines end a text, the other reader sees otherwise where it adds some to it.
      if (chomping === PLUS && code === 0) throw unsure;
      if (chomping === PLUS) cursor.putLineFeeds(emptyLines);
      else if (chomping === 0 && isDetected) cursor.putLineFeeds(1);
      cursor.put(DOUBLE_QUOTE);
      cursor.closeNode(node, BLOCK_SCALAR_KIND, start, lineStart - 1);
      cursor.enterLine(lineStart);
      return;
    }
    const begins = code === SPACE || code === TAB;
    if (!isFolded) cursor.putLineFeeds(isDetected ? emptyLines + 1 : 0);
    else if (begins || isMoreIndented) cursor.putLineFeeds(emptyLines + 1);
    else if (emptyLines > 0) cursor.putLineFeeds(emptyLines);
    else if (isDetected) cursor.put(SPACE);
    isMoreIndented = begins;
    isDetected = true;
    emptyLines = 0;
    cursor.at = at;
    copyTextLine(cursor);
    leaveTextLine(cursor);
  }
}

/** What stands after `|` or `>`, up to the next line. */
function readHeader(cursor: Cursor): { readonly chomping: number; readonly width: number } {
  const { codes } = cursor;
  let chomping = 0;
  let width = 0;
  for (let code = codes[++cursor.at] as number; code > SPACE; code = codes[++cursor.at] as number) {
    if (chomping === 0 && (code === PLUS || code === DASH)) chomping = code;
    else if (width === 0 && code >= ONE && code <= NINE) width = code - ONE + 1;
    else throw unsure;
  }
  cursor.skipSpaces();
  if (!cursor.isAtEndOfContent()) throw unsure;
  while (codes[cursor.at] !== LINE_FEED && codes[cursor.at] !== CARRIAGE_RETURN) cursor.at++;
  leaveTextLine(cursor);
  return { chomping, width };
}

function copyTextLine(cursor: Cursor): void {
  const { codes } = cursor;
  for (;;) {
    copyTextRun(cursor);
    const code = codes[cursor.at] as number;
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return;
    if (code === DOUBLE_QUOTE || code === BACKSLASH) {
      cursor.put(BACKSLASH);
      cursor.put(code);
    } else if (code === TAB) cursor.putText("\\t");
    else if (code === SINGLE_QUOTE || isPrintable(codes, cursor.at)) cursor.put(code);
    else throw unsure;
    cursor.at++;
  }
}

function leaveTextLine(cursor: Cursor): void {
  if (cursor.codes[cursor.at] === CARRIAGE_RETURN) cursor.at++;
  if (cursor.codes[cursor.at] !== LINE_FEED) throw unsure;
  cursor.at++;
}
