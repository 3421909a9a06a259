import { type Cursor, SPACE } from "./fast-yaml-cursor.ts";

const ORDINARY = 0;
/** In quotes or not, more than a character to be copied. */
export const SPECIAL = 1;
/** Special in plain scalars alone. */
const PLAIN_SPECIAL = 2;
const FLOW_INDICATOR = 3;

/** How characters below 0x100 count; above, most are ordinary. */
const classes = new Uint8Array(0x100).fill(SPECIAL, 0, SPACE).fill(SPECIAL, 0x7f, 0xa0);
for (const character of "'\"\\") classes[character.charCodeAt(0)] = SPECIAL;
for (const character of ":#") classes[character.charCodeAt(0)] = PLAIN_SPECIAL;
for (const character of ",[]{}") classes[character.charCodeAt(0)] = FLOW_INDICATOR;

/** What a character means to scalars on one line. */
export function classify(code: number): number {
  if (code < 0x100) return classes[code] as number;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) ? ORDINARY : SPECIAL;
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
