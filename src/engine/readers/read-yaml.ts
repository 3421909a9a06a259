import { UserError } from "../../core/user-error.ts";
import { convertYaml } from "./convert-yaml.ts";
import { describeFaults, explainFault } from "./describe-syntax-fault.ts";
import { findBadKeys } from "./find-bad-keys.ts";
import { LineTable } from "./line-table.ts";
import { listComments } from "./list-comments.ts";
import { listYamlReferences } from "./list-yaml-references.ts";
import { locateInYaml } from "./locate-yaml.ts";
import { numberKey, selectNumberKeys } from "./number-keys.ts";
import { buildPathTrie, findLocated } from "./path-trie.ts";
import type { ParsedText } from "./reader.ts";
import { describePosition, TextFault } from "./text-fault.ts";
import type { WrittenText } from "./written.ts";
import { describeTree } from "./written-yaml.ts";
import { loadYamlTree, type SyntaxFault, type TreeNode } from "./yaml-tree.ts";

/** Throws a UserError that names the source if the text is not one YAML document that can be worked with. */
export function readYaml(text: string, source: string): ParsedText {
  const { documents, faults } = loadYamlTree(text, source);
  let lines: LineTable | undefined;
  function getLines(): LineTable {
    lines ??= new LineTable(text);
    return lines;
  }

  const [root, second] = documents;
  const [fault] = faults;
  if (second !== undefined) throw refuseSecondDocument(second, source, getLines());
  if (root === undefined) {
    if (fault !== undefined) throw refuseSyntax(fault, source, getLines());
    throw new UserError(`${source} holds nothing but comments.`, "Write a description into it.");
  }
  const { data, hasBadKeys } = convertYaml(root, source);
  if (fault !== undefined && !isDescription(data)) throw refuseSyntax(fault, source, getLines());
  let written: WrittenText | undefined;
  const diagnostics = faults.length === 0 ? [] : describeFaults(text, faults, getLines());
  if (hasBadKeys) for (const diagnostic of findBadKeys(text, root, getLines())) diagnostics.push(diagnostic);

  return {
    data,
    diagnostics,
    listReferences: () => listYamlReferences(text),
    hasNumberKeys: () => numberKey.test(text),
    listNumberKeys: (paths) => selectNumberKeys(text, paths, (wanted) => locateInYaml(text, root, wanted)),
    mentions: (word) => text.includes(word),
    listComments: () => listComments(text, root, getLines()),
    describe() {
      if (fault !== undefined) return { refused: "the document has syntax errors" };
      written ??= { text, lines: getLines(), isJson: false, ...describeTree(text, root) };
      return written;
    },
    locate(paths) {
      if (paths.length === 0) return [];
      const { root: wanted, targets } = buildPathTrie(paths);
      locateInYaml(text, root, wanted);
      return targets.map((target) => {
        const { start, end } = findLocated(target);
        return getLines().rangeOf(Math.max(start, 0), Math.max(end, 0));
      });
    },
  };
}

/** Enough of it can be read to be worth checking, with the syntax faults among the findings. */
function isDescription(data: unknown): boolean {
  return (
    typeof data === "object" && data !== null && (Object.hasOwn(data, "openapi") || Object.hasOwn(data, "swagger"))
  );
}

function refuseSyntax(fault: SyntaxFault, source: string, lines: LineTable): UserError {
  return new TextFault(source, lines.positionAt(fault.offset), "is not valid YAML", explainFault(fault));
}

function refuseSecondDocument(second: TreeNode, source: string, lines: LineTable): UserError {
  const place = describePosition(lines.positionAt(Math.max(second.startPosition, 0)));
  const message = `${source} holds more than one YAML document: the second begins at ${place}.`;
  return new UserError(message, "Put each description into a file of its own.");
}
