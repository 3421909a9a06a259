import { execFileSync } from "node:child_process";
import { mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { makeFolder } from "./command.ts";

/** The environment of a git that nobody has set up, for whoever commits. */
export const gitEnv = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.com",
  // So that a commit has the same name in every run.
  GIT_AUTHOR_DATE: "2027-01-31T12:00:00Z",
  GIT_COMMITTER_DATE: "2027-01-31T12:00:00Z",
};

export interface Repository {
  readonly cwd: string;
  readonly git: (...args: string[]) => string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Commits all that is there, under a message. */
  readonly commit: (message: string) => void;
}

/** A repository of git with one commit on `main`, gone when the test is. */
export function makeRepository(files: Readonly<Record<string, string>>): Repository {
  const repository = openRepository(makeFolder(files));
  repository.git("init", "-q", "-b", "main");
  repository.commit("First");
  return repository;
}

/** A clone of a repository, made with these options of `git clone`. */
export function cloneRepository({ cwd }: Repository, options: readonly string[]): Repository {
  const clone = openRepository(makeFolder({}));
  rmdirSync(join(clone.cwd, ".git"));
  clone.git("clone", "-q", ...options, `file://${cwd}`, ".");
  return clone;
}

function openRepository(cwd: string): Repository {
  const git = (...args: string[]) => execFileSync("git", args, { cwd, env: gitEnv, encoding: "utf8", stdio: "pipe" });
  const write = (changed: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(changed)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
  };
  const commit = (message: string) => {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
  };
  return { cwd, git, write, commit };
}
