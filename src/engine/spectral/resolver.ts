import { UserError } from "../../core/user-error.ts";
import { References, type SourceDocument } from "../../openapi/references.ts";
import type { DocumentStore, ReadDocument } from "../document-store.ts";
import { findKnots } from "./find-knots.ts";
import { gatherFrames } from "./gather-frames.ts";

/** A description with its references replaced by what they lead to. */
export interface Resolution {
  readonly result: unknown;
  readonly references: References;
  /** The other documents that references lead to, by their location. */
  readonly documents: ReadonlyMap<string, ReadDocument>;
  /** Everything that is referred to, written as Spectral's dependency graph does. */
  readonly targets: ReadonlySet<string>;
  /** Whether a reference is still there in the result: it leads nowhere, or back to itself. */
  isLeft(reference: object): boolean;
}

/** What a description may grow to, in references followed. Ten times what the largest real one does. */
const maxFollowed = 5_000_000;

/**
 * Replaces references as Spectral's own resolver does: those that take part in a cycle stay, so that no path through
 * the result is endless; siblings of a reference are dropped. Unlike there, targets are shared, not copied, documents
 * come through the store alone, and a reference to another file ends in a cycle only where it does so by its target.
 */
export function resolveDescription(root: ReadDocument, store: DocumentStore): Resolution {
  const documents = new Map<string, ReadDocument>();
  const references = new References(root, (location): SourceDocument | undefined => {
    const document = store.open(location);
    if (document !== undefined) documents.set(location, document);
    return document;
  });
  const gathered = gatherFrames(references);
  if (gathered.root === undefined)
    return { result: root.data, references, documents, targets: gathered.targets, isLeft: () => false };

  const left = new Set<object>(gathered.lost);
  const values = new Map<object, unknown>();
  const followed = new Map<object, number>();
  const settle = (value: unknown) => (values.has(value as object) ? values.get(value as object) : value);
  const followedIn = (value: unknown) => followed.get(value as object) ?? 0;

  // What a knot leads to comes before it: whatever its parts are made of is known when its turn comes.
  for (const { frames, isTied } of findKnots(gathered.root)) {
    for (const { value, parts } of frames)
      if (parts !== undefined) values.set(value, Array.isArray(value) ? [...value] : { ...value });
      else if (isTied) left.add(value);
    for (const frame of frames) {
      const { value, parts, target } = frame;
      if (parts === undefined) {
        if (isTied) continue;
        values.set(value, settle(target));
        followed.set(value, 1 + followedIn(target));
        continue;
      }
      const copy = values.get(value) as Record<string | number, unknown>;
      let sum = 0;
      for (const [key, part] of parts) {
        // Not by assignment, which a key such as `__proto__` would turn into something else.
        Object.defineProperty(copy, key, {
          value: settle(part.value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
        sum += followedIn(part.value);
      }
      followed.set(value, sum);
    }
  }
  if (followedIn(root.data) > maxFollowed)
    throw new UserError(
      `${root.source} grows to more than ${maxFollowed.toLocaleString("en")} references when each is replaced by what it leads to, as Spectral's rules need it.`,
      "Run our own rules alone on it: `--ruleset recommended`.",
    );
  return {
    result: settle(root.data),
    references,
    documents,
    targets: gathered.targets,
    isLeft: (reference) => left.has(reference),
  };
}
