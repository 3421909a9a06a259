import { SPACE } from "./fast-yaml-cursor.ts";

export const ORDINARY = 0;
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
