import { UserError } from "../core/user-error.ts";
import { disk, type Files } from "../engine/files.ts";
import { createReferenceReader } from "../engine/reference-reader.ts";
import { CommitTree, failure, isFileError } from "./commit-tree.ts";
import type { Git } from "./git.ts";

/** What an object holds; undefined where the clone does not have it. */
type Content = Uint8Array | "too large" | undefined;

/**
 * The files of a commit, without a checkout, named by the absolute paths that they have in the working tree. Links are
 * followed within the commit. What is outside of the repository has no revisions: where its own path is asked for, it is
 * as it is now. Throws the errors of Node's `fs` for what is not there, and a `UserError` for what git does not hold.
 */
export class CommitFiles implements Files {
  /** In 40 or 64 hexadecimal digits. */
  readonly commit: string;
  readonly #git: Git;
  readonly #tree: CommitTree;
  readonly #readNow: (id: string) => Content;
  readonly #contents = new Map<string, Content>();

  private constructor(
    git: Git,
    {
      commit,
      top,
      lines,
      readNow,
    }: { commit: string; top: string; lines: readonly string[]; readNow: (id: string) => Content },
  ) {
    this.commit = commit;
    this.#git = git;
    this.#readNow = readNow;
    this.#tree = new CommitTree(top, lines, (name, id) => this.#readContent(name, id));
  }

  /** Reads which files a commit has. Throws a `UserError` where the repository does not hold it. */
  static async open(git: Git, commit: string): Promise<CommitFiles> {
    const top = await git.findTop();
    const [id, readNow] = await Promise.all([git.findCommit(commit), git.loadReader()]);
    return new CommitFiles(git, { commit: id, top, lines: await git.listTree(id), readNow });
  }

  /** The absolute paths of all files, links to files among them, below the top as its links lead. */
  list(): readonly string[] {
    return this.#tree.list();
  }

  /** Whether the commit has a file at an absolute path. Throws a `UserError` where a submodule or the clone does not tell. */
  has(path: string): boolean {
    try {
      return this.#tree.find(path).kind === "file";
    } catch (error) {
      if (isFileError(error)) return false;
      throw error;
    }
  }

  readonly followLinks = (path: string): string => {
    const place = this.#tree.find(path);
    if (place.kind === "outside") return disk.followLinks(place.path);
    return this.#tree.pathOf(place.name);
  };

  readonly read = (path: string): Uint8Array => {
    const place = this.#tree.find(path);
    if (place.kind === "folder") throw failure("EISDIR", path);
    if (place.kind === "file") return this.#readFile(place.name, place.id);
    if (this.#tree.locate(path) === undefined) return disk.read(path);
    throw new UserError(`${path} is a link that leads out of the repository.`, "Commit the file itself.");
  };

  /**
   * Reads files ahead, and all that they refer to, with one call of git for each step from what refers to what is
   * referred to. What cannot be read is passed over: that is said when it is asked for.
   */
  async preload(paths: Iterable<string>): Promise<void> {
    const listReferences = createReferenceReader(this);
    const reached = new Set<string>();
    for (let level = [...paths]; level.length > 0; ) {
      const files: string[] = [];
      const ids = new Set<string>();
      for (const path of level) {
        const place = this.#tree.findFile(path);
        // By links in a circle, one file has names without end.
        if (place === undefined || reached.has(place.name)) continue;
        reached.add(place.name);
        files.push(path);
        if (!this.#contents.has(place.id)) ids.add(place.id);
      }
      if (ids.size > 0) for (const [id, bytes] of await this.#git.readObjects([...ids])) this.#contents.set(id, bytes);
      level = files.flatMap(listReferences);
    }
  }

  #readFile(name: string, id: string): Uint8Array {
    const bytes = this.#readContent(name, id);
    if (!isLfsPointer(bytes)) return bytes;
    throw new UserError(
      `${name} is kept in Git LFS: the commit ${this.commit.slice(0, 12)} does not hold what it says.`,
      "Keep it in git itself, or check that commit out elsewhere and name the file there.",
    );
  }

  #readContent(name: string, id: string): Uint8Array {
    if (!this.#contents.has(id)) this.#contents.set(id, this.#readNow(id));
    const content = this.#contents.get(id);
    const commit = this.commit.slice(0, 12);
    if (content === "too large")
      throw new UserError(`${name} of the commit ${commit} is too large to be read.`, "Is it the right file?");
    if (content !== undefined) return content;
    throw new UserError(
      `The clone does not hold ${name} of the commit ${commit}, as one that was made with --filter.`,
      `Fetch what is missing: git fetch --refetch --no-filter origin ${this.commit}`,
    );
  }
}

/** Whether a text stands for a file in Git LFS (git-lfs, docs/spec.md). */
function isLfsPointer(bytes: Uint8Array): boolean {
  const first = "version https://git-lfs.github.com/spec/";
  return bytes.length < 1024 && Buffer.from(bytes.subarray(0, first.length)).toString("latin1") === first;
}
