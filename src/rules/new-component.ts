import { isObject, keysOf, member } from "../openapi/json-object.ts";
import { formatPointer, isRemote } from "../openapi/locations.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import type { Node, Place, SourceDocument } from "../openapi/references.ts";
import { findVersion } from "../openapi/versions.ts";
import { findReferred, rootOf } from "./header-components.ts";

/** Where a new component goes: the node that is there, and the keys below it. */
export interface NewComponent {
  readonly holder: Place;
  readonly keys: readonly [string, ...string[]];
  /** Where it stands then. */
  readonly place: Place;
}

const way = ["components", "headers"] as const;

/**
 * Where a new header component goes: to those that the responses of the same document refer to, else into that document,
 * if it has components, else into the root's. Its name is punctuated as theirs are. A clause says why there is none, as
 * where something else has the name.
 */
export function placeComponent(index: OperationIndex, document: SourceDocument, name: string): NewComponent | string {
  const { references } = index;
  const neighbours = findNeighbours(index, document);
  if (neighbours !== undefined) return placeIn(neighbours, name);
  const home = isObject(member(document.data, "components")) ? document : references.root.document;
  let holder = rootOf(references, home);
  for (const [depth, next] of way.entries()) {
    if (member(holder.value, next) === undefined) return below(holder, [next, ...way.slice(depth + 1), name]);
    const held = references.child(holder, next);
    if (held === undefined || (held.value !== null && !isObject(held.value))) return `its \`${next}\` cannot be read`;
    if (isRemote(held.document.source)) return "the components are in a document on the network";
    holder = held;
  }
  return placeIn(holder, name);
}

function placeIn(holder: Node, name: string): NewComponent | string {
  const names = [spellAlike(name, keysOf(holder.value)), name];
  const key = names.find((one) => member(holder.value, one) === undefined);
  return key === undefined ? `the components hold a \`${name}\` that is something else` : below(holder, [key]);
}

function below(holder: Node, keys: NewComponent["keys"]): NewComponent {
  return { holder, keys, place: { document: holder.document, path: [...holder.path, ...keys] } };
}

/** What holds most of the header components that the responses of a document refer to. */
export function findNeighbours(index: OperationIndex, { source }: SourceDocument): Node | undefined {
  return listNeighbours(index).get(source);
}

const listNeighbours = onceFor(
  (index: OperationIndex) => index,
  ({ responses, references }): ReadonlyMap<string, Node> => {
    const bySource = new Map<string, Map<string, { readonly holder: Node; count: number }>>();
    for (const { node } of responses) {
      const headers = references.child(node, "headers");
      for (const name of keysOf(headers?.value)) {
        const place = headers && findReferred(references, headers, name);
        const holder = place && findHolder(place);
        if (holder === undefined) continue;
        const counts = bySource.get(node.document.source) ?? new Map();
        bySource.set(node.document.source, counts);
        const identity = `${holder.document.source}#${formatPointer(holder.path)}`;
        const known = counts.get(identity) ?? { holder, count: 0 };
        counts.set(identity, known);
        known.count++;
      }
    }
    const most = [...bySource].map(([source, counts]) => {
      const [first] = [...counts.values()].sort((one, other) => other.count - one.count);
      return first === undefined ? [] : ([[source, first.holder]] as const);
    });
    return new Map(most.flat());
  },
);

/** What a component is in: `components.headers`, or an own file for headers or parts of all kinds. */
function findHolder({ document, path }: Place): Node | undefined {
  const above = path.slice(0, -1);
  const isUsual = formatPointer(above) === "/components/headers";
  const isOfFile = above.length === 0 ? findVersion(document.data) === undefined : formatPointer(above) === "/headers";
  if (path.length === 0 || !(isUsual || isOfFile) || isRemote(document.source)) return undefined;
  const value = above.reduce<unknown>(member, document.data);
  return isObject(value) ? { value, document, path: above, route: above } : undefined;
}

/** A name as those around it are punctuated, where they all are alike: `retry-after`, `RetryAfter`, `retryAfter`, `retry_after`. */
function spellAlike(name: string, others: readonly string[]): string {
  const words = name.split("-");
  const lower = words.map((word) => word.toLowerCase());
  const joined = words.join("");
  const areAll = (pattern: RegExp) => others.every((other) => pattern.test(other));
  const isAny = (pattern: RegExp) => others.some((other) => pattern.test(other));
  if (areAll(/^[a-z\d-]+$/) && isAny(/-/)) return lower.join("-");
  if (areAll(/^[a-z\d_]+$/) && isAny(/_/)) return lower.join("_");
  const isHumped = isAny(/[a-z\d][A-Z]/);
  if (isHumped && areAll(/^[A-Z][A-Za-z\d]*$/)) return joined;
  if (isHumped && areAll(/^[a-z][A-Za-z\d]*$/)) return `${lower[0]}${joined.slice(lower[0]?.length)}`;
  return name;
}
