import type { ResultCache } from "../cache/result-cache.ts";
import { joinOutcomes } from "../engine/join-outcomes.ts";
import { type Checked, type LintFilesOptions, type LintReport, lintEach } from "../engine/lint-files.ts";
import { type GatheredByThreads, lintInThreads } from "../engine/lint-in-threads.ts";
import { chooseThreadCount } from "./choose-threads.ts";
import { sizeOf } from "./find-files.ts";
import type { Io } from "./io.ts";
import { showProgress } from "./show-progress.ts";

export interface ManyOptions {
  readonly threads?: number;
  readonly quiet?: boolean;
}

/** Lints files, but for those of which the cache knows what would come of them; and says how far it is, to who may want to know. */
export async function lintMany(
  files: readonly string[],
  settings: LintFilesOptions,
  cache: ResultCache | undefined,
  options: ManyOptions,
  io: Io,
): Promise<LintReport> {
  if (cache === undefined) {
    const { checked, books } = await lintAll(files, settings, options, io);
    return joinOutcomes(checked, books, settings);
  }
  const { timing } = settings;
  const known = new Map<string, Checked>();
  for (const file of files) {
    const found = timing.measure("cache", () => cache.find(file));
    if (found !== undefined) known.set(file, found);
  }
  const unknown = files.filter((file) => !known.has(file));
  const { checked } = await lintAll(unknown, { ...settings, trace: true }, options, io);
  timing.measure("cache", () => keepAll(checked, cache, options, io));
  for (const one of checked) known.set(one[0], one);
  const inOrder = files.map((file): Checked => known.get(file) ?? [file, undefined]);
  return joinOutcomes(inOrder, [], settings);
}

/** Lints files in as many threads as were asked for, or as pay. */
export async function lintAll(
  files: readonly string[],
  settings: LintFilesOptions,
  { threads, quiet = false }: ManyOptions,
  io: Io,
): Promise<GatheredByThreads> {
  const progress = showProgress(files.length, quiet, io);
  const options = { ...settings, onProgress: progress.tell };
  try {
    const lintHere = async () => {
      const { checked, book } = await lintEach(files, options);
      return { checked, books: [book] };
    };
    // What is on the network is loaded once for all.
    if (files.length < 2 || io.thread === undefined || options.remote !== undefined) return await lintHere();
    const sized = files.map((file) => ({ file, bytes: sizeOf(file) }));
    const { ruleset } = settings;
    const rulesets = typeof ruleset === "function" ? files.map(ruleset) : [ruleset];
    const count = chooseThreadCount(threads, sized, rulesets);
    if (count < 2) return await lintHere();
    const largestFirst = sized.sort((a, b) => b.bytes - a.bytes).map(({ file }) => file);
    return await lintInThreads(largestFirst, options, { count, ...io.thread() });
  } finally {
    progress.clear();
  }
}

function keepAll(checked: readonly Checked[], cache: ResultCache, { quiet }: ManyOptions, io: Io): void {
  if (checked.length === 0) return;
  const isKept = checked.map((one) => cache.keep(one)).every(Boolean);
  cache.prune();
  if (!isKept && !quiet) io.writeErr("statute: the cache cannot be written, so the next run will not be faster.\n");
}
