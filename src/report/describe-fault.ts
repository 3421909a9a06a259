import type { Fault } from "./run-report.ts";

/** What is wrong and, where that is known, what to do. */
export function describeFault({ message, hint }: Pick<Fault, "message" | "hint">): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
