import type { Finding } from "../core/finding.ts";
import type { Splice } from "../core/fix.ts";
import { groupBy } from "../core/group-by.ts";
import type { View } from "./format.ts";
import { breakLinks, toUri } from "./places.ts";
import { plainText } from "./plain-text.ts";
import { showFix } from "./show-fix.ts";

/** The fixes of a SARIF result: one at the most, whose changes belong together, whatever its tier, which is told. */
export function describeFixes(finding: Finding, { filePath }: Pick<View, "filePath">): readonly object[] {
  const shown = showFix(finding);
  if (shown === undefined) return [];
  const { title, safety, splices } = shown;
  const bySource = [...groupBy(splices, ({ source }) => source)];
  return [
    {
      description: { text: `${breakLinks(plainText(title, 1_000))} (${safety})` },
      artifactChanges: bySource.map(([source, ofOne]) => ({
        artifactLocation: { uri: toUri(filePath(source)) },
        replacements: ofOne.map(describeReplacement),
      })),
    },
  ];
}

/** Its columns are in UTF-16 units, as those of the run are; an empty region is the place where something comes in. */
function describeReplacement({ range: { start, end }, text }: Splice) {
  return {
    deletedRegion: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
    ...(text !== "" && { insertedContent: { text } }),
  };
}
