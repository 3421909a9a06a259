import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { parsePointer, resolveLocation } from "./locations.ts";

/** A parsed document and the absolute path (or name) it was read from. */
export interface SourceDocument {
  readonly source: string;
  readonly data: unknown;
}

/** Gives the document at a location, or undefined where it cannot be had. */
export type LoadDocument = (location: string) => SourceDocument | undefined;

export interface Place {
  readonly document: SourceDocument;
  /** From the root of that document. */
  readonly path: JsonPath;
}

/** A value in the place where it is defined. */
interface Target extends Place {
  readonly value: unknown;
}

/** A value, where it is defined, and how it was reached. */
export interface Node extends Target {
  /** From the root of the description, through every reference on the way. */
  readonly route: JsonPath;
}

/** Longer chains of references than this are taken for a cycle. */
const maxHops = 100;

/**
 * The references of a description, followed only when somebody stands on one. A reference that leads nowhere, or back
 * to itself, gives undefined.
 */
export class References {
  readonly root: Node;
  readonly #load: LoadDocument;
  readonly #targets = new Map<SourceDocument, Map<string, Target | undefined>>();

  constructor(document: SourceDocument, load: LoadDocument) {
    const path: JsonPath = [];
    this.root = { value: document.data, document, path, route: path };
    this.#load = load;
  }

  /** The value under a key, references followed; undefined where there is none. */
  child(node: Node, key: string | number): Node | undefined {
    const value = member(node.value, key);
    if (value === undefined) return undefined;
    const path = [...node.path, key];
    const route = node.route === node.path ? path : [...node.route, key]; // One array while no reference was followed.
    if (referenceOf(value) === undefined) return { value, document: node.document, path, route };
    const target = this.#settle({ value, document: node.document, path }, maxHops);
    return target && { ...target, route };
  }

  /** The node at the end of a route, or the last one on the way that exists. */
  locate(route: JsonPath): Node {
    let node = this.root;
    for (const key of route) {
      const next = this.child(node, key);
      if (next === undefined) break;
      node = next;
    }
    return node;
  }

  /**
   * The place of what stands below a node, or of the last key on the way that exists. The end is not followed where it
   * is a reference: the key is meant, not what it refers to.
   */
  locateBelow(node: Node, rest: JsonPath): Place {
    let above = node;
    for (const [index, key] of rest.entries()) {
      if (member(above.value, key) === undefined) break;
      const next = index === rest.length - 1 ? undefined : this.child(above, key);
      if (next === undefined) return { document: above.document, path: [...above.path, key] };
      above = next;
    }
    return above;
  }

  /** What a reference written in a document leads to. */
  follow(document: SourceDocument, reference: string): Target | undefined {
    return this.#follow(document, reference, maxHops);
  }

  /** What a reference names, which may be a reference again. */
  hop(document: SourceDocument, reference: string): Target | undefined {
    return this.#hop(document, reference, maxHops);
  }

  #follow(document: SourceDocument, reference: string, hops: number): Target | undefined {
    let targets = this.#targets.get(document);
    if (targets === undefined) {
      targets = new Map();
      this.#targets.set(document, targets);
    }
    if (targets.has(reference)) return targets.get(reference);
    targets.set(reference, undefined); // Met again before it is known, it is a cycle.
    const next = this.#hop(document, reference, hops);
    const target = next && this.#settle(next, hops - 1);
    targets.set(reference, target);
    return target;
  }

  #hop(document: SourceDocument, reference: string, hops: number): Target | undefined {
    const hash = reference.indexOf("#");
    const location = hash === -1 ? reference : reference.slice(0, hash);
    const path = parsePointer(hash === -1 ? "" : reference.slice(hash));
    const home = location === "" ? document : this.#open(resolveLocation(document.source, location));
    if (path === undefined || home === undefined) return undefined;
    let target: Target | undefined = { value: home.data, document: home, path: [] };
    for (const key of path) {
      // A pointer may lead through another reference: `#/paths/~1pets/get`, where `/pets` stands in a file of its own.
      if (member(target.value, key) === undefined) target = this.#settle(target, hops - 1);
      const value = member(target?.value, key);
      if (target === undefined || value === undefined) return undefined;
      target = { value, document: target.document, path: [...target.path, key] };
    }
    return target;
  }

  #settle(target: Target, hops: number): Target | undefined {
    const reference = referenceOf(target.value);
    if (reference === undefined) return target;
    return hops <= 0 ? undefined : this.#follow(target.document, reference, hops);
  }

  #open(location: string): SourceDocument | undefined {
    const { document } = this.root;
    return location === document.source ? document : this.#load(location);
  }
}

/** The `$ref` of a Reference Object, or undefined for any other value. */
export function referenceOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const reference = member(value, "$ref");
  return typeof reference === "string" ? reference : undefined;
}
