import { cloneRepository, makeRepository } from "../support/repository.ts";

type Files = Readonly<Record<string, string>>;

interface Wishes {
  readonly depth?: number;
  readonly branch?: string;
}

/** A clone as a CI makes it of a pull request that is merged into `main`, which has gone on meanwhile. */
export function cloneMerge(before: Files, after: Files, { depth = 2, branch = "change" }: Wishes = {}) {
  const repository = makeRepository(before);
  const base = repository.git("rev-parse", "main").trim();
  repository.git("checkout", "-q", "-b", branch);
  repository.write(after);
  repository.commit("Change");
  repository.git("checkout", "-q", "main");
  repository.write({ "other.txt": "Of somebody else." });
  repository.commit("Other");
  const tip = repository.git("rev-parse", "main").trim();
  repository.git("checkout", "-q", "--detach");
  repository.git("merge", "-q", "--no-ff", "-m", "Merge", branch);
  repository.git("update-ref", "refs/pull/7/merge", "HEAD");
  repository.git("update-ref", "refs/merge-requests/7/head", branch);
  const clone = cloneRepository(repository, [`--depth=${depth}`, "--no-checkout"]);
  const checkOut = (ref: string) => {
    clone.git("fetch", "-q", `--depth=${depth}`, "origin", ref);
    clone.git("checkout", "-q", "FETCH_HEAD");
  };
  checkOut("refs/pull/7/merge");
  return { ...clone, checkOut, base, tip };
}
