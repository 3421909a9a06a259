/**
 * The offset at which the value of a key ends, whose own end is given: at the bracket that closes it, else before the
 * next line that is not indented more than the key. It asks nothing of the text but its look, and so holds while the
 * text is being written.
 */
export function findBlockEnd(text: string, lineStart: number, keyEnd: number): number {
  const value = /["']?\s*:\s*(?:&\S+\s+)?/y;
  value.lastIndex = keyEnd;
  const from = value.test(text) ? value.lastIndex : keyEnd;
  const first = text.charAt(from);
  if (first === "{" || first === "[") return findBracketEnd(text, from);
  const indent = /[ \t]*/y;
  indent.lastIndex = lineStart;
  const width = indent.exec(text)?.[0].length ?? 0;
  let end = endOfLine(text, keyEnd);
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    const line = text.slice(end + 1, next);
    const own = /\S/.exec(line)?.index;
    if (own !== undefined && own <= width && line[own] !== "#") break;
    end = next;
  }
  return text.slice(keyEnd, end).trimEnd().length + keyEnd;
}

function findBracketEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = endOfString(text, at);
    else if (char === 0x7b || char === 0x5b) depth++;
    else if ((char === 0x7d || char === 0x5d) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** The offset of the quote that closes a string, or of the last character. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at;
  }
  return text.length - 1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
