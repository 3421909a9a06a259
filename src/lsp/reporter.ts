import type { Diagnostic } from "vscode-languageserver";

/** What the reporter needs of the outside. */
export interface Outlet {
  /** What is to be shown in a document now. */
  readonly diagnose: (source: string) => readonly Diagnostic[];
  /** The URI and the version of a document, where it is open. */
  readonly open: (source: string) => { readonly uri: string; readonly version: number } | undefined;
  readonly nameUri: (source: string) => string;
  readonly publish: (uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]) => void;
  /** Asks the editor to pull again. */
  readonly refresh: () => void;
}

interface Shown {
  readonly id: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Brings what was found to the editor: pushes it, until the editor pulls what it has open. */
export class Reporter {
  readonly #outlet: Outlet;
  readonly #pushed = new Map<string, { readonly uri: string; readonly text: string }>();
  readonly #pulled = new Map<string, Shown>();
  /** The documents that are being asked about, and how often. */
  readonly #asked = new Map<string, number>();
  #isPulled = false;
  #count = 0;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** There is news of some documents; `root` is the description that was linted, if one was. */
  report(sources: Iterable<string>, root: string | undefined): void {
    let isStale = false;
    for (const source of sources) {
      const open = this.#outlet.open(source);
      if (this.#isPulled && open !== undefined) {
        this.#clear(source);
        // Whoever asks already gets the news as the answer.
        const known = this.#asked.has(source) ? undefined : this.#pulled.get(source);
        isStale ||= known !== undefined && known.text !== JSON.stringify(this.#outlet.diagnose(source));
        continue;
      }
      this.#push(source, open, source === root);
    }
    if (isStale) this.#outlet.refresh();
  }

  /** What the editor asks to be told of a document, when that is `settled`; or that it is what it was. */
  async pull(source: string, previousId: string | undefined, settled: Promise<void>): Promise<Shown | "unchanged"> {
    if (!this.#isPulled) {
      this.#isPulled = true;
      for (const pushed of this.#pushed.keys()) if (this.#outlet.open(pushed) !== undefined) this.#clear(pushed);
    }
    this.#asked.set(source, (this.#asked.get(source) ?? 0) + 1);
    await settled;
    const others = (this.#asked.get(source) ?? 1) - 1;
    if (others === 0) this.#asked.delete(source);
    else this.#asked.set(source, others);
    const diagnostics = this.#outlet.diagnose(source);
    const text = JSON.stringify(diagnostics);
    const known = this.#pulled.get(source);
    const shown = known?.text === text ? known : { id: String(++this.#count), text, diagnostics };
    this.#pulled.set(source, shown);
    return shown.id === previousId ? "unchanged" : shown;
  }

  /** A document is closed: what was told of it is no more. */
  forget(source: string): void {
    this.#pulled.delete(source);
  }

  #push(source: string, open: ReturnType<Outlet["open"]>, isRoot: boolean): void {
    const diagnostics = this.#outlet.diagnose(source);
    const known = this.#pushed.get(source);
    const uri = open?.uri ?? known?.uri ?? this.#outlet.nameUri(source);
    const text = JSON.stringify(diagnostics);
    // Of a document that is open and was linted, an editor waits for an answer, be it the same.
    if (known?.text === text && known.uri === uri && !(isRoot && open !== undefined)) return;
    if (known === undefined && diagnostics.length === 0 && !(isRoot && open !== undefined)) return;
    // The editor has named it anew: to that, it is another document.
    if (known !== undefined && known.uri !== uri) this.#clear(source);
    this.#outlet.publish(uri, open?.version, diagnostics);
    if (diagnostics.length === 0 && open === undefined) this.#pushed.delete(source);
    else this.#pushed.set(source, { uri, text });
  }

  #clear(source: string): void {
    const known = this.#pushed.get(source);
    if (known === undefined) return;
    this.#pushed.delete(source);
    if (known.text !== "[]") this.#outlet.publish(known.uri, undefined, []);
  }
}
