import type { Judge } from "./judge-uses.ts";
import { RowMatcher } from "./match-rows.ts";
import type { OpenDescription } from "./open-corpus.ts";
import type { JudgedRow } from "./score.ts";

/** What the rules know of words, as far as it matters whose words they are. */
export interface Lexicon<Phrase> {
  /** Every phrase. */
  readonly phrases: readonly Phrase[];
  /** The phrases that a text is read by. */
  readonly phrasesIn: (text: string) => Iterable<Phrase>;
  /** The judgement of rules that do not know some phrases. */
  readonly judgeWithout: (phrases: ReadonlySet<Phrase>) => Judge;
}

/** The phrases by which texts of one vendor are read, and none of any other: they are there for its sake. */
export function findOwnPhrases<Phrase>(
  vendorsByText: ReadonlyMap<string, ReadonlySet<string>>,
  phrasesIn: (text: string) => Iterable<Phrase>,
): Map<string, Set<Phrase>> {
  const vendorsByPhrase = new Map<Phrase, Set<string>>();
  for (const [text, vendors] of vendorsByText)
    for (const phrase of phrasesIn(text)) {
      const known = vendorsByPhrase.get(phrase) ?? new Set();
      vendorsByPhrase.set(phrase, known);
      for (const vendor of vendors) known.add(vendor);
    }
  const own = new Map<string, Set<Phrase>>();
  for (const [phrase, [vendor, ...others]] of vendorsByPhrase) {
    if (vendor === undefined || others.length > 0) continue;
    own.set(vendor, (own.get(vendor) ?? new Set()).add(phrase));
  }
  return own;
}

/**
 * Judges the rows of every vendor again by rules that do not know its own phrases: as if nobody had looked at that
 * vendor. Rows of vendors without any, and those that are not in the corpus, stay as they are.
 */
export function leaveVendorsOut<Phrase>(
  judged: readonly JudgedRow[],
  own: ReadonlyMap<string, ReadonlySet<Phrase>>,
  judgeWithout: Lexicon<Phrase>["judgeWithout"],
  open: (vendor: string) => Iterable<OpenDescription>,
): JudgedRow[] {
  const again = new Map<JudgedRow["row"], JudgedRow>();
  for (const [vendor, phrases] of own) {
    const rows = judged.filter((one) => one.vendor === vendor).map(({ row }) => row);
    if (rows.length === 0) continue;
    const matcher = new RowMatcher(rows, judgeWithout(phrases));
    for (const description of open(vendor)) matcher.read(description);
    for (const one of matcher.finish()) again.set(one.row, one);
  }
  return judged.map((one) => again.get(one.row) ?? one);
}
