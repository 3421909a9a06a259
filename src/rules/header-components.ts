import { findFieldSyntax } from "../http/field-syntax.ts";
import { listHeaderValues } from "../openapi/header-values.ts";
import { isObject, keysOf, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { formatPointer, isRemote } from "../openapi/locations.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { type Node, type Place, type References, referenceOf, type SourceDocument } from "../openapi/references.ts";
import { findFieldFault } from "./field-faults.ts";

/** A header definition that responses refer to, in a file and not on the network. */
export interface ReferredHeader {
  /** The field's name, as the first of them writes it. */
  readonly name: string;
  /** What they name, which may be a reference again. */
  readonly place: Place;
  /** The definition in the end. */
  readonly node: Node;
  /** How many responses refer to it, by response key. */
  readonly counts: ReadonlyMap<string, number>;
}

/** What the responses of an API refer to for their header fields, by the lower-cased names of those. */
export const listReferredHeaders = onceFor(
  (index: OperationIndex) => index,
  ({ responses, references }): ReadonlyMap<string, readonly ReferredHeader[]> => {
    const fields = new Map<string, Map<string, ReferredHeader & { readonly counts: Map<string, number> }>>();
    for (const { node: response, key } of responses) {
      const holder = references.child(response, "headers");
      for (const name of keysOf(holder?.value)) {
        const place = holder && findReferred(references, holder, name);
        const node = holder && references.child(holder, name);
        if (place === undefined || node === undefined || isRemote(place.document.source)) continue;
        const known = fields.get(name.toLowerCase()) ?? new Map();
        fields.set(name.toLowerCase(), known);
        const identity = `${place.document.source}#${formatPointer(place.path)}`;
        const { counts } = known.get(identity) ?? { counts: new Map<string, number>() };
        counts.set(key, (counts.get(key) ?? 0) + 1);
        if (!known.has(identity)) known.set(identity, { name, place, node, counts });
      }
    }
    return new Map([...fields].map(([name, known]) => [name, [...known.values()]]));
  },
);

/** The names of the fields that responses have without a reference. */
export const listInlineFields = onceFor(
  (index: OperationIndex) => index,
  ({ responses, references }): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const { node } of responses) {
      const holder = references.child(node, "headers");
      for (const name of keysOf(holder?.value))
        if (referenceOf(member(holder?.value, name)) === undefined) names.add(name);
    }
    return names;
  },
);

/** What a field of a response refers to; undefined where it is written there. */
export function findReferred(references: References, holder: Node, name: string): Place | undefined {
  const reference = referenceOf(member(holder.value, name));
  return reference === undefined ? undefined : references.hop(holder.document, reference);
}

/** What most responses under some keys refer to for a field, if it is fit for that. */
export function findMostReferred(
  index: OperationIndex,
  name: string,
  counts: (key: string) => boolean = () => true,
  suits: (text: string) => boolean = () => true,
): Place | undefined {
  let most: { readonly place: Place; readonly count: number } | undefined;
  for (const { place, node, counts: byKey } of listReferredHeaders(index).get(name.toLowerCase()) ?? []) {
    let count = 0;
    for (const [key, responses] of byKey) if (counts(key)) count += responses;
    if (count > (most?.count ?? 0) && isFit(index.references, node, name) && suits(textOf(index.references, node)))
      most = { place, count };
  }
  return most?.place;
}

/** The header components of a document; undefined where it has none, or has them on the network. */
export function findHeaderComponents(references: References, document: SourceDocument): Node | undefined {
  const components = references.child(rootOf(references, document), "components");
  const headers = components && references.child(components, "headers");
  return headers !== undefined && isRemote(headers.document.source) ? undefined : headers;
}

/** One of header components whose name means one of some names and that is fit for a field: first one of just that name. */
export function findComponent(
  { references }: OperationIndex,
  holder: Node,
  names: readonly string[],
  field: string,
  suits: (text: string) => boolean = () => true,
): Place | undefined {
  const bare = names.map(bareName);
  const alike = keysOf(holder.value).filter((key) => bare.includes(bareName(key).replace(/header$/, "")));
  const key = [...names.filter((name) => alike.includes(name)), ...alike].find((one) => {
    const node = references.child(holder, one);
    return node !== undefined && isFit(references, node, field) && suits(textOf(references, node));
  });
  return key === undefined ? undefined : { document: holder.document, path: [...holder.path, key] };
}

/** Whether a header definition can be that of a field: no rule of ours finds fault with it. */
function isFit(references: References, node: Node, name: string): boolean {
  if (!isObject(node.value)) return false;
  const own = member(node.value, "name");
  if (typeof own === "string" && bareName(own) !== bareName(name)) return false;
  const syntax = findFieldSyntax(name.toLowerCase());
  return syntax === undefined || findFieldFault(references, { name, at: node.route, node }, syntax) === undefined;
}

/** What a header definition says of itself, and the values that it is shown with. */
function textOf(references: References, node: Node): string {
  const values = listHeaderValues(references, { name: "", at: node.route, node }).map(({ value }) => value);
  return [member(node.value, "description"), ...values].filter((one) => typeof one === "string").join("\n");
}

/** A whole document. */
export function rootOf({ root }: References, document: SourceDocument): Node {
  if (document === root.document) return root;
  const path: JsonPath = [];
  return { value: document.data, document, path, route: path };
}

/** The letters of a name, by which it is known however it is punctuated. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
