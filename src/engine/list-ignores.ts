import { ignoreExtension } from "../core/ignores.ts";
import type { CommentIgnore, ExtensionIgnore } from "../core/suppression.ts";
import { isObject, member } from "../openapi/json-object.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { isDescribed } from "./check-references.ts";
import type { ReadDocument } from "./document-store.ts";

/** A member of `x-statute-ignore`, and the object that holds the extension. */
export type WrittenIgnore = Omit<ExtensionIgnore, "isUsed" | "identity"> & { readonly holder: unknown };

/** What a document says under `x-statute-ignore`, wherever it is description and not data. */
export function listExtensions({ source, data, parsed }: ReadDocument): WrittenIgnore[] {
  const found: Omit<WrittenIgnore, "range">[] = [];
  const seen = new Set<unknown>();
  const open: Frame[] = [{ value: data, above: undefined, key: undefined }];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    const { value: holder } = frame;
    if (typeof holder !== "object" || holder === null || seen.has(holder)) continue;
    seen.add(holder);
    const said = isObject(holder) ? member(holder, ignoreExtension) : undefined;
    if (said !== undefined) {
      const path = [...pathOf(frame), ignoreExtension];
      const codes = isObject(said) ? Object.keys(said) : [];
      for (const code of codes)
        found.push({ by: "extension", code, says: member(said, code), source, path: [...path, code], holder });
      if (codes.length === 0) found.push({ by: "extension", code: undefined, says: said, source, path, holder });
    }
    for (const [key, value] of Object.entries(holder))
      if (isDescribed(frame.key, key)) open.push({ value, above: frame, key });
  }
  const ranges = parsed.locate(found.map(({ path }) => path));
  return found.flatMap((ignore, index) => {
    const range = ranges[index];
    return range === undefined ? [] : [{ ...ignore, range }];
  });
}

/** What a document says in comments `# statute-ignore …`; another comment may stand before it on the line. */
export function listComments({ source, parsed }: ReadDocument): Omit<CommentIgnore, "identity">[] {
  return parsed.listComments().flatMap(({ text, range, speaksFor }) => {
    const says = /#\s*statute-ignore(?!\S)(.*)$/.exec(text)?.[1]?.trim();
    if (says === undefined) return [];
    return [{ by: "comment" as const, says, speaksFor, source, path: speaksFor[0] ?? [], range }];
  });
}

interface Frame {
  readonly value: unknown;
  readonly above: Frame | undefined;
  readonly key: string | undefined;
}

function pathOf(frame: Frame): JsonPath {
  const keys: string[] = [];
  for (let at: Frame | undefined = frame; at?.key !== undefined; at = at.above) keys.push(at.key);
  return keys.reverse();
}
