import { type CodeLens, type DocumentSymbol, SymbolKind, SymbolTag } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "../core/finding.ts";
import { shorten } from "../openapi/texts.ts";
import { findBlockEnd } from "./block-end.ts";
import type { KeyPlace, OperationPlace } from "./layout.ts";

/** The outline of a document: its operations, and under each what it answers. */
export function listSymbols(operations: readonly OperationPlace[], document: TextDocument): DocumentSymbol[] {
  const text = document.getText();
  const cover = (range: Range): Range => {
    const lineStart = document.offsetAt({ line: range.start.line, character: 0 });
    const end = findBlockEnd(text, lineStart, document.offsetAt(range.end));
    return { start: range.start, end: document.positionAt(end) };
  };
  return operations.map(({ operation, range, keys }) => ({
    name: operation.name,
    kind: SymbolKind.Method,
    ...(operation.summary !== undefined && { detail: shorten(operation.summary) }),
    ...(operation.deprecated && { tags: [SymbolTag.Deprecated] }),
    range: cover(range),
    selectionRange: range,
    children: keys.map((place) => ({
      name: nameKey(place),
      kind: SymbolKind.EnumMember,
      range: cover(place.range),
      selectionRange: place.range,
    })),
  }));
}

/** The same for editors that know no tree. */
export function flattenSymbols(symbols: readonly DocumentSymbol[], uri: string) {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range } },
    ...children.map((child) => ({
      name: child.name,
      kind: child.kind,
      location: { uri, range: child.range },
      containerName: name,
    })),
  ]);
}

/** Above each operation, the codes that it answers with: `200 · 404 · default`. */
export function listLenses(operations: readonly OperationPlace[]): CodeLens[] {
  return operations.map(({ operation, range }) => ({
    range,
    command: { title: operation.responseKeys.map(shorten).join(" · ") || "no responses", command: "" },
  }));
}

function nameKey({ key, response }: KeyPlace): string {
  const name = shorten(key);
  return response.status === undefined ? name : `${name} ${response.status.phrase}`;
}
