import type { Readable } from "node:stream";
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  Message,
} from "vscode-languageserver-protocol/node";
import { isObject, member } from "../openapi/json-object.ts";

/** What cannot be made out of what came in. */
export type Garbage =
  | "a line that belongs to no header"
  | "a header without Content-Length"
  | "a header whose Content-Length is no length"
  | "a message that is too long"
  | "a message that is shorter than its Content-Length"
  | "a message that is no JSON"
  | "a message that is no JSON-RPC";

/** Tells of garbage, and by which `id` whoever sent it knows it, if by any. */
export type Refuse = (garbage: Garbage, id: string | number | null) => void;

/** In bytes. A description that is longer is not for editors, and its text would hardly be held twice. */
const longestMessage = 256 * 1024 * 1024;
/** In bytes; headers are two lines of some twenty. */
const longestLine = 4096;
/** There are two kinds of them. */
const mostFields = 20;
/** How long the rest of a message may be silent, in milliseconds. */
const patience = 10_000;

const mark = "Content-Length:";
/** Where one stands in a message, it begins the next one: in JSON, no line may end there. */
const header = /^Content-Length: *\d+\r\n/;
const longestHeader = 40;

/**
 * Reads the messages out of a stream, and holds no more of it than one message. What is garbage is told of, once for as
 * much of it as lies between two messages, and passed over up to the next header.
 */
export class FrameReader extends AbstractMessageReader {
  readonly #input: Readable;
  readonly #refuse: Refuse;
  readonly #wait: () => void;
  #hear: DataCallback = () => {};
  /** What came in and is not read; of a message that is coming in, all of it. */
  #chunks: Buffer[] = [];
  #size = 0;
  /** How much of it was searched for the beginning of the next message. */
  #searched = 0;
  /** Of the message that is coming in; undefined while its header is. */
  #length: number | undefined;
  #fields: string[] = [];
  #isGarbage = false;
  #timer: NodeJS.Timeout | undefined;

  /** `refuse` is told of garbage, `wait` of a message whose rest does not come. */
  constructor(input: Readable, refuse: Refuse, wait: () => void) {
    super();
    this.#input = input;
    this.#refuse = refuse;
    this.#wait = wait;
  }

  listen(callback: DataCallback): Disposable {
    this.#hear = callback;
    const take = (chunk: Buffer) => this.#take(chunk);
    const fail = (error: Error) => this.fireError(error);
    const end = () => this.fireClose();
    this.#input.on("data", take).on("error", fail).on("close", end);
    return { dispose: () => void this.#input.off("data", take).off("error", fail).off("close", end) };
  }

  override dispose(): void {
    super.dispose();
    clearTimeout(this.#timer);
    this.#hear = () => {};
    this.#keep(Buffer.alloc(0));
  }

  #take(chunk: Buffer): void {
    clearTimeout(this.#timer);
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#length === undefined ? this.#readHeader() : this.#readMessage(this.#length));
    if (this.#size + this.#fields.length > 0 || this.#length !== undefined)
      this.#timer = setTimeout(this.#wait, patience).unref();
  }

  /** Reads lines up to the one that is empty. Gives whether there is more to read. */
  #readHeader(): boolean {
    const bytes = this.#all();
    let at = 0;
    for (let end = bytes.indexOf("\n"); end !== -1; end = bytes.indexOf("\n", at)) {
      const line = bytes.toString("latin1", at, end).trimEnd();
      at = end + 1;
      if (line !== "") this.#readLine(line);
      else if (this.#endHeader()) {
        this.#keep(bytes.subarray(at));
        return true;
      }
    }
    const rest = bytes.subarray(at);
    const isLong = rest.length > longestLine;
    if (isLong) this.#pass("a line that belongs to no header");
    this.#keep(isLong ? rest.subarray(-mark.length) : rest);
    return false;
  }

  #readLine(line: string): void {
    // What is left of a message that is longer than it said has no end of a line.
    const from = Math.max(0, line.lastIndexOf(mark));
    const field = line.slice(from);
    const isField = /^[A-Za-z-]+:/.test(field);
    if (from > 0 || !isField || this.#fields.length > mostFields) {
      this.#pass("a line that belongs to no header");
      this.#fields = [];
    }
    if (isField) this.#fields.push(field);
  }

  /** Whether a message follows. */
  #endHeader(): boolean {
    const fields = this.#fields;
    this.#fields = [];
    const field = fields.findLast((one) => one.toLowerCase().startsWith(mark.toLowerCase()));
    if (field === undefined) {
      if (fields.length > 0) this.#pass("a header without Content-Length");
      return false;
    }
    const value = field.slice(mark.length).trim();
    if (!/^\d+$/.test(value)) this.#pass("a header whose Content-Length is no length");
    else if (Number(value) > longestMessage) this.#pass("a message that is too long");
    else {
      this.#length = Number(value);
      this.#searched = 0;
      return true;
    }
    return false;
  }

  /** Gives whether there is more to read. */
  #readMessage(length: number): boolean {
    const isWhole = this.#size >= length;
    const next = isWhole ? undefined : this.#findHeader();
    if (!isWhole && next === undefined) return false;
    const bytes = this.#all();
    this.#length = undefined;
    if (next !== undefined) {
      this.#pass("a message that is shorter than its Content-Length");
      this.#keep(bytes.subarray(next));
      return true;
    }
    const message = parse(bytes.subarray(0, length));
    this.#searched = 0;
    const inside = message === undefined ? (this.#findHeader() ?? findBeginning(bytes, length)) : length;
    if (inside < length) {
      this.#pass("a message that is shorter than its Content-Length");
      this.#keep(bytes.subarray(inside));
      return true;
    }
    this.#keep(bytes.subarray(length));
    this.#isGarbage = false;
    if (message === undefined) this.#refuse("a message that is no JSON", null);
    else if (isMessage(message.value)) this.#hear(message.value);
    else this.#refuse("a message that is no JSON-RPC", readId(message.value));
    return true;
  }

  /** Where the next message begins in what came in of this one, if it does. */
  #findHeader(): number | undefined {
    // Of what was searched, the end is searched again, as it may have come in two parts.
    const from = Math.max(0, this.#searched - longestHeader);
    const chunks: Buffer[] = [];
    let start = this.#size;
    for (let index = this.#chunks.length - 1; index >= 0 && start > from; index--) {
      const chunk = this.#chunks[index] as Buffer;
      chunks.unshift(chunk);
      start -= chunk.length;
    }
    const bytes = Buffer.concat(chunks);
    this.#searched = this.#size;
    for (let at = bytes.indexOf(mark, from - start); at !== -1; at = bytes.indexOf(mark, at + 1))
      if (header.test(bytes.toString("latin1", at, at + longestHeader))) return start + at;
    return undefined;
  }

  #pass(garbage: Garbage): void {
    if (!this.#isGarbage) this.#refuse(garbage, null);
    this.#isGarbage = true;
  }

  #all(): Buffer {
    const [first, ...others] = this.#chunks;
    const bytes = first === undefined || others.length > 0 ? Buffer.concat(this.#chunks) : first;
    this.#chunks = [bytes];
    return bytes;
  }

  #keep(bytes: Buffer): void {
    this.#chunks = bytes.length === 0 ? [] : [bytes];
    this.#size = bytes.length;
  }
}

/** Where the header of the next message may begin that is cut by the end of this one; the end, where none does. */
function findBeginning(bytes: Buffer, end: number): number {
  const start = Math.max(0, end - longestHeader);
  const tail = bytes.toString("latin1", start, end);
  const isBeginning = (text: string) => mark.startsWith(text) || /^Content-Length: *\d*\r?$/.test(text);
  for (let at = tail.indexOf("C"); at !== -1; at = tail.indexOf("C", at + 1))
    if (isBeginning(tail.slice(at))) return start + at;
  return end;
}

function parse(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString("utf8")) };
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is Message {
  if (!isObject(value)) return false;
  const message = value as unknown as Message;
  if (Message.isRequest(message) || Message.isNotification(message) || Message.isResponse(message)) return true;
  // An answer that says nothing is one.
  return member(value, "method") === undefined && readId(value) !== null;
}

function readId(value: unknown): string | number | null {
  const id = member(value, "id");
  return typeof id === "string" || typeof id === "number" ? id : null;
}
