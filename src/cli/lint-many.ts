import { type LintFilesOptions, type LintReport, lintFiles } from "../engine/lint-files.ts";
import { lintInThreads } from "../engine/lint-in-threads.ts";
import { chooseThreadCount } from "./choose-threads.ts";
import { sizeOf } from "./find-files.ts";
import type { Io } from "./io.ts";
import { showProgress } from "./show-progress.ts";

/** Lints files in as many threads as were asked for, or as pay; and says how far it is, to who may want to know. */
export async function lintMany(
  files: readonly string[],
  settings: LintFilesOptions,
  { threads, quiet = false }: { readonly threads?: number; readonly quiet?: boolean },
  io: Io,
): Promise<LintReport> {
  const progress = showProgress(files.length, quiet, io);
  const options = { ...settings, onProgress: progress.tell };
  try {
    // What is on the network is loaded once for all.
    if (files.length < 2 || io.thread === undefined || options.remote !== undefined)
      return await lintFiles(files, options);
    const sized = files.map((file) => ({ file, bytes: sizeOf(file) }));
    const { ruleset } = settings;
    const rulesets = typeof ruleset === "function" ? files.map(ruleset) : [ruleset];
    const count = chooseThreadCount(threads, sized, rulesets);
    if (count < 2) return await lintFiles(files, options);
    const largestFirst = sized.sort((a, b) => b.bytes - a.bytes).map(({ file }) => file);
    return await lintInThreads(largestFirst, options, { count, ...io.thread() });
  } finally {
    progress.clear();
  }
}
