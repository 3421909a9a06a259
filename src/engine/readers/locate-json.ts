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
    if (code === COMMA) at++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
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
  const child = container.children.get(readKey(text, at, keyEnd));
  if (child === undefined) return skipValue(text, valueStart);
  return enterValue(text, valueStart, child, { start: at, end: keyEnd }, open);
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
    open.push({ node, children: node.children, hasKey: key !== undefined, index });
    return at + 1;
  }
  const end = skipValue(text, at);
  if (standsForItself) node.end = first === QUOTE ? end : findEndOfFirstLine(text, at, end);
  return end;
}
