import { OutOfTime, runInTime } from "./run-in-time.ts";

/** How much longer a run may take that was stopped without a rule to blame, and how often there is such a run. */
const growth = 10;
const mostRuns = 3;

/** Thrown where rules take too long: the one that does, if one can be told, and for how many milliseconds they ran. */
export class TooSlow extends Error {
  readonly rule: string | undefined;
  readonly milliseconds: number;

  constructor(rule: string | undefined, milliseconds: number) {
    super("It takes too long.");
    this.rule = rule;
    this.milliseconds = milliseconds;
  }
}

/** Sees to it that rules end: one whose functions take half of the time that all have is taken for one that does not. */
export class Stopwatch {
  readonly #spent = new Map<string, number>();
  /** The rule that was too slow the last time: the next time it need not be waited for as long. */
  #slow: string | undefined;
  #current: { readonly rule: string; readonly since: number } | undefined;
  /** In milliseconds. */
  limit = 0;

  /** Calls a function of a rule. */
  measure<T>(rule: string, call: () => T): T {
    const since = performance.now();
    this.#current = { rule, since };
    try {
      return call();
    } finally {
      this.#stop(rule, since);
    }
  }

  /** Runs all rules, within the limit; once more with another one where there is much to do. Throws `TooSlow`. */
  run<T>(start: () => T): T {
    const first = this.#slow === undefined ? this.limit : this.limit / growth;
    for (let [runs, limit] = [1, first]; ; runs++, limit *= growth) {
      this.#spent.clear();
      this.#current = undefined;
      try {
        const result = runInTime(Math.ceil(limit), start);
        this.#slow = undefined;
        return result;
      } catch (error) {
        if (!(error instanceof OutOfTime)) throw error;
        const slowest = this.#findSlowest();
        const isKnown = limit >= this.limit || slowest?.rule === this.#slow;
        if (runs < mostRuns && (!isKnown || slowest === undefined || slowest.time < limit / 2)) continue;
        this.#slow = slowest?.rule;
        throw new TooSlow(slowest?.rule, limit);
      }
    }
  }

  #stop(rule: string, since: number): void {
    this.#spent.set(rule, (this.#spent.get(rule) ?? 0) + performance.now() - since);
    this.#current = undefined;
  }

  #findSlowest(): { readonly rule: string; readonly time: number } | undefined {
    // Nothing of a call that was stopped has run to its end.
    if (this.#current !== undefined) this.#stop(this.#current.rule, this.#current.since);
    const [slowest] = [...this.#spent].sort(([, one], [, other]) => other - one);
    return slowest && { rule: slowest[0], time: slowest[1] };
  }
}
