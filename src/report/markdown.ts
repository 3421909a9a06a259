import type { Block, Item, Page } from "./page.ts";

/** A page in Markdown. */
export function formatMarkdown(page: Page): string {
  return `${page.map(formatBlock).join("\n\n")}\n`;
}

function formatBlock(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${block.text}`;
    case "heading":
      return `## ${block.text}`;
    case "paragraph":
      return block.text;
    case "facts":
      return ["| | |", "| --- | --- |", ...block.rows.map(([name, fact]) => `| ${name} | ${fact} |`)].join("\n");
    case "links":
      return `${block.lead} ${block.links.map(({ title, url }) => `[${title}](${url})`).join(", ")}.`;
    case "items":
      return block.items.map(formatItem).join("\n");
    case "quotes":
      return block.texts.map((text) => `> ${text}`).join("\n>\n");
    case "code":
      return `\`\`\`${block.language}\n${block.text}\`\`\``;
  }
}

function formatItem({ term, url, text }: Item): string {
  return `- ${url === undefined ? term : `[${term}](${url})`}: ${text}`;
}
