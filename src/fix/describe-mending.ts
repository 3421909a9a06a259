import { safeties } from "../core/fix.ts";
import { groupBy } from "../core/group-by.ts";
import { safetyWords } from "../core/safety-words.ts";
import type { Mending } from "./mend.ts";

/** More reasons than these are counted only. */
const mostReasons = 12;

/** What was mended and what was not, in lines for people. */
export function* describeMending({ mended, left, more, documents }: Mending, isWritten: boolean): Iterable<string> {
  const rules = countGroups(mended.map(({ code }) => code));
  const verb = isWritten ? "Mended" : "Would mend";
  if (mended.length === 0) yield `Nothing ${isWritten ? "was" : "would be"} mended.`;
  else
    yield `${verb} ${plural(mended.length, "finding")} in ${plural(documents.length, "file")}: ${rules.map(describeGroup).join(", ")}.`;
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
