import type { Written, WrittenChild, WrittenText } from "../readers/written.ts";

export type Quote = '"' | "'";

/** How a text is laid out: its lines, and what its author is used to. */
export class Layout {
  readonly text: string;
  readonly isJson: boolean;
  readonly #written: WrittenText;
  #unit: string | undefined;
  #quote: Quote | undefined;
  #hasCompactLists: boolean | undefined;
  #hasOddLineBreaks: boolean | undefined;

  constructor(written: WrittenText) {
    this.#written = written;
    this.text = written.text;
    this.isJson = written.isJson;
  }

  startOfLine(offset: number): number {
    const { lines } = this.#written;
    return lines.startOf(lines.positionAt(offset).line);
  }

  /** Where the line of an offset ends, before its line break. */
  endOfLine(offset: number): number {
    const { lines } = this.#written;
    const { line } = lines.positionAt(offset);
    if (line + 1 >= lines.count) return this.text.length;
    const end = lines.startOf(line + 1) - 1;
    return end > lines.startOf(line) && this.text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  }

  /** Where the next line begins, or the text ends. */
  startOfNextLine(offset: number): number {
    const { lines } = this.#written;
    const { line } = lines.positionAt(offset);
    return line + 1 < lines.count ? lines.startOf(line + 1) : this.text.length;
  }

  /** As the line of an offset ends, or else the one above it. */
  lineBreakAt(offset: number): "\n" | "\r\n" {
    const next = this.startOfNextLine(offset);
    const end = this.text.charCodeAt(next - 1) === 0x0a ? next : this.startOfLine(offset);
    return this.text.charCodeAt(end - 2) === 0x0d ? "\r\n" : "\n";
  }

  /** What stands before an offset on its line, if that is nothing but blanks. */
  indentAt(offset: number): string | undefined {
    const { text } = this;
    const start = this.startOfLine(offset);
    let at = offset;
    while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
    return at === start ? text.slice(start, offset) : undefined;
  }

  /** What indents the line of an offset. */
  indentOfLine(offset: number): string {
    const start = this.startOfLine(offset);
    let at = start;
    while (isBlank(this.text.charCodeAt(at))) at++;
    return this.text.slice(start, at);
  }

  /** The column in which a member begins that stands at the beginning of a line, or behind the dashes of items there. */
  columnOf({ keyStart }: WrittenChild): number | undefined {
    const start = this.startOfLine(keyStart);
    let at = keyStart;
    while (at > start && (this.text.charCodeAt(at - 1) === 0x20 || this.text.charCodeAt(at - 1) === 0x2d)) at--;
    return at === start ? keyStart - start : undefined;
  }

  /** By what each depth is indented more than the one above; empty where all is on one line. */
  get unit(): string {
    this.#unit ??= this.#findUnit(this.#written.root);
    return this.#unit;
  }

  #findUnit(root: Written): string {
    if (root.form === "flow mapping") return this.#indentOfFirst(root) ?? "";
    for (const { value } of root.children) {
      const unit = value.form === "block mapping" ? this.#indentOfFirst(value) : undefined;
      if (unit) return unit;
    }
    return "  ";
  }

  #indentOfFirst({ children: [first] }: Written): string | undefined {
    return first && this.indentAt(first.keyStart);
  }

  /** The quotes that its author prefers. */
  get quote(): Quote {
    this.#quote ??= this.isJson ? '"' : findQuote(this.text);
    return this.#quote;
  }

  /** Whether it has line breaks of YAML that the table of its lines does not know. */
  get hasOddLineBreaks(): boolean {
    this.#hasOddLineBreaks ??= !this.isJson && /\r(?!\n)/.test(this.text);
    return this.#hasOddLineBreaks;
  }

  /**
   * Whether a cut is in a line, or behind one, that holds what YAML took for line breaks up to 1.1: for an older parser
   * the rest of a comment is then no comment any more.
   */
  splitsForOthers({ start, end }: { readonly start: number; readonly end: number }): boolean {
    if (this.isJson) return false;
    const from = this.text.lastIndexOf("\n", start - 2) + 1;
    const next = this.text.indexOf("\n", end);
    return /[\x85\u2028\u2029]/.test(this.text.slice(from, next === -1 ? undefined : next));
  }

  /** Whether the items of lists are not indented more than their keys. */
  get hasCompactLists(): boolean {
    this.#hasCompactLists ??= /^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(this.text);
    return this.#hasCompactLists;
  }
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function findQuote(text: string): Quote {
  const found = /\$ref: *(["'])/.exec(text) ?? /^ *(["'])[1-5](?:\d\d|XX)\1:/m.exec(text) ?? /: (["'])/.exec(text);
  return found?.[1] === "'" ? "'" : '"';
}
