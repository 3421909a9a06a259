import { inflateSync, strFromU8 } from "fflate";
import type { Language } from "../src/meaning/phrase.ts";

/** All that is printed in ASCII, but quotes and what escapes them. */
export const letters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
  .filter((letter) => !'"\\`'.includes(letter))
  .join("");

/** What `packLanguages` packed; this goes into the rulesets, and runs wherever they do. */
export function unpack(text: string): readonly Language[] {
  const bytes = new Uint8Array((text.length * 13) / 16);
  let [bits, count, at] = [0, 0, 0];
  for (let index = 0; index < text.length; index += 2) {
    bits |= (letters.indexOf(text.charAt(index)) * 91 + letters.indexOf(text.charAt(index + 1))) << count;
    for (count += 13; count >= 8; count -= 8) {
      bytes[at++] = bits & 0xff;
      bits >>>= 8;
    }
  }
  return JSON.parse(strFromU8(inflateSync(bytes)));
}
