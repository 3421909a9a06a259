import { printable } from "./printable.ts";

/**
 * A text from a description in GitHub-flavoured Markdown, in one line. It is shown as it is, in a cell of a table too:
 * nothing of it becomes markup, HTML, a link, or a mention that tells people of it.
 */
export function escapeMarkdown(text: string): string {
  return printable(text.replace(/\s+/g, " ").trim())
    .replace(sought, (found, link?: string) => (link === undefined ? writeByNumber(found) : `${found}${apart}`))
    .replace(/(&#(?:33|36|38|126);)(?=["a-z\d])/gi, `$1${apart}`)
    .replace(/^(?=[+=-]|\d+[.)])/, apart);
}

/** What GitHub and GitLab make links of, which they seek in the text as it is shown; then what is markup, but not by its number. */
const sought = /(@|#(?=\w)|%(?=["\d])|:(?=\/\/|[\w+-]+:)|www(?=\.)|GH(?=-\d))|[\\`*_[\]<>&|~$!#]/gi;

/** A space without width. */
const apart = "&#8203;";

function writeByNumber(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** A link, where there is somewhere to go; else the text alone. */
export function linkMarkdown(text: string, url: string | undefined): string {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return escapeMarkdown(text);
  // What a URL may still have and Markdown takes for its own.
  const target = new URL(url).href
    .replace(/[^\w\-./:?#=&%~+,;@]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("&", "&amp;");
  return `[${escapeMarkdown(text)}](${target})`;
}
