import { type Cursor, SPACE } from "./fast-yaml-cursor.ts";

const ORDINARY = 0;
/** In quotes or not, more than a character to be copied. */
export const SPECIAL = 1;
/** Special in plain scalars alone. */
const PLAIN_SPECIAL = 2;
const FLOW_INDICATOR = 3;

/** How characters count. For all of them, as a branch would be one more thing that the engine has to learn. */
const classes = new Uint8Array(0x10000)
  .fill(SPECIAL, 0, SPACE)
  .fill(SPECIAL, 0x7f, 0xa0)
  .fill(SPECIAL, 0xd800, 0xe000)
  .fill(SPECIAL, 0xfffe);
for (const character of "'\"\\") classes[character.charCodeAt(0)] = SPECIAL;
for (const character of ":#") classes[character.charCodeAt(0)] = PLAIN_SPECIAL;
for (const character of ",[]{}") classes[character.charCodeAt(0)] = FLOW_INDICATOR;

/** What a character means to scalars on one line. */
export function classify(code: number): number {
  return classes[code] as number;
}

export function isFlowIndicator(code: number): boolean {
  return classes[code] === FLOW_INDICATOR;
}

// Each loop by itself: the engine compiles it the sooner, and finds no reason to take that back.

/** Copies what is ordinary in plain scalars. */
export function copyPlainRun(cursor: Cursor): void {
  const { codes, out } = cursor;
  let { at, to } = cursor;
  for (let code = codes[at] as number; classify(code) === ORDINARY; code = codes[++at] as number) out[to++] = code;
  cursor.at = at;
  cursor.to = to;
}

/** Copies what is ordinary in quotes and in blocks. */
export function copyTextRun(cursor: Cursor): void {
  const { codes, out } = cursor;
  let { at, to } = cursor;
  for (let code = codes[at] as number; classify(code) !== SPECIAL; code = codes[++at] as number) out[to++] = code;
  cursor.at = at;
  cursor.to = to;
}
