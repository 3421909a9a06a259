import {
  BLOCK_SCALAR_KIND,
  END,
  KEY_END,
  KEY_START,
  KIND,
  MAPPING_KIND,
  NEXT,
  NULL_KIND,
  RECORD_SIZE,
  SEQUENCE_KIND,
  START,
} from "./fast-yaml-cursor.ts";
import { cutKey } from "./fast-yaml-scalars.ts";
import { findEndOfFirstLine } from "./line-table.ts";
import type { WantedNode } from "./path-trie.ts";

interface Step {
  readonly wanted: WantedNode;
  readonly node: number;
}

/** Fills in the places of the wanted nodes, by a walk through those records that lead to them. */
export function locateInRecords(text: string, nodes: Int32Array, root: WantedNode): void {
  placeItem(text, nodes, 0, root);
  const open: Step[] = [{ wanted: root, node: 0 }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { node, wanted } = step;
    const { children } = wanted;
    const kind = at(nodes, node, KIND);
    if (children === undefined || (kind !== MAPPING_KIND && kind !== SEQUENCE_KIND)) continue;
    const end = at(nodes, node, NEXT);
    let left = children.size;
    for (let child = node + RECORD_SIZE, index = 0; child < end && left > 0; child = at(nodes, child, NEXT), index++) {
      const isMember = kind === MAPPING_KIND;
      const key = isMember ? cutKey(text, at(nodes, child, KEY_START), at(nodes, child, KEY_END)) : String(index);
      const found = children.get(key);
      if (found === undefined) continue;
      left--;
      if (isMember) placeMember(text, nodes, child, found);
      else placeItem(text, nodes, child, found);
      open.push({ wanted: found, node: child });
    }
  }
}

/** Whether a key is a number of three digits, without quotes. A look at the records is much faster than one at the text. */
export function holdsNumberKeys(text: string, nodes: Int32Array): boolean {
  const end = at(nodes, 0, NEXT);
  for (let node = 0; node < end; node += RECORD_SIZE) {
    const start = at(nodes, node, KEY_START);
    if (at(nodes, node, KEY_END) - start === 3 && /^[1-9]\d\d$/.test(text.slice(start, start + 3))) return true;
  }
  return false;
}

function placeMember(text: string, nodes: Int32Array, node: number, wanted: WantedNode): void {
  const kind = at(nodes, node, KIND);
  if (kind === NULL_KIND || kind === MAPPING_KIND || kind === SEQUENCE_KIND) {
    wanted.start = at(nodes, node, KEY_START);
    wanted.end = at(nodes, node, KEY_END);
  } else placeScalar(text, nodes, node, wanted);
}

function placeItem(text: string, nodes: Int32Array, node: number, wanted: WantedNode): void {
  const kind = at(nodes, node, KIND);
  const start = at(nodes, node, START);
  if (start === -1) return;
  if (kind !== MAPPING_KIND && kind !== SEQUENCE_KIND) {
    placeScalar(text, nodes, node, wanted);
    return;
  }
  wanted.start = start;
  // That of the root is the whole text, with what comes after its last value.
  const end = node === 0 ? text.length : Math.min(at(nodes, node, END), text.length);
  wanted.end = findEndOfFirstLine(text, start, end);
}

function placeScalar(text: string, nodes: Int32Array, node: number, wanted: WantedNode): void {
  wanted.start = at(nodes, node, START);
  const isBlock = at(nodes, node, KIND) === BLOCK_SCALAR_KIND;
  wanted.end = isBlock ? findEndOfFirstLine(text, wanted.start, text.length) : at(nodes, node, END);
}

function at(nodes: Int32Array, node: number, field: number): number {
  return nodes[node + field] as number;
}
