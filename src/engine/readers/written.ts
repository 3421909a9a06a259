import type { LineTable } from "./line-table.ts";

/** How a value is written. */
export type Form =
  | "block mapping"
  | "flow mapping"
  | "block sequence"
  | "flow sequence"
  /** An item `key: value` of a flow sequence, without braces. */
  | "pair"
  /** On its line, in quotes or without; or on several lines, but not as a block. */
  | "scalar"
  | "block scalar"
  /** Behind a key or dash, nothing: that is null. */
  | "nothing"
  | "alias"
  /** With a tag that the reader does not know. */
  | "unknown";

/** A value as the text has it. Offsets are those of the text; for nothing, and for what has no place, -1. */
export interface Written {
  readonly form: Form;
  /** Its first character; behind its anchor and its tag. */
  readonly start: number;
  /** The offset after its last character; of a collection in block style and of a block scalar, not to be relied on. */
  readonly end: number;
  /** The members or items, in the order of the text; each time the same. */
  readonly children: readonly WrittenChild[];
  /** The name of its anchor, where an alias elsewhere stands for the same. */
  readonly sharedAs?: string | undefined;
}

export interface WrittenChild {
  /** What it is called in the data; undefined for an item, and for a member whose key is no string. */
  readonly key: string | undefined;
  /** With the quotes. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Written;
  /** Whether its key is a `<<` that merges other mappings into its own. */
  readonly isMerge: boolean;
  /** The key has an anchor that is used elsewhere, or is an alias. */
  readonly isKeyShared: boolean;
}

/** A text as it is written: what is to be known to change a part of it and nothing else. */
export interface WrittenText {
  /** Without a BOM. */
  readonly text: string;
  readonly lines: LineTable;
  readonly isJson: boolean;
  /** Whether there are anchors with aliases. */
  readonly hasAliases: boolean;
  readonly root: Written;
}

/** Where the content of a block scalar ends; that of one that keeps the blank lines behind it, after these. */
export function endOfBlockScalar(text: string, start: number, end: number): number {
  let header = start + 1;
  while (/[-+0-9]/.test(text.charAt(header))) if (text.charAt(header++) === "+") return Math.min(end, text.length);
  let last = Math.min(end, text.length);
  while (last > header && (text.charCodeAt(last - 1) === 0x0a || text.charCodeAt(last - 1) === 0x0d)) last--;
  return last;
}
