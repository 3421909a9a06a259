/**
 * A text from a description as a terminal may show it: control and direction characters, which could move the cursor
 * or turn the line around, are replaced by a mark.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "�");
}
