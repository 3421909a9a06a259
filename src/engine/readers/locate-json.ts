import { member } from "../../openapi/json-object.ts";
import { findEndOfFirstLine, type LineTable } from "./line-table.ts";
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
import { skipByLines } from "./skip-lines.ts";

interface OpenContainer {
  readonly node: WantedNode;
  readonly children: ReadonlyMap<string, WantedNode>;
  /** The wanted keys where they are few: to compare them in the text is faster than to cut each key out of it. */
  readonly few: readonly (readonly [key: string, node: WantedNode])[] | undefined;
  /** Stands under a key, which is then its place; the other containers end where they close. */
  readonly hasKey: boolean;
  readonly isArray: boolean;
  readonly data: unknown;
  /** How many have been read so far; of an array, the index of the next item. */
  members: number;
}

/**
 * Fills in the places of the wanted nodes, in one pass that steps into nothing but what leads to them. What it steps over
 * is skipped by the lines first; where the objects then come out with other members than `data`, the value of the text,
 * has, the lines were not indented by depth, and the text is read character by character.
 */
export function locateInJson(text: string, root: WantedNode, data: unknown, lines: LineTable): void {
  const byLines = new Walk(text, (at) => skipByLines(text, at, lines) ?? skipValue(text, at));
  if (!byLines.locate(root, data)) new Walk(text, (at) => skipValue(text, at)).locate(root, data);
}

/** In place of an offset: a text that JSON.parse took cannot go on so, hence it was misread before. */
const lost = -1;

/** One pass over a text. */
class Walk {
  readonly #text: string;
  /** From the first character of a value to the offset after its last one. */
  readonly #skip: (from: number) => number;
  readonly #open: OpenContainer[] = [];

  constructor(text: string, skip: (from: number) => number) {
    this.#text = text;
    this.#skip = skip;
  }

  /** Whether every array and object on the way had as many members in the text as it has in the data. */
  locate(root: WantedNode, data: unknown): boolean {
    const text = this.#text;
    const open = this.#open;
    let isSound = true;
    let at = this.#enterValue(skipBlanks(text, 0), root, data, undefined);

    for (let container = open.at(-1); container !== undefined; container = open.at(-1)) {
      if (at === lost) return false;
      at = skipBlanks(text, at);
      const code = text.charCodeAt(at);
      if (code === COMMA) {
        // What comes next in an object is a key: nothing but blanks stands before its quote.
        at = container.isArray ? at + 1 : this.#readMember(text.indexOf('"', at), container);
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        at++;
        if (!container.hasKey) container.node.end = findEndOfFirstLine(text, container.node.start, at);
        if (container.members !== countMembers(container.data)) isSound = false;
        open.pop();
      } else if (Number.isNaN(code)) return false;
      else at = container.isArray ? this.#readItem(at, container) : this.#readMember(at, container);
    }
    return isSound && skipBlanks(text, at) === text.length;
  }

  #readMember(at: number, container: OpenContainer): number {
    const text = this.#text;
    if (text.charCodeAt(at) !== QUOTE) return lost;
    container.members++;
    const keyEnd = skipString(text, at);
    const valueStart = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    const found = findChild(text, at, keyEnd, container);
    if (found === undefined) return this.#skip(valueStart);
    const [key, child] = found;
    return this.#enterValue(valueStart, child, member(container.data, key), { start: at, end: keyEnd });
  }

  #readItem(at: number, container: OpenContainer): number {
    const index = container.members++;
    const child = container.children.get(String(index));
    if (child === undefined) return this.#skip(at);
    return this.#enterValue(at, child, member(container.data, index), undefined);
  }

  /** Notes the place of a value; gives the offset of its first child if there are wanted ones, else the one after it. */
  #enterValue(
    at: number,
    node: WantedNode,
    data: unknown,
    key: { readonly start: number; readonly end: number } | undefined,
  ): number {
    if (node.start !== -1) forgetDescendants(node);
    const first = this.#text.charCodeAt(at);
    const isArray = first === OPEN_BRACKET;
    const isContainer = isArray || first === OPEN_BRACE;
    const standsForItself = key === undefined || (!isContainer && first !== 0x6e); // 0x6e: the n of null
    node.start = standsForItself ? at : key.start;
    node.end = standsForItself ? at : key.end;

    if (isContainer && node.children !== undefined) {
      const few = !isArray && node.children.size <= 4 ? [...node.children] : undefined;
      this.#open.push({ node, children: node.children, few, hasKey: key !== undefined, isArray, data, members: 0 });
      return at + 1;
    }
    const end = this.#skip(at);
    if (standsForItself) node.end = first === QUOTE ? end : findEndOfFirstLine(this.#text, at, end);
    return end;
  }
}

function findChild(
  text: string,
  start: number,
  end: number,
  { few, children }: OpenContainer,
): readonly [key: string, node: WantedNode] | undefined {
  if (few !== undefined) {
    const length = end - start - 2;
    for (const entry of few) if (entry[0].length === length && text.startsWith(entry[0], start + 1)) return entry;
    // A key may be written otherwise than it reads: `"p\u0061ths"`.
    if (!text.slice(start, end).includes("\\")) return undefined;
  }
  const key = readKey(text, start, end);
  const child = children.get(key);
  return child && [key, child];
}

function countMembers(container: unknown): number {
  return Array.isArray(container) ? container.length : Object.keys(Object(container)).length;
}
