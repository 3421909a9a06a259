import { isDeepStrictEqual } from "node:util";
import type { Edit } from "../../core/fix.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
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

/** Takes edits together by the objects they are about. */
export function gatherChanges(written: WrittenText, data: unknown, edits: readonly Edit[]): Gathered {
  const byObject = new Map<Written, Changes>();
  const keys: NewKey[] = [];
  const values: { spot: Spot; value: string }[] = [];
  const renames: Rename[] = [];
  for (const edit of edits) {
    const spot = findSpot(written.root, data, undoRenames(edit.path, renames));
    if (edit.kind === "add") {
      const renamed = new Set(keys.flatMap(({ spot: { child }, key }) => (key === undefined ? [] : child)));
      add({ byObject, renamed }, spot, edit, toPlainData(edit.value));
    } else if (edit.kind === "set") {
      refuseShared(spot.node);
      if (spot.data !== edit.value) values.push({ spot, value: edit.value });
    } else if (edit.kind === "remove") remove(byObject, spot, written.hasAliases);
    else if (edit.kind === "quote") keys.push({ spot, key: undefined });
    else {
      keys.push({ spot, key: readNewKey(spot, edit.key) });
      renames.push(edit);
    }
  }
  refuseClashes(byObject, keys, values);
  for (const changes of [...byObject.values()]) dropIfEmpty(byObject, changes, written.hasAliases);
  return { changes: [...byObject.values()], keys, values };
}

type Rename = Edit & { readonly kind: "rename" };

/** The path as it was before keys on it were renamed, from the last to the first. */
function undoRenames(path: JsonPath, renames: readonly Rename[]): JsonPath {
  let before = path;
  for (const { path: renamed, key } of renames.toReversed()) {
    const at = renamed.length - 1;
    if (before.length <= at || renamed.some((segment, index) => index < at && segment !== before[index])) continue;
    if (before[at] === renamed[at] && before[at] !== key)
      throw new Refusal(`${quoteName(String(before[at]))} is renamed`);
    if (before[at] === key) before = before.with(at, renamed[at] ?? key);
  }
  return before;
}

/** Several edits at one place that cannot be told from their cuts to be in each other's way. */
function refuseClashes(
  byObject: ReadonlyMap<Written, Changes>,
  keys: readonly NewKey[],
  values: Gathered["values"],
): void {
  const taken = new Map<Written, Set<string>>();
  for (const { spot, key } of keys) {
    if (spot.above === undefined || key === undefined) continue;
    const names = taken.get(spot.above.node) ?? new Set(byObject.get(spot.above.node)?.additions.keys());
    if (names.has(key)) throw alreadyThere(key);
    taken.set(spot.above.node, names.add(key));
  }
  const set = new Set(values.map(({ spot }) => spot.node));
  if (set.size < values.length || [...set].some((node) => byObject.has(node))) throw new Refusal(inTheWay);
  const spots = [...byObject.values(), ...keys, ...values].map(({ spot }) => spot);
  for (let spot of spots)
    for (; spot.above !== undefined && spot.child !== undefined; spot = spot.above)
      if (byObject.get(spot.above.node)?.removals.has(spot.child)) throw new Refusal(inTheWay);
}

export const inTheWay = "its edits are in each other's way";

function changesOf(byObject: Map<Written, Changes>, spot: Spot): Changes {
  let changes = byObject.get(spot.node);
  if (changes === undefined) {
    changes = { spot, additions: new Map(), removals: new Set() };
    byObject.set(spot.node, changes);
  }
  return changes;
}

function add(
  { byObject, renamed }: { byObject: Map<Written, Changes>; renamed: ReadonlySet<WrittenChild | undefined> },
  from: Spot,
  { keys, after }: Edit & { readonly kind: "add" },
  value: unknown,
): void {
  let spot = from;
  for (const [depth, key] of keys.entries()) {
    refuseShared(spot.node);
    refuseNoObject(spot);
    const rest = keys.slice(depth + 1);
    const planned = byObject.get(spot.node);
    const pending = planned?.additions.get(key);
    if (pending !== undefined) {
      pending.value = addTo(pending.value, key, rest, value);
      return;
    }
    const next = step(spot, key);
    if (next?.child === undefined || planned?.removals.has(next.child)) {
      const { additions } = changesOf(byObject, spot);
      additions.set(key, { value: nest(rest, value), after });
      return;
    }
    if (renamed.has(next.child)) throw new Refusal(inTheWay);
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

/** Adds to what is to be written under a key. */
function addTo(pending: unknown, key: string, rest: readonly string[], value: unknown): unknown {
  const [next, ...further] = rest;
  if (next === undefined && !isDeepStrictEqual(pending, value)) throw alreadyThere(key);
  if (next === undefined) return pending;
  if (!isObject(pending)) throw alreadyThere(key);
  const held = member(pending, next);
  return { ...pending, [next]: held === undefined ? nest(further, value) : addTo(held, next, further, value) };
}

function remove(byObject: Map<Written, Changes>, { child, node, above }: Spot, hasAliases: boolean): void {
  if (child === undefined || above === undefined) throw new Refusal("it is the whole document");
  if (child.key === undefined) throw new Refusal("it is an item of a list");
  if (above.node.children.some(({ isMerge }) => isMerge))
    throw new Refusal("its object merges another one in (`<<`), which may hold the same key");
  if (hasAliases) refuseSharedBelow(child, node);
  const { removals } = changesOf(byObject, above);
  if (removals.has(child)) throw new Refusal(inTheWay);
  removals.add(child);
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
