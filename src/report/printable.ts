/** Control characters, which could move a cursor, direction characters, which could turn a line around, half characters. */
const unseen = "[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";
const unseenAnywhere = new RegExp(unseen, "gu");
const unseenWithinLines = new RegExp(`(?![\\r\\n])${unseen}`, "gu");

/**
 * A text from a description as a terminal or the log of a build may show it, in one line: what could move the cursor or
 * turn the line around is replaced by a mark, and so is a character of what a build server would take for a command:
 * `::` at the beginning of a line (GitHub looks behind the indentation); `##[`, `##vso[` and `##teamcity[` anywhere.
 */
export function printable(text: string): string {
  return text
    .replace(unseenAnywhere, "�")
    .replace(/^(\s*):(?=:)/, "$1�")
    .replace(/##(?=\w*\[)/g, "#�");
}

/** The same for a format that has escapes of its own for the ends of lines and for commands. */
export function maskControls(text: string): string {
  return text.replace(unseenWithinLines, "�");
}
