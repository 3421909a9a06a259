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
  /**
   * The value of every `$ref` in the text, found without a look at its structure, so those of examples too; undefined
   * where that cannot be told for sure.
   */
  listReferences(): readonly string[] | undefined;
  /**
   * The ranges of many paths, in the order given, from one pass over the text. A path to an object or array under a
   * key gives the key; one to a scalar, the scalar; one to an item of a sequence, the first line of the item. A path
   * that leads nowhere gives its nearest existing ancestor.
   */
  locate(paths: readonly JsonPath[]): Range[];
}
