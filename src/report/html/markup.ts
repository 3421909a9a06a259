import { printable } from "../printable.ts";

/** HTML that is safe to be put into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/**
 * A template of HTML. Whatever is filled in is escaped, for text and for attributes in double quotes alike, unless it is
 * markup already; undefined leaves nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = strings[0] ?? "";
  for (const [index, value] of values.entries()) text += write(value) + strings[index + 1];
  return new Markup(text);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function write(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value.map(({ text }) => text).join("");
  // What is no character in Unicode is none that HTML may hold.
  return printable(value)
    .replace(/\p{NChar}/gu, "�")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
