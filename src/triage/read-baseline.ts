import { isDay } from "../core/ignores.ts";
import { UserError } from "../core/user-error.ts";
import { isObject, keysOf, member } from "../openapi/json-object.ts";
import { shorten } from "../openapi/texts.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";
import { checkKeys, placeRemarks, type Remark } from "./entry-lines.ts";
import { baselineVersion, entryKeys } from "./write-baseline.ts";

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
  const remarksOn = placeRemarks(remarks, 3);
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
          ...remarksOn([section, document, index]),
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

/** What to do about a baseline that cannot be read. */
export const advice = "Mend or restore it; or remove it, and write it anew with `statute baseline write`.";

function malformed(file: string, fault: string): UserError {
  return new UserError(`${file} is no baseline that can be read: ${fault}.`, advice);
}
