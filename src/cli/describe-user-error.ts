import type { UserError } from "../core/user-error.ts";

/** The sentence on standard error: what is wrong, and what to do. */
export function describeUserError({ message, hint }: UserError): string {
  return hint === undefined ? `statute: ${message}` : `statute: ${message} ${hint}`;
}
