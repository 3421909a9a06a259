import type { JsonPath } from "../openapi/json-path.ts";

/** A place in a document. */
export interface Spot {
  /** The absolute path of the document. */
  readonly source: string;
  /** From its root. */
  readonly path: JsonPath;
}

interface Branch<T> {
  readonly items: T[];
  readonly branches: Map<string, Branch<T>>;
}

/** Items by the places that they are about. */
export class PathMap<T> {
  readonly #roots = new Map<string, Branch<T>>();

  add({ source, path }: Spot, item: T): void {
    let branch = enter(this.#roots, source);
    for (const key of path) branch = enter(branch.branches, String(key));
    branch.items.push(item);
  }

  /** Those of a place and of what it is in, the outermost first. */
  listAbove(spot: Spot): readonly T[] {
    return this.#follow(spot).flatMap(({ items }) => items);
  }

  /** Those of what is in a place, without the place itself. */
  listBelow(spot: Spot): readonly T[] {
    const way = this.#follow(spot);
    const last = way.length > spot.path.length ? way.at(-1) : undefined;
    const found: T[] = [];
    const open = last === undefined ? [] : [...last.branches.values()].reverse();
    for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
      for (const item of branch.items) found.push(item);
      for (const below of [...branch.branches.values()].reverse()) open.push(below);
    }
    return found;
  }

  /** The branches on the way to a place, as far as there are any. */
  #follow({ source, path }: Spot): readonly Branch<T>[] {
    const way: Branch<T>[] = [];
    let branch = this.#roots.get(source);
    for (let depth = 0; branch !== undefined; depth++) {
      way.push(branch);
      branch = depth < path.length ? branch.branches.get(String(path[depth])) : undefined;
    }
    return way;
  }
}

function enter<T>(branches: Map<string, Branch<T>>, key: string): Branch<T> {
  let branch = branches.get(key);
  if (branch === undefined) {
    branch = { items: [], branches: new Map() };
    branches.set(key, branch);
  }
  return branch;
}
