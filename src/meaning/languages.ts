import type { Language } from "./phrase.ts";
import { chinese } from "./phrases/chinese.ts";
import { dutch } from "./phrases/dutch.ts";
import { english } from "./phrases/english.ts";
import { french } from "./phrases/french.ts";
import { german } from "./phrases/german.ts";
import { italian } from "./phrases/italian.ts";
import { japanese } from "./phrases/japanese.ts";
import { korean } from "./phrases/korean.ts";
import { polish } from "./phrases/polish.ts";
import { portuguese } from "./phrases/portuguese.ts";
import { russian } from "./phrases/russian.ts";
import { spanish } from "./phrases/spanish.ts";

/** The lexicon of every language that is read: a text may mix them. In published rulesets it is packed. */
export function listLanguages(): readonly Language[] {
  return [english, german, french, spanish, portuguese, italian, dutch, japanese, chinese, russian, korean, polish];
}
