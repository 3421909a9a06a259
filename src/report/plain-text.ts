import { printable } from "./printable.ts";

/**
 * A text from a description as platforms take it: on one line, without control characters or halves of characters,
 * and cut, so that one finding cannot make a report too large to be read.
 */
export function plainText(text: string, limit = 4_000): string {
  // Twice as much before it is cleaned, so that a text of any length takes no time.
  const plain = printable(text.slice(0, limit * 2).replace(/[\r\n]+/g, " ")).trim();
  return plain.length <= limit ? plain : `${plain.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/**
 * JSON on one line. It allows the control characters beyond ASCII, which a terminal obeys, and `##vso[`, which a build
 * server does wherever it stands in a line.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f]|#(?=#)/g,
    (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
  );
}
