import type { Block, Item, Page } from "./page.ts";
import type { Palette } from "./pretty.ts";
import { splitWords, wrap } from "./wrap.ts";

export interface TerminalOptions {
  readonly palette: Palette;
  /** Columns that no line of prose goes beyond; code stays as it is. */
  readonly width: number;
}

/** A page for a terminal: what stands under a heading is indented. */
export function formatTerminal(page: Page, options: TerminalOptions): string {
  const parts = page.map((block, index) => {
    const isFirst = index === 0;
    const follows = page[index - 1]?.kind;
    const isClose = isFirst || follows === "heading" || follows === "title";
    return `${isClose ? "" : "\n"}${formatBlock(block, options).join("\n")}\n`;
  });
  return parts.join("");
}

const margin = "  ";

function formatBlock(block: Block, { palette, width }: TerminalOptions): string[] {
  const inner = width - margin.length;
  switch (block.kind) {
    case "title":
    case "heading":
      return wrap(block.text, width).map(palette.bold);
    case "paragraph":
      return wrap(block.text, inner).map((line) => margin + line);
    case "facts":
      return formatTable(block.rows, inner, palette.dim).map((line) => margin + line);
    case "links":
      return [block.lead, ...formatTable(listLinks(block.links), inner, palette.dim)].map((line) => margin + line);
    case "items":
      return formatTable(listItems(block.items), inner, (term) => term).map((line) => margin + line);
    case "quotes":
      return block.texts.flatMap((text) => wrap(text, inner - 2).map((line) => `${margin}${palette.dim(">")} ${line}`));
    case "code":
      return block.text
        .trimEnd()
        .split("\n")
        .map((line) => (line === "" ? "" : margin + margin + line));
  }
}

type Row = readonly [name: string, text: string];

function listLinks(links: readonly { title: string; url: string }[]): Row[] {
  return links.map(({ title, url }) => [title, url]);
}

function listItems(items: readonly Item[]): Row[] {
  return items.flatMap(({ term, text, url }): Row[] =>
    url === undefined
      ? [[term, text]]
      : [
          [term, text],
          ["", url],
        ],
  );
}

/** Two columns; a name that leaves the second too little room stands on a line of its own. */
export function formatTable(rows: readonly Row[], width: number, paint: (name: string) => string): string[] {
  const column = Math.max(...rows.map(([name]) => name.length));
  const isBeside = width - column - 2 >= Math.max(30, ...rows.map(([, text]) => longestWord(text)));
  const indent = isBeside ? column + 2 : 2;
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, width - indent);
    if (isBeside)
      return lines.map(
        (line, at) => `${paint(at === 0 ? name : "")}${" ".repeat(column + 2 - (at === 0 ? name.length : 0))}${line}`,
      );
    return [...(name === "" ? [] : wrap(name, width).map(paint)), ...lines.map((line) => " ".repeat(indent) + line)];
  });
}

function longestWord(text: string): number {
  return Math.max(...splitWords(text).map((word) => word.length));
}
