import { UserError } from "../core/user-error.ts";
import { isRemote } from "../openapi/locations.ts";
import type { SourceDocument } from "../openapi/references.ts";
import { disk, type Files } from "./files.ts";
import { describeFileError } from "./read-file.ts";
import { decodeBytes, readText } from "./readers/read-text.ts";
import type { ParsedText } from "./readers/reader.ts";
import type { RemoteDocuments } from "./remote/remote-documents.ts";

/** A document with the means to say where things stand in it. */
export interface ReadDocument extends SourceDocument {
  readonly parsed: ParsedText;
}

/** Why the document of a reference cannot be had: a fault of the reference, or a rule of ours. */
export interface Refusal {
  readonly kind: "broken" | "by-policy";
  readonly reason: string;
}

/**
 * The documents that references lead to, each read once. Descriptions are not to be trusted: only files inside the
 * working tree are read, whatever links and `..` a path goes through; and of the network, what was loaded ahead.
 */
export class DocumentStore {
  /** What lies on the network, where that may be loaded. */
  readonly remote: RemoteDocuments | undefined;
  readonly #tree: string | undefined;
  readonly #source: Files;
  readonly #documents = new Map<string, ReadDocument | Refusal>();
  /** By the path or address that links and redirects lead to: by links in a circle, one file has names without end. */
  readonly #files = new Map<string, ReadDocument | Refusal>();
  readonly #news: ReadDocument[] = [];

  /** `tree` is the folder that references cannot leave; undefined lets them go anywhere. */
  constructor(tree: string | undefined, files = disk, remote?: RemoteDocuments) {
    this.#tree = tree;
    this.#source = files;
    this.remote = remote;
  }

  /** The document at an absolute location, or undefined where it cannot be had; `explain` then says why. */
  open(location: string): ReadDocument | undefined {
    const found = this.#find(location);
    return "kind" in found ? undefined : found;
  }

  /** The documents that were read since this was last asked. */
  takeNews(): readonly ReadDocument[] {
    return this.#news.splice(0);
  }

  explain(location: string): Refusal | undefined {
    const found = this.#find(location);
    return "kind" in found ? found : undefined;
  }

  #find(location: string): ReadDocument | Refusal {
    let found = this.#documents.get(location);
    if (found === undefined) {
      found = this.#read(location);
      if (found !== notLoaded) this.#documents.set(location, found); // It may come.
    }
    return found;
  }

  #read(location: string): ReadDocument | Refusal {
    try {
      return isRemote(location) ? this.#readRemote(location) : this.#readFile(location);
    } catch (error) {
      if (error instanceof UserError) return { kind: "broken", reason: error.message.replace(/\.$/, "") };
      const reason = describeFileError(error);
      if (reason === undefined) throw error;
      return { kind: "broken", reason: `the file ${reason}` };
    }
  }

  #readFile(location: string): ReadDocument | Refusal {
    const path = this.#source.followLinks(location);
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    if (this.#tree !== undefined && !isInside(this.#tree, path))
      return { kind: "by-policy", reason: `it is outside ${this.#tree}; --allow-outside reads it all the same` };
    return this.#keep(path, location, this.#source.read(path));
  }

  #readRemote(location: string): ReadDocument | Refusal {
    const loaded = this.remote === undefined ? notAllowed : (this.remote.get(location) ?? notLoaded);
    if ("kind" in loaded) return loaded;
    const { source, bytes } = loaded;
    return this.#files.get(source) ?? this.#keep(source, source, bytes);
  }

  #keep(path: string, source: string, bytes: Uint8Array): ReadDocument {
    const document = readDocument(decodeBytes(bytes, source), source);
    this.#files.set(path, document);
    this.#news.push(document);
    return document;
  }
}

const notAllowed: Refusal = {
  kind: "by-policy",
  reason: "it is on the network, and nothing is fetched from there without --allow-remote-refs",
};

/** Of the network, only what descriptions refer to is loaded, and not what data such as examples do. */
const notLoaded: Refusal = { kind: "by-policy", reason: "it is on the network, and was not loaded" };

/** Turns a text into data. Throws a `UserError` where it is neither JSON nor YAML. */
export function readDocument(text: string, source: string): ReadDocument {
  const parsed = readText(text, source);
  return { source, data: parsed.data, parsed };
}

/** Whether a path, its links followed, is below a folder. */
export function isInside(folder: string, path: string): boolean {
  const bare = (text: string) => text.replaceAll("\\", "/").replace(/\/$/, "");
  return bare(path).startsWith(`${bare(folder)}/`);
}
