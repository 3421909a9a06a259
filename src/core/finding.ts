import type { JsonPath } from "../openapi/json-path.ts";
import type { FindingFix } from "./fix.ts";
import type { Severity } from "./severity.ts";

/** A place in a text. Both numbers count from zero; `character` counts UTF-16 units, as Spectral and LSP do. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From the first character to the one after the last. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place that takes part in a finding without being where it must be mended: a user of a shared response. */
export interface RelatedPlace {
  readonly label: string;
  readonly source: string;
  readonly path: JsonPath;
  readonly range: Range;
}

/** What stays the same of a finding when its lines move, its message is worded anew or its file is reordered. */
export interface Identity {
  /** A hash of rule, document, `pointer` and response key: 32 hexadecimal digits; no two findings of a run have the same. */
  readonly fingerprint: string;
  /** Where it stands, in words that a renamed path parameter does not change: `/paths/~1users~1{}/get/responses/404`. */
  readonly pointer: string;
  /** The `operationId` of the operation that it stands in. */
  readonly operationId?: string;
  /** A hash of what stands there, by which a block that moved is known again. */
  readonly content: string;
}

/** One defect, at the place where it must be mended. Everything after the engine works on these. */
export interface Finding {
  /**
   * The rule's id; for what the readers say, `parser`, `invalid-ref`, `ref-not-loaded` or `unquoted-status-key`; for
   * what is wrong with a suppression, `unused-ignore`, `expired-ignore`, `ignore-without-reason` or `invalid-ignore`.
   */
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
  /** Absolute path of the document that holds the defect (for standard input, the name given to it). */
  readonly source: string;
  readonly path: JsonPath;
  /** The key or scalar that is wrong. */
  readonly range: Range;
  readonly documentationUrl?: string;
  /** The operation, such as `GET /pets`, when there is only one that the finding is about. */
  readonly operation?: string;
  /** The response key that it is about, such as `429`: a shared response is judged under each of its keys. */
  readonly responseKey?: string;
  /** Who uses the shared definition that it is about. */
  readonly related?: readonly RelatedPlace[];
  /** Only where it was asked for, as it takes time: see `identify` of the engine's options. */
  readonly identity?: Identity;
  /** Only where it was asked for, and where its rule has one; see `fixes` of the engine's options. */
  readonly fix?: FindingFix;
}
