import type { Written, WrittenChild } from "../readers/written.ts";
import { isBlank, type Layout } from "./layout.ts";
import { quoteName, Refusal } from "./refusal.ts";

/** A splice before its place is told by lines. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The offset behind the colon of a key. */
export function endOfColon(layout: Layout, { key, keyEnd }: WrittenChild): number {
  const { text } = layout;
  let at = keyEnd;
  while (isBlank(text.charCodeAt(at)) || (layout.isJson && isLineBreak(text.charCodeAt(at)))) at++;
  if (keyEnd < 0 || text.charAt(at) !== ":")
    throw new Refusal(`no colon stands behind the key ${quoteName(key ?? "")}`);
  return at + 1;
}

/** Where the content of a member ends, and that of what is in it. */
export function endOfMember(member: WrittenChild, layout: Layout): number {
  let child = member;
  for (;;) {
    const { value } = child;
    const last = value.children.at(-1);
    if (value.form === "nothing") return endOfColon(layout, child);
    if (value.form === "unknown") throw new Refusal("it has a tag");
    if (value.form !== "block mapping" && value.form !== "block sequence") return value.end;
    if (last === undefined) throw new Refusal(`the end of ${quoteName(member.key ?? "")} is not clear`);
    child = last;
  }
}

/** The end of the line on which content ends; nothing but a comment may stand behind it. */
export function endOfLineBehind(offset: number, layout: Layout): number {
  const { text } = layout;
  const end = layout.endOfLine(offset);
  let at = offset;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  if (at < end && !(text.charAt(at) === "#" && at > offset)) throw new Refusal("more stands behind it on its line");
  if (end === text.length && end > 0 && layout.startOfLine(end) === end)
    throw new Refusal("the text ends in a block that keeps its blank lines");
  return end;
}

/** The one that an addition is to stand behind: the sibling named, if it stays, or the last that stays before it. */
export function findSibling(
  children: readonly WrittenChild[],
  removals: ReadonlySet<WrittenChild>,
  after: string | undefined,
): WrittenChild | undefined {
  const named = after === undefined ? -1 : children.findIndex(({ key }) => key === after);
  return children.slice(0, named === -1 ? children.length : named + 1).findLast((child) => !removals.has(child));
}

/** Braces with nothing between them but a comment. */
export function refuseContent({ form, start, end }: Written, { text }: Layout): void {
  if (form === "flow mapping" && text.slice(start + 1, end - 1).trim() !== "")
    throw new Refusal("a comment stands in it");
}

/** Whether a brace or a comma stands before a key, and not the mark of an explicit key, or an anchor. */
export function startsInFlow({ keyStart, key }: WrittenChild, { text }: Layout): boolean {
  let at = keyStart - 1;
  while (/\s/.test(text.charAt(at))) at--;
  return key !== undefined && keyStart >= 0 && /[{,[]/.test(text.charAt(at));
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
