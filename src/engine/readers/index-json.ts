import {
  END,
  KEY_END,
  KEY_START,
  KIND,
  MAPPING_KIND,
  NEXT,
  RECORD_SIZE,
  SCALAR_KIND,
  SEQUENCE_KIND,
  START,
} from "./fast-yaml-cursor.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipBlanks,
  skipString,
  skipValue,
} from "./scan-json.ts";

/**
 * The records of all nodes of a text that JSON.parse has taken, such as the fast reader of YAML makes them, in one pass;
 * the stack is our own, so that no depth of nesting can exhaust it.
 */
export function indexJson(text: string): Int32Array {
  let nodes = new Int32Array(RECORD_SIZE * (64 + (text.length >> 5)));
  let used = 0;
  const open: number[] = [];

  function addNode(kind: number, keyStart: number, keyEnd: number, start: number, end: number): number {
    if (used === nodes.length) {
      const larger = new Int32Array(2 * nodes.length);
      larger.set(nodes);
      nodes = larger;
    }
    const node = used;
    used += RECORD_SIZE;
    nodes[node + KEY_START] = keyStart;
    nodes[node + KEY_END] = keyEnd;
    nodes[node + START] = start;
    nodes[node + END] = end;
    nodes[node + NEXT] = used;
    nodes[node + KIND] = kind;
    return node;
  }

  /** Notes a value, and gives the offset behind it, or behind the bracket that opens it. */
  function enterValue(at: number, keyStart: number, keyEnd: number): number {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      open.push(addNode(code === OPEN_BRACE ? MAPPING_KIND : SEQUENCE_KIND, keyStart, keyEnd, at, -1));
      return at + 1;
    }
    const end = skipValue(text, at);
    addNode(SCALAR_KIND, keyStart, keyEnd, at, end);
    return end;
  }

  let at = enterValue(skipBlanks(text, 0), -1, -1);
  for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
    at = skipBlanks(text, at);
    const code = text.charCodeAt(at);
    if (code === COMMA) at++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      at++;
      nodes[node + END] = at;
      nodes[node + NEXT] = used;
      open.pop();
    } else if (nodes[node + KIND] === MAPPING_KIND && code === QUOTE) {
      const keyEnd = skipString(text, at);
      at = enterValue(skipBlanks(text, skipBlanks(text, keyEnd) + 1), at, keyEnd);
    } else at = enterValue(at, -1, -1);
  }
  return nodes;
}
