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
type SequenceNode = Omit<YAMLSequence, "items"> & { kind: Kind.SEQ; items: (TreeNode | null)[] };
export type MappingNode = Omit<YAMLMapping, "key" | "value"> & {
  kind: Kind.MAPPING;
  key: TreeNode;
  value: TreeNode | null;
};
type AliasNode = Omit<YAMLAnchorReference, "value"> & { kind: Kind.ANCHOR_REF; value: TreeNode | undefined };
type IncludeNode = YAMLNode & { kind: Kind.INCLUDE_REF };

export interface SyntaxFault {
  readonly reason: string;
  readonly offset: number;
}

interface YamlTree {
  /** The documents that hold anything. */
  readonly documents: readonly TreeNode[];
  readonly faults: readonly SyntaxFault[];
}

/**
 * Each fault lets the parser look at the rest of a line, or at all lines, again: past this many, it is slow without
 * end on what is no YAML anyway.
 */
const maxFaults = 100;

class TooManyFaults extends Error {}

export function loadYamlTree(text: string, source: string): YamlTree {
  try {
    return loadTree(text);
  } catch (error) {
    if (error instanceof TooManyFaults) return { documents: [], faults: [findFirstFault(text)] };
    if (error instanceof RangeError)
      throw new UserError(`${source} is nested too deeply to be read.`, "Move the inner parts into components.");
    // A tag or an anchor at a place where the parser counts on a value.
    throw new UserError(`${source} is not valid YAML.`, "Look for a tag (!) or an anchor (&) without a value.");
  }
}

function loadTree(text: string): YamlTree {
  const documents: TreeNode[] = [];
  const options = { ignoreDuplicateKeys: true, schema: tagsOnly, filename: limitFaults(text) };
  loadAll(padOpenEscape(text), (document) => documents.push(document as TreeNode), options);
  const faults = (documents[0]?.errors ?? [])
    .filter(({ isWarning }) => !isWarning)
    .map(({ reason, mark }) => ({ reason, offset: Math.min(mark.position, text.length) }));
  return { documents: faults.length > 0 ? documents.slice(0, 1) : documents.filter(holdsAnything), faults };
}

/** The parser says `name` once per fault it finds, and offers no other way to stop it. A tab is a fault to it as well. */
function limitFaults(text: string): string {
  let left = maxFaults;
  for (let tab = text.indexOf("\t"); tab !== -1; tab = text.indexOf("\t", tab + 1)) left += 2;
  const name = {
    toString(): string {
      left--;
      if (left < 0) throw new TooManyFaults();
      return "";
    },
  };
  return name as unknown as string;
}

/** Reads more and more lines until there is a fault in one that is not cut off by the end. */
function findFirstFault(text: string): SyntaxFault {
  let end = 0;
  for (let lines = 1; end < text.length; lines *= 2) {
    let lastLine = end;
    for (let line = 0; line < lines && end < text.length; line++) {
      lastLine = end;
      end = text.indexOf("\n", end) + 1 || text.length;
    }
    try {
      const fault = loadTree(text.slice(0, end)).faults.find(({ offset }) => offset < lastLine);
      if (fault !== undefined) return fault;
    } catch (error) {
      if (error instanceof TooManyFaults)
        return { reason: `more than ${maxFaults} syntax errors from here on`, offset: lastLine };
      throw error;
    }
  }
  return { reason: `more than ${maxFaults} syntax errors`, offset: 0 };
}

/**
 * An escape without all its digits (`"\U1`) makes the parser skip up to a line for each that is missing, in the last
 * lines past the end of the text, from where it never returns. Other texts stay as they are: the parser would find one
 * more of the blank lines that a block at the end keeps.
 */
function padOpenEscape(text: string): string {
  const hasOpenEscape = /\\(?:x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?![\da-fA-F]{8}))/.test(text);
  return hasOpenEscape ? text + "\n#".repeat(10) : text;
}

function holdsAnything(node: TreeNode): boolean {
  // What is written as nothing at all: even an empty text has quotes.
  return node.kind !== Kind.SCALAR || node.value !== "" || node.plainScalar !== true;
}

/**
 * The parser's default schema also guesses the type of every plain scalar, dates included; types are decided in
 * convert-scalar. And it mistakes `!!str 200` for a number, finds a fault in `!!int 200` and crashes over `!!binary`.
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
