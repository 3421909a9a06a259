import { AsyncLocalStorage } from "node:async_hooks";

const methods = ["debug", "error", "info", "log", "trace", "warn"] as const;

const muted = new AsyncLocalStorage<true>();
let running = 0;
let restore = () => {};

/**
 * Runs Spectral, which says some things on the console only, without letting it: standard output belongs to the report,
 * and editors take anything on standard error for a failure. What else the process does meanwhile can still be heard.
 */
export async function withoutConsole<T>(run: () => Promise<T>): Promise<T> {
  if (running++ === 0) restore = muteConsole();
  try {
    return await muted.run(true, run);
  } finally {
    if (--running === 0) restore();
  }
}

function muteConsole(): () => void {
  const originals = methods.map((method) => [method, console[method]] as const);
  for (const [method, original] of originals)
    console[method] = (...args: unknown[]) => {
      if (muted.getStore() !== true) original.apply(console, args);
    };
  return () => {
    for (const [method, original] of originals) console[method] = original;
  };
}
