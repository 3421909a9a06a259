import type { Edit } from "../../core/fix.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";

/**
 * What a document says after an edit. What does not change is shared with what it said before, and a value that stands
 * in several places, as that of an anchor does, changes in the one place alone. The order of members, which JSON gives no
 * meaning, need not be that of the text.
 */
export function applyToData(data: unknown, edit: Edit): unknown {
  return applyAll(data, [edit]);
}

/** The same after several edits, one after the other; what one of them has copied, the next one changes in place. */
export function applyAll(data: unknown, edits: readonly Edit[]): unknown {
  const copies: Copies = new WeakSet();
  return edits.reduce((said, edit) => apply(said, edit, copies), data);
}

/** The objects that were made here, which nobody else holds. */
type Copies = WeakSet<object>;

function apply(data: unknown, edit: Edit, copies: Copies): unknown {
  const { path } = edit;
  if (edit.kind === "add") {
    const value = toPlainData(edit.value);
    return change(data, path, (held) => add(held, edit.keys, value, edit.after), copies);
  }
  if (edit.kind === "set") return change(data, path, () => edit.value, copies);
  if (edit.kind === "remove") return remove(data, path, copies);
  const key = String(path.at(-1));
  if (edit.kind === "quote") return change(data, path.slice(0, -1), (holder) => holder, copies);
  const rename = (holder: unknown) =>
    Object.fromEntries(Object.entries(Object(holder)).map(([name, value]) => [name === key ? edit.key : name, value]));
  return change(data, path.slice(0, -1), rename, copies);
}

/** A value as JSON says it: without the members that are undefined. */
export function toPlainData(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** Whether an object is removed with the last of its members: where it is empty, it says nothing. */
export function isDroppedEmpty(key: string | number | undefined): boolean {
  return key === "headers" || key === "content";
}

function remove(data: unknown, path: JsonPath, copies: Copies): unknown {
  const key = String(path.at(-1));
  const above = path.slice(0, -1);
  const holder = above.reduce<unknown>((value, segment) => member(value, segment), data);
  const isLast = Object.keys(Object(holder)).length === 1;
  const isBelowObject = isObject(above.slice(0, -1).reduce<unknown>((value, segment) => member(value, segment), data));
  if (isLast && above.length > 0 && isBelowObject && isDroppedEmpty(above.at(-1))) return without(data, above, copies);
  return without(data, [...above, key], copies);
}

function without(data: unknown, path: JsonPath, copies: Copies): unknown {
  const key = String(path.at(-1));
  const leaveOut = (holder: unknown) =>
    Object.fromEntries(Object.entries(Object(holder)).filter(([name]) => name !== key));
  return change(data, path.slice(0, -1), leaveOut, copies);
}

function change(
  data: unknown,
  [key, ...rest]: JsonPath,
  replace: (value: unknown) => unknown,
  copies: Copies,
): unknown {
  if (key === undefined) return replace(data);
  if (!isObject(data) && !Array.isArray(data)) throw new Error(`There is no ${key}.`);
  const held = member(data, key);
  const changed = change(held, rest, replace, copies);
  if (held === undefined || changed === held) return data;
  const copy = copies.has(data) ? data : Array.isArray(data) ? [...data] : Object.fromEntries(Object.entries(data));
  copies.add(copy);
  // It is its own even where it is called `__proto__`, as it was there before.
  Reflect.set(copy, key, changed);
  return copy;
}

function add(holder: unknown, [key, ...rest]: readonly string[], value: unknown, after: string | undefined): unknown {
  const [next] = rest;
  const members = Object.entries(isObject(holder) ? holder : {});
  const added = next === undefined ? value : add(member(holder, String(key)), rest, value, after);
  const known = members.findIndex(([name]) => name === key);
  if (known !== -1) return Object.fromEntries(members.with(known, [String(key), added]));
  const sibling = members.findIndex(([name]) => name === after);
  return Object.fromEntries(members.toSpliced(sibling === -1 ? members.length : sibling + 1, 0, [String(key), added]));
}
