import { statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { disk, type Files } from "../engine/files.ts";
import { slashed } from "../engine/path-from.ts";
import { decodeBytes, readText } from "../engine/readers/read-text.ts";
import type { ParsedText } from "../engine/readers/reader.ts";

/** A document that is open in the editor: what it holds there counts, not what is on the disk. */
export interface OpenDocument {
  readonly uri: string;
  readonly source: string;
  readonly languageId: string;
  readonly document: TextDocument;
  /** Grows with every change, whatever version the editor gives to it. */
  readonly revision: number;
}

/** The files as the editor has them: those that are open from there, others from the disk. */
export class EditorFiles implements Files {
  readonly #open = new Map<string, { readonly known: OpenDocument; readonly path: string; bytes?: Uint8Array }>();
  /** The sources of open documents, by the paths that links lead to. */
  readonly #byPath = new Map<string, string>();
  readonly #read = new Map<string, { readonly stamp: string; readonly bytes: Uint8Array }>();
  readonly #parsed = new WeakMap<Uint8Array, Map<string, ParsedText>>();
  #revision = 0;

  open(uri: string, source: string, languageId: string, version: number, text: string): OpenDocument {
    const document = TextDocument.create(uri, languageId, version, text);
    const known = { uri, source, languageId, document, revision: ++this.#revision };
    const path = followOnDisk(source);
    this.#open.set(source, { known, path });
    this.#byPath.set(path, source);
    return known;
  }

  change(
    source: string,
    changes: Parameters<typeof TextDocument.update>[1],
    version: number,
  ): OpenDocument | undefined {
    const held = this.#open.get(source);
    if (held === undefined) return undefined;
    const document = TextDocument.update(held.known.document, changes, version);
    const known = { ...held.known, document, revision: ++this.#revision };
    this.#open.set(source, { known, path: held.path });
    return known;
  }

  close(source: string): void {
    const held = this.#open.get(source);
    this.#open.delete(source);
    if (held !== undefined && this.#byPath.get(held.path) === source) this.#byPath.delete(held.path);
  }

  get(source: string): OpenDocument | undefined {
    return this.#open.get(source)?.known;
  }

  /** The open document at a path, or at the path that its links lead to. */
  find(path: string): OpenDocument | undefined {
    return this.get(path) ?? this.get(this.#byPath.get(path) ?? "");
  }

  list(): OpenDocument[] {
    return [...this.#open.values()].map(({ known }) => known);
  }

  followLinks(path: string): string {
    return this.#open.get(path)?.path ?? disk.followLinks(path);
  }

  /** The path that the links of one lead to, be there a file or not. */
  pathOf(source: string): string {
    return slashed(this.#open.get(source)?.path ?? followOnDisk(source));
  }

  /** The same object as long as the bytes are the same. */
  read(path: string): Uint8Array {
    const held = this.#open.get(this.#byPath.get(path) ?? path);
    if (held !== undefined) {
      held.bytes ??= Buffer.from(held.known.document.getText());
      return held.bytes;
    }
    const stamp = stampOf(path);
    const known = this.#read.get(path);
    if (known?.stamp === stamp) return known.bytes;
    const bytes = disk.read(path);
    this.#read.set(path, { stamp, bytes });
    return bytes;
  }

  /** A file on the disk has changed, however alike it looks. */
  forget(path: string): void {
    this.#read.delete(followOnDisk(path));
  }

  /** What was made of the same bytes before. */
  parse(bytes: Uint8Array, source: string): ParsedText {
    const language = /\.\w+$/.exec(source)?.[0].toLowerCase() ?? "";
    const known = this.#parsed.get(bytes) ?? new Map<string, ParsedText>();
    this.#parsed.set(bytes, known);
    const parsed = known.get(language) ?? readText(decodeBytes(bytes, source), source);
    known.set(language, parsed);
    return parsed;
  }
}

/** A document that was never saved, or was deleted since, is in the folder that it says it is in. */
function followOnDisk(path: string): string {
  try {
    return disk.followLinks(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(followOnDisk(folder), basename(path));
  }
}

function stampOf(path: string): string {
  const { mtimeMs, ctimeMs, size, ino } = statSync(path);
  return [mtimeMs, ctimeMs, size, ino].join(" ");
}
