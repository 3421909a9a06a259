import type { Place } from "../openapi/references.ts";

/** What can happen to the contract of an operation. */
export const changeKinds = [
  "operation-added",
  "operation-removed",
  "success-code-changed",
  "success-code-removed",
  "success-code-added",
  "error-code-removed",
  "error-code-added",
  "error-code-replaced",
  "range-narrowed",
  "range-widened",
  "default-added",
  "default-removed",
  "redirect-changed",
  "retriability-changed",
  "field-removed",
  "field-weakened",
  "field-added",
  "content-removed",
  "content-added",
  "media-type-removed",
  "media-type-added",
  "error-shape-changed",
  "errors-hidden",
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/**
 * What a change means for those on the other side, the gravest first: `breaking`, what works today fails; `risky`, some
 * clients fail, or lose what they go by; `safe`, they need not change; `note`, good to know.
 */
export const ratings = ["breaking", "risky", "safe", "note"] as const;

export type Rating = (typeof ratings)[number];

/** One change of what an API promises, as the descriptions of two times tell it. */
export interface Change {
  readonly kind: ChangeKind;
  /** By default; a policy may rate it otherwise. */
  readonly rating: Rating;
  /** As the newer description names it, a removed one as the older does: `GET /pets/{petId}`, `POST newPet (webhook)`. */
  readonly operation: string;
  /** The response key that it is about: `404`, `4XX`, `default`, the older one where it has changed; empty for a whole operation. */
  readonly status: string;
  /** The header field, in lower case. */
  readonly field?: string;
  readonly mediaType?: string;
  /** In a few words; null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Why it matters to clients, or does not: one sentence. */
  readonly reason: string;
  /** The same for the same change, however the paths' parameters are named: what fingerprints are made of. */
  readonly subject: string;
  /** Where it stood; of what is new, nowhere. */
  readonly base?: Place;
  /** Where it stands; of what is gone, where it is missing. */
  readonly head?: Place;
}
