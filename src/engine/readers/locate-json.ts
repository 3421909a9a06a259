import { findEndOfFirstLine } from "./line-table.ts";
import { forgetDescendants, type WantedNode } from "./path-trie.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  readKey,
  skipBlanks,
  skipString,
  skipValue,
} from "./scan-json.ts";

interface OpenContainer {
  readonly node: WantedNode;
  readonly children: ReadonlyMap<string, WantedNode>;
  /** The wanted keys where they are few: to compare them in the text is faster than to cut each key out of it. */
  readonly few: readonly (readonly [key: string, node: WantedNode])[] | undefined;
  /** Stands under a key, which is then its place; the other containers end where they close. */
  readonly hasKey: boolean;
  /** The next item of an array, -1 in an object. */
  index: number;
}

/** Fills in the places of the wanted nodes, in one pass that steps into nothing but what leads to them. */
export function locateInJson(text: string, root: WantedNode): void {
  const open: OpenContainer[] = [];
  let at = enterValue(text, skipBlanks(text, 0), root, undefined, open);

  for (let container = open.at(-1); container !== undefined; container = open.at(-1)) {
    at = skipBlanks(text, at);
    const code = text.charCodeAt(at);
    if (code === COMMA) {
      // What comes next in an object is a key: nothing but blanks stands before its quote.
      at = container.index === -1 ? readMember(text, text.indexOf('"', at), container, open) : at + 1;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      at++;
      if (!container.hasKey) container.node.end = findEndOfFirstLine(text, container.node.start, at);
      open.pop();
    } else if (container.index === -1) at = readMember(text, at, container, open);
    else at = readItem(text, at, container, open);
  }
}

function readMember(text: string, at: number, container: OpenContainer, open: OpenContainer[]): number {
  const keyEnd = skipString(text, at);
  const valueStart = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
  const child = findChild(text, at, keyEnd, container);
  if (child === undefined) return skipValue(text, valueStart);
  return enterValue(text, valueStart, child, { start: at, end: keyEnd }, open);
}

function findChild(text: string, start: number, end: number, { few, children }: OpenContainer): WantedNode | undefined {
  if (few === undefined) return children.get(readKey(text, start, end));
  const length = end - start - 2;
  for (const [key, node] of few) if (key.length === length && text.startsWith(key, start + 1)) return node;
  // A key may be written otherwise than it reads: `"p\u0061ths"`.
  return text.slice(start, end).includes("\\") ? children.get(readKey(text, start, end)) : undefined;
}

function readItem(text: string, at: number, container: OpenContainer, open: OpenContainer[]): number {
  const child = container.children.get(String(container.index++));
  if (child === undefined) return skipValue(text, at);
  return enterValue(text, at, child, undefined, open);
}

/** Notes the place of a value; gives the offset of its first child if there are wanted ones, else the one after it. */
function enterValue(
  text: string,
  at: number,
  node: WantedNode,
  key: { readonly start: number; readonly end: number } | undefined,
  open: OpenContainer[],
): number {
  if (node.start !== -1) forgetDescendants(node);
  const first = text.charCodeAt(at);
  const isContainer = first === OPEN_BRACE || first === OPEN_BRACKET;
  const standsForItself = key === undefined || (!isContainer && first !== 0x6e); // 0x6e: the n of null
  node.start = standsForItself ? at : key.start;
  node.end = standsForItself ? at : key.end;

  if (isContainer && node.children !== undefined) {
    const index = first === OPEN_BRACE ? -1 : 0;
    const few = index === -1 && node.children.size <= 4 ? [...node.children] : undefined;
    open.push({ node, children: node.children, few, hasKey: key !== undefined, index });
    return at + 1;
  }
  const end = skipValue(text, at);
  if (standsForItself) node.end = first === QUOTE ? end : findEndOfFirstLine(text, at, end);
  return end;
}
