import { resolve } from "node:path";
import type { Policy } from "../contract/policy.ts";
import { DocumentStore } from "../engine/document-store.ts";
import { hasMovedAway, nameFrom } from "../engine/identify.ts";
import type { LintReport } from "../engine/lint-files.ts";
import { slashed } from "../engine/path-from.ts";
import { findWorkingTree } from "../engine/working-tree.ts";
import { isRemote } from "../openapi/locations.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { DeltaReport } from "../report/delta.ts";
import { type ComparedFindings, compareFindings, type FoundThen } from "./compare-findings.ts";
import { createFollower } from "./follow-codes.ts";
import type { LintedSides, SideInput, Sides } from "./lint-sides.ts";
import { listChanges } from "./list-changes.ts";
import { createRenamer } from "./rename-documents.ts";

/** What the findings and the contracts of two times have become. */
export interface ComparedSides extends ComparedFindings, Pick<DeltaReport, "changes"> {}

/**
 * Compares what was found at two times, with all that does not count told apart, and what was promised. `root` is the
 * folder from which documents are named.
 */
export function compareSides(
  { base, head, renamed }: Sides,
  linted: LintedSides,
  found: { readonly base: FoundThen; readonly head: FoundThen },
  policy: Policy,
  root: string,
): ComparedSides {
  const { pairs, compared } = linted;
  const toHead = createRenamer(pairs, renamed, listDocuments(linted.head, found.head));
  const swapped = pairs.map((pair) => ({
    ...(pair.head && { base: pair.head }),
    ...(pair.base && { head: pair.base }),
  }));
  const wereRenamed = new Map([...renamed].map(([newer, older]) => [older, newer]));
  const toBase = createRenamer(swapped, wereRenamed, listDocuments(linted.base, found.base));
  const inHead = createDetector(
    head,
    compared.map((one) => one.head),
    root,
  );
  const inBase = createDetector(
    base,
    compared.map((one) => one.base),
    root,
  );
  const nameHead = (source: string) => nameFrom(root, source);
  const changes = listChanges(compared, policy, nameHead);
  const findings = compareFindings(found.base, found.head, {
    nameBase: (source) => nameHead(toHead(source)),
    nameHead,
    hasLeft: (document, pointer) => inHead(locate(root, document), pointer),
    hasArrived: (document, pointer) => inBase(toBase(locate(root, document)), pointer),
    follow: createFollower(changes),
  });
  return { ...findings, changes };
}

/** The descriptions of a side, and what they refer to, as far as anything was found there. */
function listDocuments({ checked }: LintReport, { findings, suppressed }: FoundThen): ReadonlySet<string> {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  return new Set([...checked, ...all.map(({ source }) => source)]);
}

function locate(root: string, document: string): string {
  return isRemote(document) ? document : slashed(resolve(root, document));
}

/** Tells whether nothing stands at a pointer in a document of one side, by its absolute path, or only a reference. */
function createDetector(
  { files }: SideInput,
  indexes: readonly (OperationIndex | undefined)[],
  root: string,
): (source: string, pointer: string) => boolean {
  const roots = new Map(
    indexes.flatMap((index) => (index === undefined ? [] : [[index.references.root.document.source, index] as const])),
  );
  const store = new DocumentStore(findWorkingTree(root, root), files);
  const isThere = (source: string) => {
    try {
      return files.followLinks(source) !== "";
    } catch {
      return false;
    }
  };
  return (source, pointer) => {
    if (isRemote(source)) return false;
    const read = roots.get(source)?.references.root.document ?? store.open(source);
    return read === undefined ? !isThere(source) : hasMovedAway(pointer, read.data);
  };
}
