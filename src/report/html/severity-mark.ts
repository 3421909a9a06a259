import type { Finding } from "../../core/finding.ts";
import { type Severity, severityNumber } from "../../core/severity.ts";
import { findWorst } from "../matrix/build-matrices.ts";

/** Shapes as well as colours, as not everybody sees those; none of them is an emoji anywhere. */
export const marks: Readonly<Record<Severity, string>> = { error: "✕", warn: "▲", info: "◆", hint: "○" };

/** How the style sheet knows a severity and how many findings there are. */
export function lookOf(severity: Severity, count: number): string {
  return `s${severityNumber(severity)} n${count < 2 ? 1 : count < 5 ? 2 : 3}`;
}

/** What findings amount to: the mark of the weightiest, and how many there are; undefined for none. */
export function summarize(findings: readonly Finding[]): { readonly look: string; readonly mark: string } | undefined {
  const worst = findWorst(findings);
  return worst && { look: lookOf(worst, findings.length), mark: `${marks[worst]}${findings.length}` };
}
