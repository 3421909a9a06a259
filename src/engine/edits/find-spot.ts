import { member } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import type { Written, WrittenChild } from "../readers/written.ts";
import { quoteName, Refusal } from "./refusal.ts";

/** A value that is written in one place alone, and the way there. */
export interface Spot {
  readonly node: Written;
  /** As what it stands in the one above; the root has none. */
  readonly child: WrittenChild | undefined;
  readonly above: Spot | undefined;
  /** What it says. */
  readonly data: unknown;
}

/** Throws a `Refusal` where a path does not lead from one value into the next as they are written. */
export function findSpot(root: Written, data: unknown, path: JsonPath): Spot {
  let spot: Spot = { node: root, child: undefined, above: undefined, data };
  for (const segment of path) {
    const next = step(spot, segment);
    if (next === undefined) throw new Refusal(`there is no ${quoteName(String(segment))}`);
    spot = next;
  }
  return spot;
}

/** What stands in a value under a key or index, if anything does; that it is shared is not asked. */
export function step(above: Spot, segment: string | number): Spot | undefined {
  refuseShared(above.node);
  const { node } = above;
  const child = node.form.endsWith("sequence")
    ? node.children[Number(segment)]
    : findMember(node, String(segment), above.data);
  return child && { node: child.value, child, above, data: member(above.data, segment) };
}

/** What is changed in such a value would change in other places too. */
export function refuseShared({ form, sharedAs }: Written): void {
  if (form === "alias") throw new Refusal("it is written by an alias (`*name`)");
  if (sharedAs !== undefined) throw new Refusal(`${quoteName(`*${sharedAs}`)} stands for the same elsewhere`);
}

function findMember(node: Written, key: string, data: unknown): WrittenChild | undefined {
  const child = indexMembers(node).get(key);
  if (child === "twice") throw new Refusal(`${quoteName(key)} is written twice`);
  if (child === undefined && member(data, key) !== undefined)
    throw new Refusal(`${quoteName(key)} is merged in from elsewhere (\`<<\`)`);
  return child;
}

const indexes = new WeakMap<Written, Map<string, WrittenChild | "twice">>();

function indexMembers(node: Written): Map<string, WrittenChild | "twice"> {
  let index = indexes.get(node);
  if (index === undefined) {
    index = new Map();
    for (const child of node.children)
      if (child.key !== undefined && !child.isMerge) index.set(child.key, index.has(child.key) ? "twice" : child);
    indexes.set(node, index);
  }
  return index;
}
