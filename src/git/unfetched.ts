import { UserError } from "../core/user-error.ts";

/** Something that the clone does not hold, and the remote repository may. */
export class Unfetched extends UserError {
  /** What to do, before the command: `Fetch the history`. */
  readonly advice: string;
  /** Arguments of `git fetch` that may bring it, the likeliest first. */
  readonly fetches: readonly (readonly string[])[];

  constructor(message: string, advice: string, fetches: readonly (readonly string[])[]) {
    super(message, `${advice}: ${writeCommand(fetches)}`);
    this.advice = advice;
    this.fetches = fetches;
  }

  /** The command that a person would type. */
  get command(): string {
    return writeCommand(this.fetches);
  }
}

/** Names of branches may hold what means something to a shell. */
function writeCommand([args = []]: readonly (readonly string[])[]): string {
  const quoted = args.map((arg) => (/^[\w./:+@=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`));
  return ["git", "fetch", ...quoted].join(" ");
}

/** What brings a branch of the remote repository, under the name that it has in a clone. */
export function fetchBranch(remote: string, branch: string): readonly string[] {
  return [remote, `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`];
}

/** Whether git takes it for the name of a branch (git-check-ref-format), so that it can be nothing else. */
export function isBranchName(name: string): boolean {
  if (name === "" || name.length > 1000 || /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)/u.test(name))
    return false;
  return !/^[-/.]|[/.]$|^@$/.test(name);
}
