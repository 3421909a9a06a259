import { readBlocks } from "./fast-yaml-blocks.ts";
import { unsure } from "./fast-yaml-cursor.ts";
import { cutKey } from "./fast-yaml-scalars.ts";
import { LineTable } from "./line-table.ts";
import { holdsNumberKeys, locateInRecords } from "./locate-fast-yaml.ts";
import { selectNumberKeys } from "./number-keys.ts";
import { buildPathTrie, findLocated } from "./path-trie.ts";
import { readYaml } from "./read-yaml.ts";
import type { ParsedText } from "./reader.ts";
import { surveyKeys } from "./survey-keys.ts";
import type { WrittenText } from "./written.ts";
import { describeRecords } from "./written-records.ts";

/**
 * Reads the YAML that most descriptions are written in, exactly as `readYaml` does, which can take over where more than
 * that is asked for; undefined for all other YAML, and for whatever may be a fault. The text, which must hold no null
 * character, is rewritten as JSON, for JSON.parse to build the data: it does that faster than any code of ours.
 */
export function readFastYaml(text: string, source: string): ParsedText | undefined {
  const rewritten = rewrite(text);
  if (rewritten === undefined) return undefined;
  const { json, keys, nodes } = rewritten;
  const data: unknown = JSON.parse(json);
  const survey = surveyKeys(data);
  // Where a key is written twice, fewer are left.
  if (survey.keys !== keys) return undefined;
  let lines: LineTable | undefined;
  let written: WrittenText | undefined;

  return {
    data,
    diagnostics: [],
    listReferences: () => survey.references,
    hasNumberKeys: () => holdsNumberKeys(text, nodes),
    listNumberKeys: (paths) => selectNumberKeys(text, paths, (root) => locateInRecords(text, nodes, root)),
    mentions: (word) => text.includes(word),
    listComments: () => readYaml(text, source).listComments(),
    describe() {
      lines ??= new LineTable(text);
      written ??= { text, lines, isJson: false, hasAliases: false, root: describeRecords(text, nodes, cutKey) };
      return written;
    },
    locate(paths) {
      if (paths.length === 0) return [];
      lines ??= new LineTable(text);
      const table = lines;
      const { root, targets } = buildPathTrie(paths);
      locateInRecords(text, nodes, root);
      return targets.map((target) => {
        const { start, end } = findLocated(target);
        return table.rangeOf(start, end);
      });
    },
  };
}

function rewrite(
  text: string,
): { readonly json: string; readonly keys: number; readonly nodes: Int32Array } | undefined {
  try {
    const cursor = readBlocks(text);
    return { json: cursor.takeJson(), keys: cursor.keys, nodes: cursor.nodes };
  } catch (error) {
    if (error === unsure) return undefined;
    throw error;
  }
}
