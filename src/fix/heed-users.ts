import type { Finding } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import { showEdits } from "../engine/join-fixes.ts";
import { once } from "../openapi/once.ts";
import type { Uses } from "./uses.ts";

/** A description that refers to a document. */
export interface User {
  /** As people call it. */
  readonly name: string;
  /** How what is found in it can be mended; undefined where it cannot be checked. */
  readonly fixes: readonly FindingFix[] | undefined;
  readonly uses: () => Uses | undefined;
}

/** Who refers to a document, and whether there may be others that nobody knows of. */
export interface Users {
  readonly known: readonly User[];
  readonly areAll: boolean;
}

/**
 * Refuses the fixes that would change what other descriptions are made of, where those do not ask for the same.
 * `usersOf` tells who refers to the document of that name, `isOwn` whether it is one of those that are mended.
 */
export function heedUsers(
  findings: readonly Finding[],
  usersOf: (source: string) => Users,
  isOwn: (source: string) => boolean,
): readonly Finding[] {
  const refuse = createRefuser(usersOf, isOwn);
  return findings.map((finding) => {
    const { fix } = finding;
    if (fix === undefined) return finding;
    const refused = refuse(fix);
    return refused === undefined ? finding : { ...finding, fix: { title: fix.title, safety: fix.safety, refused } };
  });
}

function createRefuser(usersOf: (source: string) => Users, isOwn: (source: string) => boolean) {
  const asked = new Map<User, () => ReadonlySet<string | undefined>>();
  const asksFor = (user: User, fix: FindingFix) => {
    const list = asked.get(user) ?? once(() => new Set(user.fixes?.map(showEdits)));
    asked.set(user, list);
    return list().has(showEdits(fix));
  };
  return (fix: FindingFix): string | undefined => {
    if ("refused" in fix) return undefined;
    for (const source of new Set(fix.edits.map((edit) => edit.source))) {
      const { known, areAll } = usersOf(source);
      for (const user of known) {
        if (asksFor(user, fix)) continue;
        const uses = user.fixes && user.uses();
        if (uses === undefined) return `${user.name} may use it too, and cannot be checked`;
        if (fix.edits.some((edit) => uses.concern(edit))) return `${user.name} uses it too, and does not ask for this`;
      }
      if (!areAll && !isOwn(source)) return "others may use it too: name them as `files` in the configuration";
    }
    return undefined;
  };
}
