import { resolve } from "node:path";
import { nameFrom } from "../engine/identify.ts";
import { isThere } from "../engine/read-file.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { DeltaReport } from "../report/delta.ts";
import type { Approval } from "../triage/approvals.ts";
import { approvalsAdvice, readApprovals } from "../triage/read-approvals.ts";
import { type EntryFile, findEntryFile, listUsualPlaces } from "./entry-file.ts";
import type { Io } from "./io.ts";

const usualApprovals = "statute-approvals.yaml";

const approvalsKind = { title: "The file of approvals", advice: approvalsAdvice, read: readApprovals };

/**
 * `statute-approvals.yaml` in the working folder or at the root of the repository; where there is none, the one to be
 * written. Throws a `UserError` where it cannot be read: nobody would know what is approved.
 */
export function openApprovals(io: Pick<Io, "cwd">): EntryFile<readonly Approval[]> {
  return findEntryFile(listUsualPlaces(usualApprovals, io), approvalsKind, io);
}

/** Tells of descriptions, by their names in approvals, whether they were compared, or are no more. */
export function listCompared(
  { checked, changes }: Pick<DeltaReport["run"], "checked"> & Pick<DeltaReport, "changes">,
  { cwd }: Pick<Io, "cwd">,
): (description: string) => boolean {
  const root = findRoot(cwd);
  const compared = [...checked, ...changes.map(({ description }) => description)];
  const names = new Set(compared.map((source) => nameFrom(root, source)));
  return (description) => names.has(description) || !isThere(resolve(root, description));
}
