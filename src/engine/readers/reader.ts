import type { Range } from "../../core/finding.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import type { WrittenText } from "./written.ts";

/** A fault that leaves the rest of the document readable, such as a key written twice. */
export interface Diagnostic {
  readonly message: string;
  readonly path: JsonPath;
  readonly range: Range;
}

/** A comment, which only YAML has. */
export interface Comment {
  /** From its `#` to the end of the line. */
  readonly text: string;
  readonly range: Range;
  /**
   * The outermost keys and items that begin on its line; where it has the line for itself, on the next one that is no
   * comment.
   */
  readonly speaksFor: readonly JsonPath[];
  /** Whether it has the line for itself. */
  readonly isAlone: boolean;
}

/** A text turned into plain data, with the means to say where a value stands in it. */
export interface ParsedText {
  readonly data: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * The value of every `$ref` in the text, found without a look at its structure, so those of examples too; undefined
   * where that cannot be told for sure.
   */
  listReferences(): readonly string[] | undefined;
  /** Whether a key may be written as a number of three digits, in which only YAML has numbers. */
  hasNumberKeys(): boolean;
  /** Those of the paths whose last key is written so, in the order of the text, each key once. */
  listNumberKeys(paths: readonly JsonPath[]): readonly JsonPath[];
  /** Whether a word occurs anywhere in the text. */
  mentions(word: string): boolean;
  listComments(): readonly Comment[];
  /** How it is written, to change parts of it; or why none should be changed, as a clause. Each time the same. */
  describe(): WrittenText | { readonly refused: string };
  /**
   * The ranges of many paths, in the order given, from one pass over the text. A path to an object or array under a
   * key gives the key; one to a scalar, the scalar; one to an item of a sequence, the first line of the item. A path
   * that leads nowhere gives its nearest existing ancestor.
   */
  locate(paths: readonly JsonPath[]): Range[];
}
