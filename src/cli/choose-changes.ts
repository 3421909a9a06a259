import { findNearest } from "../core/nearest.ts";
import { UserError } from "../core/user-error.ts";
import { nameFrom } from "../engine/identify.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { DeltaReport, RatedChange } from "../report/delta.ts";
import { nameChange } from "../report/delta-changes.ts";
import { printable } from "../report/printable.ts";
import type { Io } from "./io.ts";

/** Two changes of one repository hardly share as many digits. */
const fewest = 8;

/** As many as can be read at a glance. */
const most = 20;

/** Throws a `UserError` for what cannot be a fingerprint, or the beginning of one. */
export function checkFingerprint(typed: string): void {
  if (/^[\da-f]*$/i.test(typed) && typed.length >= fewest && typed.length <= 32) return;
  throw new UserError(
    `${JSON.stringify(typed.slice(0, 100))} is no fingerprint of a change.`,
    `It has 32 hexadecimal digits, of which the first ${fewest} are enough.`,
  );
}

/**
 * The changes that fingerprints, whole or shortened, belong to; each once. Throws a `UserError` where a fingerprint
 * belongs to none or to several: which changes there are is then printed on standard error.
 */
export function chooseChanges(
  fingerprints: readonly string[],
  { base, head, changes }: Pick<DeltaReport, "base" | "head" | "changes">,
  io: Io,
): readonly RatedChange[] {
  if (changes.length === 0)
    throw new UserError(
      `The contract has not changed from ${base.name} to ${head.name}, so there is nothing to approve.`,
      "--base names another base.",
    );
  const chosen = fingerprints.map((typed) => {
    const matching = changes.filter(({ fingerprint }) => fingerprint.startsWith(typed.toLowerCase()));
    const [change] = matching;
    if (change !== undefined && matching.length === 1) return change;
    throw change === undefined ? refuseUnknown(typed, changes, io) : refuseAmbiguous(typed, matching, io);
  });
  return [...new Set(chosen)];
}

function refuseUnknown(typed: string, changes: readonly RatedChange[], io: Io): UserError {
  const sentence = `No change has the fingerprint ${typed}.`;
  const near = findNearest(
    typed,
    changes.map(({ fingerprint }) => fingerprint.slice(0, typed.length)),
  );
  if (near !== undefined) return new UserError(sentence, `Is ${near} meant?`);
  io.writeErr(`The changes that there are:\n${listChanges(changes, io)}`);
  return new UserError(sentence, "Name one of those above.");
}

function refuseAmbiguous(typed: string, changes: readonly RatedChange[], io: Io): UserError {
  io.writeErr(`Fingerprints that begin with ${typed}:\n${listChanges(changes, io)}`);
  return new UserError(`${changes.length} changes have fingerprints that begin with ${typed}.`, "Write more digits.");
}

/** The first changes, a line each behind a mark, and how many more there are. */
export function listChanges(changes: readonly RatedChange[], io: Io, mark = ""): string {
  const root = findRoot(io.cwd);
  const lines = changes.slice(0, most).map((change) => {
    const { fingerprint, rating, description } = change;
    return `  ${mark}${fingerprint} ${printable(`${nameFrom(root, description)}: ${rating}, ${nameChange(change)}`)}\n`;
  });
  const rest = changes.length > most ? `  … and ${changes.length - most} more\n` : "";
  return `${lines.join("")}${rest}`;
}
