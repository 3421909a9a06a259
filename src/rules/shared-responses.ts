import { findStatusCode } from "../http/status-codes.ts";
import { findScenario } from "../meaning/scenarios.ts";
import { keysOf, member } from "../openapi/json-object.ts";
import { formatPointer, isRemote } from "../openapi/locations.ts";
import type { Operation } from "../openapi/operation.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { type Node, type Place, type References, referenceOf, type SourceDocument } from "../openapi/references.ts";
import { splitWords } from "../openapi/roles.ts";
import { readText } from "../openapi/texts.ts";
import { writeReference } from "../openapi/write-reference.ts";
import { findKnownMismatch, readMeaning } from "./mismatch.ts";
import { findOtherPhrase, findPhraseCode } from "./reason-phrases.ts";

/** A response that is there to be referred to. */
interface Shared {
  readonly place: Place;
  /** How often it is referred to under the key in question. */
  count: number;
  /** How it is referred to, by the source of the document that does. */
  readonly references: Map<string, string>;
  /** What the operations that refer to it are about: the last names in their paths. */
  readonly subjects: Set<string>;
  /** What it is named after, but for the code: `pet` in `PetNotFound`. */
  readonly things: readonly string[];
}

/**
 * The reference by which an operation that is written in a document gets what the API shares under a response key: what
 * the other operations refer to most often, else the component that is made for it. Undefined where there is none.
 */
export function findSharedResponse(
  index: OperationIndex,
  key: string,
  operation: Operation,
  from: SourceDocument,
): string | undefined {
  const names = listNames(operation);
  for (const shared of listKnown(index, key)) {
    if (!suits(shared, names)) continue;
    const { place, references } = shared;
    const reference = references.get(from.source) ?? writeReference(from, place);
    const target = reference === undefined ? undefined : index.references.hop(from, reference);
    if (target !== undefined && writePlace(target) === writePlace(place)) return reference;
  }
  return undefined;
}

const known = new WeakMap<OperationIndex, Map<string, readonly Shared[]>>();

function listKnown(index: OperationIndex, key: string): readonly Shared[] {
  const byKey = known.get(index) ?? new Map<string, readonly Shared[]>();
  known.set(index, byKey);
  const shared = byKey.get(key) ?? [...listReferred(index, key), ...listComponents(index, key)].slice(0, maxShared);
  byKey.set(key, shared);
  return shared;
}

/** Nobody shares more for one code; a hostile description could, and ask for it thousands of times. */
const maxShared = 100;

/** What operations refer to under the key, the most frequent first. */
function listReferred(index: OperationIndex, key: string): readonly Shared[] {
  const found = new Map<string, Shared>();
  for (const response of index.responsesByKey.get(key) ?? [])
    for (const use of response.uses) {
      const { document, path } = use.place;
      const reference = referenceOf(path.reduce<unknown>(member, document.data));
      if (reference === undefined || use.operation.kind !== "path" || findKnownMismatch(response, use)) continue;
      const target = index.references.hop(document, reference);
      if (target === undefined || isRemote(target.document.source) || isOfOperation(target)) continue;
      if (speaksOfAnother(nameOf(target), response.description, key)) continue;
      const place = writePlace(target);
      const shared = found.get(place) ?? share(target, key);
      found.set(place, shared);
      shared.count++;
      shared.subjects.add(listNames(use.operation).at(-1) ?? "");
      if (!shared.references.has(document.source)) shared.references.set(document.source, reference);
    }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/** The shared responses of the description whose name or words mean the code, and that serve no other. */
function listComponents(index: OperationIndex, key: string): readonly Shared[] {
  const { references, version } = index;
  const { root } = references;
  const components = version === "2.0" ? root : references.child(root, "components");
  const holder = components && references.child(components, "responses");
  if (holder === undefined) return [];
  const taken = new Set<unknown>();
  for (const response of index.responses) if (response.key !== key) taken.add(response.node.value);
  const found: Shared[] = [];
  for (const name of keysOf(holder.value)) {
    const definition = references.child(holder, name);
    const [written] = references.layers(holder, name);
    if (definition === undefined || written === undefined || taken.has(definition.value)) continue;
    const description = readText(member(definition.value, "description")) ?? "";
    if (isRemote(written.document.source) || !means(name, description, key)) continue;
    if (hasFields(references, definition, key)) found.push(share(written, key));
  }
  return found;
}

function share(place: Place, key: string): Shared {
  const things = listThings(nameOf(place), key);
  return { place, count: 0, references: new Map(), subjects: new Set(), things };
}

/** Whether a definition that nobody has used yet has the fields that clients look for under the code. */
function hasFields(references: References, definition: Node, key: string): boolean {
  const names = references.keysOf(references.child(definition, "headers")).map((name) => name.toLowerCase());
  const needed = [...(findStatusCode(key)?.requiredFields ?? []), ...(key === "429" ? ["Retry-After"] : [])];
  return needed.every((name) => names.includes(name.toLowerCase()));
}

/** `NotFound`, `Error404`, or words that say so and nothing else. */
function means(name: string, description: string, key: string): boolean {
  const words = splitWords(name);
  if (key === "default") return anyError.test(words);
  if (speaksOfAnother(name, description, key)) return false;
  return listCodes(name).includes(key) || [words, description].some((text) => saysOnly(text, key));
}

const anyError = /^(?:(?:default|unexpected|generic|general)(?: error)?|error)(?: response)?$/;

function saysOnly(text: string, key: string): boolean {
  if (findPhraseCode(text) === key) return true;
  const { statements } = readMeaning(text);
  return (
    statements.length > 0 &&
    statements.every(({ scenario }) => scenario !== "vague" && findScenario(scenario).codes[0] === key)
  );
}

/** Whether a definition is named after another code, or called by the phrase of one. */
function speaksOfAnother(name: string, description: string | undefined, key: string): boolean {
  if (!/^\d{3}$/.test(key)) return false;
  const codes = listCodes(name);
  if (codes.length > 0) return !codes.includes(key);
  return [splitWords(name), description ?? ""].some((text) => findOtherPhrase(text, key) !== undefined);
}

function listCodes(name: string): readonly string[] {
  return name.match(/(?<!\d)[1-5]\d\d(?!\d)/g) ?? [];
}

/** What is named after one kind of thing is for operations on it, unless those on many refer to it. */
function suits({ subjects, things }: Shared, names: readonly string[]): boolean {
  if (subjects.size >= manySubjects || names.some((name) => subjects.has(name))) return true;
  return things.every((thing) => names.some((name) => name.includes(thing)));
}

const manySubjects = 3;

/** The words of a name that tell neither of the code nor that it is one. */
function listThings(name: string, key: string): readonly string[] {
  const text = splitWords(name);
  if (findPhraseCode(text) === key) return [];
  const { words, statements } = readMeaning(text);
  return words
    .filter((_, at) => !statements.some(({ from, to }) => from <= at && at < to))
    .map((word) => word.text)
    .filter((word) => !anyWords.test(word));
}

/** With these, any error is named. */
const anyWords =
  /^(?:\d+|access|api|bad|body|client|common|content|default|errors?|exceeded|exception|failed|failure|general|generic|http|input|internal|invalid|large|limit(?:ed)?|many|missing|payload|problem|reached|requests?|resources?|response|server|shared|standard|status|too|validation)$/;

/** The names in a path, without parameters and in words. */
function listNames({ path }: Operation): readonly string[] {
  return path
    .split("/")
    .map((segment) => splitWords(segment.replace(/\{[^{}]*\}/g, "")))
    .filter((name) => name !== "");
}

/** What is written for one operation is not there to be shared. */
function isOfOperation({ path }: Place): boolean {
  return path[0] === "paths" || path[0] === "webhooks";
}

/** The key that a definition stands under; the name of its file where it has one of its own. */
function nameOf({ document, path }: Place): string {
  return String(path.at(-1) ?? document.source.replace(/^.*[/\\]|\.\w+$/g, ""));
}

function writePlace({ document, path }: Place): string {
  return `${document.source}#${formatPointer(path)}`;
}
