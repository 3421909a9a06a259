import type { ChangeKind } from "../contract/change.ts";
import type { Finding } from "../core/finding.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { RatedChange } from "../report/delta.ts";

/** A place in the newer description, and the response key that it is under. */
export interface Followed {
  readonly source: string;
  readonly path: JsonPath;
  readonly status: string;
}

/** Those by which one response takes the place of another, so that its parts go on under another key. */
const replacing: ReadonlySet<ChangeKind> = new Set([
  "success-code-changed",
  "error-code-replaced",
  "redirect-changed",
  "retriability-changed",
]);

/**
 * Tells where what was found within a response stands now, if the response's code was replaced. What was found of the
 * response as a whole is not followed: it may well be about the code, and the new one is to be judged by itself.
 */
export function createFollower(changes: readonly RatedChange[]): (finding: Finding) => Followed | undefined {
  const moves = new Map<string, Followed>();
  for (const { kind, base, head, before, after } of changes)
    if (replacing.has(kind) && base !== undefined && head !== undefined && before !== null && after !== null)
      moves.set(name(base.source, base.path), { source: head.source, path: head.path, status: after });
  return ({ source, path }) => {
    for (let length = 1; moves.size > 0 && length < path.length; length++) {
      const response = moves.get(name(source, path.slice(0, length)));
      if (response !== undefined) return { ...response, path: [...response.path, ...path.slice(length)] };
    }
    return undefined;
  };
}

function name(source: string, path: JsonPath): string {
  return `${source}#${formatPointer(path)}`;
}
