import type { JsonPath } from "../../openapi/json-path.ts";
import { buildPathTrie, type WantedNode } from "./path-trie.ts";

/** A key that YAML takes for a number of three digits, if it is no text that goes on over lines. */
export const numberKey = /(?:^|[{,?])[ \t]*[1-9]\d\d[ \t]*:/m;

/**
 * Those of the paths whose last key is written as a number without quotes, in the order of the text, each key once.
 * `locate` places the wanted nodes.
 */
export function selectNumberKeys(
  text: string,
  paths: readonly JsonPath[],
  locate: (root: WantedNode) => void,
): readonly JsonPath[] {
  const { root, targets } = buildPathTrie(paths);
  locate(root);
  const byStart = new Map<number, JsonPath>();
  for (const [index, path] of paths.entries()) {
    const { start = -1, end = -1 } = targets[index] ?? {};
    const isNumber = start !== -1 && text.slice(start, end) === path.at(-1) && isBare(text, start);
    if (isNumber && !byStart.has(start)) byStart.set(start, path);
  }
  return [...byStart].sort(([one], [other]) => one - other).map(([, path]) => path);
}

/** Whether neither a tag nor an anchor stands before a key, which would make another thing of it. */
function isBare(text: string, start: number): boolean {
  let before = start - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  return before < 0 || "\n\r{,?".includes(text.charAt(before));
}
