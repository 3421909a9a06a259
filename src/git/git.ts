import { UserError } from "../core/user-error.ts";
import { type Answer, type Environment, loadGit, refuse, runGit } from "./run-git.ts";
import { switchOff } from "./switch-off.ts";
import { fetchBranch, isBranchName, Unfetched } from "./unfetched.ts";

const fetchHistory = ["Fetch the history", [["--unshallow", "origin"]]] as const;

/**
 * What keeps git from asking the remote repository of a partial clone for what is missing. Git knows the first since
 * version 2.45, so older ones are told that there is no way to get there.
 */
const stayHere = { GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none" };

/** Objects by their ids, as `parseObjects` takes them: undefined where the repository does not hold one. */
export type Objects = ReadonlyMap<string, Uint8Array | undefined>;

/** A repository, asked through the git that is installed. Nothing is locked or written, nor fetched but by `fetch`. */
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
    if (code === 0) return out.toString().replace(/\r?\n$/, "");
    if (/not a git repository/i.test(err))
      throw new UserError(`${this.#folder} is in no git repository.`, "Run it in a working tree of git.");
    throw refuse("git cannot read the repository", err);
  }

  /** What git calls the user, where it has been told. Throws a `UserError` where there is no git. */
  async findUserName(): Promise<string | undefined> {
    const { out } = await this.#ask(["config", "--get", "user.name"]);
    return out.toString().trim() || undefined;
  }

  /**
   * The commit from which the current one and `ref` went their ways. Throws a `UserError` where the repository does not
   * know `ref`, or does not hold that commit.
   */
  async findMergeBase(ref: string): Promise<string> {
    return this.findCommon(await this.findCommit(ref), ref);
  }

  /** The last commit that HEAD and another have in common; `name` is what the user calls that. Throws likewise. */
  async findCommon(commit: string, name: string): Promise<string> {
    const { code, out, err } = await this.#ask(["merge-base", commit, "HEAD"]);
    if (code === 0) return out.toString().trim();
    if (err !== "") throw refuse(`git finds no merge base of ${name} and HEAD`, err);
    throw (await this.isShallow())
      ? new Unfetched(
          `The clone is shallow, and does not hold the commit that HEAD and ${name} have in common.`,
          ...fetchHistory,
        )
      : new UserError(`HEAD and ${name} have no commit in common.`, "Name the branch that HEAD began from.");
  }

  /** The commit that a ref means. Throws a `UserError` where it is none, or the repository does not know it. */
  async findCommit(ref: string): Promise<string> {
    // What begins with a dash would be an option.
    if (/^-|\p{Cc}/u.test(ref) || ref.trim() === "" || ref.length > 1000)
      throw new UserError(`${JSON.stringify(ref.slice(0, 100))} is no git ref.`, "Name a branch, a tag or a commit.");
    const commit = await this.resolveCommit(ref);
    if (commit !== undefined) return commit;
    throw await this.#explainUnknown(ref);
  }

  /** The commit that a ref means, which must not begin with a dash; undefined where the repository knows none. */
  async resolveCommit(ref: string): Promise<string | undefined> {
    const { code, out } = await this.#ask(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    return code === 0 ? out.toString().trim() : undefined;
  }

  /** Throws an `Unfetched` where the clone does not hold a commit, given by all of its digits. */
  async needCommit(commit: string): Promise<string> {
    const found = await this.resolveCommit(commit);
    if (found !== undefined) return found;
    // In a whole clone, a depth would cut off what is there.
    const depth = (await this.isShallow()) ? ["--depth=1"] : [];
    throw new Unfetched(`The clone does not hold the commit ${commit}.`, "Fetch it", [[...depth, "origin", commit]]);
  }

  async #explainUnknown(ref: string): Promise<UserError> {
    const message = `The repository knows no commit ${ref}.`;
    const [remote = "", ...branch] = ref.split("/");
    const { out: remotes } = await this.#ask(["remote"]);
    const isRemote = branch.length > 0 && remotes.toString().split("\n").includes(remote);
    const [from, name] = isRemote ? [remote, branch.join("/")] : ["origin", ref];
    if (isBranchName(name) && /^[\w./-]+$/.test(ref) && !/^(?:HEAD|[\da-f]{7,})$/.test(name)) {
      const advice = `If it is a branch, fetch it${isRemote ? "" : ` and name it ${from}/${name}`}`;
      const tag = isRemote ? [] : [[from, `refs/tags/${name}:refs/tags/${name}`]];
      return new Unfetched(message, advice, [fetchBranch(from, name), ...tag]);
    }
    return (await this.isShallow())
      ? new Unfetched(message, `The clone is shallow. ${fetchHistory[0]}`, fetchHistory[1])
      : new UserError(message, "Name a branch, a tag or a commit.");
  }

  /** Whether the clone holds only the last part of the history. */
  async isShallow(): Promise<boolean> {
    return (await this.#ask(["rev-parse", "--is-shallow-repository"])).out.toString().trim() === "true";
  }

  /**
   * HEAD and its parents, those too that a shallow clone does not hold. Throws a `UserError` where nothing was committed
   * yet.
   */
  async readHead(): Promise<{ readonly commit: string; readonly parents: readonly string[] }> {
    const commit = await this.resolveCommit("HEAD");
    if (commit === undefined) throw new UserError("Nothing was committed yet.", "Commit, and try again.");
    const { code, out, err } = await this.#ask(["cat-file", "commit", commit]);
    if (code !== 0) throw refuse("git cannot read HEAD", err);
    // The parents follow the first line, and stand nowhere else; the rest may be in any encoding.
    const [, lines = ""] = /^tree .*\n((?:parent .*\n)*)/.exec(out.toString("latin1")) ?? [];
    return { commit, parents: [...lines.matchAll(/^parent (.*)$/gm)].map(([, parent = ""]) => parent) };
  }

  /** The ref that another one stands for, such as `refs/remotes/origin/main`; undefined where it stands for none. */
  async readSymbolicRef(ref: string): Promise<string | undefined> {
    const { code, out } = await this.#ask(["symbolic-ref", "--quiet", ref]);
    return code === 0 ? out.toString().trim() : undefined;
  }

  /**
   * The files that are not as they were at a commit, whether that is committed or not, by their paths from the top: of a
   * renamed one both names, of a submodule its folder. A file that git does not keep is not among them.
   */
  async listChanged(commit: string): Promise<readonly string[]> {
    const options = ["--name-only", "--no-renames", "--ignore-submodules=none"];
    return this.#list([...(await this.#findDiff()), ...options, commit, "--"]);
  }

  /**
   * The files that have another name than at a commit, whether that is committed or not: the name that each had, by the
   * one it has, both from the top. A file that git does not keep is not among them.
   */
  async findRenames(commit: string): Promise<ReadonlyMap<string, string>> {
    const diff = await this.#findDiff();
    const find = (similarity: string) =>
      this.#ask([...diff, "--name-status", `--find-renames${similarity}`, "--diff-filter=R", commit, "--"]);
    let answer = await find("");
    // A partial clone may not hold what files said, but knows which said the same.
    if (answer.code !== 0) answer = await find("=100%");
    const fields = this.#split(answer);
    const renames = new Map<string, string>();
    for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 2] ?? "", fields[at + 1] ?? "");
    return renames;
  }

  /** The files that git keeps, by their paths from the top; of a submodule its folder. */
  listKept(): Promise<readonly string[]> {
    return this.#list(["ls-files", "-z", "--full-name", "--", ":/"]);
  }

  /** The files of a commit, each as `<mode> <type> <id>`, a tab and its path from the top. */
  async listTree(commit: string): Promise<readonly string[]> {
    // A tree that holds one folder many times can have files without end.
    const answer = await this.#ask(["ls-tree", "-r", "-z", "--full-tree", commit], { limit: 1 << 27 });
    if (answer.isCut) throw new UserError(`The commit ${commit} has more files than can be listed.`);
    if (answer.code !== 0) throw refuse(`git cannot list the files of the commit ${commit}`, answer.err);
    return answer.out.toString().split("\0").slice(0, -1);
  }

  /** The text of a file at a commit, by its path from the top; undefined where there was none. */
  async read(commit: string, path: string): Promise<string | undefined> {
    const { code, out } = await this.#ask(["cat-file", "blob", `${commit}:${path}`]);
    return code === 0 ? out.toString() : undefined;
  }

  /** Objects by their ids; one of which nothing is said could not be had with the others, and is to be asked for alone. */
  async readObjects(ids: readonly string[]): Promise<Objects> {
    return parseObjects((await this.#ask(readBatch, { input: ids.join("\n"), limit: 1 << 30 })).out);
  }

  /** Gives what reads one object, and holds everything up meanwhile: undefined where the clone does not hold it. */
  async loadReader(): Promise<(id: string) => Uint8Array | "too large" | undefined> {
    const ask = await loadGit();
    return (id) => {
      const { out, isCut } = ask(readBatch, { cwd: this.#folder, env: { ...this.#env, ...stayHere }, input: id });
      return isCut ? "too large" : parseObjects(out).get(id);
    };
  }

  /** Runs the first `git fetch` that succeeds, of those with these arguments. Throws a `UserError` where none does. */
  async fetch(fetches: readonly (readonly string[])[]): Promise<void> {
    const failures: string[] = [];
    for (const args of fetches) {
      const options = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-gc"];
      const { code, err } = await runGit(["fetch", ...options, ...args], { cwd: this.#folder, env: this.#env });
      if (code === 0) return;
      failures.push(err);
    }
    throw refuse("git cannot fetch the base", failures[0] ?? "");
  }

  /** What compares the working tree with a commit, and runs nothing that the configuration of git names. */
  async #findDiff(): Promise<readonly string[]> {
    const { out } = await this.#ask(["config", "-z", "--name-only", "--get-regexp", "^filter\\."]);
    return [...switchOff(out.toString().split("\0")), ...diff];
  }

  async #list(args: readonly string[]): Promise<readonly string[]> {
    return this.#split(await this.#ask(args));
  }

  #split({ code, out, err }: Answer): readonly string[] {
    if (code !== 0) throw refuse("git does not tell what has changed", err);
    return out
      .toString()
      .split("\0")
      .filter((path) => path !== "");
  }

  #ask(args: readonly string[], options: { readonly input?: string; readonly limit?: number } = {}): Promise<Answer> {
    return runGit([...runNothing, ...args], { cwd: this.#folder, env: { ...this.#env, ...stayHere }, ...options });
  }
}

/** Git would ask the program that is named there which files have changed. */
const runNothing = ["-c", "core.fsmonitor="] as const;
const diff = ["-c", "diff.relative=false", "diff", "-z", "--no-ext-diff", "--no-textconv"] as const;
const readBatch = ["cat-file", "--batch"] as const;

/** Takes apart what `git cat-file --batch` says, as far as that goes. */
function parseObjects(out: Buffer): Objects {
  const objects = new Map<string, Uint8Array | undefined>();
  for (let start = 0; ; ) {
    const end = out.indexOf("\n", start);
    if (end === -1) return objects;
    const [id = "", type, size] = out.toString("latin1", start, end).split(" ");
    start = end + 1;
    if (type === "missing") objects.set(id, undefined);
    if (size === undefined) continue;
    const stop = start + Number(size);
    if (stop > out.length) return objects;
    objects.set(id, out.subarray(start, stop));
    start = stop + 1;
  }
}
