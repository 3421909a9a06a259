import { compare } from "../core/compare.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

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
    for (const { above = [], line, comment } of entries.map(writeEntry).sort(compareEntries)) {
      for (const remark of above) yield `    ${remark}\n`;
      yield `    - ${line}${comment === undefined ? "" : ` ${comment}`}\n`;
    }
  }
}

function writeEntry(entry: BaselineEntry) {
  const members = entryKeys.flatMap((key) => (entry[key] === undefined ? [] : [`${key}: ${quote(entry[key])}`]));
  return { ...entry, line: `{ ${members.join(", ")} }` };
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

/** A text in double quotes, which JSON and YAML read alike; what YAML does not print is escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
