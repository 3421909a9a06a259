import { isDeepStrictEqual } from "node:util";
import type { Edit } from "../../core/fix.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { Written, WrittenChild, WrittenText } from "../readers/written.ts";
import { isDroppedEmpty, toPlainData } from "./apply-to-data.ts";
import { findSpot, refuseShared, type Spot, step } from "./find-spot.ts";
import { quoteName, Refusal } from "./refusal.ts";

/** A member to be written. */
export interface Addition {
  value: unknown;
  /** The sibling behind which it goes. */
  readonly after: string | undefined;
}

/** What becomes of the members of an object. */
export interface Changes {
  readonly spot: Spot;
  readonly additions: Map<string, Addition>;
  readonly removals: Set<WrittenChild>;
}

/** A key that is written anew: another one, or the same in quotes. */
export interface NewKey {
  readonly spot: Spot;
  readonly key: string | undefined;
}

export interface Gathered {
  readonly changes: readonly Changes[];
  readonly keys: readonly NewKey[];
  readonly values: readonly { readonly spot: Spot; readonly value: string }[];
}

/** Takes edits together by the objects they are about. All of them go by what was written before. */
export function gatherChanges(written: WrittenText, data: unknown, edits: readonly Edit[]): Gathered {
  const byObject = new Map<Written, Changes>();
  const keys: NewKey[] = [];
  const values: { spot: Spot; value: string }[] = [];
  for (const edit of edits) {
    const spot = findSpot(written.root, data, edit.path);
    if (edit.kind === "add") add(byObject, spot, edit.keys, toPlainData(edit.value), edit.after);
    else if (edit.kind === "set") {
      refuseShared(spot.node);
      if (spot.data !== edit.value) values.push({ spot, value: edit.value });
    } else if (edit.kind === "remove") remove(byObject, spot, written.hasAliases);
    else keys.push({ spot, key: edit.kind === "rename" ? readNewKey(spot, edit.key) : undefined });
  }
  for (const changes of [...byObject.values()]) dropIfEmpty(byObject, changes, written.hasAliases);
  return { changes: [...byObject.values()], keys, values };
}

function changesOf(byObject: Map<Written, Changes>, spot: Spot): Changes {
  let changes = byObject.get(spot.node);
  if (changes === undefined) {
    changes = { spot, additions: new Map(), removals: new Set() };
    byObject.set(spot.node, changes);
  }
  return changes;
}

function add(
  byObject: Map<Written, Changes>,
  from: Spot,
  keys: readonly string[],
  value: unknown,
  after: string | undefined,
): void {
  let spot = from;
  for (const [depth, key] of keys.entries()) {
    refuseShared(spot.node);
    refuseNoObject(spot);
    const rest = keys.slice(depth + 1);
    const planned = byObject.get(spot.node);
    const pending = planned?.additions.get(key);
    if (pending !== undefined) {
      pending.value = merge(key, pending.value, nest(rest, value));
      return;
    }
    const next = step(spot, key);
    if (next?.child === undefined || planned?.removals.has(next.child)) {
      const { additions } = changesOf(byObject, spot);
      additions.set(key, { value: nest(rest, value), after: rest.length === 0 ? after : undefined });
      return;
    }
    spot = next;
  }
  if (!isDeepStrictEqual(spot.data, value)) throw alreadyThere(keys.at(-1) ?? "");
}

/** An object can be written where there is one, or null. */
function refuseNoObject({ node, data, child }: Spot): void {
  if (node.form === "pair" || node.form === "unknown" || (data !== null && !isObject(data)))
    throw new Refusal(`${child?.key === undefined ? "it" : quoteName(child.key)} is not written as an object`);
}

function nest(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight((held, key) => ({ [key]: held }), value);
}

/** Two additions below one key that is not there yet. */
function merge(key: string, one: unknown, other: unknown): unknown {
  if (isDeepStrictEqual(one, other)) return one;
  if (!isObject(one) || !isObject(other)) throw alreadyThere(key);
  const merged: Record<string, unknown> = { ...one };
  for (const [name, value] of Object.entries(other))
    merged[name] = Object.hasOwn(one, name) ? merge(name, one[name], value) : value;
  return merged;
}

function remove(byObject: Map<Written, Changes>, { child, node, above }: Spot, hasAliases: boolean): void {
  if (child === undefined || above === undefined) throw new Refusal("it is the whole document");
  if (child.key === undefined) throw new Refusal("it is an item of a list");
  if (above.node.children.some(({ isMerge }) => isMerge))
    throw new Refusal("its object merges another one in (`<<`), which may hold the same key");
  if (hasAliases) refuseSharedBelow(child, node);
  changesOf(byObject, above).removals.add(child);
}

/** An alias without its anchor would be left. */
function refuseSharedBelow(child: WrittenChild, value: Written): void {
  if (child.isKeyShared) throw new Refusal(`${quoteName(child.key ?? "")} is shared by an alias`);
  const open: Written[] = [value];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.form !== "alias") refuseShared(node);
    for (const below of node.children) {
      if (below.isKeyShared) throw new Refusal(`${quoteName(below.key ?? "")} is shared by an alias`);
      open.push(below.value);
    }
  }
}

function dropIfEmpty(
  byObject: Map<Written, Changes>,
  { spot, additions, removals }: Changes,
  hasAliases: boolean,
): void {
  if (additions.size > 0 || removals.size < spot.node.children.length) return;
  if (removals.size === 0 || !isDroppedEmpty(spot.child?.key) || !isObject(spot.above?.data)) return;
  byObject.delete(spot.node);
  remove(byObject, spot, hasAliases);
}

function readNewKey({ child, above }: Spot, key: string): string {
  if (above === undefined || child?.key === undefined) throw new Refusal("it has no key");
  if (key !== child.key && member(above.data, key) !== undefined) throw alreadyThere(key);
  return key;
}

function alreadyThere(key: string): Refusal {
  return new Refusal(`${quoteName(key)} is there already`);
}
