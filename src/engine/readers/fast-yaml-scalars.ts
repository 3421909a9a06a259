import { resolvePlain, resolvePlainKey } from "./convert-scalar.ts";
import { classify, copyPlainRun, isFlowIndicator, SPECIAL } from "./fast-yaml-classes.ts";
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

/** What is no string but a number, a boolean or null begins so. */
const MAY_BE_NUMBER = 1;
const MAY_BE_WORD = 2;
const beginnings = new Uint8Array(0x80);
for (const character of "0123456789+-.~") beginnings[character.charCodeAt(0)] = MAY_BE_NUMBER;
for (const character of "nNtTfF") beginnings[character.charCodeAt(0)] = MAY_BE_WORD;
/** The second letters of null, true and false, without which nearly all keys that begin like them are no such word. */
const secondLetters = new Uint8Array(0x80);
for (const character of "uUrRaA") secondLetters[character.charCodeAt(0)] = 1;
const longestWord = "false".length;

/** Whether what is written in plain style between two offsets may be other than a string. */
function mayStandForAnother({ codes }: Cursor, start: number, end: number): boolean {
  const beginning = beginnings[codes[start] as number];
  if (beginning !== MAY_BE_WORD) return beginning === MAY_BE_NUMBER;
  return end - start <= longestWord && secondLetters[codes[start + 1] as number] === 1;
}

function beginsPlain({ codes, at }: Cursor, inFlow: boolean): boolean {
  const code = codes[at] as number;
  if (code < 0x80 && cannotBegin[code] === 1) return false;
  if (code !== DASH && code !== DOT) return true;
  // At the beginning of a line it may be one of those that end a document.
  if (at === 0 || codes[at - 1] === LINE_FEED) return false;
  const next = codes[at + 1] as number;
  return code === DOT || (!isBlank(next) && !(inFlow && isFlowIndicator(next)));
}

/**
 * Copies what stands on one line of a plain scalar, without the blanks at its end; false where something is in it that
 * is not to be judged here.
 */
function copyPlain(cursor: Cursor, inFlow: boolean): boolean {
  const { codes } = cursor;
  for (;;) {
    copyPlainRun(cursor);
    const code = codes[cursor.at] as number;
    if (code === LINE_FEED || endsPlain(cursor, cursor.at, inFlow)) break;
    if (code === DOUBLE_QUOTE || code === BACKSLASH) cursor.put(BACKSLASH);
    else if (classify(code) === SPECIAL && code !== SINGLE_QUOTE && !isPrintable(codes, cursor.at)) return false;
    cursor.put(code);
    cursor.at++;
  }
  while (codes[cursor.at - 1] === SPACE) {
    cursor.at--;
    cursor.to--;
  }
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
  if (mayStandForAnother(cursor, start, end)) {
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
  const { at: start, to } = cursor;
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
  closePlain(cursor, node, start, end, to, isOneLine && mayStandForAnother(cursor, start, end));
}

/** A plain scalar in a flow collection, which has to be on one line. */
export function readPlainInFlow(cursor: Cursor, node: number): void {
  const { at: start, to } = cursor;
  if (!beginsPlain(cursor, true)) throw unsure;
  cursor.put(DOUBLE_QUOTE);
  if (!copyPlain(cursor, true)) throw unsure;
  const end = cursor.at;
  closePlain(cursor, node, start, end, to, mayStandForAnother(cursor, start, end));
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
