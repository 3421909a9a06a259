import { UserError } from "../core/user-error.ts";
import { disk } from "../engine/files.ts";
import { describeFileError } from "../engine/read-file.ts";
import type { Environment } from "./run-git.ts";
import { isBranchName } from "./unfetched.ts";

/** HEAD, as `Git.readHead` gives it. */
export interface Head {
  readonly commit: string;
  readonly parents: readonly string[];
}

/** What HEAD is to be merged into: a branch of the remote repository, the commit at its tip, or both. */
export interface Target {
  /** The variable that says so. */
  readonly source: string;
  readonly branch?: string;
  readonly tip?: string;
}

/** What a CI says of the base: which commit it is, or what HEAD is to be merged into. */
export type Hint = { readonly commit: string; readonly name: string; readonly why: string } | Target;

const readers = [readGitHub, readGitLab, readAzure, readBitbucket, readJenkins];

/** What the CI that runs says, by its variables; undefined where it says nothing. Throws a `UserError` where it says nonsense. */
export function readHint(env: Environment, head: Head): Hint | undefined {
  for (const read of readers) {
    const hint = read(env, head);
    if (hint !== undefined) return hint;
  }
  return undefined;
}

/** https://docs.github.com/actions/reference/workflows-and-actions/variables */
function readGitHub(env: Environment, head: Head): Hint | undefined {
  if (isMerge(head, env.GITHUB_REF ?? "", env.GITHUB_SHA)) return mergedBy("GitHub merged this pull request", head);
  if (env.GITHUB_EVENT_NAME === "merge_group") return readMergeGroup(env.GITHUB_EVENT_PATH ?? "");
  return readBranch(env, "GITHUB_BASE_REF");
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group */
function readMergeGroup(file: string): Hint {
  const commit = readBaseSha(file);
  if (typeof commit === "string" && isCommit(commit))
    return { commit, name: commit.slice(0, 12), why: "the merge queue of GitHub goes on from it" };
  throw new UserError("The event of the merge queue, in the file GITHUB_EVENT_PATH, names no `base_sha`.", nameBase);
}

function readBaseSha(file: string): unknown {
  try {
    return JSON.parse(Buffer.from(disk.read(file)).toString())?.merge_group?.base_sha;
  } catch (error) {
    if (error instanceof SyntaxError || describeFileError(error) !== undefined) return undefined;
    throw error;
  }
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
function readGitLab(env: Environment, head: Head): Hint | undefined {
  const isMerged = /^(?:merged_result|merge_train)$/.test(env.CI_MERGE_REQUEST_EVENT_TYPE ?? "");
  if (isMerged && head.parents.length === 2 && isSame(env.CI_COMMIT_SHA, head.commit))
    return mergedBy("GitLab merged this merge request", head);
  const name = "CI_MERGE_REQUEST_DIFF_BASE_SHA";
  const commit = env[name] || undefined;
  if (commit === undefined) return undefined;
  if (isCommit(commit)) return { commit, name: commit.slice(0, 12), why: `${name} names it` };
  throw refuseValue(name, "commit", commit);
}

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
function readAzure(env: Environment, head: Head): Hint | undefined {
  const hint = readBranch(env, "SYSTEM_PULLREQUEST_TARGETBRANCH");
  if (hint === undefined) return undefined;
  const ref = env.BUILD_SOURCEBRANCH || "refs/pull/0/merge";
  return isMerge(head, ref, env.BUILD_SOURCEVERSION) ? mergedBy("Azure merged this pull request", head) : hint;
}

/** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
function readBitbucket(env: Environment): Hint | undefined {
  const hint = readBranch(env, "BITBUCKET_PR_DESTINATION_BRANCH");
  // It may be given by its first twelve digits.
  const name = "BITBUCKET_PR_DESTINATION_COMMIT";
  const tip = env[name] || undefined;
  if (tip === undefined) return hint;
  if (!/^[\da-f]{7,64}$/i.test(tip)) throw refuseValue(name, "commit", tip);
  return { source: name, ...hint, tip };
}

/** https://www.jenkins.io/doc/book/pipeline/multibranch/#additional-environment-variables */
function readJenkins(env: Environment): Hint | undefined {
  return readBranch(env, "CHANGE_TARGET");
}

function readBranch(env: Environment, source: string): Target | undefined {
  const value = env[source] || undefined;
  if (value === undefined) return undefined;
  const branch = value.replace(/^refs\/heads\//, "");
  if (!isBranchName(branch)) throw refuseValue(source, "branch", value);
  return { branch, source };
}

/** Whether what is checked out is the merge that the platform made, and not a branch that ends in a merge. */
function isMerge({ commit, parents }: Head, ref: string, built: string | undefined): boolean {
  return parents.length === 2 && /^refs\/pull\/\d+\/merge$/.test(ref) && isSame(built, commit);
}

function isSame(named: string | undefined, commit: string): boolean {
  return named === undefined || named === "" || named === commit;
}

function mergedBy(who: string, { parents: [commit = ""] }: Head): Hint {
  return { commit, name: "HEAD^1", why: `${who} into it` };
}

function isCommit(text: string): boolean {
  return /^(?:[\da-f]{40}|[\da-f]{64})$/i.test(text);
}

const nameBase = "Name the base: --base <ref>";

function refuseValue(variable: string, kind: string, value: string): UserError {
  return new UserError(`${variable} names no ${kind}: ${JSON.stringify(value.slice(0, 100))}.`, nameBase);
}
