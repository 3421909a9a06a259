import {
  CARRIAGE_RETURN,
  COLON,
  type Cursor,
  DOUBLE_QUOTE,
  HASH,
  LINE_FEED,
  SCALAR_KIND,
  SINGLE_QUOTE,
  SPACE,
} from "./fast-yaml-cursor.ts";

const LETTER = 1;
const DIGIT = 2;
/** In a text, stands for itself. */
const OTHER = 3;
/** Within quotes, stands for itself. */
const COLON_OR_HASH = 4;

/** How characters count here; those that do not are left to the functions that know all. */
const classes = new Uint8Array(0x10000).fill(OTHER, 0xa0, 0xd800).fill(OTHER, 0xe000, 0xfffe);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$/")
  classes[character.charCodeAt(0)] = LETTER;
for (const character of "0123456789-.") classes[character.charCodeAt(0)] = DIGIT;
for (const character of " !%&'()*+,;<=>?@[]^`{|}~") classes[character.charCodeAt(0)] = OTHER;
for (const character of ":#") classes[character.charCodeAt(0)] = COLON_OR_HASH;

/** The second letters of null, true and false. */
const inWords = new Uint8Array(0x100);
for (const character of "uUrRaA") inWords[character.charCodeAt(0)] = 1;
const longestWord = "false".length;

/**
 * Reads a member on one line, `key: value`, where both are written as nearly all are, up to the next content; gives
 * the record of the value, or -1 where it does not know, with nothing done. It can do nothing that the functions for
 * all members cannot, but does it at once: most of a text is read before the engine has compiled anything, and till
 * then a call costs as much as many characters.
 */
export function readSimpleMember(cursor: Cursor, column: number): number {
  const { codes, out, at: keyStart } = cursor;
  let { to } = cursor;
  let at = keyStart;
  let code = codes[at] as number;
  if (classes[code] !== LETTER) return -1;
  out[to++] = DOUBLE_QUOTE;
  for (let kind = LETTER; kind === LETTER || kind === DIGIT; kind = classes[code] as number) {
    out[to++] = code;
    code = codes[++at] as number;
  }
  const keyEnd = at;
  if (code !== COLON || codes[at + 1] !== SPACE) return -1;
  if (keyEnd - keyStart <= longestWord && inWords[codes[keyStart + 1] as number] === 1) return -1;
  out[to++] = DOUBLE_QUOTE;
  out[to++] = COLON;
  out[to++] = DOUBLE_QUOTE;

  at += 2;
  const start = at;
  code = codes[at] as number;
  const isQuoted = code === SINGLE_QUOTE || code === DOUBLE_QUOTE;
  if (isQuoted) {
    const quote = code;
    code = codes[++at] as number;
    while (code !== quote && classes[code] !== 0) {
      out[to++] = code;
      code = codes[++at] as number;
    }
    if (code !== quote) return -1;
    code = codes[++at] as number;
  } else {
    if (classes[code] !== LETTER) return -1;
    for (let kind = LETTER; kind !== 0; kind = classes[code] as number) {
      if (kind === COLON_OR_HASH && !standsForItself(codes[at - 1] as number, code, codes[at + 1] as number)) return -1;
      out[to++] = code;
      code = codes[++at] as number;
    }
    if (codes[at - 1] === SPACE || (at - start <= longestWord && inWords[codes[start + 1] as number] === 1)) return -1;
  }
  const end = at;
  if (code === CARRIAGE_RETURN) code = codes[++at] as number;
  if (code !== LINE_FEED) return -1;
  out[to++] = DOUBLE_QUOTE;

  const lineStart = ++at;
  while (codes[at] === SPACE) at++;
  code = codes[at] as number;
  // A blank line, a comment, the end, or a value that goes on.
  if (code <= SPACE || code === HASH || code === 0x7f || at - lineStart > column) return -1;
  cursor.at = at;
  cursor.to = to;
  cursor.keys++;
  cursor.lineStart = lineStart;
  cursor.indent = at - lineStart;
  const node = cursor.openNode(keyStart, keyEnd);
  cursor.closeNode(node, SCALAR_KIND, start, end);
  return node;
}

/** A colon or a hash in a plain scalar. */
function standsForItself(before: number, code: number, after: number): boolean {
  return code === COLON ? after > SPACE : before !== SPACE;
}
