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

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
