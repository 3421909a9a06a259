import type { Readable, Writable } from "node:stream";
import type { Ask } from "./questions.ts";

/** What a command may touch of the world, so that a test can hand it a world made of strings. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
  /** Whether standard output is a terminal that a person looks at. */
  readonly isTerminal: boolean;
  /** Width of that terminal in columns; undefined where nobody knows. */
  readonly columns: number | undefined;
  /** The day, in UTC, as `2027-01-31`: what is to be ignored until a day depends on it, and nothing else. */
  readonly today: string;
  /** Asks the person at the terminal, and gives the line typed; undefined where there is nobody to ask. */
  readonly ask?: Ask | undefined;
  /** Width of the terminal that standard error is; undefined where it is none. Looked at only after a second. */
  readonly errorColumns?: () => number | undefined;
  /** Milliseconds since some moment; by default the process's own clock. */
  readonly now?: () => number;
  /** The pipe that an editor speaks through; from then on, nothing else is written to standard output. */
  readonly connect?: () => { readonly input: Readable; readonly output: Writable };
  /** How the program is run as a thread of itself; without it, nothing is. */
  readonly thread?: () => { readonly program: string; readonly args: readonly string[] };
}
