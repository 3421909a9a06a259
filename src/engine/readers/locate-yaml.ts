import { Kind } from "@stoplight/yaml-ast-parser";
import { convertKey, convertScalar } from "./convert-scalar.ts";
import { resolveKey } from "./convert-yaml.ts";
import { findEndOfFirstLine } from "./line-table.ts";
import type { WantedNode } from "./path-trie.ts";
import type { MappingNode, TreeNode } from "./yaml-tree.ts";

interface Step {
  readonly wanted: WantedNode;
  readonly node: TreeNode | null;
}

/** Fills in the places of the wanted nodes, by a walk through those parts of the tree that lead to them. */
export function locateInYaml(text: string, tree: TreeNode, root: WantedNode): void {
  placeItem(text, tree, root);
  const open: Step[] = [{ wanted: root, node: tree }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { children } = step.wanted;
    const node = followAlias(step.node);
    if (children === undefined || node === undefined) continue;

    if (node.kind === Kind.SEQ) {
      for (const [segment, wanted] of children) {
        const item = node.items[toIndex(segment)];
        if (!item) continue;
        placeItem(text, item, wanted);
        open.push({ wanted, node: item });
      }
      continue;
    }
    for (const { key, mapping } of listMembers(node)) {
      const wanted = children.get(key);
      // Listed by precedence: what comes later is overridden.
      if (wanted === undefined || wanted.start !== -1) continue;
      placeMember(text, mapping, wanted);
      open.push({ wanted, node: mapping.value });
    }
  }
}

/** The members of a mapping, and after them those that it merges; of members with one key, the first one counts. */
function* listMembers(map: TreeNode): Generator<{ key: string; mapping: MappingNode }> {
  const seen = new Set<TreeNode>();
  const open: (TreeNode | null)[] = [map];
  while (open.length > 0) {
    const node = followAlias(open.pop() ?? null);
    if (node === undefined || seen.has(node)) continue;
    if (node.kind === Kind.SEQ && node !== map) {
      for (let index = node.items.length - 1; index >= 0; index--) open.push(node.items[index] ?? null);
      continue;
    }
    seen.add(node);
    const mappings = node.kind === Kind.MAP ? node.mappings : node.kind === Kind.MAPPING ? [node] : [];
    const merged: (TreeNode | null)[] = [];
    for (let index = mappings.length - 1; index >= 0; index--) {
      const mapping = mappings[index];
      const scalar = mapping && resolveKey(mapping.key);
      if (scalar === undefined) continue;
      const key = convertKey(scalar);
      if (key === "<<") merged.push(mapping?.value ?? null);
      else if (mapping !== undefined) yield { key, mapping };
    }
    while (merged.length > 0) open.push(merged.pop() ?? null);
  }
}

function placeMember(text: string, { key, value }: MappingNode, wanted: WantedNode): void {
  if (value === null || value.startPosition === -1 || !standsForItself(value)) {
    wanted.start = key.startPosition;
    wanted.end = key.endPosition;
  } else placeScalar(text, value, wanted);
}

function placeItem(text: string, item: TreeNode, wanted: WantedNode): void {
  if (item.startPosition === -1) return;
  if (item.kind === Kind.SCALAR || item.kind === Kind.ANCHOR_REF) {
    placeScalar(text, item, wanted);
    return;
  }
  wanted.start = item.startPosition;
  // The end of a sequence in block style is where the next thing begins.
  wanted.end = findEndOfFirstLine(text, item.startPosition, Math.min(item.endPosition, text.length));
}

function placeScalar(text: string, node: TreeNode, wanted: WantedNode): void {
  wanted.start = node.kind === Kind.ANCHOR_REF ? node.startPosition - 1 : node.startPosition;
  const indicator = text.charCodeAt(wanted.start);
  const isBlock = node.kind === Kind.SCALAR && node.plainScalar !== true && (indicator === 0x7c || indicator === 0x3e);
  wanted.end = isBlock ? findEndOfFirstLine(text, wanted.start, text.length) : node.endPosition;
}

/** Has a place of its own: a scalar that is not null, or the alias of one. */
function standsForItself(node: TreeNode): boolean {
  const target = followAlias(node);
  return target?.kind === Kind.SCALAR && convertScalar(target) !== null;
}

function followAlias(node: TreeNode | null): TreeNode | undefined {
  let target = node ?? undefined;
  for (let hops = 0; target?.kind === Kind.ANCHOR_REF && hops < 100; hops++) target = target.value;
  return target;
}

function toIndex(segment: string): number {
  return /^(?:0|[1-9][0-9]*)$/.test(segment) ? Number(segment) : -1;
}
