import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { describeOperation, type Operation, type OperationKind, type OperationOrigin } from "./operation.ts";
import {
  type LoadDocument,
  type Node,
  type Place,
  References,
  referenceOf,
  type SourceDocument,
} from "./references.ts";
import { listMediaTypes } from "./request-body.ts";
import { describeResponse, type Response, type ResponseUse } from "./response.ts";
import { DescriptionTooLarge } from "./sharing.ts";
import { findVersion, type OpenApiVersion } from "./versions.ts";

/** What a description says, in the order it says it: the one thing that rules look at. */
export interface OperationIndex {
  readonly version: OpenApiVersion;
  readonly references: References;
  /** Every operation of paths, webhooks and callbacks. */
  readonly operations: readonly Operation[];
  /** Every response definition in use, once for each response key it is used under. */
  readonly responses: readonly Response[];
  /** The same, by response key. */
  readonly responsesByKey: ReadonlyMap<string, readonly Response[]>;
}

/** The fixed fields of a Path Item Object that hold operations, and the version that brought each. */
const methodFields: readonly (readonly [field: string, since: OpenApiVersion])[] = [
  ["get", "2.0"],
  ["put", "2.0"],
  ["post", "2.0"],
  ["delete", "2.0"],
  ["options", "2.0"],
  ["head", "2.0"],
  ["patch", "2.0"],
  ["trace", "3.0"],
  ["query", "3.2"],
];

/**
 * Reads the operations of a description: OpenAPI 2.0, 3.0, 3.1 or 3.2, in one document or many.
 * Undefined where the document is no OpenAPI description. Time grows with the operations and responses, not with the
 * schemas, which are not visited.
 */
export function indexOperations(document: SourceDocument, load: LoadDocument): OperationIndex | undefined {
  const version = findVersion(document.data);
  if (version === undefined) return undefined;
  const walk = new Walk(version, new References(document, load));
  walk.readPaths();
  return walk;
}

const maxOperations = 100_000;
const maxResponses = 500_000;
/** Callbacks of callbacks of callbacks. */
const maxCallbackDepth = 100;

/** A use is reached by the route of what it uses. */
class Use implements ResponseUse {
  readonly operation: Operation;
  readonly key: string;
  readonly description: string | undefined;
  readonly #holder: Node;
  readonly #definition: Node;

  constructor(operation: Operation, key: string, holder: Node, definition: Node, description: string | undefined) {
    this.operation = operation;
    this.key = key;
    this.#holder = holder;
    this.#definition = definition;
    this.description = description;
  }

  get at(): JsonPath {
    return this.#definition.route;
  }

  get place(): Place {
    const { document, path } = this.#holder;
    return { document, path: [...path, this.key] };
  }
}

class Walk implements OperationIndex {
  readonly version: OpenApiVersion;
  readonly references: References;
  readonly operations: Operation[] = [];
  readonly responses: Response[] = [];
  readonly responsesByKey = new Map<string, Response[]>();
  readonly #callbacks: Node[] = [];
  readonly #calledBack = new Set<unknown>();
  #useCount = 0;
  /** The uses of each response definition by response key; a definition is known by the identity of its value. */
  readonly #uses = new Map<unknown, Map<string, { readonly response: Response; readonly uses: ResponseUse[] }>>();

  constructor(version: OpenApiVersion, references: References) {
    this.version = version;
    this.references = references;
  }

  readPaths(): void {
    const { root } = this.references;
    this.#readPathItems("path", this.references.child(root, "paths"));
    if (this.version === "3.1" || this.version === "3.2")
      this.#readPathItems("webhook", this.references.child(root, "webhooks"));
    // One after the other, as callbacks in callbacks may go deeper than the program's stack.
    for (const callback of this.#callbacks) {
      const depth = callback.route.filter((key) => key === "callbacks").length;
      if (depth > maxCallbackDepth) throw new DescriptionTooLarge(`It nests callbacks over ${maxCallbackDepth} deep.`);
      this.#readPathItems("callback", callback);
    }
  }

  #readPathItems(kind: OperationKind, holder: Node | undefined): void {
    if (holder === undefined) return;
    for (const path of this.references.keysOf(holder)) {
      if (path.startsWith("x-")) continue;
      const pathItem = this.references.child(holder, path);
      if (pathItem !== undefined) this.#readPathItem(kind, path, pathItem);
      // A path item may have operations of its own beside its reference.
      const [written] = this.references.layers(holder, path);
      if (written !== undefined && referenceOf(written.value) !== undefined) this.#readPathItem(kind, path, written);
    }
  }

  #readPathItem(kind: OperationKind, path: string, pathItem: Node): void {
    if (!isObject(pathItem.value)) return;
    if (kind === "callback") {
      // One that leads back to itself ends the walk, and one that many share is not gone through again and again.
      if (this.#calledBack.has(pathItem.value)) return;
      this.#calledBack.add(pathItem.value);
    }
    const described = this.#listOperations(pathItem);
    const pathMethods = described.map(({ method }) => method);
    for (const { method, node } of described) {
      const { references, version } = this;
      this.#readOperation({ references, version, kind, method, path, pathItem, pathMethods, node });
      this.#readCallbacks(node);
    }
  }

  #listOperations(pathItem: Node): { method: string; node: Node }[] {
    const operations: { method: string; node: Node }[] = [];
    const add = (method: string, node: Node | undefined) => {
      if (node !== undefined && isObject(node.value)) operations.push({ method, node });
    };
    for (const [field, since] of methodFields)
      if (since <= this.version) add(field.toUpperCase(), this.references.child(pathItem, field));
    const additional = this.version === "3.2" ? this.references.child(pathItem, "additionalOperations") : undefined;
    if (additional === undefined) return operations;
    for (const method of this.references.keysOf(additional)) add(method, this.references.child(additional, method));
    return operations;
  }

  #readOperation(origin: OperationOrigin): void {
    const { references, node } = origin;
    if (this.operations.length >= maxOperations)
      throw new DescriptionTooLarge(`It has over ${maxOperations.toLocaleString("en")} operations.`);
    const responses: Response[] = [];
    const operation = describeOperation(origin, responses);
    this.operations.push(operation);
    references.sharing.allowForOne();
    const holder = references.child(node, "responses");
    if (holder === undefined) return;
    for (const key of operation.responseKeys) {
      const definition = references.child(holder, key);
      if (definition === undefined) continue;
      const use = new Use(operation, key, holder, definition, this.#findOverride(holder, key));
      responses.push(this.#use(definition, use));
    }
  }

  /** What a Reference Object says of its target in its own words; before 3.1 it has none. */
  #findOverride(holder: Node, key: string): string | undefined {
    if (this.version === "2.0" || this.version === "3.0") return undefined;
    const written = member(holder.value, key);
    const description = referenceOf(written) === undefined ? undefined : member(written, "description");
    return typeof description === "string" ? description : undefined;
  }

  #use(definition: Node, use: ResponseUse): Response {
    if (++this.#useCount > maxResponses)
      throw new DescriptionTooLarge(`It has over ${maxResponses.toLocaleString("en")} responses.`);
    this.references.sharing.allowForOne();
    const { key } = use;
    // A response that is null, or no object at all, cannot be shared.
    const identity = isObject(definition.value) ? definition.value : use;
    let keys = this.#uses.get(identity);
    if (keys === undefined) {
      keys = new Map();
      this.#uses.set(identity, keys);
    }
    const known = keys.get(key);
    if (known !== undefined) {
      known.uses.push(use);
      return known.response;
    }
    const uses = [use];
    const response = describeResponse({
      references: this.references,
      node: definition,
      key,
      uses,
      usesByKey: keys,
      listProduced: this.version === "2.0" ? () => this.#listProduced(uses) : undefined,
    });
    keys.set(key, { response, uses });
    this.responses.push(response);
    const alike = this.responsesByKey.get(key);
    if (alike === undefined) this.responsesByKey.set(key, [response]);
    else alike.push(response);
    return response;
  }

  #listProduced(uses: readonly ResponseUse[]): readonly string[] {
    const names = new Set<string>();
    for (const { operation } of uses)
      for (const name of listMediaTypes(this.references, operation.node, "produces")) names.add(name);
    return [...names];
  }

  #readCallbacks(operation: Node): void {
    if (this.version === "2.0" || member(operation.value, "callbacks") === undefined) return;
    const callbacks = this.references.child(operation, "callbacks");
    if (callbacks === undefined) return;
    for (const name of this.references.keysOf(callbacks)) {
      const callback = this.references.child(callbacks, name);
      if (callback !== undefined) this.#callbacks.push(callback);
    }
  }
}
