import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { catalogue, findPreset } from "../catalogue.ts";
import { type BaselineOptions, openBaseline, usualBaseline } from "../cli/baseline-file.ts";
import { rulesetNames } from "../cli/choose-ruleset.ts";
import type { Io } from "../cli/io.ts";
import { type LintInputOptions, prepare, type Task } from "../cli/lint-input.ts";
import { configNames } from "../config/find-config.ts";
import { UserError } from "../core/user-error.ts";
import { isInside } from "../engine/document-store.ts";
import { slashed } from "../engine/path-from.ts";
import type { RemoteDocuments } from "../engine/remote/remote-documents.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { findRepository, findRoot, findWorkingTree } from "../engine/working-tree.ts";
import { type ClientSettings, defaultSettings } from "./client-settings.ts";
import type { EditorFiles } from "./editor-files.ts";
import type { BaselineInForce } from "./heed-baseline.ts";
import { isUnsaved } from "./names.ts";

/** How a description is to be checked. */
export interface Terms {
  readonly ruleset: Ruleset;
  /** The folder that references cannot leave; undefined where they may. */
  readonly tree: string | undefined;
  readonly remote: RemoteDocuments | undefined;
  readonly validate: boolean;
  /** What it holds is not shown. */
  readonly baseline: BaselineInForce | undefined;
}

type Settings = ReturnType<Project["settingsFor"]>;

/** The configurations and rulesets of the folders that the editor has open, each read once. */
export class Project {
  folders: readonly string[] = [];
  settings: ClientSettings = defaultSettings;
  /** Of the folders that have settings of their own. */
  folderSettings: ReadonlyMap<string, ClientSettings> = new Map();
  /** When the settings have come. */
  ready: Promise<void> = Promise.resolve();
  readonly #io: Io;
  readonly #tell: (message: string) => void;
  readonly #tasks = new Map<string, Promise<Task<LintInputOptions>>>();
  readonly #refused = new Map<string, Promise<string | undefined>>();
  /** Undefined where there is none, or none that can be read. */
  readonly #baselines = new Map<string, BaselineInForce | undefined>();

  /** `tell` shows the user what is wrong with a configuration. */
  constructor(io: Io, tell: (message: string) => void) {
    this.#io = io;
    this.#tell = tell;
  }

  /** What was read may be another now. */
  reset(): void {
    this.#tasks.clear();
    this.#refused.clear();
    this.#baselines.clear();
  }

  /** Whether a file decides how others are checked. */
  static configures(source: string): boolean {
    const name = basename(source);
    return configNames.includes(name) || name === "package.json" || /^\.spectral\.(ya?ml|json|[mc]?js)$/.test(name);
  }

  /** Whether what is shown depends on a file that is no description. */
  decides(source: string): boolean {
    return Project.configures(source) || basename(source) === usualBaseline || this.#baselines.has(source);
  }

  /** The innermost folder of the workspace that holds a document. */
  folderOf(source: string): string | undefined {
    return this.folders.filter((folder) => isInside(folder, source)).sort((a, b) => b.length - a.length)[0];
  }

  /** The settings for a document, and the folder from where they name files. */
  settingsFor(source: string): ClientSettings & { readonly from: string | undefined } {
    const folder = this.folderOf(source);
    const own = folder === undefined ? undefined : this.folderSettings.get(folder);
    return own === undefined ? { ...this.settings, from: this.folders[0] } : { ...own, from: folder };
  }

  /**
   * Whether an edit may reach a file: one that belongs to what the user has opened, wherever links lead; not a copy of
   * what others publish.
   */
  mayWrite(source: string, files: EditorFiles): boolean {
    const path = files.pathOf(source);
    const home = this.folders
      .flatMap((folder) => [folder, files.pathOf(folder)])
      .filter((folder) => isInside(folder, path))
      .sort((a, b) => b.length - a.length)[0];
    if (path.slice(home?.length).includes("/node_modules/")) return false;
    if (home !== undefined || this.folders.length === 0) return true;
    const open = files.find(source);
    return open !== undefined && this.folderOf(open.source) === undefined;
  }

  /** What is in force for a description. What is wrong with it is told, and `recommended` stands in. */
  async termsFor(source: string): Promise<Terms> {
    await this.ready;
    const folder = this.#startFolder(source);
    const settings = this.settingsFor(source);
    const { trust } = settings;
    const tree = isUnsaved(source) && this.folders.length === 0 ? source : findWorkingTree(dirname(source), folder);
    const guarded: Omit<Terms, "ruleset"> = { tree, remote: undefined, validate: false, baseline: undefined };
    try {
      const { options, remote, rulesetOf, config } = await this.#prepare(folder, settings);
      const refused = trust
        ? undefined
        : await this.#findCode(folder, settings, config?.of(source).ruleset, config?.config.folder);
      if (refused !== undefined)
        throw new UserError(
          `The ruleset ${refused} runs code, and the editor has not been told to trust this folder.`,
          "Set statute.trust to run it.",
        );
      return {
        ruleset: await rulesetOf(source),
        tree: trust && options.allowOutside ? undefined : tree,
        remote: trust ? remote : undefined,
        validate: options.validate ?? false,
        baseline: await this.#openBaseline(folder, options),
      };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#say(error);
      return { ...guarded, ruleset: findPreset("recommended") ?? { name: "", rules: [] } };
    }
  }

  #prepare(folder: string, { ruleset, config, from = folder }: Settings): Promise<Task<LintInputOptions>> {
    const key = JSON.stringify([folder, from, ruleset, config]);
    const known = this.#tasks.get(key);
    if (known !== undefined) return known;
    const io: Io = { ...this.#io, cwd: folder, writeErr: (text) => this.#tell(text.replace(/^statute: /, "").trim()) };
    const name = (given: string) =>
      findPreset(given) === undefined && given !== "none" ? resolve(from, given) : given;
    const task = prepare(
      { engine: "auto", ...(ruleset && { ruleset: name(ruleset) }), ...(config && { config: name(config) }) },
      io,
    );
    this.#tasks.set(key, task);
    return task;
  }

  /** The one that `statute lint` heeds in a folder. */
  async #openBaseline(folder: string, options: BaselineOptions): Promise<BaselineInForce | undefined> {
    const { baseline: named } = options;
    const key = named ? slashed(named) : folder;
    if (this.#baselines.has(key)) return this.#baselines.get(key);
    let found: BaselineInForce | undefined;
    try {
      const file = await openBaseline(options, { ...this.#io, cwd: folder });
      found = file?.baseline && { baseline: file.baseline, root: findRoot(folder) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#say(error);
    }
    this.#baselines.set(key, found);
    return found;
  }

  #say({ message, hint }: UserError): void {
    this.#tell(hint === undefined ? message : `${message} ${hint}`);
  }

  /** The name of the ruleset in force, where it is a file that brings code. */
  #findCode(
    folder: string,
    { ruleset: named, from = folder }: Settings,
    wished: readonly string[] | undefined,
    home = folder,
  ): Promise<string | undefined> {
    const name = named ?? wished?.[0];
    if (name === undefined) return Promise.resolve(undefined);
    const file = resolve(named === undefined ? home : from, name);
    const known = this.#refused.get(file) ?? findCodeIn(file, name);
    this.#refused.set(file, known);
    return known;
  }

  /**
   * The nearest folder above a document that settles something, up to that of the workspace or the repository,
   * whichever is further up; else the folder of the workspace, else its own.
   */
  #startFolder(source: string): string {
    const own = dirname(source);
    const workspace = this.folderOf(source);
    const top = [workspace, isUnsaved(source) ? undefined : findRepository(own)]
      .filter((folder) => folder !== undefined)
      .sort((a, b) => a.length - b.length)[0];
    for (let folder = own; top !== undefined; folder = dirname(folder)) {
      if ([...configNames, ...rulesetNames].some((name) => existsSync(resolve(folder, name)))) return slashed(folder);
      if (folder === top || folder === dirname(folder)) break;
    }
    return workspace ?? own;
  }
}

async function findCodeIn(file: string, name: string): Promise<string | undefined> {
  if (findPreset(name) !== undefined || !existsSync(file)) return undefined;
  const { bringsCode } = await import("../engine/user-ruleset.ts");
  return (await bringsCode(file, catalogue)) ? name : undefined;
}
