import { isAbsolute, posix, resolve, sep } from "node:path";
import { UserError } from "../core/user-error.ts";
import { disk } from "../engine/files.ts";

interface Entry {
  readonly kind: "file" | "link" | "submodule";
  /** That of git's object. */
  readonly id: string;
}

/** Where a path leads through all links: names from the top for what is in the commit, absolute paths for what is not. */
export type Place =
  | { readonly kind: "file"; readonly name: string; readonly id: string }
  | { readonly kind: "folder"; readonly name: string }
  | { readonly kind: "outside"; readonly path: string };

/** Links that are followed for one path, as many as Linux does. */
const mostLinks = 40;
/** Bytes that a path may have: a link with more leads nowhere. */
const longestPath = 4096;

/** The names that a commit has, and where its links lead. */
export class CommitTree {
  /** The folder of the working tree, its links followed, with `/`. */
  readonly top: string;
  /** What its files have before their names; a top may be `/`. */
  readonly #prefix: string;
  readonly #readLink: (name: string, id: string) => Uint8Array;
  readonly #entries = new Map<string, Entry>();
  readonly #folders = new Set<string>();
  readonly #realFolders = new Map<string, string | undefined>();

  /** `lines` are those of `Git.listTree`; `readLink` gives what a link says, by its name from the top and its id. */
  constructor(top: string, lines: readonly string[], readLink: (name: string, id: string) => Uint8Array) {
    this.top = withSlashes(disk.followLinks(top));
    this.#prefix = this.top.replace(/\/?$/, "/");
    this.#readLink = readLink;
    for (const line of lines) this.#add(line);
  }

  #add(line: string): void {
    const tab = line.indexOf("\t");
    const [mode, , id = ""] = line.slice(0, tab).split(" ");
    const name = line.slice(tab + 1);
    // No working tree can have such names, but a commit made for the purpose can.
    if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(name)) return;
    this.#entries.set(name, { kind: mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file", id });
    for (let end = name.lastIndexOf("/"); end !== -1; end = name.lastIndexOf("/", end - 1)) {
      const folder = name.slice(0, end);
      if (this.#folders.has(folder)) break;
      this.#folders.add(folder);
    }
  }

  /** The absolute paths of all files, links to files among them. */
  list(): readonly string[] {
    const paths: string[] = [];
    for (const [name, { kind }] of this.#entries) {
      const path = this.pathOf(name);
      if (kind === "file" || (kind === "link" && this.findFile(path) !== undefined)) paths.push(path);
    }
    return paths;
  }

  /** The absolute path of what has a name from the top. */
  pathOf(name: string): string {
    return name === "" ? this.top : `${this.#prefix}${name}`;
  }

  /** Where an absolute path leads. Throws the errors of Node's `fs`, and a `UserError` for what git does not hold. */
  find(path: string): Place {
    const name = path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : "";
    const entry = this.#entries.get(name);
    // Most paths go through no link.
    if (entry?.kind === "file") return { kind: "file", name, id: entry.id };
    const steps = this.locate(path);
    return steps === undefined ? { kind: "outside", path } : this.#walk(steps, path);
  }

  /** The file that an absolute path leads to; undefined where there is none that the commit tells of. */
  findFile(path: string): Extract<Place, { kind: "file" }> | undefined {
    try {
      const place = this.find(path);
      return place.kind === "file" ? place : undefined;
    } catch (error) {
      if (error instanceof UserError || isFileError(error)) return undefined;
      throw error;
    }
  }

  /** The steps from the top to an absolute path; undefined where it does not begin in the working tree. */
  locate(path: string): readonly string[] | undefined {
    const whole = withSlashes(resolve(path));
    if (whole.startsWith(this.#prefix)) return whole.slice(this.#prefix.length).split("/");
    // A folder above may be a link that leads into the working tree.
    const steps = whole.split("/");
    for (let count = 1; count <= steps.length; count++) {
      const real = this.#followFolder(steps.slice(0, count).join("/") || "/");
      if (real === undefined) return undefined;
      if (`${real}/`.startsWith(this.#prefix))
        return [...real.slice(this.#prefix.length).split("/"), ...steps.slice(count)];
    }
    return undefined;
  }

  /** Goes down from the top, step by step; `path` is how the user knows it. */
  #walk(steps: readonly string[], path: string): Place {
    let left = steps.filter(isStep).reverse();
    let done: string[] = [];
    let links = 0;
    for (let step = left.pop(); step !== undefined; step = left.pop()) {
      if (step === ".." && done.pop() !== undefined) continue;
      let target = posix.dirname(this.top);
      if (step !== "..") {
        const name = [...done, step].join("/");
        const entry = this.#entries.get(name);
        if (entry === undefined && !this.#folders.has(name)) throw failure("ENOENT", path);
        if (entry?.kind === "submodule") throw refuseSubmodule(name);
        if (entry?.kind === "file" && left.length > 0) throw failure("ENOTDIR", path);
        if (entry?.kind === "file") return { kind: "file", name, id: entry.id };
        if (entry === undefined) {
          done.push(step);
          continue;
        }
        target = this.#followLink(name, entry.id, path);
      }
      if (++links > mostLinks) throw failure("ELOOP", path);
      if (!isAbsolute(target)) {
        left.push(...target.split("/").filter(isStep).reverse());
        continue;
      }
      // What leaves the tree may come back, as in `../repository/a.yaml`.
      const rest = left.reverse();
      const whole = posix.join(withSlashes(target), ...rest);
      const begun = this.locate(target);
      const next = begun === undefined ? this.locate(whole) : [...begun, ...rest];
      if (next === undefined) return { kind: "outside", path: whole };
      done = [];
      left = next.filter(isStep).reverse();
    }
    return { kind: "folder", name: done.join("/") };
  }

  #followLink(name: string, id: string, path: string): string {
    const bytes = this.#readLink(name, id);
    if (bytes.length === 0 || bytes.length > longestPath) throw failure("ENOENT", path);
    return Buffer.from(bytes).toString();
  }

  #followFolder(folder: string): string | undefined {
    if (!this.#realFolders.has(folder)) this.#realFolders.set(folder, followNow(folder));
    return this.#realFolders.get(folder);
  }
}

function followNow(folder: string): string | undefined {
  try {
    return withSlashes(disk.followLinks(folder));
  } catch {
    return undefined; // It is not there, or may not be looked at.
  }
}

function refuseSubmodule(name: string): UserError {
  return new UserError(
    `${name} is a submodule: the commits of the repository do not hold its files.`,
    "Run it in the submodule, or check that commit out elsewhere and name the files there.",
  );
}

function isStep(step: string): boolean {
  return step !== "" && step !== ".";
}

/** A backslash is part of a name but on Windows. */
function withSlashes(path: string): string {
  return path.replaceAll(sep, "/");
}

/** Whether an error is one of Node's `fs`, or was made like one. */
export function isFileError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}

/** An error like those of Node's `fs`. */
export function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
