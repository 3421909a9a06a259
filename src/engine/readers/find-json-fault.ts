import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from "./scan-json.ts";

interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

const blanks = /[ \t\r\n]*/y;
const literal = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.+-])/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where a text stops being JSON. JSON.parse says so in words that change with the version of Node, often without a place. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: number[] = [];
  let at = skip(blanks, text, 0);
  let expectsKey = false;
  let mayClose = false;

  for (;;) {
    const code = text.charCodeAt(at);
    const isClosing = mayClose && code === (open.at(-1) === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET);
    if (isClosing) {
      open.pop();
      at++;
    } else if (code === QUOTE) {
      const end = skipStringBody(text, at + 1);
      if (text.charCodeAt(end) !== QUOTE) return { offset: end, expected: describeStringFault(text, end) };
      at = skip(blanks, text, end + 1);
      if (expectsKey) {
        if (text.charCodeAt(at) !== COLON) return { offset: at, expected: "a colon after the key" };
        at = skip(blanks, text, at + 1);
        expectsKey = mayClose = false;
        continue;
      }
    } else if (expectsKey) return { offset: at, expected: "a key in double quotes" };
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      open.push(code);
      expectsKey = code === OPEN_BRACE;
      mayClose = true;
      at = skip(blanks, text, at + 1);
      continue;
    } else {
      const end = skip(literal, text, at);
      if (end === at) return { offset: at, expected: "a value" };
      at = end;
    }

    // After a value.
    at = skip(blanks, text, at);
    const container = open.at(-1);
    if (container === undefined) return at < text.length ? { offset: at, expected: "the end of the text" } : undefined;
    const next = text.charCodeAt(at);
    mayClose = next !== COMMA;
    expectsKey = !mayClose && container === OPEN_BRACE;
    if (!mayClose) at = skip(blanks, text, at + 1);
    else if (next !== (container === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET))
      return { offset: at, expected: container === OPEN_BRACE ? "a comma or }" : "a comma or ]" };
  }
}

function describeStringFault(text: string, at: number): string {
  if (text.charCodeAt(at) === BACKSLASH) return 'one of the escapes \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX';
  return "a closing double quote";
}

/** To the first character that cannot stand inside of a string. */
function skipStringBody(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code < 0x20) return at;
    if (code !== BACKSLASH) at++;
    else if (skip(escapeSequence, text, at) === at) return at;
    else at = escapeSequence.lastIndex;
  }
  return at;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
