import { plainText } from "./plain-text.ts";
import type { Fault } from "./run-report.ts";

/** What is wrong and, where that is known, what to do. */
export function describeFault({ message, hint }: Pick<Fault, "message" | "hint">): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

/** What a description that could not be checked goes by in formats that have nothing but findings. */
export const notChecked = "not-checked";

/** What is wrong, as platforms take it. Never empty. */
export function nameFault({ message }: Pick<Fault, "message">): string {
  return plainText(message) || "It could not be checked.";
}
