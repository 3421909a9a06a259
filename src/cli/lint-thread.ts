import { catalogue } from "../catalogue.ts";
import { FileLinter, type Outcome } from "../engine/lint-files.ts";
import type { PlainOutcome, PlainRule, ThreadMessage, ThreadOrder, ThreadTask } from "../engine/lint-in-threads.ts";
import { Timing } from "../engine/timing.ts";

/**
 * What a thread does: it lints the descriptions that it is sent, one at a time, and says what came of each.
 * False where this is no thread.
 */
export async function runThread(): Promise<boolean> {
  // Loaded here, as no other run needs it.
  const { parentPort: port, workerData } = await import("node:worker_threads");
  if (port === null) return false;
  const { rulesets, ...options } = workerData as ThreadTask;
  const timing = new Timing();
  const inForce = rulesets.map(({ rules, reading }) => ({
    name: "",
    rules: rules.map(findRule),
    ...(reading && { reading }),
  }));
  let ruleset = 0;
  const rulesetInForce = () => inForce[ruleset] ?? { name: "", rules: [] };
  const linter = new FileLinter({ ...options, ruleset: rulesetInForce, timing });
  const say = (message: Omit<ThreadMessage, "stages">) => {
    port.postMessage({ ...message, stages: [...timing.stages] } satisfies ThreadMessage);
    timing.stages.clear();
  };
  port.on("message", async (order: ThreadOrder) => {
    try {
      if (order === "close") return say({ closed: { book: linter.closeBook() } });
      ruleset = order.ruleset;
      const [, outcome, trace] = await linter.lint(order.file);
      say({ outcome: toPlain(outcome), trace });
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      say({ bug: { message, stack } });
    }
  });
  say({});
  return true;
}

function findRule({ id, severity, settings }: PlainRule) {
  const force = catalogue.rules.find(({ rule }) => rule.id === id);
  if (force === undefined) throw new Error(`There is no rule ${id}.`);
  return { ...force, severity, settings };
}

function toPlain(outcome: Outcome): PlainOutcome {
  if (outcome === undefined) return "passed-over";
  if ("findings" in outcome) return outcome;
  return { message: outcome.error.message, hint: outcome.error.hint };
}
