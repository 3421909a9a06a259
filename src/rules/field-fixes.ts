import type { Edit, Fix, Plan } from "../core/fix.ts";
import type { Judgement } from "../core/judge.ts";
import type { Context } from "../core/rule.ts";
import { type FieldSchema, findField } from "../http/fields.ts";
import { isObject, member } from "../openapi/json-object.ts";
import { isRemote } from "../openapi/locations.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { type Node, type Place, referenceOf, type SourceDocument } from "../openapi/references.ts";
import type { HeaderField, Response } from "../openapi/response.ts";
import { shorten } from "../openapi/texts.ts";
import { writeReference } from "../openapi/write-reference.ts";
import { findMisspelt, hasUseFor, nameSome } from "./checks.ts";
import { responseOf } from "./fixes.ts";
import { findComponent, findHeaderComponents, findMostReferred } from "./header-components.ts";
import { findNeighbours, placeComponent } from "./new-component.ts";

/** What a field says in the responses that a rule speaks of, where that is not all there is to know of the field. */
export interface FieldUse {
  /** The response keys under which it says the same; all where it is left out. */
  readonly keys?: (key: string) => boolean;
  /** Whether a definition says the same, by its description and examples; any does where it is left out. */
  readonly suits?: (text: string) => boolean;
  /** The name of a new component, where it is not the field's own. */
  readonly component?: string;
  /** How a new component is described, where it differs. It depends on the API alone, so that one component serves all. */
  readonly describe?: (index: OperationIndex) => Partial<HeaderText>;
  /** What a definition of its own can say and a shared one cannot: then the field is written in the response. */
  readonly showOwn?: (response: Response, index: OperationIndex) => string | undefined;
  /** Why this response is better not mended so, as a clause. */
  readonly refuse?: (response: Response) => string | undefined;
}

/** Of a field that says the same in every response. */
const asEverywhere: FieldUse = {};

interface HeaderText {
  readonly description: string;
  readonly example: string | number | undefined;
}

/** The edits that give a response a field, or why there are none. */
export type Written = { readonly edits: readonly [Edit, ...Edit[]] } | { readonly refused: string };

/**
 * The fix that goes with `requireField`: it adds the field, ready to be made true, by reference to a definition that the
 * API has or gets; in 2.0, which has none, it is written in the response.
 */
export function addField(name: string, use = asEverywhere): Fix {
  return {
    title: `Add \`${name}\``,
    safety: "suggested",
    plan: (found, context) => planField(name, use, found, context),
  };
}

function planField(name: string, use: FieldUse, found: Judgement, context: Context): Plan {
  const response = responseOf(found);
  const alike = findMisspelt(response, name);
  const misspelt = alike === undefined ? undefined : response.headers.get(alike.toLowerCase());
  const refused = use.refuse?.(response) ?? findOtherUse(response, name);
  if (refused !== undefined) return { refused };
  if (misspelt !== undefined) return planRename(response, misspelt, name);
  return { title: `Add \`${name}\` to ${shorten(response.key)}`, ...writeField(response, name, context.index, use) };
}

/** What the definition also is, where the field may make no sense, as a clause. */
export function findOtherUse({ everyKey, everyUse }: Response, name: string): string | undefined {
  const others = everyKey.filter((key) => !hasUseFor(key, name));
  if (others.length > 0) return `the same definition serves ${nameSome(others)} too`;
  for (const { operation } of everyUse)
    if (operation.kind !== "path") return `the same definition serves a ${operation.kind} too, which others answer`;
  return undefined;
}

/** Gives a response a field; where `like` is given, by that definition. */
export function writeField(
  response: Response,
  name: string,
  index: OperationIndex,
  use = asEverywhere,
  like?: Place,
): Written {
  const hindrance = findHindrance(response.node);
  if (hindrance !== undefined) return { refused: hindrance };
  const { description, example, schema } = { ...findFacts(name), ...use.describe?.(index) };
  if (index.version === "2.0") return { edits: [addTo(response, name, { description, ...schema })] };

  const known = like ?? findDefinition(response, name, index, use);
  if (known !== undefined) return referTo(response, name, known);
  const own = use.showOwn?.(response, index);
  if (own !== undefined) return { edits: [addTo(response, name, { description, schema, example: own })] };

  const component = placeComponent(index, response.node.document, use.component ?? name);
  if (typeof component === "string") return { refused: component };
  const referred = referTo(response, name, component.place);
  if ("refused" in referred) return referred;
  const { document, path } = component.holder;
  // What a URI leads to is one resource, and the component serves many.
  const isShown = example !== undefined && schema.format !== "uri-reference";
  const value = { description, schema, ...(isShown && { example }) };
  return { edits: [...referred.edits, { kind: "add", source: document.source, path, keys: component.keys, value }] };
}

/** Gives a response a field by reference to a definition. */
export function referTo(response: Response, name: string, definition: Place): Written {
  const hindrance = findHindrance(response.node);
  if (hindrance !== undefined) return { refused: hindrance };
  const $ref = writeReference(response.node.document, definition);
  return $ref === undefined
    ? { refused: "no reference leads from its document to the definition" }
    : { edits: [addTo(response, name, { $ref })] };
}

function addTo({ node: { document, path } }: Response, name: string, value: unknown): Edit {
  return { kind: "add", source: document.source, path, keys: ["headers", name], value, after: "description" };
}

/** All of several, or none where one of them is refused; what several of them write alike is written once. */
export function joinWritten([first, ...others]: readonly [Written, ...Written[]]): Written {
  const refused = [first, ...others].find((one) => "refused" in one);
  if (refused !== undefined || "refused" in first) return refused ?? first;
  const edits = new Map<string, Edit>();
  for (const one of others) for (const edit of "edits" in one ? one.edits : []) edits.set(JSON.stringify(edit), edit);
  for (const edit of first.edits) edits.delete(JSON.stringify(edit));
  return { edits: [...first.edits, ...edits.values()] };
}

/** The definition that the API has: what others refer to, or a component of the response's document or the root's. */
function findDefinition(
  { node: { document } }: Response,
  name: string,
  index: OperationIndex,
  use: FieldUse,
): Place | undefined {
  const known = keepDefinitions(index);
  const ofUse = known.get(use) ?? new Map<string, Place | undefined>();
  known.set(use, ofUse);
  const key = `${name} ${document.source}`;
  if (!ofUse.has(key)) ofUse.set(key, lookForDefinition(document, name, index, use));
  return ofUse.get(key);
}

/** What was looked for once in an API is not looked for with every response that lacks it. */
const keepDefinitions = onceFor(
  (index: OperationIndex) => index,
  () => new Map<FieldUse, Map<string, Place | undefined>>(),
);

function lookForDefinition(
  document: SourceDocument,
  name: string,
  index: OperationIndex,
  { keys, suits, component = name }: FieldUse,
): Place | undefined {
  const referred = findMostReferred(index, name, keys, suits);
  if (referred !== undefined) return referred;
  const { references } = index;
  const homes = [document, references.root.document].map((home) => findHeaderComponents(references, home));
  for (const home of [homes[0], findNeighbours(index, document), homes[1]]) {
    const found = home && findComponent(index, home, [...new Set([component, name])], name, suits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What keeps a field from being written in a response, as a clause. */
function findHindrance({ value, document }: Node): string | undefined {
  if (isRemote(document.source)) return "it is written in a document on the network";
  if (!isObject(value)) return "there is no object to add it to";
  const headers = member(value, "headers");
  if (referenceOf(headers) !== undefined)
    return "the fields of the response are written elsewhere, perhaps for others too";
  return headers === undefined || headers === null || isObject(headers) ? undefined : "its `headers` are no object";
}

function findFacts(name: string): HeaderText & { readonly schema: FieldSchema } {
  const field = findField(name);
  if (field === undefined) throw new Error(`No facts about the field ${name}.`);
  return field;
}

/** A field that is misspelt is sent so, for all we know, and read so; one that no server can send is not. */
function planRename(response: Response, { name: written, at }: HeaderField, name: string): Plan {
  const hindrance = findHindrance(response.node);
  if (hindrance !== undefined) return { refused: hindrance };
  const { document, path } = response.node;
  const title = `Rename \`${written}\` to \`${name}\``;
  const safety = /^[\w!#$%&'*+.^`|~-]+$/.test(written) ? "unsafe" : "suggested";
  const key = at.at(-1) ?? written;
  return {
    title,
    safety,
    edits: [{ kind: "rename", source: document.source, path: [...path, "headers", key], key: name }],
  };
}
