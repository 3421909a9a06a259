import type { Finding, Identity } from "../core/finding.ts";
import { isObject, keysOf, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { escapeSegment } from "../openapi/locations.ts";
import { referenceOf, type SourceDocument } from "../openapi/references.ts";
import { digestOf } from "./digest.ts";
import { slashed } from "./path-from.ts";

/** What of a finding its identity is made of. */
type Identified = Pick<Finding, "code" | "path"> & {
  readonly document: SourceDocument;
  readonly responseKey?: string | undefined;
};

/** Makes the identities of findings, in documents that are named as seen from the folder `root`. */
export function createIdentifier(root: string): (finding: Identified) => Identity {
  const contents = new Map<unknown, string>();
  const hashContent = (value: unknown): string => {
    let known = contents.get(value);
    if (known === undefined) {
      known = hash(writeSorted(value));
      contents.set(value, known);
    }
    return known;
  };
  return ({ code, path, document, responseKey }) => {
    const { data, source } = document;
    const { pointer, value, operation } = follow(path, data);
    // A shared response is judged under each of its keys; elsewhere the path holds the key.
    const key = path[0] === "components" || path[0] === "responses" ? (responseKey ?? "") : "";
    const operationId = member(operation, "operationId");
    return {
      fingerprint: hash([code, nameFrom(root, source), pointer, key].join("\n")),
      pointer,
      // Few ask for it: a baseline, or a report that is to be joined with others.
      get content() {
        return hashContent(value);
      },
      ...(path[0] === "paths" && typeof operationId === "string" && { operationId }),
    };
  };
}

/** Where one place has several findings of a rule, all but the first get a fingerprint of their own. */
export function tellTwinsApart<Identified extends Pick<Finding, "identity">>(
  findings: readonly Identified[],
): readonly Identified[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { identity } = finding;
    if (identity === undefined) return finding;
    const count = (counts.get(identity.fingerprint) ?? 0) + 1;
    counts.set(identity.fingerprint, count);
    if (count === 1) return finding;
    return { ...finding, identity: { ...identity, fingerprint: nameTwin(identity.fingerprint, count) } };
  });
}

/** Undoes `tellTwinsApart`, for findings in the order that it had them in: twins have one fingerprint again. */
export function takeTwinsTogether(findings: readonly Finding[]): readonly Finding[] {
  const twins = new Map<string, { readonly fingerprint: string; readonly count: number }>();
  return findings.map((finding) => {
    const { identity } = finding;
    if (identity === undefined) return finding;
    const { fingerprint, count } = twins.get(identity.fingerprint) ?? { fingerprint: identity.fingerprint, count: 1 };
    twins.set(nameTwin(fingerprint, count + 1), { fingerprint, count: count + 1 });
    return count === 1 ? finding : { ...finding, identity: { ...identity, fingerprint } };
  });
}

/** The fingerprint of the second, third… of those that have one fingerprint. */
export function nameTwin(fingerprint: string, count: number): string {
  return hash(`${fingerprint}\n${count}`);
}

/** The path of a document as seen from a folder, with `/` on every platform; outside of it, as it is. */
export function nameFrom(root: string, source: string): string {
  const folder = `${slashed(root).replace(/\/$/, "")}/`;
  const path = slashed(source);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** 128 bits of SHA-256: no two findings of all the world will share them by chance. */
export function hash(text: string): string {
  return digestOf(text).slice(0, 32);
}

/**
 * A pointer in which what may be called otherwise tomorrow has no name (see `Identity.pointer`), what stands there, and
 * the operation on the way, where it leads through one.
 */
function follow(path: JsonPath, data: unknown) {
  let pointer = "";
  let value = data;
  let operation: unknown;
  for (let at = 0; at < path.length; at++) {
    pointer += `/${escapeSegment(nameSegment(path, at, value))}`;
    value = member(value, path[at] ?? "");
    if (at < 3) operation = value;
  }
  return { pointer, value, operation };
}

/**
 * Whether what stood at the pointer of an identity is described somewhere else now: the operation or component that it
 * belonged to is gone from the document, or it is there by reference. What is gone from an operation that is still there
 * has been removed.
 */
export function hasMovedAway(pointer: string, data: unknown): boolean {
  const holder = /^\/(?:paths|webhooks|components)\//.test(pointer) ? 3 : 2;
  let value = data;
  const path: (string | number)[] = [];
  for (const [at, segment] of pointer.split("/").slice(1).entries()) {
    if (referenceOf(value) !== undefined) return true;
    const key = findNamed(value, segment, path);
    if (key === undefined) return at < holder;
    path.push(key);
    value = member(value, key);
  }
  return referenceOf(value) !== undefined;
}

/** The key of a value that has this name in pointers; `path` leads to the value. */
function findNamed(value: unknown, segment: string, path: JsonPath): string | number | undefined {
  return typeof value === "object" && value !== null ? indexNames(value, path).get(segment) : undefined;
}

/** The keys of a value by their names in pointers: there may be many, and each finding may ask for one. */
type Names = ReadonlyMap<string, string | number>;

/** By the value, then by what its path has to do with the names, as an alias may stand in several places. */
const knownNames = new WeakMap<object, Map<string, Names>>();

function indexNames(value: object, path: JsonPath): Names {
  const [known, place] = [knownNames.get(value) ?? new Map<string, Names>(), describePlace(value, path)];
  const names = known.get(place);
  if (names !== undefined) return names;
  const keys: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : keysOf(value);
  const named = keys.map((own) => [escapeSegment(nameSegment([...path, own], path.length, value)), own] as const);
  // Of several with one name, the first.
  const index: Names = new Map(named.reverse());
  knownNames.set(value, known.set(place, index));
  return index;
}

/** All of a path that `nameSegment` looks at, for what stands in a value. */
function describePlace(value: object, path: JsonPath): string {
  const [list, above] = [path.at(-1), path.at(-2)];
  if (!Array.isArray(value))
    return path.length === 1 && list === "paths" ? "paths" : list === "headers" && above !== "components" ? list : "";
  return JSON.stringify([list, list === "parameters" && path[0] === "paths" ? path[1] : ""]);
}

function nameSegment(path: JsonPath, at: number, above: unknown): string | number {
  const segment = path[at] ?? "";
  const before = path[at - 1];
  if (at === 1 && path[0] === "paths") return String(segment).replace(/\{[^{}]*\}/g, "{}");
  if (before === "headers" && path[at - 2] !== "components") return String(segment).toLowerCase();
  if (!Array.isArray(above)) return segment;
  return nameItem(segment, before, member(above, segment), path[0] === "paths" ? String(path[1] ?? "") : "");
}

/** An item of a list by what names it, as others may come to stand before it; by its place where nothing does. */
function nameItem(index: string | number, list: string | number | undefined, item: unknown, template: string) {
  const text = (key: string) => {
    const held = member(item, key);
    return typeof held === "string" ? held : undefined;
  };
  const reference = text("$ref");
  if (reference !== undefined) return reference;
  if (list === "parameters") {
    const [place, name] = [text("in") ?? "", text("name") ?? ""];
    // Of parameters in the path, which one it is.
    if (place === "path") return `path:${[...template.matchAll(/\{([^{}]*)\}/g)].findIndex(([, own]) => own === name)}`;
    return `${place}:${place === "header" ? name.toLowerCase() : name}`;
  }
  if (list === "security") return isObject(item) ? Object.keys(item).sort().join("+") : index;
  if (list === "tags") return text("name") ?? index;
  return list === "servers" ? (text("url") ?? index) : index;
}

/** More than a description says in one place; aliases can make a text of any length out of a short one. */
const [maxLength, maxDepth] = [20_000, 60];

/** JSON with the members of each object in order of their names, so that reordering them changes nothing. */
function writeSorted(value: unknown): string {
  let written = "";
  const write = (held: unknown, depth: number): void => {
    if (written.length > maxLength || depth > maxDepth) return;
    if (typeof held !== "object" || held === null) written += JSON.stringify(held) ?? "";
    else
      for (const key of Array.isArray(held) ? held.keys() : Object.keys(held).sort()) {
        written += `${typeof key === "number" ? "[" : JSON.stringify(key)}:`;
        write((held as Record<string | number, unknown>)[key], depth + 1);
        written += ";";
      }
  };
  write(value, 0);
  return written;
}
