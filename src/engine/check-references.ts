import { member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { isRemote, resolveLocation } from "../openapi/locations.ts";
import { type References, referenceOf, type SourceDocument } from "../openapi/references.ts";
import { shorten } from "../openapi/texts.ts";
import type { DocumentStore, ReadDocument } from "./document-store.ts";
import { showLocation } from "./remote/show-location.ts";

/** A reference that leads nowhere, or to what may not be read. */
export interface LostReference {
  readonly code: "invalid-ref" | "ref-not-loaded";
  readonly message: string;
  readonly document: SourceDocument;
  readonly path: JsonPath;
}

/** A container met on the walk; its path is put together only when it is asked for. */
interface Frame {
  readonly value: object;
  readonly document: SourceDocument;
  /** The container this one stands in, or the whole path where the walk came here by a reference. */
  readonly above: Frame | JsonPath;
  readonly key: string | number | undefined;
  /** Whether a schema has an `$id` here or above, from where its relative references start. */
  readonly hasOwnBase: boolean;
}

/** Thousands of lost references at the bottom of a deep nest would need more memory for their paths than there is. */
const maxPathSegments = 1_000_000;

/**
 * Every reference that can be reached from the root, each tried once. Values that are data, not description (examples,
 * extensions), are left alone. The walk keeps its own stack, so that no depth of nesting can exhaust the program's.
 */
export function* checkReferences(
  description: ReadDocument,
  references: References,
  store: DocumentStore,
): Iterable<LostReference> {
  const { root } = references;
  if (isSound(description, references)) return;
  const seen = new Set<object>();
  const cycles = new Map<unknown, boolean>();
  let segments = 0;
  const stack: Frame[] = [];
  const push = (
    value: unknown,
    document: SourceDocument,
    above: Frame | JsonPath,
    key: string | number | undefined,
  ) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const hasOwnBase =
      typeof member(value, "$id") === "string" || (!Array.isArray(above) && (above as Frame).hasOwnBase);
    stack.push({ value, document, above, key, hasOwnBase });
  };
  push(root.value, root.document, root.path, undefined);
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { value, document } = frame;
    const reference = referenceOf(value);
    if (reference !== undefined) {
      const target = references.hop(document, reference);
      if (target !== undefined) push(target.value, target.document, target.path, undefined);
      const loss =
        target === undefined ? findLoss(reference, frame, store) : findCycle(reference, frame, references, cycles);
      if (loss !== undefined) {
        const path = [...pathOf(frame), "$ref"];
        segments += path.length;
        if (segments > maxPathSegments) return;
        yield { ...loss, document, path };
      }
    }
    for (const key of Object.keys(value))
      if (isDescribed(frame.key, key)) push(member(value, key), document, frame, key);
  }
}

/** The quick look, which suffices for most: whether every reference stays in the document and leads somewhere. */
function isSound({ parsed }: ReadDocument, references: References): boolean {
  const { document } = references.root;
  const written = parsed.listReferences();
  return written?.every((reference) => references.follow(document, reference)?.document === document) ?? false;
}

/** Whether what stands under a key of a container is description, and not data such as an example. */
export function isDescribed(container: string | number | undefined, key: string): boolean {
  return namesAreFree(container) || !isData(key);
}

/** Whether the members of a container are named by the author, so that one called `example` is no example. */
function namesAreFree(key: string | number | undefined): boolean {
  return typeof key === "string" && namedByAuthors.has(key);
}

const namedByAuthors = new Set(
  (
    "properties patternProperties $defs definitions schemas responses parameters examples requestBodies headers " +
    "securitySchemes securityDefinitions links callbacks pathItems mediaTypes encoding content paths webhooks"
  ).split(" "),
);

/** A text is no place for a Reference Object either, though some tools include Markdown files that way. */
function isData(key: string): boolean {
  return key === "example" || key === "value" || key === "description" || key.startsWith("x-");
}

type Loss = Pick<LostReference, "code" | "message">;

/** Why a reference has no target; undefined where it may well have one that is not for us to find. */
function findLoss(reference: string, frame: Frame, store: DocumentStore): Loss | undefined {
  const [location = "", fragment = ""] = reference.split("#", 2);
  // JSON Schema has names of its own for schemas, `$anchor` and `$id`, which only a schema's own reader can follow.
  if ((location === "" && fragment !== "" && !fragment.startsWith("/")) || frame.hasOwnBase) return undefined;
  const target = location === "" ? "" : resolveLocation(frame.document.source, location);
  const refusal = target === "" ? undefined : store.explain(target);
  const named = nameReference(reference, frame.document);
  if (refusal === undefined)
    return {
      code: "invalid-ref",
      message: `The reference "${named}" leads nowhere: correct it, or define what it names.`,
    };
  if (refusal.kind === "broken")
    return {
      code: "invalid-ref",
      message: `The reference "${named}" cannot be followed: ${refusal.reason}.`,
    };
  return {
    code: "ref-not-loaded",
    message: `The reference "${named}" was not followed: ${refusal.reason}.`,
  };
}

/** Whether a reference leads, by nothing but references, back to itself; `known` remembers it for all on the way. */
function findCycle(
  reference: string,
  { document, value }: Frame,
  references: References,
  known: Map<unknown, boolean>,
): Loss | undefined {
  if (references.follow(document, reference) !== undefined) return undefined;
  const passed = new Set<unknown>();
  let next: { readonly value: unknown; readonly document: SourceDocument } | undefined = { value, document };
  while (next !== undefined && !known.has(next.value) && !passed.has(next.value)) {
    passed.add(next.value);
    const onward = referenceOf(next.value);
    next = onward === undefined ? undefined : references.hop(next.document, onward);
  }
  // A chain that ends is broken further on, and reported there.
  const isCycle = next !== undefined && (known.get(next.value) ?? true);
  for (const member of passed) known.set(member, isCycle);
  if (!isCycle) return undefined;
  return {
    code: "invalid-ref",
    message: `The reference "${nameReference(reference, document)}" leads back to itself, and to nothing else.`,
  };
}

/** As messages may show it. */
function nameReference(reference: string, { source }: SourceDocument): string {
  return shorten(isRemote(resolveLocation(source, reference)) ? showLocation(reference) : reference);
}

function pathOf(frame: Frame): JsonPath {
  const keys: (string | number)[] = [];
  let at: Frame | JsonPath = frame;
  while (!Array.isArray(at)) {
    const { key, above } = at as Frame;
    if (key !== undefined) keys.push(key);
    at = above;
  }
  return [...(at as JsonPath), ...keys.reverse()];
}
