import { readBlockScalar } from "./fast-yaml-block-scalar.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  Cursor,
  DASH,
  DOUBLE_QUOTE,
  isBlank,
  MAPPING_KIND,
  OPEN_BRACE,
  OPEN_BRACKET,
  SEQUENCE_KIND,
  SINGLE_QUOTE,
  unsure,
} from "./fast-yaml-cursor.ts";
import { readQuoted } from "./fast-yaml-quoted.ts";
import { readKey, readPlain, readPlainInFlow } from "./fast-yaml-scalars.ts";

const FOLDED = 0x3e;
const LITERAL = 0x7c;

/** Reads a whole text; throws `unsure` where that is no task for this reader. */
export function readBlocks(text: string): Cursor {
  const cursor = new Cursor(text);
  cursor.enterLine(0);
  if (cursor.indent === 0 && text.startsWith("---", cursor.at)) {
    cursor.at += 3;
    cursor.leaveLine();
  }
  if (cursor.indent === -1) throw unsure;
  const root = cursor.openNode(-1, -1);
  if (isAtItem(cursor)) readSequence(cursor, root);
  else if (!readMapping(cursor, root)) throw unsure;
  if (cursor.at < text.length) throw unsure;
  return cursor;
}

function isAtItem({ codes, at }: Cursor): boolean {
  return codes[at] === DASH && isBlank(codes[at + 1]);
}

/** Reads a mapping in block style up to the next content; false if there is no key, with the cursor where it was. */
function readMapping(cursor: Cursor, node: number): boolean {
  const { at: start, to } = cursor;
  const column = start - cursor.lineStart;
  cursor.goDeeper();
  cursor.put(OPEN_BRACE);
  let child = readMember(cursor, column);
  if (child === -1) {
    cursor.goBack();
    cursor.at = start;
    cursor.to = to;
    return false;
  }
  while (cursor.indent === column) {
    cursor.put(COMMA);
    child = readMember(cursor, column);
    if (child === -1) throw unsure;
  }
  if (cursor.indent > column) throw unsure;
  cursor.put(CLOSE_BRACE);
  cursor.closeNode(node, MAPPING_KIND, start, cursor.endOf(child));
  cursor.goBack();
  return true;
}

/** Reads a key and its value, and gives the record of that; -1 if there is no key. */
function readMember(cursor: Cursor, column: number): number {
  if (!readKey(cursor, false)) return -1;
  const child = cursor.openNode(cursor.keyStart, cursor.keyEnd);
  readMemberValue(cursor, child, column);
  return child;
}

/** What stands after the colon of a key. */
function readMemberValue(cursor: Cursor, node: number, column: number): void {
  cursor.skipSpaces();
  if (!cursor.isAtEndOfContent()) readInline(cursor, node, column);
  else {
    cursor.nextContent();
    if (cursor.indent > column) readNode(cursor, node, column);
    else if (cursor.indent === column && isAtItem(cursor)) readSequence(cursor, node);
    else cursor.putNothing(node);
  }
}

function readSequence(cursor: Cursor, node: number): void {
  const start = cursor.at;
  const column = start - cursor.lineStart;
  cursor.goDeeper();
  cursor.put(OPEN_BRACKET);
  for (;;) {
    cursor.at++;
    const child = cursor.openNode(-1, -1);
    cursor.skipSpaces();
    if (!cursor.isAtEndOfContent()) readNode(cursor, child, column);
    else {
      cursor.nextContent();
      if (cursor.indent > column) readNode(cursor, child, column);
      else {
        cursor.putNothing(child);
        // The other reader would take it for the next item of this sequence.
        if (cursor.indent < column && isAtItem(cursor)) throw unsure;
      }
    }
    if (cursor.indent !== column || !isAtItem(cursor)) break;
    cursor.put(COMMA);
  }
  if (cursor.indent > column) throw unsure;
  cursor.put(CLOSE_BRACKET);
  cursor.closeNode(node, SEQUENCE_KIND, start, cursor.at);
  cursor.goBack();
}

/** What stands after a dash, or by itself on a line below its key. */
function readNode(cursor: Cursor, node: number, column: number): void {
  if (isAtItem(cursor)) readSequence(cursor, node);
  else if (!readMapping(cursor, node)) readInline(cursor, node, column);
}

/** Whatever can stand on the line of its key: no collection in block style. */
function readInline(cursor: Cursor, node: number, column: number): void {
  const code = cursor.codes[cursor.at];
  if (code === LITERAL || code === FOLDED) readBlockScalar(cursor, node, column);
  else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    readQuoted(cursor, node);
    cursor.leaveLine();
  } else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
    readFlow(cursor, node);
    cursor.leaveLine();
  } else readPlain(cursor, node, column);
}

function readFlow(cursor: Cursor, node: number): void {
  const { codes, at: start } = cursor;
  const isMapping = codes[start] === OPEN_BRACE;
  const closing = isMapping ? CLOSE_BRACE : CLOSE_BRACKET;
  cursor.goDeeper();
  cursor.put(codes[start] as number);
  cursor.at++;
  skipInFlow(cursor);
  while (codes[cursor.at] !== closing) {
    if (isMapping && !readKey(cursor, true)) throw unsure;
    const child = isMapping ? cursor.openNode(cursor.keyStart, cursor.keyEnd) : cursor.openNode(-1, -1);
    skipInFlow(cursor);
    if (isMapping) readFlowNode(cursor, child);
    else readFlowItem(cursor, child);
    skipInFlow(cursor);
    if (codes[cursor.at] !== COMMA) break;
    cursor.at++;
    skipInFlow(cursor);
    if (codes[cursor.at] !== closing) cursor.put(COMMA);
  }
  if (codes[cursor.at] !== closing) throw unsure;
  cursor.put(closing);
  cursor.at++;
  cursor.closeNode(node, isMapping ? MAPPING_KIND : SEQUENCE_KIND, start, cursor.at);
  cursor.goBack();
}

/** An item of a sequence; with a colon behind it, it is the key of a mapping that has no other. */
function readFlowItem(cursor: Cursor, node: number): void {
  const { at: start, to } = cursor;
  readFlowNode(cursor, node);
  if (cursor.codes[cursor.at] !== COLON) return;
  cursor.at = start;
  cursor.to = to;
  cursor.put(OPEN_BRACE);
  if (!readKey(cursor, true)) throw unsure;
  const child = cursor.openNode(cursor.keyStart, cursor.keyEnd);
  skipInFlow(cursor);
  readFlowNode(cursor, child);
  cursor.put(CLOSE_BRACE);
  cursor.closeNode(node, MAPPING_KIND, start, cursor.endOf(child));
}

function readFlowNode(cursor: Cursor, node: number): void {
  const code = cursor.codes[cursor.at];
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) readQuoted(cursor, node);
  else if (code === OPEN_BRACKET || code === OPEN_BRACE) readFlow(cursor, node);
  else readPlainInFlow(cursor, node);
}

/** Blanks, line breaks and comments between the parts of a flow collection. */
function skipInFlow(cursor: Cursor): void {
  cursor.skipSpaces();
  if (cursor.isAtEndOfContent()) cursor.nextContent();
}
