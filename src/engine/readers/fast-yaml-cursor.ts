export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const COLON = 0x3a;
export const BACKSLASH = 0x5c;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
const DELETE = 0x7f;
/** What follows the backslash of a line feed in JSON. */
const SMALL_N = 0x6e;

/** What is known of a node, each an offset from where its record begins; starts and ends are offsets in the text. */
export const KEY_START = 0;
export const KEY_END = 1;
/** -1 where nothing is written. */
export const START = 2;
export const END = 3;
/** Where the record after those of its children begins. */
export const NEXT = 4;
export const KIND = 5;
export const RECORD_SIZE = 6;

export const NULL_KIND = 0;
export const SCALAR_KIND = 1;
export const BLOCK_SCALAR_KIND = 2;
export const MAPPING_KIND = 3;
export const SEQUENCE_KIND = 4;

/** Thrown at whatever is not of the subset that can be read; one for all, as a stack would cost and say nothing. */
export const unsure = new Error("Not for this reader.");

type Codes = Uint8Array | Uint16Array;

/** No depth that a description needs; what is deeper is left to the bounds of the other reader. */
const maxDepth = 300;

/** Where a YAML text is being read, and where the JSON of it is being written. */
export class Cursor {
  readonly text: string;
  /** The text, a line feed, and a null to stop at. */
  readonly codes: Codes;
  /** What goes beyond its end is lost; `takeJson` tells. */
  readonly out: Codes;
  at = 0;
  to = 0;
  lineStart = 0;
  /** The column in which the present line's content begins; -1 after the last line. */
  indent: number = 0;
  /** Of the key that was read last. */
  keyStart = -1;
  keyEnd = -1;
  /** How many keys were written. */
  keys = 0;
  /** The records of all nodes in the order in which they begin. */
  nodes: Int32Array;
  #used = 0;
  #depth = 0;

  constructor(text: string) {
    const size = text.length;
    const isAscii = Buffer.byteLength(text) === size;
    if (text.endsWith("\r") || text.startsWith("\ufeff")) throw unsure;
    this.text = text;
    const outSize = 2 * size + 1024;
    if (isAscii) {
      const codes = Buffer.allocUnsafeSlow(size + 2);
      codes.write(text, "latin1");
      this.codes = codes;
      this.out = Buffer.allocUnsafeSlow(outSize);
    } else {
      const codes = new Uint16Array(size + 2);
      Buffer.from(codes.buffer).write(text, "utf16le");
      this.codes = codes;
      this.out = new Uint16Array(outSize);
    }
    this.codes[size] = LINE_FEED;
    this.codes[size + 1] = 0;
    this.nodes = new Int32Array(RECORD_SIZE * (64 + (size >> 4)));
  }

  /** What was written, as a text. */
  takeJson(): string {
    const { out, to } = this;
    if (to > out.length) throw unsure;
    const bytes = Buffer.from(out.buffer, out.byteOffset, to * out.BYTES_PER_ELEMENT);
    return bytes.toString(out instanceof Uint16Array ? "utf16le" : "latin1");
  }

  /** Begins the record of a node, which `closeNode` completes, and tells where it is. */
  openNode(keyStart: number, keyEnd: number): number {
    const node = this.#used;
    this.#used += RECORD_SIZE;
    if (this.#used > this.nodes.length) {
      const larger = new Int32Array(2 * this.nodes.length);
      larger.set(this.nodes);
      this.nodes = larger;
    }
    this.nodes[node + KEY_START] = keyStart;
    this.nodes[node + KEY_END] = keyEnd;
    return node;
  }

  closeNode(node: number, kind: number, start: number, end: number): void {
    const { nodes } = this;
    nodes[node + START] = start;
    nodes[node + END] = end;
    nodes[node + NEXT] = this.#used;
    nodes[node + KIND] = kind;
  }

  /** Where a node ends, in a mapping: one that is not written ends with the colon. */
  endOf(node: number): number {
    const { nodes } = this;
    return nodes[node + START] === -1 ? (nodes[node + KEY_END] as number) + 1 : (nodes[node + END] as number);
  }

  goDeeper(): void {
    if (++this.#depth > maxDepth) throw unsure;
  }

  goBack(): void {
    this.#depth--;
  }

  put(code: number): void {
    this.out[this.to++] = code;
  }

  putText(text: string): void {
    for (let index = 0; index < text.length; index++) this.out[this.to++] = text.charCodeAt(index);
  }

  /** What line breaks in a scalar make: one a space, more of them one fewer. */
  putFolded(breaks: number): void {
    if (breaks === 1) this.put(SPACE);
    else this.putLineFeeds(breaks - 1);
  }

  putLineFeeds(count: number): void {
    for (let index = 0; index < count; index++) {
      this.put(BACKSLASH);
      this.put(SMALL_N);
    }
  }

  /** A node that is null because nothing is written. */
  putNothing(node: number): void {
    this.putText("null");
    this.closeNode(node, NULL_KIND, -1, -1);
  }

  skipSpaces(): void {
    while (this.codes[this.at] === SPACE) this.at++;
  }

  /** Whether the line goes on with nothing but a comment, if anything; only a blank makes a `#` begin one. */
  isAtEndOfContent(): boolean {
    const code = this.codes[this.at];
    return code === LINE_FEED || code === CARRIAGE_RETURN || (code === HASH && this.codes[this.at - 1] === SPACE);
  }

  /** From behind a value to the next content. */
  leaveLine(): void {
    this.skipSpaces();
    if (!this.isAtEndOfContent()) throw unsure;
    this.nextContent();
  }

  /**
   * From the end of the content of a line to that of the next line that has any; gives the number of line breaks, or 0
   * if there is a comment between. In quotes there are no comments.
   */
  nextContent(inQuotes = false): number {
    const { codes } = this;
    let breaks = 0;
    let hasComment = false;
    let { at } = this;
    for (;;) {
      let code = codes[at];
      if (code === HASH && !inQuotes) {
        hasComment = true;
        do code = codes[++at];
        while (code !== LINE_FEED && code !== CARRIAGE_RETURN);
      }
      if (code === CARRIAGE_RETURN) code = codes[++at];
      if (code !== LINE_FEED) break;
      at++;
      breaks++;
      this.lineStart = at;
      while (codes[at] === SPACE) at++;
    }
    return this.#arrive(at, hasComment ? 0 : breaks);
  }

  /** From the beginning of a line, which may be blank, to the first content from there on. */
  enterLine(start: number): void {
    this.lineStart = start;
    this.at = start;
    this.skipSpaces();
    this.nextContent();
  }

  #arrive(at: number, breaks: number): number {
    this.at = at;
    const code = this.codes[at] as number;
    if (code === 0 && at === this.codes.length - 1) this.indent = -1;
    else if (code > SPACE && code !== DELETE && this.codes[at - 1] !== CARRIAGE_RETURN)
      this.indent = at - this.lineStart;
    else throw unsure;
    return breaks;
  }
}

/** What the other parser takes for a character of a scalar, of those from 0x7f on. */
export function isPrintable(codes: Codes, at: number): boolean {
  const code = codes[at] as number;
  if (code < 0xa0) return code === 0x85;
  if (code < 0xd800 || code > 0xdfff) return code < 0xfffe;
  const [high, low] = code < 0xdc00 ? [code, codes[at + 1]] : [codes[at - 1], code];
  return ((high as number) & 0xfc00) === 0xd800 && ((low as number) & 0xfc00) === 0xdc00;
}

/** What can stand after a dash or a colon that is an indicator. */
export function isBlank(code: number | undefined): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}
