import { compare } from "../core/compare.ts";
import type { FindingFix } from "../core/fix.ts";

/**
 * How a finding is mended that several descriptions have in common, the one that speaks for all of them first: as that
 * one says, where none has a reason against it and each knows how. The same reason, whatever the order of the others.
 */
export function joinFixes(fixes: readonly (FindingFix | undefined)[]): FindingFix | undefined {
  const refused = fixes.flatMap((fix) => (fix !== undefined && "refused" in fix ? [fix] : []));
  const [reason] = refused.sort((one, other) => compare(one.refused, other.refused));
  return reason ?? (fixes.includes(undefined) ? undefined : fixes[0]);
}
