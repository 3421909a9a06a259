import { getLocationForJsonPath, parseWithPointers } from "@stoplight/yaml";
import type { JsonPath } from "../../src/openapi/json-path.ts";

/** The data that Spectral reads, and the line on which it has a finding at each path start; undefined: nowhere. */
export function readLikeSpectral(text: string, paths: readonly JsonPath[]) {
  const parsed = parseWithPointers(text, { ignoreDuplicateKeys: false, mergeKeys: true });
  const lines = paths.map((path) => getLocationForJsonPath(parsed, path.map(String))?.range.start.line);
  return { data: parsed.data as unknown, lines };
}

/** The paths of a document's values, the root's left out. */
export function listPaths(data: unknown, limit = Number.POSITIVE_INFINITY): JsonPath[] {
  const paths: JsonPath[] = [];
  const open: [JsonPath, unknown][] = [[[], data]];
  for (let next = open.pop(); next !== undefined && paths.length < limit; next = open.pop()) {
    const [path, value] = next;
    if (typeof value !== "object" || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      paths.push(at);
      open.push([at, child]);
    }
  }
  return paths;
}
