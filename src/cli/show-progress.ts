import { now as readClock } from "../engine/timing.ts";
import type { Io } from "./io.ts";

/** How far a run over many descriptions is, in one line that is written over and over. */
export interface Progress {
  readonly tell: (done: number) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** In milliseconds: what is over sooner needs no progress, and what changes more often flickers. */
const [patience, interval] = [1000, 100];

/** On standard error where that is a terminal with somebody before it; elsewhere it says nothing. */
export function showProgress(total: number, quiet: boolean, io: Io): Progress {
  const { env, now = readClock, errorColumns = () => undefined } = io;
  let next = now() + patience;
  let columns: number | undefined;
  let isShown = false;
  if (quiet || total < 2 || env.CI || env.TERM === "dumb") return { tell: () => {}, clear: () => {} };
  return {
    tell: (done) => {
      if (now() < next) return;
      next = now() + interval;
      columns ??= errorColumns() ?? 0;
      const line = `${done} of ${total} descriptions checked`;
      // A line that is wrapped cannot be taken away.
      if (line.length >= columns) return;
      isShown = true;
      io.writeErr(`\r${line}\u001b[K`);
    },
    clear: () => {
      if (isShown) io.writeErr("\r\u001b[K");
      isShown = false;
    },
  };
}
