import { findDuplicateKeys, hidesDuplicateKeys } from "./find-duplicate-keys.ts";
import { indexJson } from "./index-json.ts";
import { LineTable } from "./line-table.ts";
import { locateInJson } from "./locate-json.ts";
import { buildPathTrie, findLocated } from "./path-trie.ts";
import type { ParsedText } from "./reader.ts";
import { readKey } from "./scan-json.ts";
import { surveyKeys } from "./survey-keys.ts";
import type { WrittenText } from "./written.ts";
import { describeRecords } from "./written-records.ts";

/** Throws the SyntaxError of JSON.parse if the text is not JSON. */
export function readJson(text: string): ParsedText {
  const data: unknown = JSON.parse(text);
  const { keys, references } = surveyKeys(data);
  const diagnostics = hidesDuplicateKeys(text, keys) ? findDuplicateKeys(text, new LineTable(text)) : [];
  let lines: LineTable | undefined;
  let written: WrittenText | undefined;

  return {
    data,
    diagnostics,
    listReferences: () => references,
    hasNumberKeys: () => false,
    listNumberKeys: () => [],
    mentions: (word) => text.includes(word),
    listComments: () => [],
    describe() {
      lines ??= new LineTable(text);
      written ??= {
        text,
        lines,
        isJson: true,
        hasAliases: false,
        root: describeRecords(text, indexJson(text), readKey),
      };
      return written;
    },
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
