import type { Finding } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { plural } from "./count-severities.ts";
import type { DeltaReport, RatedChange } from "./delta.ts";
import {
  describeChange,
  describePlace,
  type Fold,
  foldChanges,
  formatPlace,
  severityOf,
  shorten,
} from "./delta-changes.ts";
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
import type { View } from "./format.ts";
import { listFindings, listSuppressed } from "./pretty.ts";
import { printable } from "./printable.ts";
import { wrap } from "./wrap.ts";

/** For people: what changed for clients, what was introduced, what was fixed, and what is to be done about it. */
export function* formatDeltaPretty(report: DeltaReport, view: View): Iterable<string> {
  const { introduced, fixed, byRuleset, suppressed } = report;
  const { palette, quiet } = view;
  const folds = foldChanges(report);
  if (folds.length > 0) yield `\n${palette.bold("Changes of the contract")}\n`;
  for (const fold of folds) yield* formatFold(fold, view);
  if (introduced.length > 0) yield `\n${palette.bold("New findings")}\n`;
  yield* listFindings(introduced, view);
  if (view.showSuppressed) yield* listSuppressed(suppressed, view);
  if (quiet) return;
  yield* listBriefly("Fixed", fixed, view);
  yield* listBriefly(byRulesetTitle, byRuleset, view);
  yield* summarize(report, view);
}

const margin = " ".repeat(12);

function* formatFold({ changes, rating, isRefused }: Fold, view: View): Iterable<string> {
  const { palette, width, perRule } = view;
  const [first] = changes;
  const paint = palette.severity[severityOf[rating]];
  const subject = describeChange(first);
  const headline = subject === "" ? first.kind : `${first.kind}: ${subject}`;
  const inner = width === undefined ? undefined : width - margin.length;
  yield `\n  ${paint(rating.padEnd(8))}  ${wrap(printable(headline), inner).map(printable).join(`\n${margin}`)}\n`;
  for (const line of wrap(printable(first.reason), inner)) yield `${margin}${printable(line)}\n`;
  const shown = changes.slice(0, Math.max(1, perRule));
  const column = Math.min(40, Math.max(...shown.map(({ operation }) => printable(operation).length)));
  for (const change of shown) yield `${margin}${formatWhere(change, column, isRefused, view)}\n`;
  if (changes.length > shown.length)
    yield palette.dim(`${margin}… and ${plural(changes.length - shown.length, "more operation")} (--all shows them)\n`);
}

function formatWhere(change: RatedChange, column: number, isRefused: boolean, { palette, showPath }: View): string {
  const { operation, approval, fingerprint } = change;
  const parts = [printable(operation).padEnd(column), palette.dim(printable(describePlace(change, showPath)))];
  if (isRefused) parts.push(palette.bold(shorten(fingerprint)));
  if (approval !== undefined) parts.push(printable(describeApproval(approval)));
  return parts.join("  ");
}

/** Findings that nobody has to do anything about: by rule, with the first places. */
function* listBriefly(
  title: string,
  findings: readonly Finding[],
  { palette, showPath, perRule }: View,
): Iterable<string> {
  if (findings.length === 0) return;
  yield `\n${palette.bold(title)}\n`;
  for (const [code, own] of groupBy(findings, (finding) => finding.code)) {
    const places = own.slice(0, Math.max(1, perRule)).map((finding) => formatPlace(finding, showPath));
    const more = own.length > places.length ? ` and ${own.length - places.length} more` : "";
    yield `  ${printable(code)}  ${palette.dim(printable(`${places.join(", ")}${more}`))}\n`;
  }
}

/** Of these, a few are as loud as all. */
const mostUnread = 20;

/** How much there is of everything, in one line; then what is to be done. */
function* summarize(report: DeltaReport, { palette, width, showPath }: View): Iterable<string> {
  const { staleApprovals, unreadBase, run } = report;
  const findings = [countNews(report), ...countOthers(report)].join(", ");
  const counts = [countChanges(report), findings, ...countLost(report)].join("; ");
  const summary = printable(`${describeSides(report)}: ${counts} (ruleset: ${run.ruleset})`);
  yield `\n${wrap(summary, width).map(printable).join("\n")}\n`;
  // Why each could not be is said on standard error.
  for (const { source } of unreadBase.slice(0, mostUnread))
    yield `${palette.severity.error("not compared")}  ${printable(showPath(source))}, as the base of it could not be read\n`;
  const demand = demandApproval(report);
  if (demand !== undefined) yield `${demand.text}\n  ${palette.bold(demand.command)}\n`;
  if (staleApprovals.length === 0) return;
  yield `${describeStale(staleApprovals.length)}\n`;
  for (const { fingerprint, reason } of staleApprovals) yield `  ${shorten(fingerprint)}  ${printable(reason)}\n`;
}
