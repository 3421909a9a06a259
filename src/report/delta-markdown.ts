import type { Finding } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { plural } from "./count-severities.ts";
import type { DeltaReport, RatedChange } from "./delta.ts";
import { describeChange, describePlace, type Fold, foldChanges, formatPlace, shorten } from "./delta-changes.ts";
import {
  byRulesetTitle,
  countChanges,
  countLost,
  countNews,
  countOthers,
  demandApproval,
  describeApproval,
  describeSides,
  describeStale,
} from "./delta-summary.ts";
import { escapeMarkdown, linkMarkdown } from "./escape-markdown.ts";
import type { View } from "./format.ts";
import { fillComment, fillSummary, type Room } from "./markdown-room.ts";
import { plainText } from "./plain-text.ts";
import { countLeftOut, type Filled, fillFaults, fillTables } from "./report-markdown.ts";

type NameFile = View["filePath"];

/** For the one comment on a pull request, which is written anew with each push. */
export function formatDeltaMarkdown(report: DeltaReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  return fillComment((room) => write(report, filePath, room));
}

/** The same as the summary of a job of GitHub Actions. */
export function formatDeltaSummary(report: DeltaReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  return fillSummary((room) => write(report, filePath, room));
}

/** What changed for clients and what was newly found; then, folded, what asks nothing of anybody. The gravest has room first. */
function* write(report: DeltaReport, filePath: NameFile, room: Room): Iterable<string> {
  const { introduced, fixed, byRuleset, staleApprovals, unreadBase, run } = report;
  const folds = foldChanges(report);
  const [grave, light] = [folds.filter(isGrave), folds.filter((fold) => !isGrave(fold))];
  const head = describeHead(report);
  const demand = formatDemand(report);
  const newsTitle = introduced.length > 0 ? "\n#### New findings\n" : "";
  const lists = [report.changes, introduced, fixed, byRuleset, staleApprovals, unreadBase, run.faults];
  room.reserve(head, demand, newsTitle, countLeftOut(lists.reduce((sum, { length }) => sum + length, 0)));
  const unread = unreadBase.map(({ message }) => `- ${escapeMarkdown(message)}\n`);
  const stale = staleApprovals.map(
    ({ fingerprint, reason }) => `- \`${shorten(fingerprint)}\` ${escapeMarkdown(plainText(reason, longest))}\n`,
  );
  const parts: readonly Filled[] = [
    fill("\n**Not compared**, as the base could not be read:\n\n", unread.map(countOne), "", room),
    fillFaults(run.faults, room),
    fill(`\n#### Changes of the contract\n\n${tableHead}`, grave.map(formatRow(filePath)), "", room),
    { pieces: [demand, newsTitle], leftOut: 0 },
    fillTables(introduced, filePath, room, "#####"),
    fill(
      `${openFold("Changes that no client has to follow", count(light))}${tableHead}`,
      light.map(formatRow(filePath)),
      closeFold,
      room,
    ),
    fillBriefly("Fixed", fixed, filePath, room),
    fillBriefly(byRulesetTitle, byRuleset, filePath, room),
    fill(`\n${describeStale(stale.length)}\n\n`, stale.map(countOne), "", room),
  ];
  yield head;
  for (const { pieces } of parts) yield* pieces;
  yield countLeftOut(parts.reduce((sum, { leftOut }) => sum + leftOut, 0));
}

/** A piece of a list, and for how many items it stands. */
interface Line {
  readonly text: string;
  readonly count: number;
}

function countOne(text: string): Line {
  return { text, count: 1 };
}

/** A list with what stands before and after it, as far as there is room; nothing where no line has some. */
function fill(head: string, lines: readonly Line[], foot: string, room: Room): Filled {
  const pieces: string[] = [];
  let leftOut = 0;
  for (const { text, count } of lines) {
    const frame = pieces.length === 0 ? [head, foot] : [];
    if (room.take(text, ...frame)) pieces.push(text);
    else leftOut += count;
  }
  return { pieces: pieces.length === 0 ? [] : [head, ...pieces, foot], leftOut };
}

function openFold(title: string, count: number): string {
  return `\n<details><summary>${title} (${count})</summary>\n\n`;
}

const closeFold = "\n</details>\n";

/** Whether somebody has to think about it. */
function isGrave({ rating, isRefused }: Fold): boolean {
  return isRefused || rating === "breaking" || rating === "risky";
}

function count(folds: readonly Fold[]): number {
  return folds.reduce((sum, { changes }) => sum + changes.length, 0);
}

/** What it comes to, between which two. */
function describeHead(report: DeltaReport): string {
  const ruleset = `ruleset: ${plainText(report.run.ruleset, longest)}.`;
  const sides = plainText(describeSides(report), 3 * longest);
  const counts = [sides, ...countOthers(report), ...countLost(report), ruleset].join("; ");
  return `### Statute: ${countChanges(report)}; ${countNews(report)}\n\n${escapeMarkdown(counts)}\n`;
}

function formatDemand(report: DeltaReport): string {
  const demand = demandApproval(report);
  return demand === undefined ? "" : `\n${demand.text}\n\n\`\`\`sh\n${demand.command}\n\`\`\`\n`;
}

const tableHead = "| | change | where |\n| --- | --- | --- |\n";

/** As long as one text may be, so that a single one does not take the room of all. */
const longest = 300;

/** Of a rule, how many places are shown; of the same change, how many operations: more where each has to be answered to. */
const [mostNamed, mostRefused] = [5, 20];

function formatRow(filePath: NameFile): (fold: Fold) => Line {
  return ({ changes, rating, isRefused }) => {
    const [first] = changes;
    const subject = escapeMarkdown(plainText(describeChange(first), longest));
    const title = subject === "" ? `**${first.kind}**` : `**${first.kind}** ${subject}`;
    const change = `${title}<br>${escapeMarkdown(plainText(first.reason, longest))}`;
    const places = changes
      .slice(0, isRefused ? mostRefused : mostNamed)
      .map((one) => formatWhere(one, isRefused, filePath));
    if (changes.length > places.length)
      places.push(`and ${plural(changes.length - places.length, "more operation")} (--all shows them in a terminal)`);
    return { text: `| ${rating} | ${change} | ${places.join("<br>")} |\n`, count: changes.length };
  };
}

/** What has gone has no line in the newer text: then its place in the base is named as such. */
function formatWhere(change: RatedChange, isRefused: boolean, filePath: NameFile): string {
  const { operation, approval, fingerprint } = change;
  const place = `${plainText(operation, longest)}, ${plainText(describePlace(change, filePath), longest)}`;
  return [
    escapeMarkdown(place),
    ...(isRefused ? [`\`${shorten(fingerprint)}\``] : []),
    ...(approval === undefined ? [] : [escapeMarkdown(plainText(describeApproval(approval), longest))]),
  ].join(", ");
}

/** Findings that nobody has to do anything about: by rule, with the first places. */
function fillBriefly(title: string, findings: readonly Finding[], filePath: NameFile, room: Room): Filled {
  const lines = [...groupBy(findings, ({ code }) => code)].map(([code, own]): Line => {
    const places = own.slice(0, mostNamed).map((finding) => plainText(formatPlace(finding, filePath), longest));
    const more = own.length > places.length ? ` and ${own.length - places.length} more` : "";
    const rule = linkMarkdown(plainText(code, longest), own[0]?.documentationUrl);
    return { text: `- ${rule}: ${escapeMarkdown(`${places.join(", ")}${more}`)}\n`, count: own.length };
  });
  return fill(openFold(title, findings.length), lines, closeFold, room);
}
