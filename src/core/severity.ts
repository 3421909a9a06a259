/** Spectral's four severities, weightiest first. */
export const severities = ["error", "warn", "info", "hint"] as const;

export type Severity = (typeof severities)[number];

/** The number Spectral and the Language Server Protocol (minus one) give a severity: error 0, warn 1, info 2, hint 3. */
export function severityNumber(severity: Severity): number {
  return severities.indexOf(severity);
}
