import { Kind } from "@stoplight/yaml-ast-parser";
import type { TreeNode } from "./yaml-tree.ts";

/**
 * If a flow collection or a scalar begins on the line after its anchor, the parser gives the aliases the mapping that
 * it first expected there, which has neither entries nor an end.
 */
export function isMistaken(target: TreeNode | undefined): target is TreeNode {
  return target?.kind === Kind.MAP && target.mappings.length === 0 && target.endPosition === -1;
}

/** The outermost node that begins at each offset: what stands where the mistaken mapping was expected. */
export function indexByStart(root: TreeNode): Map<number, TreeNode> {
  const nodes = new Map<number, TreeNode>();
  const open: TreeNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!nodes.has(node.startPosition)) nodes.set(node.startPosition, node);
    for (const child of listChildren(node)) if (child !== null) open.push(child);
  }
  return nodes;
}

function listChildren(node: TreeNode): readonly (TreeNode | null)[] {
  if (node.kind === Kind.MAP) return node.mappings.flatMap(({ key, value }) => [key, value]);
  if (node.kind === Kind.MAPPING) return [node.key, node.value];
  return node.kind === Kind.SEQ ? node.items : [];
}
