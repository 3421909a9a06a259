import { type Change, type ChangeKind, type Rating, ratings } from "./change.ts";

/** How changes are rated where a team sees it otherwise. */
export interface Policy {
  /** Response keys and classes (`429`, `5XX`) that clients handle, so that a new one of them breaks nobody. */
  readonly handled?: readonly string[];
  /** By kind: the rating of all its changes, or of those about a code, a class (`4XX`) or `default`. */
  readonly ratings?: { readonly [kind in ChangeKind]?: Rating | Readonly<Record<string, Rating>> };
}

/** Where one code is new, or takes the place of another. */
const leadsToCode: readonly ChangeKind[] = [
  "success-code-changed",
  "success-code-added",
  "error-code-added",
  "error-code-replaced",
  "redirect-changed",
  "retriability-changed",
];

/**
 * How a policy rates a change: by the code that is new, else by the response key that it is about; the key itself
 * counts for more than its class. What the policy says nothing of keeps its rating, unless it is a new error that clients
 * handle.
 */
export function rateChange(
  { kind, rating, status, after }: Pick<Change, "kind" | "rating" | "status" | "after">,
  { handled = [], ratings: wishes = {} }: Policy,
): Rating {
  const key = leadsToCode.includes(kind) && after !== null && isResponseKey(after) ? after : status;
  const wish = wishes[kind];
  const wished = typeof wish === "object" ? findRating(wish, key) : wish;
  if (wished !== undefined) return wished;
  const isNewError = kind === "error-code-added" || kind === "error-code-replaced";
  const isHandled = isNewError && (handled.includes(key) || handled.includes(classOf(key)));
  return isHandled && isAtLeast(rating, "safe") ? "safe" : rating;
}

/** A key comes from a description, and may be the name of what every object has. */
function findRating(byKey: Readonly<Record<string, Rating>>, key: string): Rating | undefined {
  const held = [key, classOf(key)].find((name) => Object.hasOwn(byKey, name));
  return held === undefined ? undefined : byKey[held];
}

/** Whether a text is a response key that a description may have: `404`, `4XX`, `default`. */
export function isResponseKey(text: string): boolean {
  return /^(?:[1-5](?:\d\d|XX)|default)$/.test(text);
}

/** `4XX` of `404`; what is no code is its own class. */
function classOf(key: string): string {
  return /^\d{3}$/.test(key) ? `${key.charAt(0)}XX` : key;
}

/** Whether a rating is as grave as another, or graver. */
function isAtLeast(rating: Rating, threshold: Rating): boolean {
  return ratings.indexOf(rating) <= ratings.indexOf(threshold);
}

/** Whether a change makes the run fail: nobody has approved it, and it is rated at `failOn` or graver. */
export function isRefused(
  { rating, approval }: { readonly rating: Rating; readonly approval?: object },
  failOn: Rating | "never",
): boolean {
  return failOn !== "never" && approval === undefined && isAtLeast(rating, failOn);
}
