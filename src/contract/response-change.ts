import type { Place } from "../openapi/references.ts";
import type { ChangeKind } from "./change.ts";
import type { Verdict } from "./kinds.ts";

/** A change of what one response has. */
export interface ResponseChange {
  readonly kind: ChangeKind;
  /** The header field, in lower case. */
  readonly field?: string;
  readonly mediaType?: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Where it is not that of the kind. */
  readonly verdict?: Verdict | undefined;
  readonly base: Place;
  readonly head: Place;
}
