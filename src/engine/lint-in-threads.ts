import type { Worker } from "node:worker_threads";
import type { Settings } from "../core/settings.ts";
import type { Severity } from "../core/severity.ts";
import { UserError } from "../core/user-error.ts";
import type { Ignored } from "./ignore-book.ts";
import type { Checked, LintFilesOptions, Outcome, Trace } from "./lint-files.ts";
import type { Ruleset } from "./ruleset.ts";

/** What a thread is told of the run: what can be copied of its options. */
export interface ThreadTask
  extends Omit<LintFilesOptions, "ruleset" | "timing" | "readRoot" | "onProgress" | "remote"> {
  readonly rulesets: readonly PlainRuleset[];
}

/** What a thread is to do next: lint a description by one of the rulesets, by its place in the list; else say what it has kept. */
export type ThreadOrder = { readonly file: string; readonly ruleset: number } | "close";

/** A ruleset of our own. */
interface PlainRuleset {
  readonly rules: readonly PlainRule[];
  readonly reading: Ruleset["reading"] | undefined;
}

/** A rule in force by its id, as functions cannot be copied. */
export interface PlainRule {
  readonly id: string;
  readonly severity: Severity;
  readonly settings: Settings;
}

/** What a thread says: that it waits for a description to lint, what came of the last one, or that it failed. */
export interface ThreadMessage {
  readonly outcome?: PlainOutcome;
  readonly trace?: Trace | undefined;
  /** What was said of what is to be ignored, as the last word. */
  readonly closed?: { readonly book: Ignored | undefined };
  /** Where the time went since the last message, in milliseconds by stage. */
  readonly stages: readonly (readonly [string, number])[];
  /** A fault of ours. */
  readonly bug?: { readonly message: string; readonly stack: string | undefined };
}

/** An outcome that can be copied: classes are lost on the way. */
export type PlainOutcome =
  | Extract<Outcome, { findings: unknown }>
  | { readonly message: string; readonly hint: string | undefined }
  | "passed-over";

/** How to run threads. */
export interface Threads {
  readonly count: number;
  /** The file that is run as a thread. */
  readonly program: string;
  /** By which it knows that it is one. */
  readonly args: readonly string[];
}

/** As much stack as the main thread has, so that what is nested too deeply for one is so for the others. */
const stackSizeMb = (984 + 192) / 1024;

/** What came of each description, in the order of their names; and what each thread has kept. */
export interface GatheredByThreads {
  readonly checked: readonly Checked[];
  readonly books: readonly (Ignored | undefined)[];
}

/**
 * Does what `lintEach` does, in several threads, with the same result. They take `files` in the order given: the
 * largest first, so that none is left to the end.
 */
export async function lintInThreads(
  files: readonly string[],
  { ruleset, timing, readRoot: _, onProgress, ...plain }: Omit<LintFilesOptions, "remote">,
  { count, program, args }: Threads,
): Promise<GatheredByThreads> {
  const rulesetOf = (file: string): Ruleset => (typeof ruleset === "function" ? ruleset(file) : ruleset);
  const rulesets = [...new Set(files.map(rulesetOf))];
  const task: ThreadTask = { ...plain, rulesets: rulesets.map(toPlain) };
  const books: (Ignored | undefined)[] = [];
  const outcomes = new Map<string, Checked>();
  const queue = [...files].reverse();
  const workers: Worker[] = [];
  // Loaded here, as few runs need it.
  const { Worker: Thread } = await import("node:worker_threads");

  const runThread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Thread(program, { argv: [...args], workerData: task, resourceLimits: { stackSizeMb } });
      workers.push(worker);
      let file: string | undefined;
      worker.on("message", ({ outcome, trace, closed, stages, bug }: ThreadMessage) => {
        for (const [stage, time] of stages) timing.add(stage, time);
        if (bug !== undefined) return reject(Object.assign(new Error(bug.message), { stack: bug.stack }));
        if (closed !== undefined) {
          books.push(closed.book);
          return resolve();
        }
        if (file !== undefined) outcomes.set(file, [file, restore(outcome), trace]);
        onProgress?.(outcomes.size);
        file = queue.pop();
        const order: ThreadOrder = file === undefined ? "close" : { file, ruleset: rulesets.indexOf(rulesetOf(file)) };
        worker.postMessage(order);
      });
      worker.on("error", (error) => reject(explainEnd(error, file)));
      worker.on("exit", () => reject(new Error(`A thread ended before its work${file ? `, at ${file}` : ""}.`)));
    });

  try {
    await Promise.all(Array.from({ length: count }, runThread));
  } finally {
    for (const worker of workers) void worker.terminate();
  }
  // Sorted by name, as they were found: so they are merged in that order, whichever thread was the fastest.
  const checked = files.map((file) => outcomes.get(file) ?? ([file, undefined] as const));
  return { checked: checked.sort(([a], [b]) => (a < b ? -1 : 1)), books };
}

function toPlain({ rules, reading }: Ruleset): PlainRuleset {
  return { rules: rules.map(({ rule: { id }, severity, settings }) => ({ id, severity, settings })), reading };
}

function restore(outcome: PlainOutcome | undefined): Outcome {
  if (outcome === undefined || outcome === "passed-over") return undefined;
  return "findings" in outcome ? outcome : { error: new UserError(outcome.message, outcome.hint) };
}

function explainEnd(error: unknown, file: string | undefined): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new UserError(
    `A thread ran out of memory${file === undefined ? "" : ` at ${file}`}.`,
    "Give it more, with NODE_OPTIONS=--max-old-space-size=8192 say, or lint with --threads 1.",
  );
}
