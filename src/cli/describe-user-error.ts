import { describeFault } from "../report/describe-fault.ts";
import type { Fault } from "../report/run-report.ts";

/** The sentence on standard error: what is wrong, and what to do. */
export function describeUserError(error: Pick<Fault, "message" | "hint">): string {
  return `statute: ${describeFault(error)}`;
}
