import type { Rating } from "../contract/change.ts";
import type { Finding } from "../core/finding.ts";
import { formatAzure } from "./azure.ts";
import { plural } from "./count-severities.ts";
import type { DeltaReport, RatedChange } from "./delta.ts";
import { describeChange, type Fold, findGone, foldChanges, formatPlace, severityOf, shorten } from "./delta-changes.ts";
import { describeApproval } from "./delta-summary.ts";
import type { View } from "./format.ts";
import { formatGithub } from "./github.ts";
import type { RunReport } from "./run-report.ts";
import { formatText } from "./text.ts";

/** A line for each change and each new finding. */
export function formatDeltaText(report: DeltaReport, view: Pick<View, "showPath">): Iterable<string> {
  const folds = foldChanges(report).flatMap(({ changes, ...fold }) =>
    changes.map((change): Fold => ({ ...fold, changes: [change] })),
  );
  return formatText(toRun(report, folds, view.showPath), view);
}

/** GitHub shows ten annotations of a kind: the same change of several operations is one of them. */
export function formatDeltaGithub(report: DeltaReport, view: Pick<View, "filePath">): Iterable<string> {
  return formatGithub(toRun(report, foldChanges(report), view.filePath), view);
}

/** Azure Pipelines shows ten as well. */
export function formatDeltaAzure(report: DeltaReport, view: Pick<View, "filePath">): Iterable<string> {
  return formatAzure(toRun(report, foldChanges(report), view.filePath), view);
}

/** What changed as findings, the changes first, in a report for formats that know nothing else. */
function toRun(report: DeltaReport, folds: readonly Fold[], nameFile: (source: string) => string): RunReport {
  const unread = report.unreadBase.map(({ source, message }): Finding => {
    return { code: "base-not-read", message, severity: "warn", ...firstLine(source) };
  });
  const changes = folds.map((fold) => toFinding(fold, report.approvalOptions, nameFile));
  return { ...report.run, findings: [...unread, ...changes, ...report.introduced] };
}

function toFinding(fold: Fold, approvalOptions: string, nameFile: (source: string) => string): Finding {
  const [{ kind, operation, status, description, approval, head }] = fold.changes;
  return {
    code: kind,
    message: describeFold(fold, approvalOptions, nameFile),
    severity: approval === undefined ? severityOf[fold.rating] : "info",
    // What is gone is shown where it is missing: its old place is no line of the newer text.
    ...(head ?? firstLine(description)),
    operation,
    ...(status !== "" && { responseKey: status }),
  };
}

function firstLine(source: string): Pick<Finding, "source" | "path" | "range"> {
  const start = { line: 0, character: 0 };
  return { source, path: [], range: { start, end: start } };
}

/** `Breaking change of GET /pets and 2 more operations: 404 → 410. Clients …` */
function describeFold(
  { changes, rating, isRefused }: Fold,
  approvalOptions: string,
  nameFile: (source: string) => string,
): string {
  const [first] = changes;
  const others = changes.length === 1 ? "" : ` and ${plural(changes.length - 1, "more operation")}`;
  const subject = describeChange(first);
  const gone = findGone(first);
  return [
    `${titles[rating]} ${first.operation}${others}${subject === "" ? "" : `: ${subject}`}.`,
    first.reason,
    ...(gone === undefined ? [] : [`It stood at ${formatPlace(gone, nameFile)} of the base.`]),
    ...(first.approval === undefined ? [] : [`It is ${describeApproval(first.approval)}.`]),
    ...(isRefused ? [demandApproval(changes, approvalOptions)] : []),
  ].join(" ");
}

const titles: Readonly<Record<Rating, string>> = {
  breaking: "Breaking change of",
  risky: "Risky change of",
  safe: "Safe change of",
  note: "Note on",
};

/** How many fingerprints are named. */
const mostNamed = 5;

function demandApproval(changes: readonly RatedChange[], options: string): string {
  const named = changes.slice(0, mostNamed).map(({ fingerprint }) => shorten(fingerprint));
  if (changes.length === 1) return `Undo it, or accept it: statute approve ${named[0]}${options} --reason "…"`;
  const more = changes.length > named.length ? ` and ${changes.length - named.length} more` : "";
  return `Undo them, or accept each with statute approve: ${named.join(", ")}${more}.`;
}
