import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { once } from "./once.ts";
import { type Node, type References, referenceOf } from "./references.ts";
import { parseQuoted, shorten } from "./texts.ts";

/** A value that a description shows as an instance of some content. */
export interface Example {
  /** The key in `examples`; undefined for a lone `example`. */
  readonly name: string | undefined;
  readonly value: unknown;
  /** Where the value stands, through references. */
  readonly at: JsonPath;
}

/** One kind of content of a request or response. */
export interface MediaType {
  /** As written: `application/json`, `text/*`; in 2.0 also `*\/*` where `produces` says nothing. */
  readonly name: string;
  readonly at: JsonPath;
  readonly schema: () => Node | undefined;
  readonly examples: () => readonly Example[];
}

/** `application/json`, `application/problem+json; charset=utf-8`: content in JSON. */
export function isJson(name: string): boolean {
  return /^[\w.*-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(name.trim());
}

/** RFC 9457. */
export function isProblemJson(name: string): boolean {
  return /^application\/problem\+json\s*(?:;|$)/i.test(name.trim());
}

/** Nobody describes more for one response; a hostile description could, for thousands at once. */
const maxMediaTypes = 50;

/** The media types of a `content` object (OpenAPI 3). */
export function readContent(references: References, content: Node): readonly MediaType[] {
  const mediaTypes: MediaType[] = [];
  for (const name of references.keysOf(content).slice(0, maxMediaTypes)) {
    const node = references.child(content, name);
    if (node === undefined) continue;
    mediaTypes.push(new DescribedMediaType(name, references, node));
  }
  return mediaTypes;
}

class DescribedMediaType implements MediaType {
  readonly name: string;
  readonly schema: () => Node | undefined;
  readonly examples: () => readonly Example[];
  readonly #node: Node;

  constructor(name: string, references: References, node: Node) {
    this.name = shorten(name);
    this.#node = node;
    this.schema = once(() => references.child(node, "schema") ?? references.child(node, "itemSchema"));
    this.examples = once(() => [...readExamples(references, node), ...readInlineSchemaExamples(references, node)]);
  }

  get at(): JsonPath {
    return this.#node.route;
  }
}

/** The media types of a 2.0 response: its `schema` under every type that the operation produces, its `examples` by type. */
export function readSwaggerContent(
  references: References,
  response: Node,
  produces: readonly string[],
): readonly MediaType[] {
  const hasSchema = isObject(member(response.value, "schema"));
  const examples = references.child(response, "examples");
  const names = new Set([...(hasSchema ? produces : []), ...references.keysOf(examples)]);
  if (hasSchema && names.size === 0) names.add("*/*");
  return [...names].map((name) => ({
    name,
    at: response.route,
    schema: () => references.child(response, "schema"),
    examples: () => {
      const shown = examples && references.child(examples, name);
      return [
        ...(shown ? [new ShownExample(undefined, shown.value, shown)] : []),
        ...readInlineSchemaExamples(references, response),
      ];
    },
  }));
}

/** Most are looked at and left, so that only few are asked where they are. */
class ShownExample implements Example {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly #holder: Node;
  readonly #below: JsonPath;

  constructor(name: string | undefined, value: unknown, holder: Node, ...below: JsonPath) {
    this.name = name;
    this.value = value;
    this.#holder = holder;
    this.#below = below;
  }

  get at(): JsonPath {
    return [...this.#holder.route, ...this.#below];
  }
}

function readExamples(references: References, mediaType: Node): Example[] {
  const examples: Example[] = [];
  const alone = member(mediaType.value, "example");
  if (alone !== undefined) examples.push(new ShownExample(undefined, alone, mediaType, "example"));
  const named = references.child(mediaType, "examples");
  if (named === undefined) return examples;
  for (const name of references.keysOf(named)) {
    const example = references.child(named, name);
    for (const key of ["value", "dataValue", "serializedValue"]) {
      const value = member(example?.value, key);
      if (example === undefined || value === undefined) continue;
      examples.push(new ShownExample(name, key === "serializedValue" ? parseIfJson(value) : value, example, key));
      break;
    }
  }
  return examples;
}

/** A schema written in place belongs to this content alone, so its examples do too; those of a shared schema do not. */
function readInlineSchemaExamples(references: References, holder: Node): Example[] {
  if (referenceOf(member(holder.value, "schema")) !== undefined) return [];
  const schema = references.child(holder, "schema");
  if (schema === undefined) return [];
  const found: Example[] = [];
  const alone = member(schema.value, "example");
  if (alone !== undefined) found.push(new ShownExample(undefined, alone, schema, "example"));
  const several = member(schema.value, "examples");
  if (!Array.isArray(several)) return found;
  references.sharing.countListed(several, several.length);
  for (const [index, value] of several.entries())
    found.push(new ShownExample(undefined, value, schema, "examples", index));
  return found;
}

function parseIfJson(text: unknown): unknown {
  const parsed = typeof text === "string" ? parseQuoted(text) : undefined;
  return parsed === undefined ? text : parsed;
}
