import type { FirstWords } from "./first-words.ts";
import { type Phrase, readClass, readSteps, type Sequence } from "./phrase.ts";

/** Which beginnings of words there are: 60 bits in two halves, as an operator reaches no more than 32 at once. */
type Marks = readonly [low: number, high: number];

/**
 * For each place of a phrase that cannot be left out, the marks of the words that may begin it: a text that has none of
 * them needs no closer look. Places that any word may begin are left out.
 */
export function listNeeds(phrase: Phrase): readonly Marks[] {
  return readSteps(phrase).flatMap(({ options, isOptional }) => {
    const beginnings = isOptional ? [] : options.flatMap((option) => listBeginnings(option, phrase));
    const words = beginnings.filter((word) => word !== undefined);
    return words.length === 0 || words.length < beginnings.length ? [] : [markWords(words)];
  });
}

/** The words that a sequence may begin with; undefined among them where any word may. */
function listBeginnings([first = "~"]: Sequence, { language }: Phrase): readonly (string | undefined)[] {
  if (first.startsWith("<")) return readClass(first, language).map(([word]) => word);
  return [/^(?:[~^$]|.?\*$)/.test(first) ? undefined : first];
}

/** One bit for each beginning of two letters, which some others share. */
function markWords(words: Iterable<string>): Marks {
  let [low, high] = [0, 0];
  for (const word of words) {
    const bit = bitOf(word);
    if (bit < 30) low |= 1 << bit;
    else high |= 1 << (bit - 30);
  }
  return [low, high];
}

function bitOf(word: string): number {
  return (word.charCodeAt(0) * 31 + (word.length > 1 ? word.charCodeAt(1) : 0)) % 60;
}

/**
 * Passes the phrases over for which a text lacks words from where they would begin; `needs` are those of each phrase, by its
 * place in the list.
 */
export function createSieve(needs: readonly (readonly Marks[])[]): NonNullable<FirstWords["sift"]> {
  return (words) => {
    // The marks of each word and of all after it; after the last there are none.
    const lows = [0];
    const highs = [0];
    for (let at = words.length - 1, low = 0, high = 0; at >= 0; at--) {
      const bit = bitOf(words[at]?.text ?? "");
      if (bit < 30) low |= 1 << bit;
      else high |= 1 << (bit - 30);
      lows.push(low);
      highs.push(high);
    }
    return (phrase, from) => {
      let at = words.length - from;
      for (const [low, high] of needs[phrase] ?? []) {
        if ((low & (lows[at] ?? 0)) === 0 && (high & (highs[at] ?? 0)) === 0) return false;
        // Where one stands, the next ones cannot: they come after the first word at the earliest.
        at = words.length - from - 1;
      }
      return true;
    };
  };
}
