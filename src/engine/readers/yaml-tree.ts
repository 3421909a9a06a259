import {
  Kind,
  loadAll,
  newScalar,
  type YAMLAnchorReference,
  type YAMLMapping,
  type YAMLNode,
  type YAMLScalar,
  type YAMLSequence,
  type YamlMap,
} from "@stoplight/yaml-ast-parser";
import { UserError } from "../../core/user-error.ts";

// The parser's own declarations leave out what it leaves out: items, values and the targets of aliases.
export type TreeNode = ScalarNode | MapNode | SequenceNode | MappingNode | AliasNode | IncludeNode;
export type ScalarNode = YAMLScalar & { kind: Kind.SCALAR };
export type MapNode = Omit<YamlMap, "mappings"> & { kind: Kind.MAP; mappings: MappingNode[] };
export type SequenceNode = Omit<YAMLSequence, "items"> & { kind: Kind.SEQ; items: (TreeNode | null)[] };
export type MappingNode = Omit<YAMLMapping, "key" | "value"> & {
  kind: Kind.MAPPING;
  key: TreeNode;
  value: TreeNode | null;
};
export type AliasNode = Omit<YAMLAnchorReference, "value"> & { kind: Kind.ANCHOR_REF; value: TreeNode | undefined };
type IncludeNode = YAMLNode & { kind: Kind.INCLUDE_REF };

export interface SyntaxFault {
  readonly reason: string;
  readonly offset: number;
}

export interface YamlTree {
  /** The documents that hold anything. */
  readonly documents: readonly TreeNode[];
  readonly faults: readonly SyntaxFault[];
}

/**
 * Each fault lets the parser look at the rest of a line, or at all lines, again: past this many, it is slow without
 * end on what is no YAML anyway.
 */
const maxFaults = 500;

export function loadYamlTree(text: string, source: string): YamlTree {
  const documents: TreeNode[] = [];
  const options = { ignoreDuplicateKeys: true, schema: tagsOnly, filename: limitFaults(text, source) };
  try {
    loadAll(padOpenEscape(text), (document) => documents.push(document as TreeNode), options);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof RangeError)
      throw new UserError(`${source} is nested too deeply to be read.`, "Move the inner parts into components.");
    // A tag or an anchor at a place where the parser counts on a value.
    throw new UserError(`${source} is not valid YAML.`, "Look for a tag (!) or an anchor (&) without a value.");
  }
  const faults = (documents[0]?.errors ?? [])
    .filter(({ isWarning }) => !isWarning)
    .map(({ reason, mark }) => ({ reason, offset: Math.min(mark.position, text.length) }));
  return { documents: faults.length > 0 ? documents.slice(0, 1) : documents.filter(holdsAnything), faults };
}

/** The parser says `name` once per fault it finds, and offers no other way to stop it. A tab is a fault to it as well. */
function limitFaults(text: string, source: string): string {
  let left = maxFaults;
  for (let tab = text.indexOf("\t"); tab !== -1; tab = text.indexOf("\t", tab + 1)) left += 2;
  const name = {
    toString(): string {
      left--;
      if (left >= 0) return source;
      throw new UserError(
        `${source} is not YAML: it has more than ${maxFaults} syntax errors.`,
        "Is it the right file?",
      );
    },
  };
  return name as unknown as string;
}

/** An escape that is cut off by the end of the text (`"\x`) makes the parser read past it and never return. */
function padOpenEscape(text: string): string {
  const longestEscape = "\\U0010FFFF".length;
  if (!text.slice(-longestEscape - 2).includes("\\")) return text;
  return `${text}\n#${" ".repeat(2 * longestEscape)}`;
}

function holdsAnything(node: TreeNode): boolean {
  return node.kind !== Kind.SCALAR || node.startPosition !== -1;
}

/**
 * The parser's default schema also guesses the type of every plain scalar, dates included, which takes a third of its
 * time; types are decided in convert-yaml. And it mistakes `!!str 200` for a number, fails on `!!int 200`, and so on.
 */
const tagsOnly = {
  compiledImplicit: [],
  compiledTypeMap: Object.fromEntries(
    [
      ...["str", "null", "bool", "int", "float", "timestamp", "binary", "merge"].map((tag) => [tag, "scalar"] as const),
      ...["map", "set"].map((tag) => [tag, "mapping"] as const),
      ...["seq", "omap", "pairs"].map((tag) => [tag, "sequence"] as const),
    ].map(([tag, kind]) => [
      `tag:yaml.org,2002:${tag}`,
      { tag, kind, resolve: () => true, construct: tag === "str" || tag === "binary" ? readAsString : keepNode },
    ]),
  ),
};

function readAsString(node: YAMLScalar | null): YAMLNode {
  const scalar = node ?? newScalar();
  scalar.plainScalar = false;
  return scalar;
}

function keepNode(node: YAMLNode | null): YAMLNode | null {
  return node;
}
