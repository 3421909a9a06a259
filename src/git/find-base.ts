import { UserError } from "../core/user-error.ts";
import { readHint, type Target } from "./ci-base.ts";
import type { Git } from "./git.ts";
import type { Environment } from "./run-git.ts";
import { fetchBranch, isBranchName, Unfetched } from "./unfetched.ts";

/** What is compared with: see `Side`. */
export interface Base {
  readonly name: string;
  /** In 40 or 64 hexadecimal digits. */
  readonly commit: string;
  readonly why?: string;
}

/** What is fetched, one after the other, where each shows that something more is missing. */
const mostFetches = 3;

/**
 * The commit that the current one is compared with. Where `named` is given, it is that commit itself, and not the one
 * from which HEAD and it went their ways. Else it is what the CI says that this is to be merged into, else where HEAD
 * left the default branch. Throws a `UserError` where there is none, or the clone does not hold it: with `fetch` that is
 * fetched first, and nothing is otherwise.
 */
export async function findBase(
  named: string | undefined,
  git: Git,
  env: Environment,
  { fetch }: { readonly fetch: boolean },
): Promise<Base> {
  for (let fetches = 0; ; fetches++)
    try {
      await git.findTop();
      return await (named === undefined ? findUnnamed(git, env) : findNamed(named, git));
    } catch (error) {
      if (!(error instanceof Unfetched) || fetches === mostFetches) throw error;
      if (!fetch) throw new UserError(error.message, `${error.advice}, or let --fetch do so: ${error.command}`);
      await git.fetch(error.fetches);
    }
}

async function findNamed(name: string, git: Git): Promise<Base> {
  if (/^(?:[\da-f]{40}|[\da-f]{64})$/i.test(name)) return { name, commit: await git.needCommit(name) };
  try {
    return { name, commit: await git.findCommit(name) };
  } catch (error) {
    // In a CI there are no local branches.
    const commit = isBranchName(name) ? await git.resolveCommit(`refs/remotes/origin/${name}`) : undefined;
    if (commit === undefined) throw error;
    return { name: `origin/${name}`, commit, why: `there is no ${name} but that of origin` };
  }
}

async function findUnnamed(git: Git, env: Environment): Promise<Base> {
  const head = await git.readHead();
  const hint = readHint(env, head);
  if (hint !== undefined && "commit" in hint) return { ...hint, commit: await git.needCommit(hint.commit) };
  const target = hint === undefined ? await findDefault(git, env) : await findTarget(hint, git);
  const commit = await git.findCommon(target.commit, target.name);
  const why =
    commit === head.commit
      ? "HEAD is part of it, so that only what is not committed is compared"
      : `the last commit that HEAD has in common with it, and ${target.why}`;
  return { name: target.name, commit, why };
}

async function findTarget({ source, branch, tip }: Target, git: Git): Promise<Required<Base>> {
  const why = `${source} says that HEAD is to be merged into it`;
  const known = tip === undefined ? undefined : await git.resolveCommit(tip);
  if (branch === undefined) return { name: tip ?? "", commit: known ?? (await git.findCommit(tip ?? "")), why };
  const name = `origin/${branch}`;
  const commit = known ?? (await git.resolveCommit(`refs/remotes/${name}`));
  if (commit !== undefined) return { name, commit, why };
  throw new Unfetched(`The clone does not hold ${name}, and ${why}.`, "Fetch it", [fetchBranch("origin", branch)]);
}

/** The default branch, as far as the clone tells. */
async function findDefault(git: Git, env: Environment): Promise<Required<Base>> {
  const told = { "origin/HEAD": await git.readSymbolicRef("refs/remotes/origin/HEAD"), ...readDefault(env) };
  for (const [source, ref] of Object.entries(told)) {
    const commit = ref === undefined ? undefined : await git.resolveCommit(ref);
    if (ref !== undefined && commit !== undefined)
      return { name: shorten(ref), commit, why: `${source} says that it is the default branch` };
  }
  for (const ref of usualBranches) {
    const commit = await git.resolveCommit(ref);
    if (commit !== undefined) return { name: shorten(ref), commit, why: "by its name it is the default branch" };
  }
  const names = usualBranches.map(shorten).join(", ");
  throw new Unfetched(
    `No base is named, no CI tells of one, and there is no default branch: none of origin/HEAD, ${names}.`,
    "Name the base (--base <ref>), or fetch the default branch",
    ["main", "master"].map((branch) => fetchBranch("origin", branch)),
  );
}

const usualBranches = [
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
];

/** GitLab tells, and makes no origin/HEAD. */
function readDefault({ CI_DEFAULT_BRANCH: branch = "" }: Environment): Readonly<Record<string, string>> {
  return isBranchName(branch) ? { CI_DEFAULT_BRANCH: `refs/remotes/origin/${branch}` } : {};
}

function shorten(ref: string): string {
  return ref.replace(/^refs\/(?:remotes|heads)\//, "");
}
