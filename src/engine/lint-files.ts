import { dirname } from "node:path";
import type { Finding } from "../core/finding.ts";
import type { Outline } from "../core/outline.ts";
import { UserError } from "../core/user-error.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { digestOf } from "./digest.ts";
import { UnknownFormat } from "./direct-driver.ts";
import { DocumentStore } from "./document-store.ts";
import { disk, type Files, layOver } from "./files.ts";
import { IgnoreBook, type Ignored } from "./ignore-book.ts";
import { joinOutcomes } from "./join-outcomes.ts";
import { lintText } from "./lint-text.ts";
import { slashed } from "./path-from.ts";
import { describeFileError } from "./read-file.ts";
import { decodeBytes } from "./readers/read-text.ts";
import type { RemoteDocuments } from "./remote/remote-documents.ts";
import type { Ruleset } from "./ruleset.ts";
import type { Timing } from "./timing.ts";
import type { Witness } from "./witness.ts";
import { findWorkingTree } from "./working-tree.ts";

export interface LintFilesOptions {
  /** Absolute path of the folder the run belongs to. */
  readonly cwd: string;
  /** One for all, or the one for each description by its absolute path, as it was given. */
  readonly ruleset: Ruleset | ((file: string) => Ruleset);
  /** Lets references leave the working tree. */
  readonly allowOutside?: boolean;
  /** Loads what references name on the network; without it, that is left alone. One for all that belongs together. */
  readonly remote?: RemoteDocuments | undefined;
  /** Passes over readable files that are no OpenAPI description. */
  readonly ignoreUnknownFormat?: boolean;
  /** Asks also whether the descriptions are valid OpenAPI. */
  readonly validate?: boolean;
  /** The folder from where documents are named in the identities of findings; without it, they have none. */
  readonly identifyFrom?: string | undefined;
  /** Asks also how each finding can be mended. */
  readonly fixes?: boolean;
  /** Asks also for the outlines of the descriptions. */
  readonly outlines?: boolean;
  /** The day of the run, as `2027-01-31`: what is ignored, and why, is then part of the report. */
  readonly today?: string;
  readonly timing: Timing;
  /** Where documents are read from; the disk by default. */
  readonly files?: Files;
  /** What is taken to be on the disk in place of what is there: see `layOver`. */
  readonly changed?: ReadonlyMap<string, Uint8Array>;
  /** Gives the bytes of a description; by default its file is read. */
  readonly readRoot?: (source: string) => Uint8Array;
  /** Is given the index of each description, by the absolute path of its file. */
  readonly takeIndex?: (file: string, index: OperationIndex) => void;
  /** Asks of each description for what a later run has to know to say the same without linting it; needs `today`. */
  readonly trace?: boolean;
  /** Is told how many descriptions are done, whenever the next one begins. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** What a run over several descriptions found. */
export interface LintReport {
  readonly findings: readonly Finding[];
  /** The descriptions that could not be checked, and why. */
  readonly faults: readonly { readonly source: string; readonly error: UserError }[];
  /** The descriptions that were checked, by their absolute paths. */
  readonly checked: readonly string[];
  /** What each of those says in outline; only where it was asked for. */
  readonly outlines?: readonly Outline[];
  /** Only where the options say what day it is. */
  readonly ignored?: Ignored;
}

/** What came of one description: what was found, why it could not be checked, or nothing where it was passed over. */
export type Outcome =
  | { readonly findings: readonly Finding[]; readonly outline?: Outline | undefined }
  | { readonly error: UserError }
  | undefined;

/** What an outcome rests on. */
export interface Trace {
  /** Of the description's bytes: see `digestOf`. */
  readonly digest: string;
  /** What it refers to, and whatever that refers to. */
  readonly witnesses: readonly Witness[];
  /** The day on which it holds; undefined where it holds on every day. */
  readonly day: string | undefined;
  /** What was said of what is to be ignored, in this description and in what it refers to. */
  readonly book: Ignored;
}

/**
 * A description by its absolute path, with what came of it; and what that rests on, where it was asked for and where the
 * description could be checked.
 */
export type Checked = readonly [file: string, outcome: Outcome, trace?: Trace | undefined];

/**
 * Lints descriptions by their absolute paths. One that cannot be checked is a fault, and the others are linted all the
 * same. What several descriptions share is reported once.
 */
export async function lintFiles(files: readonly string[], options: LintFilesOptions): Promise<LintReport> {
  const { checked, book } = await lintEach(files, options);
  return joinOutcomes(checked, [book], options);
}

/** What came of each description, and what was said of what is to be ignored: to be joined with that of others. */
export interface Gathered {
  readonly checked: readonly Checked[];
  readonly book: Ignored | undefined;
}

/** Lints descriptions by their absolute paths, one after the other. */
export async function lintEach(files: readonly string[], options: LintFilesOptions): Promise<Gathered> {
  const linter = new FileLinter(options);
  const checked: Checked[] = [];
  for (const file of files) {
    options.onProgress?.(checked.length);
    checked.push(await linter.lint(file));
  }
  return { checked, book: linter.closeBook() };
}

/** Lints one description after the other; documents that several refer to are parsed once. */
export class FileLinter {
  readonly #options: LintFilesOptions;
  readonly #files: Files;
  /** Of the whole run, where no description has one of its own. */
  readonly #book: IgnoreBook | undefined;
  readonly #stores = new Map<string | undefined, DocumentStore>();

  constructor(options: LintFilesOptions) {
    this.#options = options;
    const { today, identifyFrom, trace = false, files = disk, changed } = options;
    this.#files = changed === undefined ? files : layOver(changed, files);
    this.#book = today === undefined || trace ? undefined : new IgnoreBook(today, identifyFrom);
  }

  async lint(file: string): Promise<Checked> {
    const { today, identifyFrom, trace = false } = this.#options;
    const { readRoot = (path: string) => readFile(this.#files, path) } = this.#options;
    const source = slashed(file);
    const own = trace && today !== undefined ? new IgnoreBook(today, identifyFrom) : undefined;
    const store = this.#storeFor(file);
    store.begin();
    let bytes: Uint8Array = new Uint8Array();
    const outcome = await this.#lint(file, source, store, own ?? this.#book, () => {
      bytes = readRoot(source);
      return bytes;
    });
    if (own === undefined || (outcome !== undefined && "error" in outcome)) return [file, outcome];
    // Rules that Spectral runs look at the clock themselves.
    const isDated = own.isDated || this.#rulesetFor(file).spectral !== undefined;
    const day = isDated ? today : undefined;
    return [file, outcome, { digest: digestOf(bytes), witnesses: store.listWitnesses(), day, book: own.close() }];
  }

  async #lint(
    file: string,
    source: string,
    store: DocumentStore,
    book: IgnoreBook | undefined,
    read: () => Uint8Array,
  ): Promise<Outcome> {
    const { timing, validate = false, identifyFrom, takeIndex, ...options } = this.#options;
    let outline: Outline | undefined;
    try {
      const text = timing.measure("read", () => decodeBytes(read(), source));
      const findings = await lintText(text, {
        source,
        ruleset: this.#rulesetFor(file),
        store,
        validate,
        identifyFrom,
        fixes: options.fixes,
        takeOutline: options.outlines
          ? (taken) => {
              outline = taken;
            }
          : undefined,
        takeIndex: takeIndex && ((index) => takeIndex(file, index)),
        book,
        timing,
      });
      return { findings, outline };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return options.ignoreUnknownFormat && error instanceof UnknownFormat ? undefined : { error };
    }
  }

  /** What was said so far of what is to be ignored; undefined where nobody asked, or where it is in the traces. */
  closeBook(): Ignored | undefined {
    return this.#book?.close();
  }

  #rulesetFor(file: string): Ruleset {
    const { ruleset } = this.#options;
    return typeof ruleset === "function" ? ruleset(file) : ruleset;
  }

  #storeFor(file: string): DocumentStore {
    const { cwd, allowOutside, remote, trace } = this.#options;
    const tree = allowOutside ? undefined : findWorkingTree(dirname(file), cwd);
    const store = this.#stores.get(tree) ?? new DocumentStore(tree, this.#files, remote, trace);
    this.#stores.set(tree, store);
    return store;
  }
}

function readFile(files: Files, source: string): Uint8Array {
  try {
    return files.read(source);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`${source} ${reason}.`);
  }
}
