import type { JudgedRow } from "./score.ts";

export interface LeftOut<Phrase> {
  readonly phrases: readonly Phrase[];
  /** By vendor. */
  readonly own: ReadonlyMap<string, ReadonlySet<Phrase>>;
  /** Each row as the linter judges it, and without its vendor's own phrases. */
  readonly before: readonly JudgedRow[];
  readonly after: readonly JudgedRow[];
}

/** Whose phrases are left out, and what the rules say otherwise for that. */
export function* printLeftOut<Phrase>({ phrases, own, before, after }: LeftOut<Phrase>): Iterable<string> {
  const vendors = [...own].sort(([, a], [, b]) => b.size - a.size);
  const count = vendors.reduce((sum, [, { size }]) => sum + size, 0);
  yield `Each vendor without the phrases that read its texts only: ${count} of ${phrases.length}, of ${vendors.length} vendors`;
  const most = vendors.slice(0, 10).map(([vendor, { size }]) => `${vendor} ${size}`);
  if (most.length > 0) yield `Most: ${most.join(", ")}`;
  for (const [index, one] of before.entries()) {
    const other = after[index];
    if (other === undefined || nameRules(one) === nameRules(other)) continue;
    yield `  ${one.row.id} [${one.vendor}] ${nameRules(one)} → ${nameRules(other)} ${JSON.stringify(one.row.description.slice(0, 160))}`;
  }
}

function nameRules({ verdicts }: JudgedRow): string {
  return verdicts.map(({ rule }) => rule).join() || "silent";
}

/** The rows of which the lexicon's judgement, knowing all phrases, is not the linter's: the comparison is worth less by them. */
export function findDifferences(one: readonly JudgedRow[], other: readonly JudgedRow[]): string[] {
  return one
    .filter((judged, index) => nameRules(judged) !== nameRules(other[index] ?? judged))
    .map(({ row }) => row.id);
}
