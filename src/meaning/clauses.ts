import { isParted } from "./find-phrases.ts";
import type { Reading, Statement } from "./read-text.ts";
import { isAlternator } from "./small-words.ts";

/** What is said in one breath: up to a full stop, a colon, a bracket or a line of a list. */
export interface Clause {
  /** The words, from the first to after the last. */
  readonly from: number;
  readonly to: number;
  readonly statements: readonly Statement[];
  /** The mark that ends it; undefined at the end of the text. */
  readonly mark: string | undefined;
}

const known = new WeakMap<Reading, readonly Clause[]>();

/** The clauses of a text that hold any word. */
export function listClauses(reading: Reading): readonly Clause[] {
  let clauses = known.get(reading);
  if (clauses === undefined) {
    clauses = readClauses(reading);
    known.set(reading, clauses);
  }
  return clauses;
}

function readClauses({ words, statements }: Reading): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    if (!isParted(word)) continue;
    if (at > from)
      clauses.push({
        from,
        to: at,
        statements: statements.filter((statement) => statement.from >= from && statement.from < at),
        mark: word?.text,
      });
    from = at + 1;
  }
  return clauses;
}

/** The alternatives that a clause lists (`invalid id, or not found`): what each says. */
export function listAlternatives(
  { words }: Reading,
  { from, to, statements }: Clause,
): readonly (readonly Statement[])[] {
  const alternatives: Statement[][] = [[]];
  for (let at = from; at < to; at++) {
    if (isAlternator(words, at) && !statements.some((statement) => statement.from <= at && statement.to > at))
      alternatives.push([]);
    const begun = statements.find((statement) => statement.from === at);
    if (begun !== undefined) alternatives.at(-1)?.push(begun);
  }
  return alternatives;
}

/** Whether a statement is an alternative to something said before it in its clause that nobody here understands. */
export function followsUnread({ words }: Reading, { from, statements }: Clause, statement: Statement): boolean {
  if (statements[0] !== statement) return false;
  return words.some((_, at) => at >= from + minUnread && at < statement.from && isAlternator(words, at));
}

/** Fewer words name things rather than say something. */
const minUnread = 5;

/** The words between two places, as they are written. */
export function quote({ text, words }: Reading, from: number, to: number): string {
  return text.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? text.length);
}

/** More than anybody wants to read in a message. */
const maxQuote = 100;

/** The clause that a statement stands in, where it is short, else the words that tell. */
export function quoteClause(reading: Reading, { from, to }: Statement): string {
  const clause = listClauses(reading).find((one) => one.from <= from && from < one.to);
  const whole = clause === undefined ? "" : quote(reading, clause.from, clause.to);
  return whole !== "" && whole.length <= maxQuote ? whole : quote(reading, from, to);
}
