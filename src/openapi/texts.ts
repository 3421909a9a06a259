/** A text comes to its point sooner; a hostile one has millions of characters, and thousands share it. */
const maxText = 5000;
/** Longer than any path, field or code. */
const maxName = 1000;

/** The beginning of a text, as far as it is read; undefined for what is no text. */
export function readText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return value.length > maxText ? value.slice(0, maxText) : value;
}

/** The beginning of a name, such as a path or a response key, as far as it is read. */
export function readName(name: string): string {
  return name.length > maxName ? name.slice(0, maxName) : name;
}

/** A name as it stands in messages. */
export function shorten(name: string): string {
  return name.length > maxName ? `${name.slice(0, maxName)}…` : name;
}

/** Nobody quotes more. */
const maxQuoted = 10_000;

/** The object or list that an example holds as a text in JSON; undefined where that is none. */
export function parseQuoted(text: string): unknown {
  if (text.length > maxQuoted || !/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nobody reads more, and expressions that repeat a choice cannot. */
const maxMessage = 10_000;

/** A message may quote the document: it stays one line, and Spectral must find no `{{…}}` in it to fill in. */
export function toOneLine(message: string): string {
  if (message.length > maxMessage) return toOneLine(`${message.slice(0, maxMessage - 1)}…`);
  if (!/[^ -~]| {2}|\{\{/.test(message)) return message; // As nearly all are.
  return message.replace(/[\p{Cc}\s]+/gu, " ").replace(/\{(?=\{)/g, "{ ");
}
