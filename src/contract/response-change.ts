import type { Place } from "../openapi/references.ts";
import type { ChangeKind } from "./change.ts";
import type { Exception } from "./verdicts.ts";

/** A change of what one response has. */
export interface ResponseChange {
  readonly kind: ChangeKind;
  /** The header field, in lower case. */
  readonly field?: string;
  readonly mediaType?: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What may be judged otherwise than others of the kind. */
  readonly exception?: Exception | undefined;
  readonly base: Place;
  readonly head: Place;
}
