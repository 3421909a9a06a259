import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Range } from "../core/finding.ts";
import type { Splice } from "../core/fix.ts";
import { groupBy } from "../core/group-by.ts";

/** What an edit has to know of the documents that it reaches. */
export interface Target {
  readonly uri: string;
  /** Null for one that is not open. */
  readonly version: number | null;
  readonly place: (range: Range) => Range;
}

/** Splices as an edit of the workspace, for editors that heed versions (`versioned`) and for those that do not. */
export function toWorkspaceEdit(
  splices: readonly Splice[],
  target: (source: string) => Target,
  versioned: boolean,
): WorkspaceEdit {
  const documents = [...groupBy(splices, ({ source }) => source)].map(([source, ofOne]) => {
    const { uri, version, place } = target(source);
    const edits: TextEdit[] = ofOne.map(({ range, text }) => ({ range: place(range), newText: text }));
    return { textDocument: { uri, version }, edits } satisfies TextDocumentEdit;
  });
  if (versioned) return { documentChanges: documents };
  return { changes: Object.fromEntries(documents.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}
