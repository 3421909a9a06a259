import type { FieldSyntax } from "../http/field-syntax.ts";

/** Whether a value is written as a field asks for, or stands for one that is. */
export function isValid(value: unknown, syntax: FieldSyntax): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return syntax.types.includes("array") && value.every((item) => isWritten(item, syntax));
  return isWritten(value, syntax);
}

/** Nobody's field has a longer value. */
const maxLength = 5000;

function isWritten(value: unknown, syntax: FieldSyntax): boolean {
  if (typeof value !== "string" && typeof value !== "number") return value === null;
  const text = String(value).trim();
  return text.length > maxLength || isPlaceholder(text) || syntax.accepts(text);
}

/** What stands for a value rather than being one: `<date>`, `"{etag}"`, `string`, `...`. */
function isPlaceholder(text: string): boolean {
  return text === "" || text === "string" || /[<{][^<>{}]*[>}]|\.\.\.|…/.test(text);
}

/** A value as a message shows it. */
export function quoteValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}
