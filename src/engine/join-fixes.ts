import { compare } from "../core/compare.ts";
import type { FindingFix } from "../core/fix.ts";

/**
 * How a finding is mended that several descriptions have in common, the one that speaks for all of them first: as that
 * one says, where none has a reason against it and each would do the same. The same reason, whatever the order of the
 * others.
 */
export function joinFixes(fixes: readonly (FindingFix | undefined)[]): FindingFix | undefined {
  const refused = fixes.flatMap((fix) => (fix !== undefined && "refused" in fix ? [fix] : []));
  // What some of them do not agree on is the last thing to say.
  const rank = (fix: FindingFix & { readonly refused: string }) => Number(fix.refused === disagreement);
  const [reason] = refused.sort((one, other) => rank(one) - rank(other) || compare(one.refused, other.refused));
  if (reason !== undefined && reason.refused !== disagreement) return reason;
  const [first] = fixes;
  if (first === undefined || fixes.includes(undefined)) return undefined;
  const { title, safety } = first;
  const areSame = fixes.every((fix) => fix !== undefined && showEdits(fix) === showEdits(first));
  return reason ?? (areSame ? first : { title, safety, refused: disagreement });
}

const disagreement = "the descriptions that use it would mend it in different ways";

/** What fixes do that are the same, whatever made them; undefined for one that is refused. Read from a report, splices tell. */
export function showEdits(fix: FindingFix): string | undefined {
  if ("refused" in fix) return undefined;
  return JSON.stringify([fix.edits, fix.splices.map(({ source, start, end, text }) => [source, start, end, text])]);
}
