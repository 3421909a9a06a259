import type { Reference } from "../http/reference.ts";

/** A term and what there is to say about it. */
export interface Item {
  readonly term: string;
  readonly url?: string;
  readonly text: string;
}

/** A part of a page. Texts are one line each and may have code in backticks. */
export type Block =
  | { readonly kind: "title" | "heading" | "paragraph"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [name: string, fact: string])[] }
  | { readonly kind: "links"; readonly lead: string; readonly links: readonly Reference[] }
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | { readonly kind: "quotes"; readonly texts: readonly string[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string };

/** A page as data: written once, then shown as Markdown or in a terminal. */
export type Page = readonly Block[];

/** A heading with what stands under it; nothing where nothing does. */
export function section(text: string, blocks: Page): Page {
  return blocks.length === 0 ? [] : [{ kind: "heading", text }, ...blocks];
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** `a`, `a or b`, `a, b or c`. */
export function listWords(words: readonly string[], conjunction = "or"): string {
  const head = words.slice(0, -1).join(", ");
  const last = words.at(-1) ?? "";
  return head === "" ? last : `${head} ${conjunction} ${last}`;
}
