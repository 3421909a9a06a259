import type { Word } from "./words.ts";

// Words that say nothing by themselves, in all languages that are read, without accents.

const split = (words: string) => new Set(words.split(" "));

/** They part alternatives: `invalid id, or not found`. */
const alternators = split(", or / and oder und ou et o u y e або или либо чи lub albo 或");
/** The same in scripts without blanks, where each character is a word. */
const longAlternators = ["または", "もしくは", "あるいは", "および", "또는", "혹은", "거나"].map((text) => [
  ...text.normalize("NFC"),
]);

export function isAlternator(words: readonly Word[], at: number): boolean {
  return (
    alternators.has(words[at]?.text ?? "") ||
    longAlternators.some((characters) => characters.every((character, index) => words[at + index]?.text === character))
  );
}

/** They begin what happens otherwise. */
export const otherwise = split(
  "or otherwise else oder sonst andernfalls ou sinon o sino contrario senao oppure altrimenti anders иначе",
);

/** They begin a condition. */
export const conditions = split(
  "if when unless wenn falls si lorsque quand cuando se quando caso indien wanneer если когда якщо коли jesli jezeli gdy 若 如 当",
);
/** Languages that say last on which condition: `失敗した場合`. */
export const conditionAfter = /^[^。.、,，]*?(?:場合|とき|時|际|際|かどうか|ても|时|的话|경우|때|여부|하면)/;

/** To skip one of these would turn the meaning round. */
export const negations = split("no not never without nicht kein keine ne pas non sin nao sem niet geen не без nie");

/** After these nothing follows that could be what the words before are said of: `invalid token`, not `invalid token name`. */
export const closing = split(
  "or and for in on at to by of with from due because when if while during as is was were are has have been " +
    "occurred happened error errors exception response supplied provided given sent used passed specified detected found message " +
    "und oder fur bei beim mit et ou pour lors avec par y o para por con en al e com em ao per nel voor bij door",
);
