import { Kind } from "@stoplight/yaml-ast-parser";
import { UserError } from "../../core/user-error.ts";
import { convertKey, convertScalar } from "./convert-scalar.ts";
import { indexByStart, isMistaken } from "./find-marked-node.ts";
import type { MapNode, ScalarNode, TreeNode } from "./yaml-tree.ts";

interface ConvertedTree {
  readonly data: unknown;
  /** Whether some mapping needs a closer look: a key written twice, or one that is no scalar. */
  readonly hasBadKeys: boolean;
}

interface ConvertedAnchor {
  readonly value: unknown;
  /** How many nodes it stands for, those behind its own aliases included. */
  readonly size: number;
}

type PlainObject = Record<string, unknown>;

/** Whoever walks the data walks a shared part once for each of its users. */
const maxExpandedNodes = 10_000_000;

/** Plain data in which what an anchor marks is one object, shared by all its aliases. */
export function convertYaml(root: TreeNode, source: string): ConvertedTree {
  const anchors = new Map<TreeNode, ConvertedAnchor>();
  const open = new Set<TreeNode>();
  let marked: Map<number, TreeNode> | undefined;
  let hasBadKeys = false;
  /** As many as the text has, and as many as they are with every alias written out. */
  let written = 0;
  let expanded = 0;

  function countExpanded(more: number): void {
    expanded += more;
    if (expanded - written <= maxExpandedNodes) return;
    const message = `The aliases in ${source} expand to more than ${maxExpandedNodes.toLocaleString("en")} values.`;
    throw new UserError(message, "Replace some of the aliases (*name) by a $ref.");
  }

  function convert(node: TreeNode | null): unknown {
    written++;
    expanded++;
    if (node === null) return null;
    return node.anchorId === undefined ? convertNode(node) : convertAnchored(node);
  }

  function convertAnchored(node: TreeNode): unknown {
    const known = anchors.get(node);
    if (known !== undefined) {
      countExpanded(known.size);
      return known.value;
    }
    // An alias inside of its own anchor: as in Spectral, nothing.
    if (open.has(node)) return null;
    open.add(node);
    const before = expanded;
    const value = convertNode(node);
    open.delete(node);
    anchors.set(node, { value, size: expanded - before });
    return value;
  }

  function convertNode(node: TreeNode): unknown {
    switch (node.kind) {
      case Kind.SCALAR:
        return convertScalar(node);
      case Kind.MAP:
        return convertMap(node.mappings);
      case Kind.SEQ:
        return node.items.map(convert);
      case Kind.MAPPING: // an item `key: value` of a flow sequence
        return convertMap([node]);
      case Kind.ANCHOR_REF:
        if (isMistaken(node.value)) {
          marked ??= indexByStart(root);
          node.value = marked.get(node.value.startPosition) ?? node.value;
        }
        return node.value === undefined ? null : convertAnchored(node.value);
      default:
        return null;
    }
  }

  function convertMap(mappings: MapNode["mappings"]): PlainObject {
    const object: PlainObject = {};
    let merged: unknown[] | undefined;
    for (const { key: keyNode, value } of mappings) {
      const scalar = resolveKey(keyNode);
      if (scalar === undefined) {
        hasBadKeys = true;
        continue;
      }
      const key = convertKey(scalar);
      if (key === "<<") {
        merged ??= [];
        merged.push(convert(value));
      } else if (key === "__proto__") defineOwn(object, key, convert(value));
      else object[key] = convert(value);
    }
    if (Object.keys(object).length !== mappings.length - (merged?.length ?? 0)) hasBadKeys = true;
    // The last of several counts most, and within a list the first.
    if (merged !== undefined) for (const source of merged.reverse()) mergeInto(object, source);
    return object;
  }

  function mergeInto(object: PlainObject, source: unknown): void {
    for (const layer of Array.isArray(source) ? source : [source]) {
      if (typeof layer !== "object" || layer === null || Array.isArray(layer)) continue;
      const keys = Object.keys(layer);
      countExpanded(keys.length);
      for (const key of keys) if (!Object.hasOwn(object, key)) defineOwn(object, key, (layer as PlainObject)[key]);
    }
  }

  return { data: convert(root), hasBadKeys };
}

/** The scalar that a key is, or that it is an alias of. */
export function resolveKey(node: TreeNode): ScalarNode | undefined {
  const target = node.kind === Kind.ANCHOR_REF ? node.value : node;
  return target?.kind === Kind.SCALAR ? target : undefined;
}

/** Unlike an assignment, makes `__proto__` a key like any other. */
function defineOwn(object: PlainObject, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
