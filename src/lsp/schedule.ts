/** What is done again and again, of which only the newest counts. Times are in milliseconds. */
export class Schedule {
  readonly #work: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isAgain = false;
  #isOver = false;
  #took = 0;
  #wake: (() => void)[] = [];

  /** `work` must not throw. */
  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Works at once, before anything else is heard of. */
  now(): void {
    this.#set(0);
  }

  /** Works when nothing more has come for a while: longer where the work is long. */
  soon(): void {
    this.#set(Math.min(Math.max(shortest, this.#took), longest));
  }

  get isIdle(): boolean {
    return this.#timer === undefined && this.#running === undefined;
  }

  /** When all that was asked for is done, or given up. */
  async settled(): Promise<void> {
    while (!this.isIdle) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isAgain = false;
    this.#tell();
  }

  #set(delay: number): void {
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    if (this.#running !== undefined) {
      this.#isAgain = true;
      return;
    }
    const start = performance.now();
    this.#running = this.#work();
    await this.#running;
    this.#took = performance.now() - start;
    this.#running = undefined;
    if (this.#isAgain && this.#timer === undefined) this.#set(0);
    this.#isAgain = false;
    if (this.isIdle) this.#tell();
  }

  #tell(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

const shortest = 150;
const longest = 2000;
