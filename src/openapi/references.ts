import { isObject, keysOf, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { parsePointer, resolveLocation } from "./locations.ts";
import { Sharing } from "./sharing.ts";

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

/** What is reached from a node by one key. Most are looked at and left, so that only few are asked where they are. */
class Child implements Node {
  readonly value: unknown;
  readonly document: SourceDocument;
  readonly #parent: Node;
  readonly #key: string | number;
  /** What the value under the key refers to, where it is a reference. */
  readonly #target: Target | undefined;
  /** No reference was followed on the way: path and route are one array. */
  readonly #isDirect: boolean;
  #path: JsonPath | undefined;
  #route: JsonPath | undefined;

  constructor(parent: Node, key: string | number, value: unknown, target: Target | undefined) {
    this.value = target === undefined ? value : target.value;
    this.document = target === undefined ? parent.document : target.document;
    this.#parent = parent;
    this.#key = key;
    this.#target = target;
    this.#isDirect =
      target === undefined && (parent instanceof Child ? parent.#isDirect : parent.route === parent.path);
  }

  get path(): JsonPath {
    this.#path ??= this.#target === undefined ? [...this.#parent.path, this.#key] : this.#target.path;
    return this.#path;
  }

  get route(): JsonPath {
    if (this.#isDirect) return this.path;
    this.#route ??= [...this.#parent.route, this.#key];
    return this.#route;
  }
}

/** How many references in a row are looked at where there is more to each than where it leads. */
const maxDepth = 100;

/**
 * The references of a description, followed only when somebody stands on one. A reference that leads nowhere, or back
 * to itself, gives undefined.
 */
export class References {
  readonly root: Node;
  readonly sharing = new Sharing();
  /** Asked, where somebody keeps book, whether what an object says to a rule under `x-statute-ignore` counts. */
  heeds?: (entry: unknown, ruleId: string, holder: unknown) => boolean;
  readonly #load: LoadDocument;
  /** What each reference names, by the source of the document and the reference as written. */
  readonly #hops = new Map<string, Targets>();
  /** The same for what it leads to in the end. */
  readonly #targets = new Map<string, Targets>();

  constructor(document: SourceDocument, load: LoadDocument) {
    const path: JsonPath = [];
    this.root = { value: document.data, document, path, route: path };
    this.#load = load;
  }

  /** The value under a key, references followed; undefined where there is none. */
  child(node: Node, key: string | number): Node | undefined {
    const value = member(node.value, key);
    if (value === undefined) return undefined;
    const reference = referenceOf(value);
    if (reference === undefined) return new Child(node, key, value, undefined);
    const target = this.#follow(node.document, reference, 0);
    return target && new Child(node, key, value, target);
  }

  /** The keys of what is an object; counted, as thousands may refer to thousands. */
  keysOf(node: Node | undefined): readonly string[] {
    const keys = keysOf(node?.value);
    if (isObject(node?.value)) this.sharing.countListed(node.value, keys.length);
    return keys;
  }

  /** The value under a key as it is written, and what each reference on the way to its definition names (the first 100). */
  layers(node: Node, key: string | number): readonly Node[] {
    const layers: Node[] = [];
    const path = [...node.path, key];
    const route = node.route === node.path ? path : [...node.route, key];
    let target: Target | undefined = { value: member(node.value, key), document: node.document, path };
    while (target?.value !== undefined && layers.length < maxDepth) {
      layers.push({ ...target, route });
      const reference = referenceOf(target.value);
      target = reference === undefined ? undefined : this.#hop(target.document, reference, 0);
    }
    return layers;
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
    return this.#follow(document, reference, 0);
  }

  /** What a reference names, which may be a reference again. */
  hop(document: SourceDocument, reference: string): Target | undefined {
    return this.#hop(document, reference, 0);
  }

  /** Goes from reference to reference until a value is none; what is met again before that is a cycle. */
  #follow(document: SourceDocument, reference: string, depth: number): Target | undefined {
    return findTargets(this.#targets, document).get(reference) ?? this.#followOnward(document, reference, depth);
  }

  #followOnward(document: SourceDocument, reference: string, depth: number): Target | undefined {
    const targets = findTargets(this.#targets, document);
    if (targets.has(reference)) return targets.get(reference);
    targets.set(reference, undefined);
    const first = this.#resolve(document, reference, depth);
    const onward = first && referenceOf(first.value);
    if (first === undefined || onward === undefined) {
      targets.set(reference, first); // As nearly all.
      return first;
    }
    const passed = [() => targets.set(reference, target)];
    let target: Target | undefined;
    for (let [home, next]: [SourceDocument, string | undefined] = [first.document, onward]; next !== undefined; ) {
      const known = findTargets(this.#targets, home);
      if (known.has(next)) {
        target = known.get(next);
        break;
      }
      known.set(next, undefined);
      const key = next;
      passed.push(() => known.set(key, target));
      target = this.#hop(home, next, depth);
      next = target && referenceOf(target.value);
      if (target !== undefined) home = target.document;
    }
    for (const remember of passed) remember();
    return target;
  }

  #hop(document: SourceDocument, reference: string, depth: number): Target | undefined {
    const hops = findTargets(this.#hops, document);
    if (hops.has(reference)) return hops.get(reference);
    const target = this.#resolve(document, reference, depth);
    if (depth === 0) hops.set(reference, target); // Deeper down, it may have been given up for the depth alone.
    return target;
  }

  #resolve(document: SourceDocument, reference: string, depth: number): Target | undefined {
    const hash = reference.indexOf("#");
    const location = hash === -1 ? reference : reference.slice(0, hash);
    const path = parsePointer(hash === -1 ? "" : reference.slice(hash));
    const home = location === "" ? document : this.#open(resolveLocation(document.source, location));
    if (path === undefined || home === undefined) return undefined;
    let { value, document: holder, path: above }: Target = { value: home.data, document: home, path: [] };
    let below = 0; // Where the pointer goes on from there.
    let at = 0;
    for (const key of path) {
      let held = member(value, key);
      // A pointer may lead through another reference: `#/paths/~1pets/get`, where `/pets` stands in a file of its own.
      const onward = held === undefined ? referenceOf(value) : undefined;
      if (onward !== undefined) {
        const target = depth > maxDepth ? undefined : this.#follow(holder, onward, depth + 1);
        if (target === undefined) return undefined;
        ({ value, document: holder, path: above } = target);
        below = at;
        held = member(value, key);
      }
      if (held === undefined) return undefined;
      value = held;
      at++;
    }
    return { value, document: holder, path: above.length + below === 0 ? path : [...above, ...path.slice(below)] };
  }

  #open(location: string): SourceDocument | undefined {
    const { document } = this.root;
    return location === document.source ? document : this.#load(location);
  }
}

type Targets = Map<string, Target | undefined>;

function findTargets(known: Map<string, Targets>, { source }: SourceDocument): Targets {
  let targets = known.get(source);
  if (targets === undefined) {
    targets = new Map();
    known.set(source, targets);
  }
  return targets;
}

/** The `$ref` of a Reference Object, or undefined for any other value. */
export function referenceOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const reference = member(value, "$ref");
  return typeof reference === "string" ? reference : undefined;
}
