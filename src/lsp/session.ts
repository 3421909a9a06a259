import type { Diagnostic } from "vscode-languageserver";
import { catalogue } from "../catalogue.ts";
import type { Finding, Range } from "../core/finding.ts";
import type { Found } from "./choose-findings.ts";
import { type Abilities, toDiagnostic } from "./diagnostics.ts";
import { findFix, listFindings } from "./document-findings.ts";
import type { Target } from "./edits.ts";
import type { Linted } from "./lint-root.ts";
import { nameUri } from "./names.ts";
import { createPlacer } from "./positions.ts";
import type { Project } from "./project.ts";
import type { Workspace } from "./workspace.ts";

/** What is known of the documents of a session, in the words of the protocol. */
export class Session {
  readonly workspace: Workspace;
  readonly project: Project;
  abilities: Abilities = { related: false, tags: false };
  /** Whether the editor shows findings of our rules that come from another server. */
  isDoubled = false;
  readonly #today: () => string;
  readonly #kept = new Map<string, { readonly by: readonly unknown[]; readonly found: Found }>();
  readonly #placers = new WeakMap<object, { readonly version: number; readonly place: (range: Range) => Range }>();

  constructor(workspace: Workspace, project: Project, today: () => string) {
    this.workspace = workspace;
    this.project = project;
    this.#today = today;
  }

  /** What is to be shown in a document. */
  diagnose(source: string): readonly Diagnostic[] {
    const { diagnostics } = this.project.settingsFor(source);
    if (diagnostics === "off" || (diagnostics === "auto" && this.isDoubled)) return [];
    return this.list(source).map(([, diagnostic]) => diagnostic);
  }

  /** What was found in a document, whether it is shown or not. */
  list(source: string): Found {
    const runs = this.#runsThatCount(source);
    const revision = this.workspace.files.get(source)?.revision;
    const by = [revision, this.abilities, ...runs];
    const known = this.#kept.get(source);
    if (known !== undefined && known.by.length === by.length && known.by.every((one, index) => one === by[index]))
      return known.found;
    const place = (of: string, range: Range) => this.place(of, range);
    const found = listFindings(source, runs, this.workspace.files, this.#today()).map(
      (finding) => [finding, toDiagnostic(finding, place, (of) => this.uriOf(of), this.abilities)] as const,
    );
    if (found.length === 0) this.#kept.delete(source);
    else this.#kept.set(source, { by, found });
    return found;
  }

  fixOf(finding: Finding) {
    return findFix(finding, this.#runsThatCount(finding.source));
  }

  /** Whether what was found in a document is what its text, and that of all it hangs together with, is about. */
  isCurrent(source: string): boolean {
    const { files } = this.workspace;
    const runs = this.workspace.runsWith(source);
    const isAsRead = ({ revisions }: Linted) => [...revisions].every(([of, read]) => files.get(of)?.revision === read);
    return runs.length > 0 && runs.every((run) => run.revisions.has(source) && isAsRead(run));
  }

  uriOf(source: string): string {
    return this.workspace.files.find(source)?.uri ?? nameUri(source);
  }

  targetOf(source: string): Target {
    const open = this.workspace.files.find(source);
    return {
      uri: this.uriOf(source),
      version: open?.document.version ?? null,
      place: (range) => this.place(source, range),
    };
  }

  place(source: string, range: Range): Range {
    const document = this.workspace.files.find(source)?.document;
    if (document === undefined) return range;
    const known = this.#placers.get(document);
    const kept =
      known?.version === document.version
        ? known
        : { version: document.version, place: createPlacer(document.getText()) };
    this.#placers.set(document, kept);
    return kept.place(range);
  }

  isRule(code: unknown): boolean {
    return catalogue.rules.some(({ rule }) => rule.id === code);
  }

  /** What is found in files that nobody has open is shown as long as the description is open. */
  #runsThatCount(source: string): readonly Linted[] {
    const { files } = this.workspace;
    const runs = this.workspace.runsWith(source);
    return files.find(source) === undefined ? runs.filter((run) => files.get(run.source) !== undefined) : runs;
  }
}
