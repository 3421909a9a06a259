import { Kind } from "@stoplight/yaml-ast-parser";
import { convertKey } from "./convert-scalar.ts";
import { resolveKey } from "./convert-yaml.ts";
import { indexByStart, isMistaken } from "./find-marked-node.ts";
import { OPEN_BRACE, OPEN_BRACKET } from "./scan-json.ts";
import { endOfBlockScalar, type Form, type Written, type WrittenChild } from "./written.ts";
import type { MappingNode, TreeNode } from "./yaml-tree.ts";

/** The nodes of a text, as the tree that was made of it tells of them. */
export function describeTree(text: string, root: TreeNode): { readonly root: Written; readonly hasAliases: boolean } {
  const shared = listShared(root);
  return { root: new WrittenTree({ text, shared }, root, false), hasAliases: shared.size > 0 };
}

interface Tree {
  readonly text: string;
  /** What aliases stand for, and the name they have for it. */
  readonly shared: ReadonlyMap<TreeNode, string>;
}

class WrittenTree implements Written {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  readonly sharedAs: string | undefined;
  readonly #tree: Tree;
  readonly #node: TreeNode | null;
  #children: readonly WrittenChild[] | undefined;

  constructor(tree: Tree, node: TreeNode | null, isInFlow: boolean) {
    this.#tree = tree;
    this.#node = node;
    this.start = node?.startPosition ?? -1;
    this.form = this.#tellForm(isInFlow);
    const end = node?.endPosition ?? -1;
    this.end = this.form === "block scalar" ? endOfBlockScalar(tree.text, this.start, end) : end;
    this.sharedAs = node === null ? undefined : tree.shared.get(node);
  }

  get children(): readonly WrittenChild[] {
    this.#children ??= this.#listChildren();
    return this.#children;
  }

  #listChildren(): readonly WrittenChild[] {
    const node = this.#node;
    const isInFlow = !this.form.startsWith("block");
    if (node?.kind === Kind.SEQ)
      return node.items.map((item) => ({
        ...{ key: undefined, keyStart: -1, keyEnd: -1, isMerge: false, isKeyShared: false },
        value: new WrittenTree(this.#tree, item, isInFlow),
      }));
    const mappings = node?.kind === Kind.MAP ? node.mappings : node?.kind === Kind.MAPPING ? [node] : [];
    return mappings.map((mapping) => this.#describeMember(mapping, isInFlow));
  }

  #describeMember({ key: node, value }: MappingNode, isInFlow: boolean): WrittenChild {
    const scalar = resolveKey(node);
    const key = scalar && convertKey(scalar);
    return {
      key,
      keyStart: node.startPosition,
      keyEnd: node.endPosition,
      value: new WrittenTree(this.#tree, value, isInFlow),
      isMerge: key === "<<",
      isKeyShared: node.kind === Kind.ANCHOR_REF || this.#tree.shared.has(node),
    };
  }

  #tellForm(isInFlow: boolean): Form {
    const node = this.#node;
    if (node === null || this.start === -1) return "nothing";
    const first = this.#tree.text.charCodeAt(this.start);
    switch (node.kind) {
      case Kind.MAP:
        return first === OPEN_BRACE ? "flow mapping" : isInFlow ? "pair" : "block mapping";
      case Kind.MAPPING:
        return "pair";
      case Kind.SEQ:
        return first === OPEN_BRACKET ? "flow sequence" : "block sequence";
      case Kind.ANCHOR_REF:
        return "alias";
      case Kind.SCALAR:
        return node.plainScalar !== true && (first === 0x7c || first === 0x3e) ? "block scalar" : "scalar";
      default:
        return "unknown";
    }
  }
}

function listShared(root: TreeNode): ReadonlyMap<TreeNode, string> {
  const shared = new Map<TreeNode, string>();
  let marked: Map<number, TreeNode> | undefined;
  const open: (TreeNode | null)[] = [root];
  while (open.length > 0) {
    const node = open.pop() ?? null;
    if (node === null) continue;
    if (node.kind === Kind.MAP) for (const { key, value } of node.mappings) open.push(key, value);
    else if (node.kind === Kind.MAPPING) open.push(node.key, node.value);
    else if (node.kind === Kind.SEQ) for (const item of node.items) open.push(item);
    else if (node.kind === Kind.ANCHOR_REF && node.value !== undefined) {
      if (isMistaken(node.value)) marked ??= indexByStart(root);
      const target = (isMistaken(node.value) && marked?.get(node.value.startPosition)) || node.value;
      shared.set(target, node.referencesAnchor);
    }
  }
  return shared;
}
