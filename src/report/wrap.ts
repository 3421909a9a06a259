/**
 * The lines of a text that is to be no wider; a longer word stays whole, and so does short code in backticks. One line
 * where nobody knows the width, or it is too narrow to read.
 */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined || width < 30) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of splitWords(text)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** What spaces divide, but not inside of short code. */
export function splitWords(text: string): string[] {
  return text.match(/(?:`[^`]{0,40}`|[^ `]+|`)+/g) ?? [text];
}
