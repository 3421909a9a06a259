import type { JsonPath } from "../openapi/json-path.ts";
import type { Range } from "./finding.ts";
import type { Judgement } from "./judge.ts";
import type { Context } from "./rule.ts";

/** From the gentlest to the boldest; see the type `Fix`. */
export const safeties = ["safe", "suggested", "unsafe"] as const;

export type Safety = (typeof safeties)[number];

/** Whether fixes of a tier are made where `allowed` is the boldest one. */
export function isAllowed(safety: Safety, allowed: Safety): boolean {
  return safeties.indexOf(safety) <= safeties.indexOf(allowed);
}

/**
 * A change to a document, as plain data: what it does is said here, how the text is cut is not. `source` is the
 * document's absolute path, and `path` leads from its root to a node that is written there.
 */
export type Edit =
  /** Writes a member, and the objects on the way to it that are missing: last, or behind the sibling that is named, if it is there. */
  | (Spot & {
      readonly kind: "add";
      readonly keys: readonly [string, ...string[]];
      readonly value: unknown;
      readonly after?: string;
    })
  /** Takes a member away, its key included. */
  | (Spot & { readonly kind: "remove" })
  /** Gives a member another key. */
  | (Spot & { readonly kind: "rename"; readonly key: string })
  /** Puts quotes around a key that YAML takes for a number. */
  | (Spot & { readonly kind: "quote" })
  /** Puts a text in the place of another scalar. */
  | (Spot & { readonly kind: "set"; readonly value: string });

interface Spot {
  readonly source: string;
  readonly path: JsonPath;
}

/** A cut in the text of a document, and what comes into it. Offsets and columns count UTF-16 units, without a BOM. */
export interface Splice {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  readonly text: string;
}

/** How to mend one finding: the edits, or the reason why there can be none, as a clause: `it serves 403 too`. */
export type Plan =
  | {
      readonly edits: readonly [Edit, ...Edit[]];
      /** Where it differs from what the fix says of itself. */
      readonly title?: string;
      readonly safety?: Safety;
    }
  | { readonly refused: string };

/**
 * How to mend what a rule finds. A fix is *safe* when a client that follows HTTP is promised the same before and after;
 * *suggested* when it asserts something about the server that the author must confirm; *unsafe* when it changes or
 * removes a promise.
 */
export interface Fix {
  /** What it does, as an order: `Add \`Location\``. */
  readonly title: string;
  readonly safety: Safety;
  /** Undefined where only the author can tell what to write. */
  readonly plan: (found: Judgement, context: Context) => Plan | undefined;
}

/** How a finding can be mended: by splices all of which belong together, or not, and why. */
export type FindingFix = { readonly title: string; readonly safety: Safety } & (
  | { readonly edits: readonly Edit[]; readonly splices: readonly Splice[] }
  | { readonly refused: string }
);
