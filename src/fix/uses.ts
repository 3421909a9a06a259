import type { Edit } from "../core/fix.ts";
import { isObject } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { formatPointer } from "../openapi/locations.ts";
import { type LoadDocument, type Place, References, referenceOf, type SourceDocument } from "../openapi/references.ts";

/** The places of one document that a description is made of, and what they are in, as pointers. */
interface Used {
  readonly places: Set<string>;
  readonly above: Set<string>;
}

/** What a description is made of: its operations, and all that it refers to, through any number of references. */
export class Uses {
  readonly #byPath = new Map<string, Used>();
  readonly #pathOf: (source: string) => string;

  /** `pathOf` tells where the links of a document's name lead to. */
  constructor(root: SourceDocument, load: LoadDocument, pathOf: (source: string) => string) {
    this.#pathOf = pathOf;
    for (const path of [["paths"], ["webhooks"]]) this.#note({ document: root, path });
    const references = new References(root, load);
    const seen = new WeakSet<object>();
    const open: { readonly document: SourceDocument; readonly value: unknown }[] = [
      { document: root, value: root.data },
    ];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { document, value } = next;
      if ((!isObject(value) && !Array.isArray(value)) || seen.has(value)) continue;
      seen.add(value);
      const reference = referenceOf(value);
      const target = reference === undefined ? undefined : references.hop(document, reference);
      if (target !== undefined) {
        this.#note(target);
        open.push(target);
      }
      for (const held of Object.values(value)) open.push({ document, value: held });
    }
  }

  /** Whether an edit changes any of that. */
  concern(edit: Edit): boolean {
    const used = this.#byPath.get(this.#pathOf(edit.source));
    if (used === undefined) return false;
    const path = edit.kind === "add" ? [...edit.path, ...edit.keys] : edit.path;
    return used.above.has(formatPointer(path)) || listAbove(path).some((pointer) => used.places.has(pointer));
  }

  #note({ document, path }: Place): void {
    const name = this.#pathOf(document.source);
    const used = this.#byPath.get(name) ?? { places: new Set(), above: new Set() };
    this.#byPath.set(name, used);
    const pointer = formatPointer(path);
    if (used.places.has(pointer)) return;
    used.places.add(pointer);
    for (const above of listAbove(path)) used.above.add(above);
  }
}

/** The pointers of a place and of all that it is in. */
function listAbove(path: JsonPath): readonly string[] {
  return [...path, ""].map((_, depth) => formatPointer(path.slice(0, depth)));
}
