import type { Written, WrittenChild } from "../readers/written.ts";
import { type Cut, endOfColon, endOfLineBehind, endOfMember, findSibling, refuseContent } from "./cut.ts";
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

  const cuts = cutLines(node, removals, column, layout);
  for (const [key, { value, after }] of additions) {
    const sibling = findSibling(node.children, removals, after);
    if (sibling === undefined) {
      cuts.push({ start: firstLeft.keyStart, end: firstLeft.keyStart, text: write(key, value) + margin });
      continue;
    }
    const at = endOfLines(sibling, column, layout);
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

const columns = new WeakMap<Written, number | undefined>();

/** The column of all its keys; looked for once, as many findings may be about one object. */
function findColumn(node: Written, layout: Layout): number | undefined {
  if (!columns.has(node)) {
    for (const child of node.children)
      if (child.key === undefined || child.keyStart < 0) throw new Refusal("one of its keys is no string");
    const found = new Set(node.children.map((child) => layout.columnOf(child)));
    columns.set(node, found.size === 1 ? [...found][0] : undefined);
  }
  return columns.get(node);
}

/** By how many columns what is below the members of a mapping is indented: as with its siblings, or its own members. */
function findUnit({ node, child }: Spot, layout: Layout): number {
  for (const { keyStart, value } of node.children.slice(0, 50)) {
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

/** Where the content of a mapping ends that has members. */
function endOfLast({ children }: Written, layout: Layout): number {
  const last = children.at(-1);
  if (last === undefined) return -1;
  const end = endOfMember(last, layout);
  endOfLineBehind(end, layout);
  return end;
}

/** The lines of the members that go. Comments above a member stay; those inside of it, or indented more below it, go. */
function cutLines(node: Written, removals: ReadonlySet<WrittenChild>, column: number, layout: Layout): Cut[] {
  const cuts: { start: number; end: number; text: string }[] = [];
  let left: WrittenChild | undefined;
  for (let index = 0; index < node.children.length; index++) {
    const child = node.children[index];
    if (child === undefined) continue;
    if (!removals.has(child)) {
      left = child;
      continue;
    }
    const indent = layout.indentAt(child.keyStart);
    if (indent === undefined && index > 0) throw new Refusal("its lines begin in an unusual way");
    if (indent === undefined) {
      const next = node.children.findIndex((other) => !removals.has(other));
      cuts.push({ start: child.keyStart, end: findBehind(node.children.slice(0, next + 1), layout), text: "" });
      index = next - 1;
      continue;
    }
    const { text } = layout;
    let start = layout.startOfLine(child.keyStart);
    // What follows would come to stand behind a dash that has nothing.
    if (left !== undefined) endOfMember(left, layout);
    const end = skipBlankLines(left, start, layout.startOfNextLine(endOfLines(child, column, layout)), layout);
    if (end === text.length && !text.endsWith("\n")) start = layout.endOfLine(start - 1);
    const last = cuts.at(-1);
    if (last !== undefined && start < last.end) last.end = end;
    else cuts.push({ start, end, text: "" });
  }
  return cuts;
}

/** Where the first member begins that stays, of those from behind the dash of an item on: it moves up to the dash. */
function findBehind(children: readonly WrittenChild[], layout: Layout): number {
  for (const [index, next] of children.slice(1).entries()) {
    const end = endOfLineBehind(endOfMember(children[index] ?? next, layout), layout);
    if (layout.text.slice(end, next.keyStart).trim() !== "") throw new Refusal("a comment stands behind it");
  }
  return children.at(-1)?.keyStart ?? -1;
}

/**
 * Goes on over blank lines behind lines that are cut, where there are such before them as well: else twice as many would
 * be left, and more than a block above says that keeps those at its end.
 */
function skipBlankLines(before: WrittenChild | undefined, start: number, end: number, layout: Layout): number {
  const { text } = layout;
  const isBlankAbove = start > 0 && text.slice(layout.startOfLine(start - 1), start).trim() === "";
  const isKept = before !== undefined && keepsBlankLines(before, layout);
  if (!isBlankAbove && !isKept) return end;
  let line = end;
  while (line < text.length && text.slice(line, layout.endOfLine(line)).trim() === "")
    line = layout.startOfNextLine(line);
  if (isKept && line === text.length) throw new Refusal("a block that keeps its blank lines would end the text");
  return line;
}

function keepsBlankLines(member: WrittenChild, { text }: Layout): boolean {
  let { value } = member;
  for (let last = value.children.at(-1); last !== undefined; last = value.children.at(-1)) value = last.value;
  return value.form === "block scalar" && /^[|>]\d?\+/.test(text.slice(value.start, value.start + 3));
}

/** Where the last line of a member ends, or of the comments below it that are indented more than it. */
function endOfLines(child: WrittenChild, column: number, layout: Layout): number {
  const { text } = layout;
  let end = endOfLineBehind(endOfMember(child, layout), layout);
  for (let line = layout.startOfNextLine(end); line < text.length; line = layout.startOfNextLine(line)) {
    let at = line;
    while (isBlank(text.charCodeAt(at))) at++;
    const isDeeper = at - line > column;
    if (at === layout.endOfLine(line)) continue;
    if (text.charAt(at) === "#" && isDeeper) end = layout.endOfLine(line);
    else if (text.charAt(at) === "#") break;
    else if (isDeeper || (at - line === column && /^-\s/.test(text.slice(at, at + 2))))
      throw new Refusal(`the end of ${quoteName(child.key ?? "")} is not clear`);
    else break;
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
  const cuts = cutLines(node, new Set(node.children), start - layout.startOfLine(start), layout);
  return [{ start: colon, end: colon, text: " {}" }, ...cuts];
}
