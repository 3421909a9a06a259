import { dirname, resolve } from "node:path";
import { UserError } from "../core/user-error.ts";
import { DocumentStore, type ReadDocument, readDocument } from "../engine/document-store.ts";
import { disk } from "../engine/files.ts";
import { slashed } from "../engine/path-from.ts";
import { decodeBytes } from "../engine/readers/read-text.ts";
import { findWorkingTree } from "../engine/working-tree.ts";
import { isRemote } from "../openapi/locations.ts";
import type { Source } from "./host.ts";

/**
 * The documents of a description, from the texts that Redocly has read: those of an editor may differ from the files,
 * and those on the network are there already. It shows only where a chain of references ends; what such a chain merely
 * passes through is read from the disk, inside the working tree.
 */
export class Documents {
  readonly root: ReadDocument;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #store: DocumentStore;
  readonly #opened = new Map<string, ReadDocument | undefined>();
  readonly #aliased = new Map<string, boolean>();
  readonly #makeSource: (absoluteRef: string, body: string) => Source;

  /** `sources` are those that references led to, by `nameOf`. Throws a `UserError` where the root cannot be read. */
  constructor(root: Source, sources: ReadonlyMap<string, Source>) {
    this.#sources = new Map([...sources, [nameOf(root), root]]);
    this.#store = new DocumentStore(findWorkingTree(dirname(root.absoluteRef), resolve()));
    const Source = root.constructor as new (absoluteRef: string, body: string) => Source;
    this.#makeSource = (absoluteRef, body) => new Source(absoluteRef, body);
    this.root = readDocument(root.body, nameOf(root));
    this.#opened.set(this.root.source, this.root);
  }

  /** The document at an absolute location, or undefined where it cannot be had. */
  open(location: string): ReadDocument | undefined {
    if (!this.#opened.has(location)) this.#opened.set(location, this.#read(location));
    return this.#opened.get(location);
  }

  /** Every document that was opened. */
  list(): readonly ReadDocument[] {
    return [...this.#opened.values()].filter((document) => document !== undefined);
  }

  /** A document's text, as Redocly shows it. */
  sourceOf(source: string): Source {
    return this.#sources.get(source) ?? this.#makeSource(source, decodeBytes(disk.read(source), source));
  }

  /** Whether the text has aliases, beyond which Redocly does not look when it looks up a place. */
  hasAliases(source: string): boolean {
    let has = this.#aliased.get(source);
    if (has === undefined) {
      has = /(?:[:,-]\s+|\[\s*)\*[^\s*,\]}]+\s*(?:$|[,\]}#])/m.test(this.sourceOf(source).body);
      this.#aliased.set(source, has);
    }
    return has;
  }

  #read(location: string): ReadDocument | undefined {
    const source = this.#sources.get(location);
    if (source === undefined) return isRemote(location) ? undefined : this.#store.open(location);
    try {
      return readDocument(source.body, location);
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }
}

/** What we call a text of Redocly's: its path with `/` on every platform, or its address. */
export function nameOf({ absoluteRef }: Source): string {
  return isRemote(absoluteRef) ? absoluteRef : slashed(absoluteRef);
}
