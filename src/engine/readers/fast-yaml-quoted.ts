import { copyTextRun } from "./fast-yaml-classes.ts";
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  type Cursor,
  DASH,
  DOT,
  DOUBLE_QUOTE,
  isPrintable,
  LINE_FEED,
  SCALAR_KIND,
  SINGLE_QUOTE,
  SPACE,
  TAB,
  unsure,
} from "./fast-yaml-cursor.ts";

/** A scalar in quotes, up to the quote that closes it. */
export function readQuoted(cursor: Cursor, node: number): void {
  const start = cursor.at;
  if (!copyQuoted(cursor, false)) throw unsure;
  cursor.closeNode(node, SCALAR_KIND, start, cursor.at);
}

/** Copies a scalar in quotes, from quote to quote; false where something is in it that is not to be judged here. */
export function copyQuoted(cursor: Cursor, isKey: boolean): boolean {
  const { codes } = cursor;
  const quote = codes[cursor.at++] as number;
  cursor.put(DOUBLE_QUOTE);
  for (;;) {
    copyTextRun(cursor);
    const code = codes[cursor.at];
    if (code === quote && (quote === DOUBLE_QUOTE || codes[cursor.at + 1] !== SINGLE_QUOTE)) break;
    if (!copySpecial(cursor, quote, isKey)) return false;
  }
  cursor.at++;
  cursor.put(DOUBLE_QUOTE);
  return true;
}

/** What is not ordinary within quotes. */
function copySpecial(cursor: Cursor, quote: number, isKey: boolean): boolean {
  const { codes } = cursor;
  const code = codes[cursor.at] as number;
  if (code === LINE_FEED || code === CARRIAGE_RETURN) {
    if (isKey) return false;
    cursor.putFolded(skipBreaks(cursor));
    return true;
  }
  if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
    if (isKey) return false;
    readEscape(cursor);
    return true;
  }
  if (code === SINGLE_QUOTE && quote === SINGLE_QUOTE) {
    cursor.at++;
    const next = codes[cursor.at + 1];
    // Where a line ends with a quote that is written twice, the other reader drops it.
    if (next !== LINE_FEED && next !== CARRIAGE_RETURN) cursor.put(code);
  } else if (code === SINGLE_QUOTE) cursor.put(code);
  else if (code === DOUBLE_QUOTE) cursor.putText('\\"');
  else if (code === BACKSLASH) cursor.putText("\\\\");
  else if (code === TAB) cursor.putText("\\t");
  else if (isPrintable(codes, cursor.at)) cursor.put(code);
  else return false;
  cursor.at++;
  return true;
}

/** Line breaks within quotes, with what the next line is indented by; how many they are. */
function skipBreaks(cursor: Cursor): number {
  const breaks = cursor.nextContent(true);
  const next = cursor.codes[cursor.at];
  if (cursor.indent === -1 || (cursor.indent === 0 && (next === DASH || next === DOT))) throw unsure;
  return breaks;
}

/** What the letters after a backslash stand for. */
const escapes = new Map(
  Object.entries({
    ...{ "0": 0, a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, e: 0x1b, " ": SPACE, '"': DOUBLE_QUOTE, "/": 0x2f },
    ...{ "\\": BACKSLASH, N: 0x85, _: 0xa0, L: 0x2028, P: 0x2029 },
  }).map(([letter, code]) => [letter.charCodeAt(0), code]),
);

/** How many digits follow x, u and U. */
const digitsAfter = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
]);

function readEscape(cursor: Cursor): void {
  const letter = cursor.codes[++cursor.at] as number;
  if (letter === LINE_FEED || letter === CARRIAGE_RETURN) {
    skipBreaks(cursor);
    return;
  }
  cursor.at++;
  const length = digitsAfter.get(letter) ?? 0;
  const digits = cursor.text.slice(cursor.at, cursor.at + length);
  const code = length === 0 ? escapes.get(letter) : Number.parseInt(/^[0-9a-f]+$/i.test(digits) ? digits : "", 16);
  if (digits.length < length || code === undefined || !(code <= 0x10ffff)) throw unsure;
  cursor.at += length;
  for (const unit of String.fromCodePoint(code).split("")) {
    cursor.putText(`\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }
}
