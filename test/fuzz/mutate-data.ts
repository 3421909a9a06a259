import { codes, hostile, keys, references, values } from "./words.ts";

/** Whole numbers below what is asked for. */
export type Random = (below: number) => number;

type Holder = Record<string, unknown>;

export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)] as Item;
}

/** Every object and array of some data, each with the way to it. */
function listHolders(data: unknown): { readonly holder: Holder; readonly path: readonly string[] }[] {
  const found: { holder: Holder; path: readonly string[] }[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== "object" || value === null || found.length > 3000) return;
    found.push({ holder: value as Holder, path });
    for (const [key, held] of Object.entries(value)) walk(held, [...path, key]);
  };
  walk(data, []);
  return found;
}

/** `__proto__` too is set as a member; a list is not made longer, nor given names. */
function set(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder) && !Object.hasOwn(holder, key)) holder.push(value);
  else if (!Array.isArray(holder) || key !== "length")
    Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A copy of a member; what is inherited is none. */
function copy(holder: Holder, key: string): unknown {
  return Object.hasOwn(holder, key) ? structuredClone(holder[key]) : undefined;
}

/** Some value; a copy, as it may be changed. */
function pickValue(random: Random): unknown {
  return structuredClone(pick(values, random));
}

function rename(holder: Holder, from: string, to: string): void {
  if (Array.isArray(holder)) return;
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) set(holder, key === from ? to : key, value);
}

function pointTo(path: readonly string[]): string {
  const segments = path.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1"));
  return `#${segments.map((key) => `/${key}`).join("")}`;
}

/** Changes data in as many places as is said: names, kinds, references, codes and media types. Changes it in place. */
export function mutateData(data: unknown, count: number, random: Random): void {
  for (let done = 0; done < count; done++) {
    const holders = listHolders(data);
    if (holders.length === 0) return;
    const { holder, path } = pick(holders, random);
    const other = pick(holders, random);
    const own = Object.keys(holder);
    const key = own.length === 0 ? pick(keys, random) : pick(own, random);
    switch (random(16)) {
      case 0:
        rename(holder, key, pick(keys, random));
        break;
      case 1:
        rename(holder, key, pick(codes, random));
        break;
      case 2:
        rename(holder, key, pick(hostile, random));
        break;
      case 3:
        set(holder, key, pickValue(random));
        break;
      case 4:
        set(holder, key, pick(hostile, random));
        break;
      case 5: {
        const otherKey = pick([...Object.keys(other.holder), key], random);
        const [one, two] = [copy(holder, key), copy(other.holder, otherKey)];
        set(holder, key, two);
        set(other.holder, otherKey, one);
        break;
      }
      case 6:
      case 7:
        set(holder, key, { $ref: random(3) === 0 ? pick(references, random) : pointTo(other.path) });
        break;
      case 8:
        set(holder, "$ref", random(3) === 0 ? pick(references, random) : pointTo(other.path));
        break;
      case 9:
        Reflect.deleteProperty(holder, key);
        break;
      case 10:
        set(holder, pick(keys, random), copy(holder, key));
        break;
      case 11:
        set(holder, pick(codes, random), copy(holder, key));
        break;
      case 12:
        set(
          holder,
          "x-statute-ignore",
          random(2) === 0 ? pickValue(random) : { [key]: "So.", "429-retry-after": "So." },
        );
        break;
      case 13:
        if (Array.isArray(holder)) holder.splice(random(holder.length + 1), random(2), pickValue(random));
        else set(holder, pick(keys, random), pickValue(random));
        break;
      case 14:
        garble(holder, key, random);
        break;
      default:
        // To the nearest list of responses, as most of what is claimed is claimed there.
        set(responsesAbove(path, data) ?? holder, pick(codes, random), {
          description: pick(["Not found.", "Created.", "Try later.", ...hostile], random),
        });
    }
  }
}

function responsesAbove(path: readonly string[], data: unknown): Holder | undefined {
  let [found, value]: [Holder | undefined, unknown] = [undefined, data];
  for (const key of path) {
    value = (value as Holder)[key];
    if (typeof value !== "object" || value === null) return found;
    if (key === "responses") found = value as Holder;
  }
  return found;
}

function garble(holder: Holder, key: string, random: Random): void {
  const held = copy(holder, key);
  if (typeof held === "string") {
    const at = random(held.length + 1);
    set(holder, key, held.slice(0, at) + pick(hostile, random) + held.slice(at + random(3)));
    return;
  }
  const at = random(key.length + 1);
  rename(holder, key, key.slice(0, at) + pick(["", "X", "+", "/", ";", "0", "~"], random) + key.slice(at + random(2)));
}
