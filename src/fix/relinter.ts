import type { Checked } from "../engine/lint-files.ts";

/** What documents say, by the paths that links lead to, where it is another than on the disk. */
export type Changed = ReadonlyMap<string, Uint8Array>;

/** Lints descriptions with changes made, and only those again that read what has changed since the last time. */
export class Relinter {
  #files: readonly string[];
  readonly #lint: (files: readonly string[], changed: Changed) => Promise<readonly Checked[]>;
  readonly #pathOf: (source: string) => string;
  readonly #known = new Map<string, { readonly checked: Checked; readonly changed: Changed }>();

  /** `lint` gives each description its trace; `pathOf` tells where links lead to. */
  constructor(
    files: readonly string[],
    lint: (files: readonly string[], changed: Changed) => Promise<readonly Checked[]>,
    pathOf: (source: string) => string,
  ) {
    this.#files = files;
    this.#lint = lint;
    this.#pathOf = pathOf;
  }

  /** Lints these as well from now on. */
  add(files: Iterable<string>): void {
    this.#files = [...new Set([...this.#files, ...files])];
  }

  async lint(changed: Changed): Promise<readonly Checked[]> {
    const stale = this.#files.filter((file) => {
      const known = this.#known.get(file);
      if (known === undefined) return true;
      return this.#listRead(known.checked).some((path) => changed.get(path) !== known.changed.get(path));
    });
    const linted = stale.length === 0 ? [] : await this.#lint(stale, changed);
    for (const checked of linted) this.#known.set(checked[0], { checked, changed });
    return this.#files.map((file) => this.#known.get(file)?.checked ?? [file, undefined]);
  }

  /** The descriptions that read any of these documents when they were last linted. */
  listReaders(paths: ReadonlySet<string>): readonly string[] {
    return this.#files.filter((file) => {
      const known = this.#known.get(file);
      return known !== undefined && this.#listRead(known.checked).some((path) => paths.has(path));
    });
  }

  #listRead([file, , trace]: Checked): readonly string[] {
    return [file, ...(trace?.witnesses ?? []).map(({ location }) => location)].map(this.#pathOf);
  }
}
