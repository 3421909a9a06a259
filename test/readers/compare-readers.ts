import { isDeepStrictEqual } from "node:util";
import { UserError } from "../../src/core/user-error.ts";
import { readFastYaml } from "../../src/engine/readers/fast-yaml.ts";
import { readYaml } from "../../src/engine/readers/read-yaml.ts";
import type { ParsedText } from "../../src/engine/readers/reader.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";
import { listPaths } from "./spectral-lines.ts";

/**
 * What the fast reader of YAML makes of a text, against the one that it stands in for: "left" if it leaves the text to
 * that one, "same" if both agree in the data, in the order of all keys and in the place of every path (of many paths, in
 * that of some 20,000), else the first difference.
 */
export function compareReaders(text: string): string {
  const fast = readFastYaml(text, "api.yaml");
  if (fast === undefined) return "left";
  let known: ParsedText;
  try {
    known = readYaml(text, "api.yaml");
  } catch (error) {
    if (error instanceof UserError) return `not refused: ${error.message}`;
    throw error;
  }
  const [diagnostic] = known.diagnostics;
  if (diagnostic !== undefined) return `not reported: ${diagnostic.message}`;
  if (!isDeepStrictEqual(fast.data, known.data)) return "other data";

  const paths = listPaths(known.data);
  if (!isDeepStrictEqual(listPaths(fast.data), paths)) return "other keys";
  const sample = [[], ["nothing", 1], ...samplePaths(paths)];
  const places = fast.locate(sample);
  const index = known.locate(sample).findIndex((range, at) => !isDeepStrictEqual(range, places[at]));
  return index === -1 ? "same" : `another place of ${JSON.stringify(sample[index])}`;
}

/** With those that lead on from the last one, to where there is nothing. */
function samplePaths(paths: readonly JsonPath[]): JsonPath[] {
  const step = Math.ceil(paths.length / 20_000);
  const last = paths.at(-1) ?? [];
  return [...paths.filter((_, index) => index % step === 0), [...last, "nothing"], [...last.slice(0, -1), 1000]];
}
