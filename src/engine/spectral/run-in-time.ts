import { Script } from "node:vm";

/** Where the script finds what it is to call. */
const name = "statute.running";
const script = new Script(`globalThis[Symbol.for("${name}")]()`);
const key = Symbol.for(name);

/** What did not return in time. */
export class OutOfTime extends Error {}

/**
 * Calls a function, and throws `OutOfTime` when it has not returned after some milliseconds: it is stopped wherever it
 * is, in the middle of a regular expression too. What it does after its first `await` is not stopped.
 */
export function runInTime<T>(milliseconds: number, run: () => T): T {
  const outer = Reflect.get(globalThis, key);
  Reflect.set(globalThis, key, run);
  try {
    return script.runInThisContext({ timeout: milliseconds });
  } catch (error) {
    const isLate = error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    throw isLate ? new OutOfTime(error.message) : error;
  } finally {
    Reflect.set(globalThis, key, outer);
  }
}
