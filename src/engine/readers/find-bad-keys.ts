import { Kind } from "@stoplight/yaml-ast-parser";
import type { JsonPath } from "../../openapi/json-path.ts";
import { convertKey } from "./convert-scalar.ts";
import { resolveKey } from "./convert-yaml.ts";
import { describeDuplicateKey } from "./find-duplicate-keys.ts";
import { findEndOfFirstLine, type LineTable } from "./line-table.ts";
import type { Diagnostic } from "./reader.ts";
import type { MappingNode, TreeNode } from "./yaml-tree.ts";

/** Names the keys that are written twice, at the later place, and those that are no scalars and are left out. */
export function findBadKeys(text: string, root: TreeNode, lines: LineTable): Diagnostic[] {
  const found: Diagnostic[] = [];

  function walk(node: TreeNode | null, path: JsonPath): void {
    if (node?.kind === Kind.SEQ) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    else if (node?.kind === Kind.MAP) walkMappings(node.mappings, path);
    else if (node?.kind === Kind.MAPPING) walkMappings([node], path);
  }

  function walkMappings(mappings: readonly MappingNode[], path: JsonPath): void {
    const keys = new Set<string>();
    for (const { key: keyNode, value } of mappings) {
      const { startPosition, endPosition } = keyNode;
      if (startPosition < 0) continue; // What the parser makes of a comma too many.
      const scalar = resolveKey(keyNode);
      if (scalar === undefined) {
        const end = findEndOfFirstLine(text, startPosition, Math.min(endPosition, text.length));
        const message = "This key is not a string, so it is left out together with its value.";
        found.push({ message, path, range: lines.rangeOf(startPosition, end) });
        continue;
      }
      const key = convertKey(scalar);
      const at = [...path, key];
      if (keys.has(key)) found.push(describeDuplicateKey(key, at, lines, startPosition, endPosition));
      if (key !== "<<") keys.add(key);
      walk(value, at);
    }
  }

  walk(root, []);
  return found;
}
