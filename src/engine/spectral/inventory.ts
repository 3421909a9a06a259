import type { IParser } from "@stoplight/spectral-parsers";
import { Document } from "../../libraries/spectral.ts";
import { isObject, member } from "../../openapi/json-object.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { referenceOf } from "../../openapi/references.ts";
import type { ReadDocument } from "../document-store.ts";
import type { Resolution } from "./resolver.ts";

/** The part of Spectral's inventory of documents that its rules and their results go by. */
export interface Inventory {
  readonly document: Document;
  readonly resolved: unknown;
  readonly unresolved: unknown;
  readonly referencedDocuments: Record<string, Document>;
  findAssociatedItemForPath(path: readonly string[], resolved: boolean): Place | null;
}

interface Place {
  readonly document: Document;
  readonly path: string[];
  /** Further down than `path` where that ends early, as what is missing is named in messages. */
  readonly missingPropertyPath: string[];
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A document that was read, as Spectral takes it. All places are the same to it: we look up our own. */
export function toSpectralDocument({ source, data }: ReadDocument): Document {
  const parsed = { data, diagnostics: [], ast: {}, lineMap: [] };
  const parser: IParser = {
    parse: () => parsed,
    getLocationForJsonPath: () => ({ range: nowhere }),
    trapAccess: <T>(value: T) => value,
  };
  return new Document("", parser, source);
}

/** Lets Spectral know the documents that our resolver has read, and find places by the references it has followed. */
export function completeInventory(
  inventory: Inventory,
  { references, isLeft }: Resolution,
  documents: ReadonlyMap<string, Document>,
): void {
  for (const [location, document] of documents) inventory.referencedDocuments[location] = document;

  /**
   * Where a path through references leads, as Spectral finds it: it stays in the root while the root holds it, and
   * follows what is on the way only from there on. Spectral's own goes by encoded pointers, and loses its way where
   * they differ from the keys: behind `/pets/{id}`, say.
   */
  inventory.findAssociatedItemForPath = (path, resolved) => {
    const { document, unresolved } = inventory;
    if (!resolved) return { document, path: closest(unresolved, path), missingPropertyPath: [...path] };
    const behind = pathBehindReference(unresolved, closest(inventory.resolved, path));
    if (behind === undefined) return { document, path: closest(unresolved, path), missingPropertyPath: [...path] };

    let place = { value: unresolved, document: references.root.document, path: references.root.path };
    for (const key of path) {
      const value = member(place.value, key);
      if (value === undefined) break;
      place = { value, document: place.document, path: [...place.path, key] };
      const reference = isObject(value) && !isLeft(value) ? referenceOf(value) : undefined;
      const target = reference === undefined ? undefined : references.follow(place.document, reference);
      if (target !== undefined) place = target;
    }
    const found = place.path.map(String);
    const last = behind.at(-1);
    const missing = last === undefined ? [] : path.slice(path.lastIndexOf(last) + 1);
    return {
      document: documents.get(place.document.source) ?? document,
      path: found,
      missingPropertyPath: [...found, ...missing],
    };
  };
}

function closest(data: unknown, path: JsonPath): string[] {
  const found: string[] = [];
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) break;
    found.push(String(key));
    value = (value as Record<string, unknown>)[key];
  }
  return found;
}

/** What is left of a path where it meets a reference that it goes through, or ends at; undefined where it meets none. */
function pathBehindReference(data: unknown, path: readonly string[]): readonly string[] | undefined {
  let value = data;
  for (const [index, key] of path.entries()) {
    const next = member(value, key);
    if (next === undefined) return path.slice(index);
    value = next;
  }
  // One that stands beside other keys is itself what the path means.
  return referenceOf(value) !== undefined && Object.keys(value as object).length === 1 ? [] : undefined;
}
