import { compare } from "../core/compare.ts";
import type { Approval } from "./approvals.ts";
import { writeItem, writeMembers } from "./entry-lines.ts";

/** The version of the form; see `readApprovals`. */
export const approvalsVersion = 1;

/** What an approval may say, in the order in which it is written. */
export const approvalKeys = ["fingerprint", "description", "reason", "by"] as const;

/**
 * Approvals as YAML: sorted, one a line, so that two people who add one each seldom meet; and nothing in it changes
 * unless an approval does.
 */
export function* formatApprovals(approvals: readonly Approval[]): Iterable<string> {
  yield "# Changes of the contract that are meant; `statute approve --help` says more.\n";
  yield `version: ${approvalsVersion}\n`;
  yield approvals.length === 0 ? "approvals: []\n" : "approvals:\n";
  const written = approvals.map((approval) => ({ approval, line: writeMembers(approval, approvalKeys) }));
  // A line begins with the fingerprint.
  written.sort(
    (one, other) => compare(one.line, other.line) || compare(one.approval.comment ?? "", other.approval.comment ?? ""),
  );
  for (const { approval, line } of written) yield* writeItem(line, approval, "  ");
}
