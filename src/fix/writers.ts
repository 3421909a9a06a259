import type { Edit } from "../core/fix.ts";
import { parsePointer, resolveLocation } from "../openapi/locations.ts";
import { referenceOf } from "../openapi/references.ts";
import { PathMap, type Spot } from "./path-map.ts";
import type { Candidate } from "./sort-out.ts";

/** Tells which of some candidates have to do with a place. */
export class Writers {
  /** By where what each writes stands then. */
  readonly #writing = new PathMap<Candidate>();
  /** By what each changes, as it is called before and after. */
  readonly #changing = new PathMap<Candidate>();
  /** By the definition that each refers to. */
  readonly #referring = new PathMap<Candidate>();

  constructor(candidates: readonly Candidate[]) {
    for (const candidate of candidates)
      for (const edit of candidate.edits) {
        // A key in quotes is the same key, and all below it stays.
        if (edit.kind === "quote") continue;
        const written = writtenBy(edit);
        if (edit.kind !== "remove") this.#writing.add(written, candidate);
        this.#changing.add(written, candidate);
        if (edit.kind === "rename") this.#changing.add(edit, candidate);
        const definition = edit.kind === "add" ? findDefinition(edit) : undefined;
        if (definition !== undefined) this.#referring.add(definition, candidate);
      }
  }

  /** Those in whose writing a place is. */
  listAuthors(spot: Spot): ReadonlySet<Candidate> {
    return new Set(this.#writing.listAbove(spot));
  }

  /** Those that refer to a definition that a place is in. */
  listReferring(spot: Spot): ReadonlySet<Candidate> {
    return new Set(this.#referring.listAbove(spot));
  }

  /** Those that change what is in a place, or what it is in. */
  listConcerned(spot: Spot): ReadonlySet<Candidate> {
    return new Set([...this.#changing.listAbove(spot), ...this.#changing.listBelow(spot)]);
  }
}

function findDefinition({ source, value }: Extract<Edit, { kind: "add" }>): Spot | undefined {
  const [location = "", fragment = ""] = referenceOf(value)?.split("#") ?? [];
  const path = parsePointer(fragment);
  if (path === undefined || path.length === 0) return undefined;
  return { source: location === "" ? source : resolveLocation(source, location), path };
}

/** Where what is written stands then; what is taken away stood there. */
function writtenBy(edit: Edit): Spot {
  const { source, path } = edit;
  if (edit.kind === "add") return { source, path: [...path, ...edit.keys] };
  return edit.kind === "rename" ? { source, path: path.with(-1, edit.key) } : edit;
}
