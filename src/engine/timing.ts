import { hrtime } from "node:process";

/** Milliseconds since some moment. `performance.now()` says the same, and costs every run 4 ms for what is loaded with it. */
export function now(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** Where the time of a run goes, in milliseconds by stage; stages that are entered again add up. */
export class Timing {
  readonly stages = new Map<string, number>();

  /** Runs a stage, and counts its time. */
  measure<T>(stage: string, run: () => T): T {
    const start = now();
    const result = run();
    this.add(stage, now() - start);
    return result;
  }

  /** Counts time that was measured elsewhere. */
  add(stage: string, time: number): void {
    this.stages.set(stage, (this.stages.get(stage) ?? 0) + time);
  }
}
