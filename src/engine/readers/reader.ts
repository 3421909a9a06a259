import type { Range } from "../../core/finding.ts";
import type { JsonPath } from "../../openapi/json-path.ts";

/** A fault that leaves the rest of the document readable, such as a key written twice. */
export interface Diagnostic {
  readonly message: string;
  readonly path: JsonPath;
  readonly range: Range;
}

/** A text turned into plain data, with the means to say where a value stands in it. */
export interface ParsedText {
  readonly data: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether each value stands in one place only; an alias of YAML puts one into several. */
  readonly isTree: boolean;
  /**
   * The ranges of many paths, in the order given, from one pass over the text. A path to an object or array under a
   * key gives the key; one to a scalar, the scalar; one to an item of a sequence, the first line of the item. A path
   * that leads nowhere gives its nearest existing ancestor.
   */
  locate(paths: readonly JsonPath[]): Range[];
}
