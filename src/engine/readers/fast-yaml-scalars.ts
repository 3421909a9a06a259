import { resolvePlain, resolvePlainKey } from "./convert-scalar.ts";
import { classify, isFlowIndicator, ORDINARY, SPECIAL } from "./fast-yaml-classes.ts";
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  COLON,
  type Cursor,
  DASH,
  DOT,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  isPrintable,
  LINE_FEED,
  NULL_KIND,
  SCALAR_KIND,
  SINGLE_QUOTE,
  SPACE,
  unsure,
} from "./fast-yaml-cursor.ts";

import { copyQuoted } from "./fast-yaml-quoted.ts";

const LESS_THAN = 0x3c;

/** What no plain scalar begins with, or only before certain others. */
const cannotBegin = new Uint8Array(0x80).fill(1, 0, SPACE + 1);
for (const character of "\x7f&*!|>'\"%@`,[]{}#?:") cannotBegin[character.charCodeAt(0)] = 1;

/** By the first character, how long those can be that are numbers, booleans or null. */
const longestOther = new Int32Array(0x80).fill(-1);
for (const character of "0123456789+-.~") longestOther[character.charCodeAt(0)] = 0x7fffffff;
for (const character of "fFnNtT") longestOther[character.charCodeAt(0)] = "false".length;

function mayStandForAnother(first: number, length: number): boolean {
  return first < 0x80 && length <= (longestOther[first] as number);
}

function beginsPlain({ codes, at }: Cursor, inFlow: boolean): boolean {
  const code = codes[at] as number;
  if (code < 0x80 && cannotBegin[code] === 1) return false;
  if (code !== DASH && code !== DOT) return true;
  const next = codes[at + 1] as number;
  // At the beginning of a line it may be one of those that end a document.
  return !isBlank(next) && !(inFlow && isFlowIndicator(next)) && at > 0 && codes[at - 1] !== LINE_FEED;
}

/**
 * Copies what stands on one line of a plain scalar, without the blanks at its end; false where something is in it that
 * is not to be judged here.
 */
function copyPlain(cursor: Cursor, inFlow: boolean): boolean {
  const { codes, out } = cursor;
  let { at, to } = cursor;
  for (;;) {
    const code = codes[at] as number;
    if (classify(code) !== ORDINARY) {
      if (code === LINE_FEED) break;
      if (endsPlain(cursor, at, inFlow)) break;
      if (code === DOUBLE_QUOTE || code === BACKSLASH) out[to++] = BACKSLASH;
      else if (classify(code) === SPECIAL && code !== SINGLE_QUOTE && !isPrintable(codes, at)) return false;
    }
    out[to++] = code;
    at++;
  }
  while (codes[at - 1] === SPACE) {
    at--;
    to--;
  }
  cursor.at = at;
  cursor.to = to;
  return true;
}

/** Whether a plain scalar ends before a character that is not ordinary. */
function endsPlain({ codes }: Cursor, at: number, inFlow: boolean): boolean {
  const code = codes[at] as number;
  if (code === COLON) {
    const next = codes[at + 1] as number;
    return isBlank(next) || (inFlow && isFlowIndicator(next));
  }
  if (code === HASH) return codes[at - 1] === SPACE;
  return code === CARRIAGE_RETURN || (inFlow && isFlowIndicator(code));
}

/**
 * Reads a key with its colon and writes it, false if there is none on this line: then the cursor is anywhere, else it
 * knows where the key stands.
 */
export function readKey(cursor: Cursor, inFlow: boolean): boolean {
  const { codes, out, at: start, to } = cursor;
  const first = codes[start] as number;
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
    if (!copyQuoted(cursor, true)) return false;
    cursor.to--;
  } else {
    if (!beginsPlain(cursor, inFlow)) return false;
    cursor.put(DOUBLE_QUOTE);
    if (!copyPlain(cursor, inFlow)) return false;
  }
  const end = cursor.at;
  cursor.skipSpaces();
  if (codes[cursor.at] !== COLON) return false;
  cursor.at++;
  if (!inFlow && !isBlank(codes[cursor.at])) return false;

  // A merge, to the other reader even in quotes.
  if (cursor.to === to + 3 && out[to + 1] === LESS_THAN && out[to + 2] === LESS_THAN) throw unsure;
  if (mayStandForAnother(first, end - start)) {
    const written = cursor.text.slice(start, end);
    const key = resolvePlainKey(written);
    if (key !== written) {
      cursor.to = to + 1;
      cursor.putText(key);
    }
  }
  cursor.put(DOUBLE_QUOTE);
  cursor.put(COLON);
  cursor.keyStart = start;
  cursor.keyEnd = end;
  cursor.keys++;
  return true;
}

/** The key that stands between two offsets, as `readKey` wrote it. */
export function cutKey(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  if (first === DOUBLE_QUOTE) return text.slice(start + 1, end - 1);
  if (first === SINGLE_QUOTE) return text.slice(start + 1, end - 1).replaceAll("''", "'");
  return resolvePlainKey(text.slice(start, end));
}

/** A plain scalar, in a block with the lines below it that are indented by more than a column, up to the next content. */
export function readPlain(cursor: Cursor, node: number, column: number): void {
  const { codes, at: start, to } = cursor;
  if (!beginsPlain(cursor, false)) throw unsure;
  cursor.put(DOUBLE_QUOTE);
  if (!copyPlain(cursor, false)) throw unsure;
  let end = cursor.at;
  cursor.skipSpaces();
  if (!cursor.isAtEndOfContent()) throw unsure;
  let breaks = cursor.nextContent();
  const isOneLine = cursor.indent <= column;
  while (breaks > 0 && cursor.indent > column) {
    cursor.putFolded(breaks);
    if (!copyPlain(cursor, false)) throw unsure;
    end = cursor.at;
    cursor.skipSpaces();
    if (!cursor.isAtEndOfContent()) throw unsure;
    breaks = cursor.nextContent();
  }
  closePlain(cursor, node, start, end, to, isOneLine && mayStandForAnother(codes[start] as number, end - start));
}

/** A plain scalar in a flow collection, which has to be on one line. */
export function readPlainInFlow(cursor: Cursor, node: number): void {
  const { codes, at: start, to } = cursor;
  if (!beginsPlain(cursor, true)) throw unsure;
  cursor.put(DOUBLE_QUOTE);
  if (!copyPlain(cursor, true)) throw unsure;
  const end = cursor.at;
  closePlain(cursor, node, start, end, to, mayStandForAnother(codes[start] as number, end - start));
}

function closePlain(cursor: Cursor, node: number, start: number, end: number, to: number, mayBeOther: boolean): void {
  const value = mayBeOther ? resolvePlain(cursor.text.slice(start, end)) : "";
  if (typeof value === "string") cursor.put(DOUBLE_QUOTE);
  else {
    // Not to be written in JSON, or not as it is.
    if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) throw unsure;
    cursor.to = to;
    cursor.putText(String(value));
  }
  cursor.closeNode(node, value === null ? NULL_KIND : SCALAR_KIND, start, end);
}
