import { compare } from "../core/compare.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";
import { quote, writeItem, writeMembers } from "./entry-lines.ts";

/** The version of the form; see `readBaseline`. */
export const baselineVersion = 1;

/** What an entry may say, in the order in which it is written. */
export const entryKeys = ["rule", "pointer", "status", "operation", "content", "reason", "owner", "expires"] as const;

/**
 * A baseline as YAML: sorted, an entry a line, so that two people who add one each do not meet; and nothing in it
 * changes unless an entry does.
 */
export function* formatBaseline({ descriptions, entries }: Baseline): Iterable<string> {
  const byDocument = new Map<string, BaselineEntry[]>(descriptions.map((name) => [name, []]));
  for (const entry of entries) {
    const group = byDocument.get(entry.document);
    if (group === undefined) byDocument.set(entry.document, [entry]);
    else group.push(entry);
  }
  const documents = [...byDocument].sort(([one], [other]) => compare(one, other));
  yield "# Findings that do not count until they are mended; `statute baseline --help` says more.\n";
  yield `version: ${baselineVersion}\n`;
  const described = new Set(descriptions);
  yield* formatSection(
    "descriptions",
    documents.filter(([name]) => described.has(name)),
  );
  yield* formatSection(
    "shared",
    documents.filter(([name]) => !described.has(name)),
  );
}

function* formatSection(name: string, documents: readonly (readonly [string, BaselineEntry[]])[]): Iterable<string> {
  if (documents.length === 0) return;
  yield `${name}:\n`;
  for (const [document, entries] of documents) {
    yield `  ${quote(document)}:\n`;
    for (const entry of entries.map(writeEntry).sort(compareEntries)) yield* writeItem(entry.line, entry, "    ");
  }
}

function writeEntry(entry: BaselineEntry) {
  return { ...entry, line: writeMembers(entry, entryKeys) };
}

type WrittenEntry = ReturnType<typeof writeEntry>;

function compareEntries(one: WrittenEntry, other: WrittenEntry): number {
  return (
    compare(one.pointer, other.pointer) ||
    compare(one.status ?? "", other.status ?? "") ||
    compare(one.rule, other.rule) ||
    compare(one.line, other.line) ||
    compare(one.comment ?? "", other.comment ?? "")
  );
}
