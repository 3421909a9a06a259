import type { Finding } from "../core/finding.ts";
import type { Safety, Splice } from "../core/fix.ts";
import type { DocumentText } from "./document-text.ts";
import type { Break } from "./find-breaks.ts";
import { Mender } from "./mender.ts";
import type { Changed } from "./relinter.ts";
import type { Refusal } from "./sort-out.ts";

export interface MendOptions {
  /** The boldest fixes that are made. */
  readonly allowed: Safety;
  /** What is found, and counts, with changes made. */
  readonly lint: (changed: Changed) => Promise<Found>;
  /** The path that the links of a document's name lead to. */
  readonly pathOf: (source: string) => string;
  /** What a document says on the disk. Throws a `UserError` where it cannot be read. */
  readonly read: (path: string) => Uint8Array;
  /** Why a file must not be written, as a clause. */
  readonly protects: (path: string) => string | undefined;
  /** How changes would break clients; without it, they may. */
  readonly breaks?: ((before: Changed, after: Changed) => Promise<readonly Break[]>) | undefined;
}

export interface Found {
  readonly findings: readonly Finding[];
  /** How many descriptions could not be checked. */
  readonly faults: number;
}

/** What was mended, and what was not. */
export interface Mending {
  readonly mended: readonly Finding[];
  readonly left: readonly Refusal[];
  /** What was not there before: nothing graver than what was mended. */
  readonly fresh: readonly Finding[];
  /** How many of what is left could be mended if more were allowed, by what that takes. */
  readonly more: ReadonlyMap<Safety, number>;
  readonly documents: readonly MendedDocument[];
  /** The bytes of those, by path. */
  readonly changed: Changed;
}

export interface MendedDocument {
  readonly path: string;
  readonly before: DocumentText;
  readonly after: DocumentText;
  /** The splices that led there, step by step: each step is about the text that the one before has left. */
  readonly steps: readonly (readonly Splice[])[];
}

/**
 * Mends what can be mended: as text, each change verified against the data that it must make, and only where the finding
 * is gone afterwards and nothing worse has come. Nothing is written.
 */
export async function mend(options: MendOptions): Promise<Mending> {
  return new Mender(options).run();
}
