import { dirname } from "node:path";
import type { Finding } from "../core/finding.ts";
import type { Outline } from "../core/outline.ts";
import { UserError } from "../core/user-error.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { UnknownFormat } from "./direct-driver.ts";
import { DocumentStore } from "./document-store.ts";
import { disk, type Files } from "./files.ts";
import { tellTwinsApart } from "./identify.ts";
import { IgnoreBook, type Ignored, joinBooks } from "./ignore-book.ts";
import { lintText } from "./lint-text.ts";
import { mergeFindings } from "./merge-findings.ts";
import { describeFileError } from "./read-file.ts";
import { decodeBytes } from "./readers/read-text.ts";
import type { RemoteDocuments } from "./remote/remote-documents.ts";
import type { Ruleset } from "./ruleset.ts";
import { sortFindings } from "./sort-findings.ts";
import type { Timing } from "./timing.ts";
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
  /** Asks also for the outlines of the descriptions. */
  readonly outlines?: boolean;
  /** The day of the run, as `2027-01-31`: what is ignored, and why, is then part of the report. */
  readonly today?: string;
  readonly timing: Timing;
  /** Where documents are read from; the disk by default. */
  readonly files?: Files;
  /** Gives the bytes of a description; by default its file is read. */
  readonly readRoot?: (source: string) => Uint8Array;
  /** Is given the index of each description, by the absolute path of its file. */
  readonly takeIndex?: (file: string, index: OperationIndex) => void;
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

/** A description by its absolute path, with what came of it. */
export type Checked = readonly [file: string, outcome: Outcome];

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
    checked.push([file, await linter.lint(file)]);
  }
  return { checked, book: linter.closeBook() };
}

/** Lints one description after the other; documents that several refer to are read once. */
export class FileLinter {
  readonly #options: LintFilesOptions;
  readonly #book: IgnoreBook | undefined;
  readonly #stores = new Map<string | undefined, DocumentStore>();

  constructor(options: LintFilesOptions) {
    this.#options = options;
    const { today, identifyFrom } = options;
    this.#book = today === undefined ? undefined : new IgnoreBook(today, identifyFrom);
  }

  async lint(file: string): Promise<Outcome> {
    const { ruleset, timing, validate = false, identifyFrom, takeIndex, ...options } = this.#options;
    const { files = disk, readRoot = (path) => readFile(files, path) } = options;
    const source = file.replaceAll("\\", "/");
    let outline: Outline | undefined;
    try {
      const text = timing.measure("read", () => decodeBytes(readRoot(source), source));
      const findings = await lintText(text, {
        source,
        ruleset: typeof ruleset === "function" ? ruleset(file) : ruleset,
        store: this.#storeFor(file),
        validate,
        identifyFrom,
        takeOutline: options.outlines
          ? (taken) => {
              outline = taken;
            }
          : undefined,
        takeIndex: takeIndex && ((index) => takeIndex(file, index)),
        book: this.#book,
        timing,
      });
      return { findings, outline };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return options.ignoreUnknownFormat && error instanceof UnknownFormat ? undefined : { error };
    }
  }

  /** What was said so far of what is to be ignored; undefined where nobody asked. */
  closeBook(): Ignored | undefined {
    return this.#book?.close();
  }

  #storeFor(file: string): DocumentStore {
    const { cwd, allowOutside, files, remote } = this.#options;
    const tree = allowOutside ? undefined : findWorkingTree(dirname(file), cwd);
    const store = this.#stores.get(tree) ?? new DocumentStore(tree, files, remote);
    this.#stores.set(tree, store);
    return store;
  }
}

/** The report of a run, from what came of each description and from the books that were kept. */
export function joinOutcomes(
  checked: readonly Checked[],
  books: readonly (Ignored | undefined)[],
  { outlines: hasOutlines }: Pick<LintFilesOptions, "outlines">,
): LintReport {
  const found: (readonly Finding[])[] = [];
  const outlines: Outline[] = [];
  const faults: { source: string; error: UserError }[] = [];
  const sources: string[] = [];
  for (const [file, outcome] of checked) {
    const source = file.replaceAll("\\", "/");
    if (outcome === undefined) continue;
    if ("error" in outcome) faults.push({ source, error: outcome.error });
    else {
      found.push(outcome.findings);
      sources.push(source);
      if (outcome.outline !== undefined) outlines.push(outcome.outline);
    }
  }
  const findings = mergeFindings(found);
  const kept = books.filter((book) => book !== undefined);
  const ignored = kept.length === 0 ? undefined : joinBooks(kept, findings);
  return { ...identifyAll(findings, ignored), faults, checked: sources, ...(hasOutlines && { outlines }) };
}

/** Twins are counted with those that are ignored, so that nobody is taken for another when one of them is not. */
function identifyAll(findings: Finding[], ignored: Ignored | undefined): Pick<LintReport, "findings" | "ignored"> {
  if (ignored === undefined) return { findings: tellTwinsApart(findings) };
  const hidden = new Map(ignored.suppressed.map((suppressed) => [suppressed.finding, suppressed]));
  const all = sortFindings([...findings, ...hidden.keys()]);
  const told = tellTwinsApart(all);
  const suppressed = told.flatMap((finding, position) => {
    const known = hidden.get(all[position] ?? finding);
    return known === undefined ? [] : [{ ...known, finding }];
  });
  const kept = told.filter((_, position) => !hidden.has(all[position] as Finding));
  return { findings: kept, ignored: { ...ignored, suppressed } };
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
