import { missingRules } from "./judge-uses.ts";
import { findUnknownRules } from "./labels.ts";
import { type Counts, type JudgedRow, ratio, type Score } from "./score.ts";

const longestDescription = 160;
const maxVendors = 10;

/** The measurement in plain text. */
export function* printScore(file: string, judged: readonly JudgedRow[], score: Score, quiet: boolean) {
  yield `${file}: ${judged.length} rows, ${describeOrigins(judged)}`;
  if (missingRules.length > 0) yield `Not in the catalogue yet: ${missingRules.join(", ")}`;
  const unknown = findUnknownRules(judged.map(({ row }) => row));
  if (unknown.length > 0) yield `Labels name what nobody measures: ${unknown.join(", ")}`;
  for (const { row, verdicts } of score.several)
    yield `More than one rule speaks of ${row.id}: ${verdicts.map(({ rule }) => rule).join(", ")}`;
  yield "";
  yield* printCounts(score);
  yield* printVendors(score);
  if (!quiet) yield* printErrors(score);
}

/** The same for programs. */
export function toJson(file: string, judged: readonly JudgedRow[], score: Score): object {
  return {
    file,
    rows: judged.length,
    origins: countOrigins(judged),
    missingRules,
    unknownRules: findUnknownRules(judged.map(({ row }) => row)),
    all: withRatios(score.all),
    byRule: Object.fromEntries([...score.byRule].map(([rule, counts]) => [rule, withRatios(counts)])),
    byVendor: Object.fromEntries(countByVendor(score)),
    falsePositives: score.falsePositives.map(({ verdict, ...judged }) => ({ ...describe(judged), ...verdict })),
    missed: score.missed.map(describe),
    several: score.several.map(({ row, verdicts }) => ({ id: row.id, rules: verdicts.map(({ rule }) => rule) })),
  };
}

function describe({ row, vendor, file, origin, verdicts }: JudgedRow): object {
  return { ...row, vendor, file, origin, said: verdicts.map(({ rule }) => rule) };
}

function countOrigins(judged: readonly JudgedRow[]): Record<JudgedRow["origin"], number> {
  const counts = { matched: 0, repeated: 0, ambiguous: 0, synthetic: 0 };
  for (const { origin } of judged) counts[origin]++;
  return counts;
}

function describeOrigins(judged: readonly JudgedRow[]): string {
  const { matched, repeated, ambiguous, synthetic } = countOrigins(judged);
  return [
    `${matched} matched in the corpus`,
    `${repeated} in several places of it that are judged alike`,
    `${ambiguous} ambiguous (in several places that are judged differently: the first counts)`,
    `${synthetic} synthetic (not in the corpus)`,
  ].join(", ");
}

function withRatios(counts: Counts): object {
  const { must, found, findings, right } = counts;
  return { ...counts, precision: ratio(right, findings) ?? null, recall: ratio(found, must) ?? null };
}

const layout = [25, 5, 6, 9, 6, 6, 10, 7];

function* printCounts({ all, byRule }: Score): Iterable<string> {
  yield toLine(["rule", "must", "found", "findings", "right", "false", "precision", "recall"]);
  yield toLine(["all", ...countsOf(all)]);
  for (const [rule, counts] of byRule) yield toLine([rule, ...countsOf(counts)]);
}

function countsOf({ must, found, findings, right }: Counts): string[] {
  const counts = [must, found, findings, right, findings - right].map(String);
  return [...counts, toText(ratio(right, findings)), toText(ratio(found, must))];
}

function toText(part: number | undefined): string {
  return part === undefined ? "–" : part.toFixed(3);
}

function toLine(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(layout[at] ?? 0) : cell.padStart(layout[at] ?? 0))).join(" ");
}

/** Errors of either kind by vendor, most first. */
function countByVendor({ falsePositives, missed }: Score): [vendor: string, { false: number; missed: number }][] {
  const counts = new Map<string, { false: number; missed: number }>();
  const add = ({ vendor = "–" }: { readonly vendor: string | undefined }, kind: "false" | "missed") => {
    const known = counts.get(vendor) ?? { false: 0, missed: 0 };
    known[kind]++;
    counts.set(vendor, known);
  };
  for (const one of falsePositives) add(one, "false");
  for (const one of missed) add(one, "missed");
  return [...counts].sort(([, a], [, b]) => b.false + b.missed - a.false - a.missed || b.false - a.false);
}

function* printVendors(score: Score): Iterable<string> {
  const vendors = countByVendor(score);
  if (vendors.length === 0) return;
  yield "";
  yield `Vendors with most errors (false, missed), of ${vendors.length}:`;
  for (const [vendor, counts] of vendors.slice(0, maxVendors)) yield `  ${vendor}: ${counts.false}, ${counts.missed}`;
}

function* printErrors({ falsePositives, missed }: Score): Iterable<string> {
  if (falsePositives.length > 0) yield "\nFalse positives:";
  for (const { verdict, ...judged } of falsePositives) yield `  ${verdict.rule} ${describeRow(judged)}`;
  if (missed.length > 0) yield "\nMissed:";
  for (const judged of missed) yield `  ${judged.row.must.join(",")} ${describeRow(judged)}`;
}

function describeRow({ row, vendor = "–", verdicts }: JudgedRow): string {
  const { id, method, path, status, description } = row;
  const text = description.length > longestDescription ? `${description.slice(0, longestDescription)}…` : description;
  const said = verdicts.length > 0 && row.must.length > 0 ? ` (says ${verdicts.map(({ rule }) => rule).join()})` : "";
  return `${id} ${method} ${path} ${status} [${vendor}]${said} ${JSON.stringify(text)}`;
}
