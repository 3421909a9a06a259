import { findNearest } from "../core/nearest.ts";
import { UserError } from "../core/user-error.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { shorten, toOneLine } from "../openapi/texts.ts";

// What files of entries have in common: each entry is a line, which people may comment on.

/** A comment in a file of entries, and the nodes it speaks of. */
export interface Remark {
  readonly text: string;
  readonly speaksFor: readonly JsonPath[];
  readonly isAlone: boolean;
}

/** For people alone: what follows an entry on its line, and the lines above it, each with its `#`. */
export interface Remarks {
  readonly comment?: string | undefined;
  readonly above?: readonly string[] | undefined;
}

/** What stands above each entry and on its line, by the path of the entry, which has that many keys. */
export function placeRemarks(remarks: readonly Remark[], depth: number): (path: JsonPath) => Remarks | undefined {
  const byPlace = new Map<string, { comment?: string; above?: string[] }>();
  for (const { text, speaksFor, isAlone } of remarks) {
    const [path] = speaksFor;
    if (path?.length !== depth) continue;
    const place = JSON.stringify(path.map(String));
    const known = byPlace.get(place) ?? {};
    byPlace.set(place, known);
    if (!isAlone) known.comment = text.trimEnd();
    else if (known.above === undefined) known.above = [text.trimEnd()];
    else known.above.push(text.trimEnd());
  }
  return (path) => byPlace.get(JSON.stringify(path.map(String)));
}

/** Throws a `UserError` for a key that no such file has: what a mistyped one says would go unheard. */
export function checkKeys(data: object, known: readonly string[], file: string, place?: string): void {
  const stray = Object.keys(data).find((key) => !known.includes(key));
  if (stray === undefined) return;
  const near = findNearest(shorten(stray), known);
  throw new UserError(
    `${file} has the unknown key "${shorten(stray)}"${place === undefined ? "" : ` in ${place}`}.`,
    near === undefined ? `There are ${known.join(", ")}.` : `Is ${near} meant?`,
  );
}

/** The beginning of a text, as a comment. */
export function remark(text: string): string {
  const line = toOneLine(text).replace(/[^\P{C}\u00ad]|[\u2028\u2029]/gu, "");
  return `# ${line.length > 100 ? `${line.slice(0, 99).replace(/[\ud800-\udbff]$/, "")}…` : line}`;
}

/** The members that an entry has, in their order, in a line. */
export function writeMembers<Entry extends object>(entry: Entry, keys: readonly (keyof Entry & string)[]): string {
  const members = keys.flatMap((key) => (entry[key] === undefined ? [] : [`${key}: ${quote(String(entry[key]))}`]));
  return `{ ${members.join(", ")} }`;
}

/** An entry and what people wrote about it, as an item of a list. */
export function* writeItem(line: string, { above = [], comment }: Remarks, indent: string): Iterable<string> {
  for (const text of above) yield `${indent}${text}\n`;
  yield `${indent}- ${line}${comment === undefined ? "" : ` ${comment}`}\n`;
}

/** A text in double quotes, which JSON and YAML read alike; what YAML does not print is escaped. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
