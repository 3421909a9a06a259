import type { Written, WrittenChild } from "../readers/written.ts";
import { type Cut, endOfColon, findSibling, refuseContent } from "./cut.ts";
import type { Spot } from "./find-spot.ts";
import type { Changes } from "./gather-changes.ts";
import { isBlank, type Layout } from "./layout.ts";
import { quoteName, Refusal } from "./refusal.ts";
import { type BlockStyle, writeMember } from "./write-value.ts";

/** Cuts whole lines out of a mapping in block style, and puts others in. */
export function cutBlock({ spot, additions, removals }: Changes, layout: Layout): Cut[] {
  const { node } = spot;
  const [first] = node.children;
  const column = first && findColumn(node, layout);
  if (first === undefined || column === undefined) throw new Refusal("its lines begin in an unusual way");
  const remaining = node.children.filter((child) => !removals.has(child));
  const style = { lineBreak: layout.lineBreakAt(first.keyStart), unit: findUnit(spot, layout) };
  const write = (key: string, value: unknown) => writeMember(key, value, column, node, style, layout);
  const margin = style.lineBreak + " ".repeat(column);
  const [firstLeft] = remaining;
  if (firstLeft === undefined) {
    if (additions.size === 0) return emptyBlock(spot, layout);
    const text = [...additions].map(([key, { value }]) => write(key, value)).join(margin);
    return [{ start: first.keyStart, end: endOfLast(node, layout), text }];
  }

  const cuts = cutLines(node.children, removals, column, layout);
  for (const [key, { value, after }] of additions) {
    const sibling = findSibling(node.children, removals, after);
    if (sibling === undefined) {
      cuts.push({ start: firstLeft.keyStart, end: firstLeft.keyStart, text: write(key, value) + margin });
      continue;
    }
    const at = endOfLineBehind(endOfMember(sibling, layout), layout);
    cuts.push({ start: at, end: at, text: margin + write(key, value) });
  }
  return cuts;
}

/** Members for a mapping that has none: behind its key is nothing, `null` or `{}`. Undefined where they belong in braces. */
export function fillBlock({ spot, additions }: Changes, layout: Layout): Cut[] | undefined {
  const { node, child, above } = spot;
  if (child === undefined || above?.node.form !== "block mapping") return undefined;
  const column = layout.columnOf(child);
  const colon = endOfColon(layout, child);
  const isBare = node.form === "nothing" || /^ *$/.test(layout.text.slice(colon, Math.min(node.start, colon + 200)));
  if (column === undefined || !isBare) return undefined;
  refuseContent(node, layout);
  const at = endOfLineBehind(node.form === "nothing" ? colon : node.end, layout);
  const cuts: Cut[] = node.form === "nothing" ? [] : [{ start: colon, end: node.end, text: "" }];
  const style: BlockStyle = { lineBreak: layout.lineBreakAt(child.keyStart), unit: findUnit(above, layout) };
  const inner = column + style.unit;
  for (const [key, { value }] of additions) {
    const text = `${style.lineBreak}${" ".repeat(inner)}${writeMember(key, value, inner, node, style, layout)}`;
    cuts.push({ start: at, end: at, text });
  }
  return cuts;
}

function findColumn(node: Written, layout: Layout): number | undefined {
  for (const child of node.children)
    if (child.key === undefined || child.keyStart < 0) throw new Refusal("one of its keys is no string");
  const columns = new Set(node.children.map((child) => layout.columnOf(child)));
  return columns.size === 1 ? [...columns][0] : undefined;
}

/** By how many columns what is below the members of a mapping is indented: as with its siblings, or its own members. */
function findUnit({ node, child }: Spot, layout: Layout): number {
  for (const { keyStart, value } of node.children) {
    const [below] = value.form === "block mapping" ? value.children : [];
    if (below === undefined) continue;
    const unit = below.keyStart - layout.startOfLine(below.keyStart) - (keyStart - layout.startOfLine(keyStart));
    if (unit > 0 && unit <= 16) return unit;
  }
  const [first] = node.children;
  const outer = child && layout.columnOf(child);
  const inner = first && layout.columnOf(first);
  if (outer !== undefined && inner !== undefined && child?.key !== undefined && inner > outer) return inner - outer;
  return layout.unit.length || 2;
}

/** Where the content of a member ends, and that of what is in it. */
function endOfMember(member: WrittenChild, layout: Layout): number {
  let child = member;
  for (;;) {
    const { value } = child;
    const last = value.children.at(-1);
    if (value.form === "nothing") return endOfColon(layout, child);
    if (value.form === "unknown") throw new Refusal("it has a tag");
    if (!value.form.startsWith("block ") || value.form === "block scalar") return value.end;
    if (last === undefined) throw new Refusal(`the end of ${quoteName(member.key ?? "")} is not clear`);
    child = last;
  }
}

function endOfLast({ children }: Written, layout: Layout): number {
  const last = children.at(-1);
  return last === undefined ? -1 : endOfMember(last, layout);
}

/** The end of the line on which content ends; nothing but a comment may stand behind it. */
function endOfLineBehind(offset: number, layout: Layout): number {
  const { text } = layout;
  const end = layout.endOfLine(offset);
  let at = offset;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  if (at < end && !(text.charAt(at) === "#" && at > offset)) throw new Refusal("more stands behind it on its line");
  if (end === text.length && end > 0 && layout.startOfLine(end) === end)
    throw new Refusal("the text ends in a block that keeps its blank lines");
  return end;
}

/** The lines of the members that go; comments above a member stay, those inside of it go. */
function cutLines(
  children: readonly WrittenChild[],
  removals: ReadonlySet<WrittenChild>,
  column: number,
  layout: Layout,
): Cut[] {
  const cuts: { start: number; end: number; text: string }[] = [];
  for (const [index, child] of children.entries()) {
    if (!removals.has(child)) continue;
    const start = layout.startOfLine(child.keyStart);
    const next = children[index + 1];
    const isBehindDash = layout.indentAt(child.keyStart) === undefined;
    if (isBehindDash && next === undefined) throw new Refusal("nothing would be left behind the dash");
    const cut =
      isBehindDash && next !== undefined
        ? { start: child.keyStart, end: startBehind(child, next, layout), text: "" }
        : { start, end: endOfLines(child, column, layout), text: "" };
    if (cut.end === layout.text.length && !layout.text.endsWith("\n")) cut.start = layout.endOfLine(start - 1);
    const last = cuts.at(-1);
    if (last !== undefined && cut.start < last.end) last.end = cut.end;
    else cuts.push(cut);
  }
  return cuts;
}

/** Where the member behind the first one of an item begins, which moves up to the dash. */
function startBehind(child: WrittenChild, next: WrittenChild, layout: Layout): number {
  if (layout.text.slice(endOfMember(child, layout), next.keyStart).trim() !== "")
    throw new Refusal("a comment stands behind it");
  return next.keyStart;
}

/** From where on nothing is left of a member: behind its last line, and behind comments that are indented more than it. */
function endOfLines(child: WrittenChild, column: number, layout: Layout): number {
  const { text } = layout;
  let end = layout.startOfNextLine(endOfLineBehind(endOfMember(child, layout), layout));
  for (let line = end; line < text.length; line = layout.startOfNextLine(line)) {
    let at = line;
    while (isBlank(text.charCodeAt(at))) at++;
    const isComment = text.charAt(at) === "#" && at - line > column;
    if (isComment) end = layout.startOfNextLine(line);
    else if (at < layout.endOfLine(line)) break;
  }
  return end;
}

/** Writes `{}` for a mapping of which no member stays. */
function emptyBlock({ node, child, above }: Spot, layout: Layout): Cut[] {
  const [first] = node.children;
  if (first === undefined) return [];
  const end = endOfLast(node, layout);
  const start = first.keyStart;
  if (child === undefined || above?.node.form !== "block mapping") return [{ start, end, text: "{}" }];
  const colon = endOfColon(layout, child);
  endOfLineBehind(colon, layout);
  const cuts = cutLines(node.children, new Set(node.children), start - layout.startOfLine(start), layout);
  return [{ start: colon, end: colon, text: " {}" }, ...cuts];
}
