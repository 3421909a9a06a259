import type { JsonPath } from "../openapi/json-path.ts";
import type { Finding, Identity, Range } from "./finding.ts";

/** A finding that does not count, and who said so. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly by: "extension" | "comment" | "baseline";
  readonly reason: string;
}

/** What a document says, as it is written, about findings that are not to be reported. */
export type Ignore = ExtensionIgnore | CommentIgnore;

/** A member of `x-statute-ignore`. The rules themselves go by it, in every host. */
export interface ExtensionIgnore extends IgnorePlace {
  readonly by: "extension";
  /** The member's name; undefined where `x-statute-ignore` has no members at all. */
  readonly code: string | undefined;
  readonly says: unknown;
  /** Whether a rule had something to report, and did not because of it. */
  readonly isUsed: boolean;
}

/** A comment `# statute-ignore …`, which nobody but our own program reads. */
export interface CommentIgnore extends IgnorePlace {
  readonly by: "comment";
  /** What follows the word `statute-ignore`. */
  readonly says: string;
  /** The nodes that begin on the line it speaks of, and with them all below. */
  readonly speaksFor: readonly JsonPath[];
}

interface IgnorePlace {
  readonly source: string;
  readonly path: JsonPath;
  readonly range: Range;
  /** As that of a finding: only where it was asked for. */
  readonly identity?: Identity;
}
