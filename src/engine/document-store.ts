import { extname } from "node:path";
import { UserError } from "../core/user-error.ts";
import { isRemote } from "../openapi/locations.ts";
import type { SourceDocument } from "../openapi/references.ts";
import { digestOf } from "./digest.ts";
import { disk, type Files } from "./files.ts";
import { slashed } from "./path-from.ts";
import { describeFileError } from "./read-file.ts";
import { decodeBytes, readText } from "./readers/read-text.ts";
import type { ParsedText } from "./readers/reader.ts";
import type { RemoteDocuments } from "./remote/remote-documents.ts";
import { stateOfContent, stateOfFailure, stateOutside, type Witness } from "./witness.ts";

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
 * working tree are read, whatever links and `..` a path goes through, and of the network, what was loaded ahead.
 */
export class DocumentStore {
  /** What lies on the network, where that may be loaded. */
  readonly remote: RemoteDocuments | undefined;
  readonly #tree: string | undefined;
  readonly #source: Files;
  readonly #isWatched: boolean;
  readonly #parse: (bytes: Uint8Array, source: string) => ParsedText;
  readonly #documents = new Map<string, ReadDocument | Refusal>();
  /** By the path or address that links and redirects lead to: by links in a circle, one file has names without end. */
  readonly #files = new Map<string, ReadDocument>();
  readonly #news: ReadDocument[] = [];
  /** What stays when another description begins: the parsed texts, by path and by what their language is told from. */
  readonly #texts = new Map<string, ParsedText>();
  readonly #refusals = new Map<string, Refusal>();
  readonly #states = new Map<string, string>();
  readonly #digests = new Map<string, string>();

  /**
   * `tree` is the folder that references cannot leave; undefined lets them go anywhere. Only where it `isWatched` can it
   * tell its witnesses. `parse` may give what it made of the same bytes before.
   */
  constructor(
    tree: string | undefined,
    files = disk,
    remote?: RemoteDocuments,
    isWatched = false,
    parse = (bytes: Uint8Array, source: string) => readText(decodeBytes(bytes, source), source),
  ) {
    this.#parse = parse;
    this.#tree = tree;
    this.#source = files;
    this.remote = remote;
    this.#isWatched = isWatched;
  }

  /**
   * Begins another description, which is told of all that it leads to, as if none had been there before. No file is
   * parsed again.
   */
  begin(): void {
    this.#documents.clear();
    this.#files.clear();
    this.#news.length = 0;
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

  /** Every place where the description at hand was led to. */
  listWitnesses(): readonly Witness[] {
    return [...this.#documents.keys()].flatMap((location) => {
      const state = this.#states.get(location);
      return state === undefined ? [] : [{ location, state }];
    });
  }

  #find(location: string): ReadDocument | Refusal {
    let found = this.#documents.get(location);
    if (found === undefined) {
      found = this.#refusals.get(location) ?? this.#read(location);
      if (found === notLoaded) return found; // It may come.
      if ("kind" in found) this.#refusals.set(location, found);
      this.#documents.set(location, found);
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
      this.#states.set(location, stateOfFailure(error) ?? "");
      return { kind: "broken", reason: `the file ${reason}` };
    }
  }

  #readFile(location: string): ReadDocument | Refusal {
    const path = this.#source.followLinks(location);
    if (this.#tree !== undefined && !isInside(this.#tree, path)) {
      this.#states.set(location, stateOutside(path));
      return { kind: "by-policy", reason: `it is outside ${this.#tree}; --allow-outside reads it all the same` };
    }
    const known = this.#files.get(path);
    if (known !== undefined) {
      this.#noteContent(location, path);
      return known;
    }
    return this.#keep(path, location, () => {
      const bytes = this.#source.read(path);
      if (this.#isWatched) this.#noteDigest(path, digestOf(bytes));
      this.#noteContent(location, path);
      return bytes;
    });
  }

  #readRemote(location: string): ReadDocument | Refusal {
    const loaded = this.remote === undefined ? notAllowed : (this.remote.get(location) ?? notLoaded);
    if ("kind" in loaded) return loaded;
    const { source, bytes } = loaded;
    return this.#files.get(source) ?? this.#keep(source, source, () => bytes);
  }

  /** The document of a description at a path, parsed once for all. */
  #keep(path: string, source: string, read: () => Uint8Array): ReadDocument {
    const name = `${extname(source).toLowerCase()} ${path}`;
    let parsed = this.#texts.get(name);
    if (parsed === undefined) {
      parsed = this.#parse(read(), source);
      this.#texts.set(name, parsed);
    } else this.#noteContent(source, path);
    const document = { source, data: parsed.data, parsed };
    this.#files.set(path, document);
    this.#news.push(document);
    return document;
  }

  /** A file that is read twice, and is not what it was, is nothing to go by. */
  #noteDigest(path: string, digest: string): void {
    const known = this.#digests.get(path) ?? digest;
    this.#digests.set(path, known === digest ? digest : "changed");
  }

  #noteContent(location: string, path: string): void {
    const digest = this.#digests.get(path);
    if (digest !== undefined) this.#states.set(location, stateOfContent(path, digest));
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
  const bare = (text: string) => slashed(text).replace(/\/$/, "");
  return bare(path).startsWith(`${bare(folder)}/`);
}
