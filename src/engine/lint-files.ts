import { existsSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Finding } from "../core/finding.ts";
import type { Outline } from "../core/outline.ts";
import { UserError } from "../core/user-error.ts";
import { UnknownFormat } from "./direct-driver.ts";
import { DocumentStore } from "./document-store.ts";
import { tellTwinsApart } from "./identify.ts";
import { IgnoreBook, type Ignored } from "./ignore-book.ts";
import { lintText } from "./lint-text.ts";
import { mergeFindings } from "./merge-findings.ts";
import { describeFileError, readRegularFile } from "./read-file.ts";
import { decodeBytes } from "./readers/read-text.ts";
import type { Ruleset } from "./ruleset.ts";
import { sortFindings } from "./sort-findings.ts";
import type { Timing } from "./timing.ts";

export interface LintFilesOptions {
  /** Absolute path of the folder the run belongs to. */
  readonly cwd: string;
  /** One for all, or the one for each description by its absolute path, as it was given. */
  readonly ruleset: Ruleset | ((file: string) => Ruleset);
  /** Lets references leave the working tree. */
  readonly allowOutside?: boolean;
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
  /** Gives the bytes of a description; by default its file is read. */
  readonly readRoot?: (source: string) => Uint8Array;
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

/**
 * Lints descriptions by their absolute paths. One that cannot be checked is a fault, and the others are linted all the
 * same. What several descriptions share is reported once.
 */
export async function lintFiles(files: readonly string[], options: LintFilesOptions): Promise<LintReport> {
  const { timing, validate = false, identifyFrom, today, readRoot = readFile } = options;
  const book = today === undefined ? undefined : new IgnoreBook(today, identifyFrom);
  const stores = new Map<string | undefined, DocumentStore>();
  const found: Finding[][] = [];
  const faults: { source: string; error: UserError }[] = [];
  const checked: string[] = [];
  const outlines: Outline[] = [];
  const takeOutline = options.outlines ? (outline: Outline) => void outlines.push(outline) : undefined;
  for (const file of files) {
    const source = file.replaceAll("\\", "/");
    const ruleset = typeof options.ruleset === "function" ? options.ruleset(file) : options.ruleset;
    try {
      const text = timing.measure("read", () => decodeBytes(readRoot(source), source));
      const tree = options.allowOutside ? undefined : findWorkingTree(dirname(file), options.cwd);
      const store = stores.get(tree) ?? new DocumentStore(tree);
      stores.set(tree, store);
      const settings = { source, ruleset, store, validate, identifyFrom, takeOutline, book, timing };
      found.push(await lintText(text, settings));
      checked.push(source);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (options.ignoreUnknownFormat && error instanceof UnknownFormat) continue;
      faults.push({ source, error });
    }
  }
  const findings = mergeFindings(found);
  const ignored = book?.close(findings);
  return { ...identifyAll(findings, ignored), faults, checked, ...(options.outlines && { outlines }) };
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

function readFile(source: string): Uint8Array {
  try {
    return readRegularFile(source);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`${source} ${reason}.`);
  }
}

/**
 * The folder that references of a file cannot leave: the repository that holds it, else the current folder, else its
 * own. Links are resolved, so that none leads out.
 */
export function findWorkingTree(folder: string, cwd: string): string {
  const repository = findRepository(folder);
  if (repository !== undefined) return resolveLinks(repository);
  const isBelow = `${folder}/`.replaceAll("\\", "/").startsWith(`${cwd.replace(/[/\\]$/, "")}/`.replaceAll("\\", "/"));
  return resolveLinks(isBelow ? cwd : folder);
}

/** The nearest folder above, or the folder itself, that is a git repository. */
export function findRepository(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(resolve(above, ".git"))) return above;
    if (above === dirname(above)) return undefined;
  }
}

/** The folder of standard input need not exist. */
function resolveLinks(folder: string): string {
  return existsSync(folder) ? realpathSync.native(folder) : folder;
}
