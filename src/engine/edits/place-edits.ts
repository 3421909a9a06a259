import type { Edit, Splice } from "../../core/fix.ts";
import type { ParsedText } from "../readers/reader.ts";
import type { WrittenText } from "../readers/written.ts";
import { compareCuts } from "./apply-splices.ts";
import type { Cut } from "./cut.ts";
import { cutBlock, fillBlock } from "./cut-block.ts";
import { cutFlow } from "./cut-flow.ts";
import { cutKey, cutValue } from "./cut-token.ts";
import { type Changes, gatherChanges, inTheWay } from "./gather-changes.ts";
import { Layout } from "./layout.ts";
import { Refusal } from "./refusal.ts";

/** Where edits of one document cut its text, and what they put there; or why they cannot, as a clause. */
export function placeEdits(
  parsed: ParsedText,
  edits: readonly Edit[],
): { readonly splices: readonly Splice[] } | { readonly refused: string } {
  const written = parsed.describe();
  if ("refused" in written) return written;
  const [edit] = edits;
  if (edit === undefined) return { splices: [] };
  try {
    const cuts = cutAll(written, parsed.data, edits);
    const rangeOf = ({ start, end }: Cut) => written.lines.rangeOf(start, end);
    return { splices: cuts.map((cut) => ({ source: edit.source, ...cut, range: rangeOf(cut) })) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

const layouts = new WeakMap<WrittenText, Layout>();

/** In the order of the text; what is put in at one place, in the order of the edits. */
function cutAll(written: WrittenText, data: unknown, edits: readonly Edit[]): readonly Cut[] {
  let layout = layouts.get(written);
  if (layout === undefined) {
    layout = new Layout(written);
    layouts.set(written, layout);
  }
  if (layout.hasOddLineBreaks) throw new Refusal("a line ends in a carriage return alone");
  const { changes, keys, values } = gatherChanges(written, data, edits);
  const cuts: Cut[] = [];
  for (const change of changes) cuts.push(...cutObject(change, layout));
  for (const key of keys) cuts.push(...cutKey(key, layout));
  for (const value of values) cuts.push(...cutValue(value, layout));
  cuts.sort(compareCuts);
  for (const [index, cut] of cuts.entries()) {
    if (layout.splitsForOthers(cut)) throw new Refusal("there is a line break that only some parsers take for one");
    const before = cuts[index - 1];
    if (before !== undefined && before.end > cut.start) throw new Refusal(inTheWay);
  }
  return cuts;
}

function cutObject(changes: Changes, layout: Layout): Cut[] {
  const { form, children } = changes.spot.node;
  if (form === "block mapping") return cutBlock(changes, layout);
  if (form === "flow mapping" && children.length > 0) return cutFlow(changes, layout);
  const filled = fillBlock(changes, layout);
  if (filled !== undefined) return filled;
  if (form === "nothing") throw new Refusal("nothing is written there");
  return cutFlow(changes, layout);
}
