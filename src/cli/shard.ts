import { UserError } from "../core/user-error.ts";
import { digestOf } from "../engine/digest.ts";
import { pathFrom } from "../engine/path-from.ts";
import { readRegularFile } from "../engine/read-file.ts";
import type { Shard } from "../report/run-report.ts";

type Part = Pick<Shard, "index" | "count">;

/** Reads `--shard <i/n>`. Throws a `UserError` for whatever names no part. */
export function parseShard(wish: string): Part {
  const [, index = "", count = ""] = /^(\d{1,4})\/(\d{1,4})$/.exec(wish) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index < 1 || shard.index > shard.count)
    throw new UserError(`--shard ${wish.slice(0, 100)} names no part of a run.`, "Write 2/5 for the second of five.");
  return shard;
}

/**
 * The files of one part, sorted as they came. Every file is in one part, and the parts are of nearly one size: the
 * largest file goes first, each to the part that has least. All machines split alike, so names count as seen from the
 * working folder, and carriage returns do not, as git writes line ends to each system's taste.
 */
export function takeShard(
  files: readonly string[],
  { index, count }: Part,
  cwd: string,
): { readonly files: readonly string[]; readonly shard: Shard } {
  const weighed = files
    .map((file) => ({ file, name: pathFrom(cwd, file).normalize(), weight: weigh(file) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const loads = Array.from({ length: Math.min(count, files.length) }, () => 0);
  const taken = new Set<string>();
  const division: string[] = [];
  for (const { file, name, weight } of weighed) {
    const least = loads.indexOf(Math.min(...loads));
    // An empty file is work too.
    loads[least] = (loads[least] ?? 0) + weight + 1;
    if (least === index - 1) taken.add(file);
    division.push(`${least} ${name}\n`);
  }
  return {
    files: files.filter((file) => taken.has(file)),
    shard: { index, count, division: digestOf(division.join("")).slice(0, 32) },
  };
}

/** In bytes; nothing of a file that cannot be read, which is said when it is linted. */
function weigh(file: string): number {
  try {
    const bytes = readRegularFile(file);
    let weight = bytes.length;
    for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) weight -= 1;
    return weight;
  } catch {
    return 0;
  }
}
