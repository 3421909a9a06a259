import { resolvePlainKey } from "../readers/convert-scalar.ts";
import { type Cut, endOfColon, endOfLineBehind, startsInFlow } from "./cut.ts";
import type { Spot } from "./find-spot.ts";
import type { NewKey } from "./gather-changes.ts";
import type { Layout } from "./layout.ts";
import { quoteName, Refusal } from "./refusal.ts";
import { asQuote, isPlain, isStatus, type Place, putInQuotes, writeKey, writeText } from "./write-text.ts";

/** Puts another key, or the same in quotes, in the place of one. */
export function cutKey({ spot: { child, above }, key }: NewKey, layout: Layout): Cut[] {
  if (child?.key === undefined || above === undefined || child.keyStart < 0) throw new Refusal("it has no key");
  const { keyStart: start, keyEnd: end } = child;
  if (child.isKeyShared) throw new Refusal(`${quoteName(child.key)} is shared by an alias`);
  if (above.node.children.some(({ isMerge }) => isMerge) && key !== undefined)
    throw new Refusal("its object merges another one in (`<<`), which may hold the same key");
  endOfColon(layout, child);
  if (above.node.form === "block mapping" ? layout.columnOf(child) === undefined : !startsInFlow(child, layout))
    throw new Refusal(`${quoteName(child.key)} is written in an unusual way`);
  const quote = layout.isJson ? '"' : asQuote(layout.text.charAt(start));
  if (key === undefined) {
    const others = { ...above.node, children: above.node.children.filter((other) => other !== child) };
    const text = isStatus(child.key) ? writeKey(child.key, placeIn(above, layout), others, layout) : undefined;
    return quote === undefined ? [{ start, end, text: text ?? putInQuotes(child.key, layout.quote) }] : [];
  }
  if (key === child.key) return [];
  if (quote !== undefined) return [{ start, end, text: putInQuotes(key, quote) }];
  const place = placeIn(above, layout);
  const mayStayPlain = isStatus(key) ? resolvePlainKey(key) === key : place !== "json" && isPlain(key, place);
  return [{ start, end, text: mayStayPlain ? key : writeKey(key, place, above.node, layout) }];
}

/** Puts a text in the place of a scalar. */
export function cutValue({ spot, value }: { readonly spot: Spot; readonly value: string }, layout: Layout): Cut[] {
  const { node, child, above } = spot;
  const { start, end, form } = node;
  if (child === undefined || above === undefined) throw new Refusal("it is the whole document");
  const place = placeIn(above, layout);
  if (form === "nothing") {
    if (child.key === undefined || above.node.form !== "block mapping") throw new Refusal("nothing is written there");
    const colon = endOfColon(layout, child);
    endOfLineBehind(colon, layout);
    return [{ start: colon, end: colon, text: ` ${writeText(value, place, layout.quote)}` }];
  }
  if (form !== "scalar" && form !== "block scalar") throw new Refusal("it is no text");
  const from = child.key === undefined ? start : endOfColon(layout, child);
  if (layout.text.slice(from, start).includes("!")) throw new Refusal("it has a tag");
  const quote = form === "scalar" ? asQuote(layout.text.charAt(start)) : undefined;
  const text = quote === undefined ? writeText(value, place, layout.quote) : putInQuotes(value, quote);
  return [{ start, end, text }];
}

function placeIn({ node }: Spot, layout: Layout): Place {
  if (layout.isJson) return "json";
  return node.form.startsWith("block") ? "block" : "flow";
}
