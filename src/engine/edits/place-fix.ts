import type { Edit, FindingFix, Plan, Safety, Splice } from "../../core/fix.ts";
import { groupBy } from "../../core/group-by.ts";
import { isRemote } from "../../openapi/locations.ts";
import { createDefectNamer } from "../defect-namer.ts";
import type { ReadDocument } from "../document-store.ts";
import type { Draft } from "../place-findings.ts";
import { placeEdits } from "./place-edits.ts";

/** How a rule would mend what it found; where in the text is not known yet. */
export type Mending = Plan & { readonly title: string; readonly safety: Safety };

/**
 * Says of each draft how it can be mended. `own` are the drafts of our rules, which know that: the same, or those of
 * another run over the same description. `open` gives a document by its source.
 */
export function createFixer(
  drafts: readonly Draft[],
  own: readonly Draft[],
  open: (source: string) => ReadDocument | undefined,
): (draft: Draft) => FindingFix | undefined {
  const mend = own === drafts ? (draft: Draft) => draft.mend?.() : lendMends(own);
  return (draft) => {
    const mending = mend(draft);
    return mending && placeFix(mending, open);
  };
}

function lendMends(own: readonly Draft[]): (draft: Draft) => Mending | undefined {
  const nameDefect = createDefectNamer();
  // Spectral does not tell the response key.
  const nameOf = ({ code, path, document: { source } }: Draft) => nameDefect({ code, path, source });
  const mends = new Map(own.map((draft) => [nameOf(draft), draft.mend]));
  return (draft) => (draft.mend ?? mends.get(nameOf(draft)))?.();
}

function placeFix(mending: Mending, open: (source: string) => ReadDocument | undefined): FindingFix {
  const { title, safety } = mending;
  if ("refused" in mending) return { title, safety, refused: mending.refused };
  const { edits } = mending;
  const splices: Splice[] = [];
  for (const [source, ofOne] of groupBy(edits, ({ source }) => source)) {
    const placed = placeIn(source, ofOne, open(source));
    if ("refused" in placed) return { title, safety, refused: placed.refused };
    splices.push(...placed.splices);
  }
  return { title, safety, edits, splices };
}

function placeIn(source: string, edits: readonly Edit[], document: ReadDocument | undefined) {
  if (isRemote(source)) return { refused: "it is written in a document on the network" };
  if (document === undefined) throw new Error(`${source} was not read.`);
  return placeEdits(document.parsed, edits);
}
