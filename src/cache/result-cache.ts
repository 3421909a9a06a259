import { dirname } from "node:path";
import { digestOf } from "../engine/digest.ts";
import { isInside } from "../engine/document-store.ts";
import { disk } from "../engine/files.ts";
import type { Checked, LintFilesOptions } from "../engine/lint-files.ts";
import { slashed } from "../engine/path-from.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { lookAt, type Witness } from "../engine/witness.ts";
import { findWorkingTree } from "../engine/working-tree.ts";
import type { CacheFolder } from "./cache-folder.ts";
import { readEntry } from "./read-entry.ts";
import { writeEntry } from "./write-entry.ts";

/** What the cache has to know of a run: all that its results depend on, beside the files. */
export interface CachedRun
  extends Omit<LintFilesOptions, "timing" | "files" | "readRoot" | "takeIndex" | "onProgress"> {
  readonly today: string;
  /** The program that lints, down to its bytes. */
  readonly program: string;
}

/**
 * What came of descriptions in earlier runs. The key of one is whatever decides a result beside files; what files there
 * were, and were not, stands in the entry with what was in them, and is compared with what is there now, byte for byte.
 */
export class ResultCache {
  readonly #folder: CacheFolder;
  readonly #run: CachedRun;
  readonly #common: string;
  readonly #rulesets = new Map<Ruleset, string>();
  readonly #trees = new Map<string, string>();
  /** Of files that several descriptions refer to, each is looked at once. */
  readonly #digests = new Map<string, string>();

  constructor(folder: CacheFolder, run: CachedRun) {
    this.#folder = folder;
    this.#run = run;
    const { program, validate, identifyFrom, outlines, fixes, ignoreUnknownFormat } = run;
    this.#common = JSON.stringify([
      program,
      process.versions.node,
      validate ?? false,
      identifyFrom ?? null,
      outlines ?? false,
      fixes ?? false,
      ignoreUnknownFormat ?? false,
    ]);
  }

  /** What would come of a description, if it is known. */
  find(file: string): Checked | undefined {
    const key = this.#keyOf(file);
    const text = key && this.#folder.read(key);
    const entry = text && readEntry(text);
    if (!entry) return undefined;
    const { outcome, trace } = entry;
    if (trace.day !== undefined && trace.day !== this.#run.today) return undefined;
    const holds = this.#digest(slashed(file)) === trace.digest && this.#testify(file, trace.witnesses);
    return holds ? [file, outcome, trace] : undefined;
  }

  /** Keeps what came of a description. False where that cannot be done. */
  keep([file, outcome, trace]: Checked): boolean {
    const key = this.#keyOf(file);
    if (key === undefined || trace === undefined || (outcome !== undefined && "error" in outcome)) return true;
    const text = writeEntry({ outcome, trace });
    return text === undefined || this.#folder.write(key, text);
  }

  /** Keeps the cache within its bounds, once something was put into it. */
  prune(): void {
    this.#folder.prune();
  }

  /** Undefined for what is not to be kept: code may look at anything, and say something else each time. */
  #keyOf(file: string): string | undefined {
    const { ruleset } = this.#run;
    const inForce = typeof ruleset === "function" ? ruleset(file) : ruleset;
    if (inForce.spectral !== undefined && inForce.content === undefined) return undefined;
    return digestOf(JSON.stringify([this.#common, this.#describe(inForce), file, this.#treeOf(file) ?? null]));
  }

  #describe(ruleset: Ruleset): string {
    const known = this.#rulesets.get(ruleset);
    if (known !== undefined) return known;
    const rules = ruleset.rules.map(({ rule: { id }, severity, settings, documentationUrl }) => [
      id,
      severity,
      settings,
      documentationUrl,
    ]);
    const described = digestOf(JSON.stringify([rules, ruleset.reading ?? null, ruleset.content ?? null]));
    this.#rulesets.set(ruleset, described);
    return described;
  }

  #treeOf(file: string): string | undefined {
    const { allowOutside, cwd } = this.#run;
    if (allowOutside) return undefined;
    const folder = dirname(file);
    const tree = this.#trees.get(folder) ?? findWorkingTree(folder, cwd);
    this.#trees.set(folder, tree);
    return tree;
  }

  #testify(file: string, witnesses: readonly Witness[]): boolean {
    const tree = this.#treeOf(file);
    const isAllowed = (path: string) => tree === undefined || isInside(tree, path);
    return witnesses.every(
      ({ location, state }) => lookAt(location, isAllowed, disk, (path) => this.#digestFile(path)) === state,
    );
  }

  #digest(path: string): string | undefined {
    try {
      return this.#digestFile(path);
    } catch {
      return undefined;
    }
  }

  #digestFile(path: string): string {
    const digest = this.#digests.get(path) ?? digestOf(disk.read(path));
    this.#digests.set(path, digest);
    return digest;
  }
}
