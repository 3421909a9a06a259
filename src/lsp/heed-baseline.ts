import { resolve } from "node:path";
import type { Finding } from "../core/finding.ts";
import { DocumentStore } from "../engine/document-store.ts";
import { hasMovedAway, nameFrom } from "../engine/identify.ts";
import { slashed } from "../engine/path-from.ts";
import { isThere } from "../engine/read-file.ts";
import { findWorkingTree } from "../engine/working-tree.ts";
import { isRemote } from "../openapi/locations.ts";
import { applyBaseline, type Baseline } from "../triage/baseline.ts";
import type { EditorFiles } from "./editor-files.ts";

/** A baseline, and the folder from where it names documents. */
export interface BaselineInForce {
  readonly baseline: Baseline;
  readonly root: string;
}

/** The findings of one document that a baseline does not hold, whatever is said of its other entries. */
export function leaveOutKnown(
  findings: readonly Finding[],
  { baseline, root }: BaselineInForce,
  files: EditorFiles,
  today: string,
): readonly Finding[] {
  // An entry is about one rule: of the others, none needs to be looked for.
  const codes = new Set(findings.map(({ code }) => code));
  const entries = baseline.entries.filter(({ rule }) => codes.has(rule));
  if (entries.length === 0) return findings;
  const store = new DocumentStore(findWorkingTree(root, root), files, undefined, false, (bytes, name) =>
    files.parse(bytes, name),
  );
  const locate = (document: string) => slashed(resolve(root, document));
  const run = {
    findings,
    today,
    nameDocument: (source: string) => nameFrom(root, source),
    hasMovedAway: (document: string, pointer: string) => {
      if (isRemote(document)) return false;
      const read = store.open(locate(document));
      return read === undefined ? !isThere(locate(document)) : hasMovedAway(pointer, read.data);
    },
    // Which entries are of no use any more is not for one document to say.
    checked: new Set<string>(),
    exists: () => true,
    couldRead: () => true,
    ran: () => false,
  };
  return applyBaseline({ ...baseline, entries }, run).findings;
}
