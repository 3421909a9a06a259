import { type Rating, ratings } from "../contract/change.ts";
import { isRefused } from "../contract/policy.ts";
import { groupBy } from "../core/group-by.ts";
import type { Severity } from "../core/severity.ts";
import type { DeltaReport, RatedChange, TextPlace } from "./delta.ts";

/** The same change of one or more operations, which is told once. */
export interface Fold {
  /** At least one: what holds for it but its places and its approval holds for all. */
  readonly changes: readonly [RatedChange, ...RatedChange[]];
  readonly rating: Rating;
  /** Whether it makes the run fail. */
  readonly isRefused: boolean;
}

/** As which severity a change is shown. */
export const severityOf: Readonly<Record<Rating, Severity>> = {
  breaking: "error",
  risky: "warn",
  safe: "info",
  note: "info",
};

/** Changes that differ in their operation only, together; the gravest first, and of those the ones that nobody approved. */
export function foldChanges({ changes, failOnChange }: Pick<DeltaReport, "changes" | "failOnChange">): readonly Fold[] {
  const folds = [...groupBy(changes, nameFold).values()].map(([first, ...others]): Fold => {
    if (first === undefined) throw new Error("A group has at least one member.");
    return { changes: [first, ...others], rating: first.rating, isRefused: isRefused(first, failOnChange) };
  });
  return folds.sort((a, b) => weigh(a) - weigh(b));
}

function nameFold(change: RatedChange): string {
  const { kind, rating, status, field, mediaType, operation, before, after, reason, approval } = change;
  const isApproved = approval !== undefined;
  // An operation that comes or goes is what came of it itself.
  const values = [before, after].map((value) => (value === operation ? "" : value));
  return JSON.stringify([kind, rating, status, field, mediaType, ...values, reason, isApproved]);
}

function weigh({ changes: [first], rating }: Fold): number {
  return ratings.indexOf(rating) * 2 + (first.approval === undefined ? 0 : 1);
}

/** What has changed, beside the operation: `201 location (required)`, `404 → 410`; empty where the kind says it all. */
export function describeChange(change: RatedChange): string {
  const { kind, status, field, mediaType, operation, before, after } = change;
  const names = [status, field ?? "", mediaType ?? ""].filter((name) => name !== "" && !isSaid(name, kind));
  if (before !== null && after !== null) {
    const told = new Set(`${before}, ${after}`.split(", "));
    return [names.filter((name) => !told.has(name)).join(" "), `${before} → ${after}`].filter(Boolean).join(", ");
  }
  const value = before ?? after ?? "";
  const isNews = value !== "" && value !== operation && !names.includes(value) && !isSaid(value, kind);
  return [...names, ...(isNews ? [`(${value})`] : [])].join(" ");
}

/** A change in a line: `error-code-replaced, GET /pets: 404 → 410`. */
export function nameChange(change: RatedChange): string {
  const subject = describeChange(change);
  return `${change.kind}, ${change.operation}${subject === "" ? "" : `: ${subject}`}`;
}

/** Whether the name of the kind says it already, as `default-removed` does. */
function isSaid(name: string, kind: string): boolean {
  return kind.startsWith(`${name}-`);
}

/** As much of a fingerprint as `statute approve` needs. */
export function shorten(fingerprint: string): string {
  return fingerprint.slice(0, 12);
}

/** Where people find a change: `openapi.yaml:12:5` in the newer description; of what is gone, `openapi.yaml:12:5 (base)`. */
export function describePlace(change: RatedChange, nameFile: (source: string) => string): string {
  const { head, description } = change;
  const gone = findGone(change);
  if (gone !== undefined) return `${formatPlace(gone, nameFile)} (base)`;
  return head === undefined ? nameFile(description) : formatPlace(head, nameFile);
}

/** Where what is there no more stood. */
export function findGone({ after, base, head }: RatedChange): TextPlace | undefined {
  return after === null || head === undefined ? base : undefined;
}

/** `openapi.yaml:12:5`, counted from one. */
export function formatPlace(
  { source, range }: Pick<TextPlace, "source" | "range">,
  nameFile: (source: string) => string,
) {
  return `${nameFile(source)}:${range.start.line + 1}:${range.start.character + 1}`;
}
