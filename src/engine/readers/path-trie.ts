import type { JsonPath } from "../../openapi/json-path.ts";

/** A path that somebody wants to see located, or the beginning of one. */
export interface WantedNode {
  readonly parent: WantedNode | undefined;
  children: Map<string, WantedNode> | undefined;
  /** Offsets in the text; `start` is -1 until the node is found. */
  start: number;
  end: number;
}

interface PathTrie {
  readonly root: WantedNode;
  /** The node of each path, in the order given. */
  readonly targets: readonly WantedNode[];
}

export function buildPathTrie(paths: readonly JsonPath[]): PathTrie {
  const root = createNode(undefined);
  const targets = paths.map((path) => {
    let node = root;
    for (const segment of path) node = enterChild(node, String(segment));
    return node;
  });
  return { root, targets };
}

/** The node itself if the text holds it, else the nearest ancestor that it does hold. */
export function findLocated(node: WantedNode): WantedNode {
  let located = node;
  while (located.start === -1 && located.parent !== undefined) located = located.parent;
  return located;
}

/** Forgets the places below a node: the key turned up again, and only its last value counts. */
export function forgetDescendants(node: WantedNode): void {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.children === undefined) continue;
    for (const child of next.children.values()) {
      if (child.start === -1) continue;
      child.start = -1;
      open.push(child);
    }
  }
}

function enterChild(parent: WantedNode, key: string): WantedNode {
  parent.children ??= new Map();
  let child = parent.children.get(key);
  if (child === undefined) {
    child = createNode(parent);
    parent.children.set(key, child);
  }
  return child;
}

function createNode(parent: WantedNode | undefined): WantedNode {
  return { parent, children: undefined, start: -1, end: -1 };
}
