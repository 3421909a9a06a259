import { UserError } from "../core/user-error.ts";
import { decodeBytes } from "../engine/readers/read-text.ts";
import { EditorFiles, type OpenDocument } from "./editor-files.ts";
import { type Asked, type Linted, lintRoot, patch } from "./lint-root.ts";
import type { Project } from "./project.ts";
import { Schedule } from "./schedule.ts";

/** A description that is looked after. */
interface Root {
  readonly source: string;
  readonly schedule: Schedule;
  linted?: Linted;
  /** The last one that could be read: what stands in for a text that cannot. */
  good?: Linted;
}

/** The descriptions that are open, what they refer to, and what the last run found in each. */
export class Workspace {
  readonly files = new EditorFiles();
  readonly #project: Project;
  readonly #asked: Omit<Asked, "files">;
  readonly #changed: (sources: ReadonlySet<string>, root: string | undefined) => void;
  readonly #roots = new Map<string, Root>();

  /** `changed` is told of which documents there is news, and of the description whose run it came of, if it was one. */
  constructor(
    project: Project,
    asked: Omit<Asked, "files">,
    changed: (sources: ReadonlySet<string>, root: string | undefined) => void,
  ) {
    this.#project = project;
    this.#asked = asked;
    this.#changed = changed;
  }

  open(uri: string, source: string, languageId: string, version: number, text: string): void {
    const isNews = this.files.get(source) === undefined;
    const document = this.files.open(uri, source, languageId, version, text);
    // One that is opened again may have been a description until now.
    if (mayBeDescription(document) || this.#roots.has(source)) this.#look(source).schedule.now();
    // What the editor has may not be what was read from the disk.
    for (const root of this.#rootsThatLookAt(source)) if (root.source !== source) root.schedule.soon();
    if (isNews) this.#changed(new Set([source]), undefined);
  }

  /** Gives whether the document is open; of one that is not, nobody knows what changes. */
  change(source: string, changes: Parameters<EditorFiles["change"]>[1], version: number): boolean {
    const document = this.files.change(source, changes, version);
    if (document === undefined) return false;
    if (!this.#roots.has(source) && mayBeDescription(document)) this.#look(source).schedule.soon();
    for (const root of this.#rootsThatLookAt(source)) root.schedule.soon();
    return true;
  }

  close(source: string): void {
    if (this.files.get(source) === undefined) return;
    const looking = this.#rootsThatLookAt(source);
    this.files.close(source);
    for (const root of looking) if (root.source !== source) root.schedule.soon();
    this.#dropUnseen();
    this.#changed(new Set([source]), undefined);
  }

  /** Something happened to files on the disk. */
  touch(sources: readonly string[]): void {
    for (const source of sources) {
      this.files.forget(source);
      if (this.files.find(source) !== undefined) continue; // What is open is not read from there.
      for (const root of this.#rootsThatLookAt(source)) root.schedule.soon();
    }
  }

  /** What decides how descriptions are checked may be another. */
  lintAll(): void {
    for (const { schedule } of this.#roots.values()) schedule.now();
  }

  /** The last runs over the descriptions that a document belongs to. */
  runsWith(source: string): readonly Linted[] {
    return [...this.#roots.values()].flatMap(({ linted }) =>
      linted !== undefined && (linted.source === source || linted.documents.has(source)) ? [linted] : [],
    );
  }

  /** A run over a description that a document belongs to, of the time when that could be read. */
  goodRunWith(source: string): Linted | undefined {
    const runs = [...this.#roots.values()].flatMap(({ good }) => (good === undefined ? [] : [good]));
    return runs.find((run) => run.source === source) ?? runs.find((run) => run.documents.has(source));
  }

  /** When the descriptions that a document belongs to have been linted as they are. */
  async settled(source: string): Promise<void> {
    for (;;) {
      const busy = this.#rootsThatLookAt(source).find(({ schedule }) => !schedule.isIdle);
      if (busy === undefined) return;
      await busy.schedule.settled();
    }
  }

  stop(): void {
    for (const { schedule } of this.#roots.values()) schedule.stop();
    this.#roots.clear();
  }

  #look(source: string): Root {
    const known = this.#roots.get(source);
    if (known !== undefined) return known;
    const root: Root = { source, schedule: new Schedule(() => this.#lint(root)) };
    this.#roots.set(source, root);
    return root;
  }

  #rootsThatLookAt(source: string): Root[] {
    const path = this.files.get(source) === undefined ? source : this.files.followLinks(source);
    return [...this.#roots.values()].filter(
      (root) => root.source === source || root.linted?.looked.has(source) || root.linted?.looked.has(path),
    );
  }

  async #lint(root: Root): Promise<void> {
    const { source } = root;
    try {
      const terms = await this.#project.termsFor(source);
      const revision = this.files.get(source)?.revision;
      const text = this.#readText(source);
      const linted =
        text === undefined ? undefined : await lintRoot(source, text, terms, { ...this.#asked, files: this.files });
      // In the meantime it was closed, or changed; then another run is on its way.
      if (this.#roots.get(source) !== root || this.files.get(source)?.revision !== revision) return;
      const sources = new Set([source, ...listSources(root.linted), ...listSources(linted)]);
      if (linted === undefined) this.#roots.delete(source);
      else {
        root.linted = linted.index === undefined && root.good !== undefined ? patch(linted, root.good) : linted;
        if (linted.isWhole) root.good = linted;
      }
      this.#changed(sources, linted && source);
      this.#dropUnseen();
    } catch (error) {
      this.#asked.report(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #readText(source: string): string | undefined {
    const open = this.files.get(source);
    if (open !== undefined) return open.document.getText();
    try {
      return decodeBytes(this.files.read(this.files.followLinks(source)), source);
    } catch (error) {
      if (error instanceof UserError || (error instanceof Error && "code" in error)) return undefined;
      throw error;
    }
  }

  /** A description that is closed is looked after as long as something is open that it refers to. */
  #dropUnseen(): void {
    for (const root of this.#roots.values()) {
      const { source, linted, schedule } = root;
      const isSeen = [source, ...(linted?.documents.keys() ?? [])].some((one) => this.files.find(one) !== undefined);
      if (isSeen) continue;
      schedule.stop();
      this.#roots.delete(source);
      this.#changed(new Set([source, ...listSources(linted)]), undefined);
    }
  }
}

function listSources(linted: Linted | undefined): readonly string[] {
  return linted === undefined ? [] : [...linted.documents.keys(), ...linted.findings.keys()];
}

/** Whether a document may be a description: it is in YAML or JSON, and has the key that makes it one. */
function mayBeDescription({ source, languageId, document }: OpenDocument): boolean {
  const isOfOurs = /ya?ml|json|openapi|swagger/i.test(languageId) || /\.(ya?ml|jsonc?)$/i.test(source);
  return isOfOurs && /(?:^|[\s{,\ufeff])(["']?)(?:openapi|swagger)\1\s*:/.test(document.getText());
}
