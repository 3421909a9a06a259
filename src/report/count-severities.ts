import type { Finding } from "../core/finding.ts";
import { type Severity, severities } from "../core/severity.ts";

/** How many findings there are of each severity that has some, the weightiest first. */
export function countSeverities(
  findings: readonly Finding[],
): readonly { readonly severity: Severity; readonly count: number }[] {
  return severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

/** What one finding of a severity is called. */
export const nouns: Readonly<Record<Severity, string>> = {
  error: "error",
  warn: "warning",
  info: "info",
  hint: "hint",
};

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${inflect(count, noun)}`;
}

/** The noun as it follows a count. */
export function inflect(count: number, noun: string): string {
  return `${noun}${count === 1 || noun === "info" ? "" : "s"}`;
}
