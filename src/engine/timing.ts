/** Where the time of a run goes, in milliseconds by stage; stages that are entered again add up. */
export class Timing {
  readonly stages = new Map<string, number>();

  /** Runs a stage, and counts its time. */
  measure<T>(stage: string, run: () => T): T {
    const start = performance.now();
    const result = run();
    this.add(stage, performance.now() - start);
    return result;
  }

  /** Counts time that was measured elsewhere. */
  add(stage: string, time: number): void {
    this.stages.set(stage, (this.stages.get(stage) ?? 0) + time);
  }
}
