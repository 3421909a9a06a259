import type { Edit } from "../../core/fix.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";

/**
 * What a document says after an edit. What does not change is shared with what it said before, and a value that stands
 * in several places, as that of an anchor does, changes in the one place alone.
 */
export function applyToData(data: unknown, edit: Edit): unknown {
  const { path } = edit;
  if (edit.kind === "add") return change(data, path, (held) => add(held, edit.keys, edit.value, edit.after));
  if (edit.kind === "set") return change(data, path, () => edit.value);
  const key = String(path.at(-1));
  return change(data, path.slice(0, -1), (holder) => {
    const members = Object.entries(Object(holder));
    if (edit.kind === "remove") return Object.fromEntries(members.filter(([name]) => name !== key));
    if (edit.kind === "quote") return holder;
    return Object.fromEntries(members.map(([name, value]) => [name === key ? edit.key : name, value]));
  });
}

function change(data: unknown, [key, ...rest]: JsonPath, replace: (value: unknown) => unknown): unknown {
  if (key === undefined) return replace(data);
  if (Array.isArray(data)) return data.with(Number(key), change(data[Number(key)], rest, replace));
  if (!isObject(data)) throw new Error(`There is no ${key}.`);
  return set(data, String(key), change(member(data, key), rest, replace));
}

function add(holder: unknown, [key, ...rest]: readonly string[], value: unknown, after: string | undefined): unknown {
  const [next] = rest;
  const members = Object.entries(isObject(holder) ? holder : {});
  const added = next === undefined ? value : add(member(holder, String(key)), rest, value, after);
  const known = members.findIndex(([name]) => name === key);
  if (known !== -1) return Object.fromEntries(members.with(known, [String(key), added]));
  const sibling = next === undefined ? members.findIndex(([name]) => name === after) : -1;
  return Object.fromEntries(members.toSpliced(sibling === -1 ? members.length : sibling + 1, 0, [String(key), added]));
}

function set(holder: object, key: string, value: unknown): unknown {
  return Object.fromEntries(Object.entries(holder).map(([name, held]) => [name, name === key ? value : held]));
}
