import type { Finding } from "../core/finding.ts";
import { safeties } from "../core/fix.ts";
import { groupBy } from "../core/group-by.ts";
import { safetyWords } from "../core/safety-words.ts";
import type { Mending } from "./mend.ts";

/** More reasons than these are counted only. */
const mostReasons = 12;

/** What was mended and what was not, in lines for people. */
export function* describeMending(
  { mended, left, fresh, more, documents }: Mending,
  isWritten: boolean,
): Iterable<string> {
  const rules = countGroups(mended.map(({ code }) => code)).map(
    (group) => describeGroup(group) + describeUsers(mended.filter(({ code }) => code === group[0])),
  );
  const verb = isWritten ? "Mended" : "Would mend";
  if (mended.length === 0) yield `Nothing ${isWritten ? "was" : "would be"} mended.`;
  else yield `${verb} ${plural(mended.length, "finding")} in ${plural(documents.length, "file")}: ${rules.join(", ")}.`;
  if (fresh.length > 0) {
    const brought = countGroups(fresh.map(({ code }) => code));
    yield `That ${isWritten ? "brought" : "would bring"} up ${plural(fresh.length, "finding")}: ${brought.map(describeGroup).join(", ")}.`;
  }
  if (left.length > 0) {
    yield `Left ${plural(left.length, "finding")} whose fix cannot be made:`;
    const reasons = countGroups(left.map(({ finding, reason }) => `${finding.code}: ${reason}`));
    for (const reason of reasons.slice(0, mostReasons)) yield `  ${describeGroup(reason)}`;
    if (reasons.length > mostReasons) yield `  … and ${reasons.length - mostReasons} more reasons`;
  }
  const offers = safeties.flatMap((safety) =>
    more.has(safety) ? [`${safetyWords[safety].option} could mend ${more.get(safety)} more`] : [],
  );
  if (offers.length > 0) yield `${offers.join(", ")}.`;
}

/** In one line, what was not mended for a reason, for who wants to hear no more; undefined where all was. */
export function describeLeft({ left }: Mending): string | undefined {
  return left.length === 0 ? undefined : `Left ${plural(left.length, "finding")} whose fix cannot be made.`;
}

/** Of how many operations, where some have definitions in common. */
function describeUsers(findings: readonly Finding[]): string {
  const count = findings.reduce((sum, { related = [] }) => sum + Math.max(1, related.length), 0);
  return count === findings.length ? "" : ` for ${count} operations`;
}

type Group = readonly [name: string, count: number];

/** The most frequent first. */
function countGroups(names: readonly string[]): readonly Group[] {
  const groups = [...groupBy(names, (name) => name)].map(([name, same]): Group => [name, same.length]);
  return groups.sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1));
}

function describeGroup([name, count]: Group): string {
  return `${count} × ${name}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
