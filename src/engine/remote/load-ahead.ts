import { member } from "../../openapi/json-object.ts";
import { isRemote } from "../../openapi/locations.ts";
import { References, referenceOf, type SourceDocument } from "../../openapi/references.ts";
import { findVersion } from "../../openapi/versions.ts";
import { isDescribed } from "../check-references.ts";
import type { DocumentStore, ReadDocument } from "../document-store.ts";
import type { RemoteDocuments } from "./remote-documents.ts";

interface Frame {
  readonly value: object;
  readonly document: SourceDocument;
  /** What the container is called where it stands; undefined where a reference leads to it. */
  readonly key: string | number | undefined;
}

/**
 * Loads what a description refers to on the network, through any number of documents there and on the disk, step by step
 * from what refers to what is referred to: as many at a time as are known. References in data, such as examples, are not
 * followed. Nothing is loaded for what is no description.
 */
export async function loadAhead(root: ReadDocument, store: DocumentStore, remote: RemoteDocuments): Promise<void> {
  if (findVersion(root.data) === undefined || root.parsed.listReferences()?.every((text) => text.startsWith("#")))
    return;
  const seen = new Set<object>();
  const stack: Frame[] = [];
  const push = (value: unknown, document: SourceDocument, key?: string | number) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    stack.push({ value, document, key });
  };
  push(root.data, root);
  for (let lost = new Lost(); ; ) {
    const wanted = new Set<string>();
    const references = new References(root, (location) => {
      if (!isRemote(location) || remote.get(location) !== undefined) return store.open(location);
      wanted.add(location);
      return undefined;
    });
    const stillLost = new Lost();
    const follow = (document: SourceDocument, reference: string) => {
      const target = references.hop(document, reference);
      if (target === undefined) stillLost.add(document, reference);
      else push(target.value, target.document);
    };
    for (const [document, reference] of lost.list()) follow(document, reference);
    for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
      const { value, document, key } = frame;
      const reference = referenceOf(value);
      if (reference !== undefined) follow(document, reference);
      for (const own of Object.keys(value)) if (isDescribed(key, own)) push(member(value, own), document, own);
    }
    if (wanted.size === 0) return;
    await remote.load(wanted);
    lost = stillLost;
  }
}

/** References that lead nowhere yet: each once. */
class Lost {
  readonly #references = new Map<SourceDocument, Set<string>>();

  add(document: SourceDocument, reference: string): void {
    const known = this.#references.get(document);
    if (known === undefined) this.#references.set(document, new Set([reference]));
    else known.add(reference);
  }

  *list(): Iterable<readonly [SourceDocument, string]> {
    for (const [document, references] of this.#references)
      for (const reference of references) yield [document, reference];
  }
}
