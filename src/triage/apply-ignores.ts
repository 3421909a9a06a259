import type { Finding } from "../core/finding.ts";
import type { Ignore, SuppressedFinding } from "../core/suppression.ts";
import { formatPointer } from "../openapi/locations.ts";
import { shorten, toOneLine } from "../openapi/texts.ts";
import { type KnownRules, type ReadIgnore, readIgnore } from "./read-ignore.ts";

/** Findings, and those among them that do not count. */
export interface Triaged {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** What is reported about suppressions themselves. */
export const ignoreCodes = ["unused-ignore", "expired-ignore", "ignore-without-reason", "invalid-ignore"] as const;

/**
 * Takes away the findings that comments are about, and adds what is wrong with suppressions, in comments and in
 * `x-statute-ignore` alike. `today` is a day such as `2027-01-31`; `isAnswered` says of a document whether all were
 * checked that may refer to it, without which nothing in it is called unused.
 */
export function applyIgnores(
  { findings, suppressed }: Triaged,
  ignores: readonly Ignore[],
  today: string,
  rules: KnownRules,
  isAnswered: (source: string) => boolean,
): Triaged {
  const reports: Finding[] = [];
  const sound: { readonly ignore: Ignore; readonly read: ReadIgnore }[] = [];
  for (const ignore of ignores) {
    const read = readIgnore(ignore, today, rules);
    if (read === undefined) continue;
    if ("fault" in read) reports.push(report(ignore, read.fault, read.message));
    else sound.push({ ignore, read });
  }

  const comments = new Map<string, (typeof sound)[number]>();
  for (const one of sound)
    if (one.ignore.by === "comment")
      for (const path of one.ignore.speaksFor)
        comments.set([one.read.code, one.ignore.source, formatPointer(path)].join("\n"), one);
  const used = new Set<Ignore>();
  const kept: Finding[] = [];
  const taken: SuppressedFinding[] = [];
  for (const finding of findings) {
    const one = comments.size === 0 ? undefined : findAbove(comments, finding);
    if (one === undefined) kept.push(finding);
    else {
      used.add(one.ignore);
      taken.push({ finding, by: "comment", reason: one.read.reason });
    }
  }

  for (const { ignore, read } of sound) {
    if (ignore.by === "comment" ? used.has(ignore) : ignore.isUsed) continue;
    if (!isAnswered(ignore.source)) continue;
    const isAstray = ignore.by === "comment" && ignore.speaksFor.length === 0;
    const reason = isAstray
      ? "no key or item begins on the line that it speaks of. Write it on the line of one, or directly above."
      : `${shorten(read.code)} reports nothing here or below. Remove the suppression.`;
    reports.push(report(ignore, "unused-ignore", `Nothing is ignored by this: ${reason}`));
  }
  return { findings: [...kept, ...reports], suppressed: [...suppressed, ...taken] };
}

/** The nearest that stands at a finding or above it. */
function findAbove<T>(byPlace: ReadonlyMap<string, T>, { code, source, path }: Finding): T | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = byPlace.get([code, source, formatPointer(path.slice(0, length))].join("\n"));
    if (found !== undefined) return found;
  }
  return undefined;
}

function report(ignore: Ignore, code: (typeof ignoreCodes)[number], message: string): Finding {
  const { source, path, range, identity } = ignore;
  return { code, message: toOneLine(message), severity: "warn", source, path, range, ...(identity && { identity }) };
}
