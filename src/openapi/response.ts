import { findStatusCode, type StatusCode } from "../http/status-codes.ts";
import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { type MediaType, readContent, readSwaggerContent } from "./media-types.ts";
import type { Operation } from "./operation.ts";
import type { Node, Place, References } from "./references.ts";
import { readText, shorten } from "./texts.ts";

/** A response definition in the service of one operation, under one response key. */
export interface ResponseUse {
  readonly operation: Operation;
  readonly key: string;
  /** The response key in the operation: `["paths", "/pets", "get", "responses", "404"]`. */
  readonly at: JsonPath;
  /** Where that key is written; not what stands under it, which may be a reference. */
  readonly place: Place;
  /** The description beside the reference, which overrides the definition's (3.1 and newer); else undefined. */
  readonly description: string | undefined;
}

export interface HeaderField {
  /** As written in the description. */
  readonly name: string;
  readonly at: JsonPath;
  /** Undefined where the Header Object is a reference that leads nowhere. */
  readonly node: Node | undefined;
}

/** The content that a response describes, and the key that describes it: `content`, in 2.0 `schema`. */
export interface Content {
  readonly at: JsonPath;
  /** The names of its media types. */
  readonly names: readonly string[];
}

/** A response definition under one response key, with every use of it there. */
export interface Response {
  /** The response key as written: `404`, `4XX`, `default`. */
  readonly key: string;
  /** The registry's entry; undefined for ranges, `default` and codes that nobody registered. */
  readonly status: StatusCode | undefined;
  /** The definition, by the route of its first use. */
  readonly at: JsonPath;
  readonly node: Node;
  readonly uses: readonly ResponseUse[];
  /** The uses of the same definition under whatever response key, those above included. */
  readonly everyUse: Iterable<ResponseUse>;
  /** The same as the API itself gives it, without its uses by webhooks and callbacks; undefined where it has no others. */
  readonly ofApi: Response | undefined;
  /** The response keys that the same definition is used under. */
  readonly everyKey: readonly string[];
  /** The response in words, to begin a sentence with: `404 Not Found of GET /pets`, `404 Not Found of 12 operations`. */
  readonly subject: string;
  /** The definition's own; where it has one use, the use's override of it. */
  readonly description: string | undefined;
  /** By lower-cased name, as field names are case-insensitive (RFC 9110, 5.1). */
  readonly headers: ReadonlyMap<string, HeaderField>;
  /** Undefined where no content is described; an empty `content: {}` describes none. */
  readonly content: Content | undefined;
  readonly mediaTypes: readonly MediaType[];
}

export interface ResponseOrigin {
  readonly references: References;
  readonly node: Node;
  readonly key: string;
  /** They may grow until the index is complete. */
  readonly uses: readonly ResponseUse[];
  /** All uses of the definition, by response key. */
  readonly usesByKey: ReadonlyMap<string, { readonly uses: readonly ResponseUse[] }>;
  /** What the 2.0 operations that use it produce; undefined in OpenAPI 3. */
  readonly listProduced: (() => readonly string[]) | undefined;
}

/** Describes the definition at a node; its parts are read at first need. */
export function describeResponse(origin: ResponseOrigin): Response {
  return new DescribedResponse(new Definition(origin), origin.uses);
}

/** The same response, seen as if only some of its uses existed. */
export function narrowUses(response: Response, uses: readonly ResponseUse[]): Response {
  if (uses.length === response.uses.length) return response;
  if (!(response instanceof DescribedResponse)) throw new Error("This response was not described by the index.");
  return new DescribedResponse(response.definition, uses);
}

/** What does not depend on the uses that are looked at, so that it is read once for all of them. */
class Definition {
  readonly origin: ResponseOrigin;
  readonly status: StatusCode | undefined;
  #headers: ReadonlyMap<string, HeaderField> | undefined;
  #mediaTypes: readonly MediaType[] | undefined;
  #content: { readonly described: Content | undefined } | undefined;

  constructor(origin: ResponseOrigin) {
    this.origin = origin;
    this.status = findStatusCode(origin.key);
  }

  get headers(): ReadonlyMap<string, HeaderField> {
    this.#headers ??= readHeaders(this.origin.references, this.origin.node);
    return this.#headers;
  }

  get mediaTypes(): readonly MediaType[] {
    this.#mediaTypes ??= this.#readMediaTypes();
    return this.#mediaTypes;
  }

  get content(): Content | undefined {
    this.#content ??= { described: this.#readContent() };
    return this.#content.described;
  }

  #readContent(): Content | undefined {
    const { references, node, listProduced } = this.origin;
    const name = listProduced === undefined ? "content" : "schema";
    const content = member(node.value, name);
    const isEmpty = !isObject(content) || (listProduced === undefined && Object.keys(content).length === 0);
    return isEmpty
      ? undefined
      : { at: [...node.route, name], names: listProduced?.() ?? references.keysOf(references.child(node, name)) };
  }

  #readMediaTypes(): readonly MediaType[] {
    const { references, node, listProduced } = this.origin;
    if (listProduced !== undefined) return readSwaggerContent(references, node, listProduced());
    const content = references.child(node, "content");
    return content === undefined ? [] : readContent(references, content);
  }
}

class DescribedResponse implements Response {
  readonly definition: Definition;
  readonly uses: readonly ResponseUse[];
  readonly key: string;
  readonly status: StatusCode | undefined;
  readonly node: Node;
  #subject: string | undefined;
  #ofApi: { readonly response: Response | undefined } | undefined;

  constructor(definition: Definition, uses: readonly ResponseUse[]) {
    this.definition = definition;
    this.uses = uses;
    this.key = definition.origin.key;
    this.status = definition.status;
    this.node = definition.origin.node;
  }

  get at(): JsonPath {
    return this.node.route;
  }

  get everyUse(): Iterable<ResponseUse> {
    return listUses(this.definition.origin.usesByKey);
  }

  get ofApi(): Response | undefined {
    if (this.#ofApi === undefined) {
      const uses = this.uses.filter(({ operation }) => operation.kind === "path");
      this.#ofApi = { response: uses.length === 0 ? undefined : narrowUses(this, uses) };
    }
    return this.#ofApi.response;
  }

  get everyKey(): readonly string[] {
    return [...this.definition.origin.usesByKey.keys()];
  }

  get subject(): string {
    // Not before the index is complete, as the uses grow until then.
    this.#subject ??= `${nameStatus(this.key, this.status)} of ${nameUses(this.uses)}`;
    return this.#subject;
  }

  get description(): string | undefined {
    const override = this.uses.length === 1 ? this.uses[0]?.description : undefined;
    return readText(override ?? member(this.node.value, "description"));
  }

  get headers(): ReadonlyMap<string, HeaderField> {
    return this.definition.headers;
  }

  get content(): Content | undefined {
    return this.definition.content;
  }

  get mediaTypes(): readonly MediaType[] {
    return this.definition.mediaTypes;
  }
}

function* listUses(usesByKey: ResponseOrigin["usesByKey"]): Iterable<ResponseUse> {
  for (const { uses } of usesByKey.values()) yield* uses;
}

function nameStatus(key: string, status: StatusCode | undefined): string {
  if (status === undefined) return `"${shorten(key)}"`;
  return status.state === "unused" ? key : `${key} ${status.phrase}`;
}

function nameUses(uses: readonly ResponseUse[]): string {
  return nameOperations(uses.length, uses[0]?.operation.name);
}

/** The operation where there is one, else how many there are. */
export function nameOperations(count: number, first: string | undefined): string {
  return count === 1 ? String(first) : `${count} operations`;
}

/** Most fields are known by their names, and left. */
class DescribedField implements HeaderField {
  readonly name: string;
  readonly #references: References;
  readonly #holder: Node;
  readonly #key: string;

  constructor(references: References, holder: Node, key: string) {
    this.name = shorten(key);
    this.#references = references;
    this.#holder = holder;
    this.#key = key;
  }

  get at(): JsonPath {
    return [...this.#holder.route, this.#key];
  }

  get node(): Node | undefined {
    return this.#references.child(this.#holder, this.#key);
  }
}

const noHeaders: ReadonlyMap<string, HeaderField> = new Map();

function readHeaders(references: References, response: Node): ReadonlyMap<string, HeaderField> {
  const node = references.child(response, "headers");
  if (node === undefined) return noHeaders;
  const headers = new Map<string, HeaderField>();
  for (const key of references.keysOf(node)) {
    const field = new DescribedField(references, node, key);
    headers.set(field.name.toLowerCase(), field);
  }
  return headers;
}
