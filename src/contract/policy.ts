import type { ChangeKind, Rating } from "./change.ts";

/** How changes are rated where a team sees it otherwise. */
export interface Policy {
  /** Response keys and classes (`429`, `5XX`) that clients handle, so that a new one of them breaks nobody. */
  readonly handled?: readonly string[];
  /** By kind: the rating of all its changes, or of those about a code, a class (`4XX`) or `default`. */
  readonly ratings?: { readonly [kind in ChangeKind]?: Rating | Readonly<Record<string, Rating>> };
}
