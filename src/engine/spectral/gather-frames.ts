import { resolveLocation } from "../../openapi/locations.ts";
import { type References, referenceOf, type SourceDocument } from "../../openapi/references.ts";

/** A reference, or a container that holds one somewhere below. Containers without any stay as they are. */
export interface Frame {
  readonly value: object;
  /** The parts of a container that hold references; undefined for a reference. */
  readonly parts: (readonly [key: string | number, part: Frame])[] | undefined;
  /** What a reference leads to. */
  target: unknown;
  /** What a reference leads to, where that holds references in turn. */
  next: Frame | undefined;
  /** The container that it was found in. */
  above: Frame | undefined;
}

export interface Gathered {
  /** Undefined where the description has no reference. */
  readonly root: Frame | undefined;
  /** The references that lead nowhere. */
  readonly lost: readonly object[];
  /** Everything that is referred to, by document and pointer. */
  readonly targets: ReadonlySet<string>;
}

/** Finds all references of a description, and of what they lead to in other documents; each is followed once. */
export function gatherFrames(references: References): Gathered {
  const { document, value } = references.root;
  const frames = new Map<object, Frame>();
  const targets = new Set<string>();
  const lost: object[] = [];
  const waiting: { readonly frame: Frame; readonly reference: string; readonly document: SourceDocument }[] = [];

  function gather(value: unknown, document: SourceDocument): Frame | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const known = frames.get(value);
    if (known !== undefined) return known;
    const reference = referenceOf(value);
    if (reference !== undefined) {
      const frame: Frame = { value, parts: undefined, target: value, next: undefined, above: undefined };
      frames.set(value, frame);
      waiting.push({ frame, reference, document });
      return frame;
    }
    const parts = Array.isArray(value) ? gatherItems(value, document) : gatherMembers(value, document);
    if (parts === undefined) return undefined;
    const frame: Frame = { value, parts, target: undefined, next: undefined, above: undefined };
    for (const [, part] of parts) part.above = frame;
    frames.set(value, frame);
    return frame;
  }

  function gatherItems(items: readonly unknown[], document: SourceDocument): Frame["parts"] {
    const parts: [number, Frame][] = [];
    for (let index = 0; index < items.length; index++) {
      const part = gather(items[index], document);
      if (part !== undefined) parts.push([index, part]);
    }
    return parts.length === 0 ? undefined : parts;
  }

  function gatherMembers(value: object, document: SourceDocument): Frame["parts"] {
    const parts: [string, Frame][] = [];
    for (const key of Object.keys(value)) {
      const part = gather((value as Record<string, unknown>)[key], document);
      if (part !== undefined) parts.push([key, part]);
    }
    return parts.length === 0 ? undefined : parts;
  }

  const root = gather(value, document);
  const walked = new Set<unknown>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { frame, reference, document } = next;
    const target = references.follow(document, reference);
    if (target === undefined) lost.push(frame.value);
    else {
      frame.target = target.value;
      frame.next = frames.get(target.value as object);
      if (frame.next === undefined && !walked.has(target.value)) {
        walked.add(target.value); // Without any reference in it, it would be walked for each that leads to it.
        frame.next = gather(target.value, target.document);
      }
    }
    if (!stands(frame, frame.next)) targets.add(nameTarget(reference, document));
  }
  return { root, lost, targets };
}

/** Whether a reference stands in what it leads to: nobody uses a schema for being a part of itself. */
function stands(reference: Frame, target: Frame | undefined): boolean {
  if (target === undefined) return false;
  for (let { above } = reference; above !== undefined; { above } = above) if (above === target) return true;
  return false;
}

/** As written: one that leads to another reference names that, not what both lead to. */
function nameTarget(reference: string, { source }: SourceDocument): string {
  const hash = reference.indexOf("#");
  const location = hash === -1 ? reference : reference.slice(0, hash);
  const home = location === "" ? source : resolveLocation(source, location);
  return hash === -1 ? home : home + reference.slice(hash);
}
