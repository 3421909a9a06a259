import type { Ruleset } from "../engine/ruleset.ts";
import type { Shard } from "../report/run-report.ts";
import type { Io } from "./io.ts";
import { selectChanged } from "./select-changed.ts";
import { parseShard, takeShard } from "./shard.ts";

export interface NarrowOptions {
  readonly shard?: string;
  readonly changedSince?: string;
  readonly ruleset?: string;
  readonly config?: string;
  readonly baseline?: string | false;
  readonly allowOutside?: boolean;
}

export interface Narrowed {
  readonly files: readonly string[];
  /** Where they are one part of a run. */
  readonly shard: Shard | undefined;
}

/** Of the files found, those that this run is to check: what changed since a commit, and of that one part. */
export async function narrowFiles(
  found: readonly string[],
  options: NarrowOptions,
  rulesets: readonly Ruleset[],
  io: Io,
): Promise<Narrowed> {
  const part = options.shard === undefined ? undefined : parseShard(options.shard);
  const { changedSince } = options;
  const files =
    changedSince === undefined ? found : await selectChanged(found, { ...options, changedSince }, rulesets, io);
  if (part === undefined) return { files, shard: undefined };
  const taken = takeShard(files, part, io.cwd);
  if (taken.files.length === 0 && files.length > 0) {
    const all = files.length === 1 ? "there is only one description" : `there are only ${files.length} descriptions`;
    io.writeErr(`statute: shard ${part.index} of ${part.count} is empty: ${all}.\n`);
  }
  return taken;
}
