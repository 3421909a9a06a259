import { findDuplicateKeys, hidesDuplicateKeys } from "./find-duplicate-keys.ts";
import { LineTable } from "./line-table.ts";
import { locateInJson } from "./locate-json.ts";
import { buildPathTrie, findLocated } from "./path-trie.ts";
import type { ParsedText } from "./reader.ts";
import { surveyKeys } from "./survey-keys.ts";

/** Throws the SyntaxError of JSON.parse if the text is not JSON. */
export function readJson(text: string): ParsedText {
  const data: unknown = JSON.parse(text);
  const { keys, references } = surveyKeys(data);
  const diagnostics = hidesDuplicateKeys(text, keys) ? findDuplicateKeys(text, new LineTable(text)) : [];
  let lines: LineTable | undefined;

  return {
    data,
    diagnostics,
    listReferences: () => references,
    mentions: (word) => text.includes(word),
    listComments: () => [],
    locate(paths) {
      if (paths.length === 0) return [];
      lines ??= new LineTable(text);
      const table = lines;
      const { root, targets } = buildPathTrie(paths);
      locateInJson(text, root, data, table);
      return targets.map((target) => {
        const { start, end } = findLocated(target);
        return table.rangeOf(start, end);
      });
    },
  };
}
