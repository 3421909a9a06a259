import type { Finding } from "../core/finding.ts";
import type { Safety, Splice } from "../core/fix.ts";

/** How a finding is mended, as a platform can show it. */
interface ShownFix {
  readonly title: string;
  readonly safety: Safety;
  readonly splices: readonly [Splice, ...Splice[]];
}

/** More than anybody looks at: what copies a large definition would make the report of a small file a large one. */
const [mostSplices, mostCharacters] = [1_000, 5_000];

/** Undefined where a finding cannot be mended, where that would be too much to show, or where no platform could write it. */
export function showFix({ fix }: Finding): ShownFix | undefined {
  if (fix === undefined || "refused" in fix) return undefined;
  const { title, safety, splices } = fix;
  const [first, ...others] = splices;
  if (first === undefined || splices.length > mostSplices) return undefined;
  if (splices.reduce((sum, { text }) => sum + text.length, 0) > mostCharacters) return undefined;
  // UTF-8 cannot hold the half of a character.
  return splices.some(({ text }) => /\p{Cs}/u.test(text)) ? undefined : { title, safety, splices: [first, ...others] };
}
