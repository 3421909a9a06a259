import type { RatedChange } from "../report/delta.ts";

/** A change in a line, as people name it: of which kind, where, and from what to what. */
export function describeChange(change: RatedChange): string {
  const { kind, operation, status, field, mediaType, before, after } = change;
  const where = [operation, status, field, mediaType].filter((part) => part !== undefined && part !== "").join(" ");
  const isWhole = (before === null || after === null) && (before ?? after ?? operation) === operation;
  const what = isWhole ? "" : `: ${before ?? "nothing"} → ${after ?? "nothing"}`;
  return `${kind}, ${where}${what}`;
}
