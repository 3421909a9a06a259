import { UserError } from "../core/user-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What git said; `code` is that of its exit. */
interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const fetchHistory = "Fetch the history: git fetch --unshallow origin";

/** A repository, asked through the git that is installed. Nothing is fetched, locked or written. */
export class Git {
  readonly #folder: string;
  readonly #env: Environment;

  constructor({ cwd, env }: { readonly cwd: string; readonly env: Environment }) {
    this.#folder = cwd;
    this.#env = env;
  }

  /** The folder that holds the repository's files. Throws a `UserError` where there is none, or no git. */
  async findTop(): Promise<string> {
    const { code, out, err } = await this.#ask(["rev-parse", "--show-toplevel"]);
    if (code === 0) return out.replace(/\r?\n$/, "");
    if (/not a git repository/i.test(err))
      throw new UserError(`${this.#folder} is in no git repository.`, "Run it in a working tree of git.");
    throw refuse("git cannot read the repository", err);
  }

  /**
   * The commit from which the current one and `ref` went their ways. Throws a `UserError` where the repository does not
   * know `ref`, or does not hold that commit.
   */
  async findMergeBase(ref: string): Promise<string> {
    const commit = await this.#findCommit(ref);
    const { code, out, err } = await this.#ask(["merge-base", commit, "HEAD"]);
    if (code === 0) return out.trim();
    if (err !== "") throw refuse(`git finds no merge base of ${ref} and HEAD`, err);
    throw (await this.#isShallow())
      ? new UserError(
          `The clone is shallow, and does not hold the commit that HEAD and ${ref} have in common.`,
          fetchHistory,
        )
      : new UserError(`HEAD and ${ref} have no commit in common.`, "Name the branch that HEAD began from.");
  }

  async #findCommit(ref: string): Promise<string> {
    // What begins with a dash would be an option.
    if (/^-|\p{Cc}/u.test(ref) || ref.trim() === "" || ref.length > 1000)
      throw new UserError(`${JSON.stringify(ref.slice(0, 100))} is no git ref.`, "Name a branch, a tag or a commit.");
    const { code, out } = await this.#ask(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    if (code === 0) return out.trim();
    throw new UserError(`The repository knows no commit ${ref}.`, await this.#suggestFetch(ref));
  }

  async #suggestFetch(ref: string): Promise<string> {
    const [remote = "", ...branch] = ref.split("/");
    const { out: remotes } = await this.#ask(["remote"]);
    const isRemote = branch.length > 0 && remotes.split("\n").includes(remote);
    const [from, name] = isRemote ? [remote, branch.join("/")] : ["origin", ref];
    const isBranch = /^[\w./-]+$/.test(name) && !/^(?:HEAD|[\da-f]{7,})$/.test(name);
    if (isBranch)
      return `If it is a branch, fetch it${isRemote ? "" : ` and name it ${from}/${name}`}: git fetch ${from} +refs/heads/${name}:refs/remotes/${from}/${name}`;
    return (await this.#isShallow()) ? `The clone is shallow. ${fetchHistory}` : "Name a branch, a tag or a commit.";
  }

  async #isShallow(): Promise<boolean> {
    return (await this.#ask(["rev-parse", "--is-shallow-repository"])).out.trim() === "true";
  }

  /**
   * The files that are not as they were at a commit, whether that is committed or not, by their paths from the top: of a
   * renamed one both names, of a submodule its folder. A file that git does not keep is not among them.
   */
  listChanged(commit: string): Promise<readonly string[]> {
    const options = ["--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none"];
    return this.#list(["-c", "diff.relative=false", "diff", ...options, commit, "--"]);
  }

  /** The files that git keeps, by their paths from the top; of a submodule its folder. */
  listKept(): Promise<readonly string[]> {
    return this.#list(["ls-files", "-z", "--full-name", "--", ":/"]);
  }

  /** The text of a file at a commit, by its path from the top; undefined where there was none. */
  async read(commit: string, path: string): Promise<string | undefined> {
    const { code, out } = await this.#ask(["cat-file", "blob", `${commit}:${path}`]);
    return code === 0 ? out : undefined;
  }

  async #list(args: readonly string[]): Promise<readonly string[]> {
    const { code, out, err } = await this.#ask(args);
    if (code !== 0) throw refuse("git does not tell what has changed", err);
    return out.split("\0").filter((path) => path !== "");
  }

  /** Asks git, without a shell. Throws a `UserError` where it is not installed. */
  async #ask(args: readonly string[]): Promise<Answer> {
    // Loaded here, as few runs need it.
    const { execFile } = await import("node:child_process");
    // Its words are looked at, so they must be English; and a run that only reads must not lock anything.
    const env = { ...this.#env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" };
    return new Promise((resolve, reject) => {
      const options = { cwd: this.#folder, env, encoding: "utf8", maxBuffer: 1 << 30, windowsHide: true } as const;
      execFile("git", [...args], options, (error, out, err) => {
        if (error === null) return resolve({ code: 0, out, err });
        if (typeof error.code === "number") return resolve({ code: error.code, out, err });
        if (error.code === "ENOENT" || error.code === "EACCES")
          return reject(new UserError("git was not found, and --changed-since asks it.", "Install git."));
        reject(error);
      });
    });
  }
}

function refuse(sentence: string, err: string): UserError {
  const [reason = ""] = err.trim().split("\n");
  return new UserError(`${sentence}: ${reason.slice(0, 500).replace(/\.$/, "")}.`);
}
