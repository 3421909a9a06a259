import { isDay } from "../core/ignores.ts";
import { findNearest } from "../core/nearest.ts";
import { UserError } from "../core/user-error.ts";
import { isObject, keysOf, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { shorten } from "../openapi/texts.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";
import { baselineVersion, entryKeys } from "./write-baseline.ts";

/** A comment in a baseline, and the nodes it speaks of. */
interface Remark {
  readonly text: string;
  readonly speaksFor: readonly JsonPath[];
  readonly isAlone: boolean;
}

const sections = ["descriptions", "shared"] as const;

/** Reads the data of a baseline file. Throws a `UserError` that names the file for whatever is none. */
export function readBaseline(data: unknown, remarks: readonly Remark[], file: string): Baseline {
  const version = member(data, "version");
  if (!isObject(data) || version === undefined)
    throw new UserError(`${file} is no baseline: it has no \`version\`.`, advice);
  if (version !== baselineVersion)
    throw new UserError(
      `${file} is a baseline of version ${shorten(String(JSON.stringify(version)))}, and this Statute reads version ${baselineVersion}.`,
      "Use the version of Statute that wrote it; or remove it, and write it anew with `statute baseline write`.",
    );
  checkKeys(data, ["version", ...sections], file);
  const byPlace = placeRemarks(remarks);
  const entries: BaselineEntry[] = [];
  for (const section of sections) {
    const documents = member(data, section) ?? {};
    if (!isObject(documents)) throw malformed(file, `\`${section}\` is no mapping of documents`);
    for (const document of Object.keys(documents)) {
      const list = documents[document] ?? [];
      if (!Array.isArray(list)) throw malformed(file, `the entries of ${shorten(document)} are no list`);
      for (const [index, entry] of list.entries())
        entries.push({
          ...readEntry(entry, document, `entry ${index + 1} of ${shorten(document)}`, file),
          ...byPlace.get(JSON.stringify([section, document, String(index)])),
        });
    }
  }
  return { descriptions: keysOf(member(data, "descriptions")), entries };
}

function readEntry(data: unknown, document: string, place: string, file: string): BaselineEntry {
  if (!isObject(data)) throw malformed(file, `${place} is no mapping`);
  checkKeys(data, entryKeys, file, place);
  const read = (key: (typeof entryKeys)[number]): string | undefined => {
    const value = data[key] ?? undefined;
    if (value === undefined || typeof value === "string") return value;
    if (typeof value === "number") return String(value);
    throw malformed(file, `\`${key}\` of ${place} is no text`);
  };
  const [rule, pointer, expires] = [read("rule"), read("pointer"), read("expires")];
  if (rule === undefined || pointer === undefined) throw malformed(file, `${place} has no \`rule\` or no \`pointer\``);
  if (expires !== undefined && !isDay(expires))
    throw malformed(file, `\`expires\` of ${place} is no day such as 2027-01-31`);
  return {
    document,
    rule,
    pointer,
    expires,
    status: read("status"),
    operation: read("operation"),
    content: read("content"),
    reason: read("reason") ?? "",
    owner: read("owner"),
  };
}

function checkKeys(data: object, known: readonly string[], file: string, place?: string): void {
  const stray = Object.keys(data).find((key) => !known.includes(key));
  if (stray === undefined) return;
  const near = findNearest(shorten(stray), known);
  throw new UserError(
    `${file} has the unknown key "${shorten(stray)}"${place === undefined ? "" : ` in ${place}`}.`,
    near === undefined ? `There are ${known.join(", ")}.` : `Is ${near} meant?`,
  );
}

/** What stands above each entry and on its line. */
function placeRemarks(remarks: readonly Remark[]) {
  const byPlace = new Map<string, { comment?: string; above?: string[] }>();
  for (const { text, speaksFor, isAlone } of remarks) {
    const [path] = speaksFor;
    if (path?.length !== 3) continue;
    const place = JSON.stringify(path.map(String));
    const known = byPlace.get(place) ?? {};
    byPlace.set(place, known);
    if (!isAlone) known.comment = text.trimEnd();
    else if (known.above === undefined) known.above = [text.trimEnd()];
    else known.above.push(text.trimEnd());
  }
  return byPlace;
}

/** What to do about a baseline that cannot be read. */
export const advice = "Mend or restore it; or remove it, and write it anew with `statute baseline write`.";

function malformed(file: string, fault: string): UserError {
  return new UserError(`${file} is no baseline that can be read: ${fault}.`, advice);
}
