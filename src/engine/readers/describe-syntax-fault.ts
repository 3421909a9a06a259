import { findEndOfFirstLine, type LineTable } from "./line-table.ts";
import type { Diagnostic } from "./reader.ts";
import type { SyntaxFault } from "./yaml-tree.ts";

/** What comes after the first faults is mostly their consequence. */
const maxDiagnostics = 10;

/** What the parser's reasons mean, where they speak of its own workings. */
const explanations = new Map([
  ["bad indentation of a mapping entry", "this line is not indented like the keys before it"],
  ["bad indentation of a sequence entry", "this line is not indented like the items before it"],
  ["can not read an implicit mapping pair; a colon is missed", "a colon after a key is missing"],
  [
    "can not read a block mapping entry; a multiline key may not be an implicit key",
    "a colon is missing, or a text of several lines is not indented",
  ],
  ["incomplete explicit mapping pair; a key node is missed", "there is a colon without a key before it"],
  ["missed comma between flow collection entries", "a comma between two entries is missing"],
  [
    "end of the stream or a document separator is expected",
    "this line belongs to nothing above it: its indentation or a colon before it is wrong",
  ],
  ["unexpected end of the stream within a flow collection", "a closing bracket or brace is missing"],
  ["unexpected end of the stream within a double quoted scalar", "a closing double quote is missing"],
  ["unexpected end of the stream within a single quoted scalar", "a closing single quote is missing"],
  ["the stream contains non-printable characters", "there is a control character in the text"],
  ["expected valid JSON character", "there is a control character in the text"],
]);

export function explainFault({ reason }: SyntaxFault): string {
  return explanations.get(reason) ?? reason;
}

/** The first fault of each line, each to the end of its line. */
export function describeFaults(text: string, faults: readonly SyntaxFault[], lines: LineTable): Diagnostic[] {
  const byLine = new Map<number, Diagnostic>();
  for (const fault of faults) {
    const start = lines.positionAt(fault.offset);
    if (byLine.has(start.line) || byLine.size === maxDiagnostics) continue;
    const end = lines.positionAt(findEndOfFirstLine(text, fault.offset, text.length));
    byLine.set(start.line, { message: writeSentence(explainFault(fault)), path: [], range: { start, end } });
  }
  return [...byLine.values()];
}

function writeSentence(explanation: string): string {
  return `${explanation.charAt(0).toUpperCase()}${explanation.slice(1)}.`;
}
