import type { Node, References } from "../openapi/references.ts";

/** More than a response says, and deeper than anybody nests what it says. */
const [maxLength, maxDepth] = [20_000, 40];

/** A value as text, references followed and the members of objects in order: the same wherever its parts are written. */
export function writeResolved(references: References, node: Node | undefined): string {
  let written = "";
  const open = new Set<unknown>();
  const write = (one: Node, depth: number): void => {
    const { value } = one;
    if (typeof value !== "object" || value === null) {
      written += JSON.stringify(value) ?? "";
      return;
    }
    // What leads back to itself ends here.
    if (open.has(value) || depth > maxDepth) return;
    open.add(value);
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value).sort();
    for (const key of keys) {
      if (written.length > maxLength) break;
      const held = references.child(one, key);
      if (held === undefined) continue;
      written += `${JSON.stringify(key)}:`;
      write(held, depth + 1);
      written += ";";
    }
    open.delete(value);
  };
  if (node !== undefined) write(node, 0);
  return written;
}
