import type { Written, WrittenChild } from "../readers/written.ts";
import { type Cut, endOfMember, findSibling, refuseContent, startsInFlow } from "./cut.ts";
import type { Spot } from "./find-spot.ts";
import type { Changes } from "./gather-changes.ts";
import type { Layout } from "./layout.ts";
import { Refusal } from "./refusal.ts";
import { asQuote, writeKey } from "./write-text.ts";
import { type FlowStyle, writeFlow } from "./write-value.ts";

/** Cuts members out of braces and puts others in, together with their commas. */
export function cutFlow({ spot, additions, removals }: Changes, layout: Layout): Cut[] {
  const { node } = spot;
  const { children } = node;
  if (!layout.isJson && !children.every((child) => startsInFlow(child, layout)))
    throw new Refusal("a comment, or more, stands before one of its keys");
  const [firstLeft] = children.filter((child) => !removals.has(child));
  if (firstLeft === undefined) return [{ start: node.start, end: node.end, text: writeAll() }];

  const { style, indent, separator } = readStyle(spot, firstLeft, layout);
  const write = (key: string, value: unknown) =>
    `${writeKey(key, style.place, node, layout)}${style.colon}${writeFlow(value, style, indent, layout)}`;
  const cuts = cutMembers(spot, removals, layout);
  for (const [key, { value, after }] of additions) {
    const sibling = findSibling(children, removals, after);
    if (sibling === undefined) {
      const text = write(key, value) + separator;
      cuts.push({ start: firstLeft.keyStart, end: firstLeft.keyStart, text });
      continue;
    }
    refuseComments(spot, sibling, layout);
    const at = endOfMember(sibling, layout);
    cuts.push({ start: at, end: at, text: separator + write(key, value) });
  }
  return cuts;

  function writeAll(): string {
    if (children.length === 0) refuseContent(node, layout);
    const { style, indent } = readOuterStyle(spot, layout);
    const members = Object.fromEntries([...additions].map(([key, { value }]) => [key, value]));
    return writeFlow(members, style, indent, layout);
  }
}

/** How the members are written beside one that stays, and what indents them. */
function readStyle({ node }: Spot, sample: WrittenChild, layout: Layout) {
  const { text } = layout;
  const isJson = layout.isJson || asQuote(text.charAt(sample.keyStart)) === '"';
  const indent = layout.indentAt(sample.keyStart);
  const colon = readColon(sample, layout);
  const isOnOwnLine = indent !== undefined && layout.startOfLine(sample.keyStart) > node.start;
  const outer = layout.indentOfLine(node.start);
  const unit = indent?.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : layout.unit;
  const style: FlowStyle = {
    place: isJson ? "json" : "flow",
    colon,
    comma: readComma(node.children, layout) ?? (colon === ":" ? "," : ", "),
    pad: isJson ? "" : readPad(node, layout),
    unit: isOnOwnLine && isJson ? unit : undefined,
    lineBreak: layout.lineBreakAt(sample.keyStart),
  };
  const separator = isOnOwnLine ? `,${style.lineBreak}${indent}` : style.comma;
  return { style, indent: indent ?? "", separator };
}

/** How an object is written that has no members, by what stands around it. */
function readOuterStyle({ node, child, above }: Spot, layout: Layout): { style: FlowStyle; indent: string } {
  const isInFlow = above?.node.form === "flow mapping" && child !== undefined;
  const isJson = layout.isJson || (isInFlow && asQuote(layout.text.charAt(child.keyStart)) === '"');
  const colon = isInFlow ? readColon(child, layout) : ": ";
  const at = isInFlow ? child.keyStart : node.start;
  const isOnOwnLine = layout.indentAt(at) !== undefined && layout.unit !== "";
  const style: FlowStyle = {
    place: isJson ? "json" : "flow",
    colon,
    comma: colon === ":" ? "," : ", ",
    pad: isJson ? "" : isInFlow ? readPad(above.node, layout) : " ",
    unit: isJson && isOnOwnLine ? layout.unit : undefined,
    lineBreak: layout.lineBreakAt(at),
  };
  return { style, indent: layout.indentOfLine(at) };
}

/** A blank, unless the author writes none inside of braces. */
function readPad({ start }: Written, { text }: Layout): string {
  return /\s/.test(text.charAt(start + 1)) ? " " : "";
}

function readColon({ keyEnd, value }: WrittenChild, { text }: Layout): string {
  const between = value.form === "nothing" ? "" : text.slice(keyEnd, Math.min(value.start, keyEnd + 20));
  return /^ ?: *$/.test(between) ? between : ": ";
}

function readComma([first, second]: readonly WrittenChild[], { text }: Layout): string | undefined {
  if (first === undefined || second === undefined || first.value.end < 0) return undefined;
  const between = text.slice(first.value.end, Math.min(second.keyStart, first.value.end + 20));
  return /^ ?, *$/.test(between) ? between : undefined;
}

function cutMembers({ node }: Spot, removals: ReadonlySet<WrittenChild>, layout: Layout): Cut[] {
  const { children } = node;
  const cuts: Cut[] = [];
  for (let from = 0; from < children.length; from++) {
    const first = children[from];
    if (first === undefined || !removals.has(first)) continue;
    let to = from;
    for (let next = children[to + 1]; next !== undefined && removals.has(next); next = children[to + 1]) to++;
    const last = children[to] ?? first;
    const next = children[to + 1];
    const before = children[from - 1];
    for (const gone of children.slice(from, to + 1)) refuseComments({ node }, gone, layout);
    if (before !== undefined) refuseComments({ node }, before, layout);
    if (next !== undefined) cuts.push({ start: first.keyStart, end: next.keyStart, text: "" });
    else if (before !== undefined)
      cuts.push({ start: endOfMember(before, layout), end: endOfMember(last, layout), text: "" });
    from = to;
  }
  return cuts;
}

/** Between a member and the next one, or the closing brace, nothing but a comma may stand. */
function refuseComments({ node }: Pick<Spot, "node">, child: WrittenChild, layout: Layout): void {
  const next = node.children[node.children.indexOf(child) + 1];
  const between = layout.text.slice(endOfMember(child, layout), next?.keyStart ?? node.end - 1);
  if (!/^\s*,?\s*$/.test(between)) throw new Refusal("a comment stands beside it");
}
