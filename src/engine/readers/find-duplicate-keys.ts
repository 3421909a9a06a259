import type { JsonPath } from "../../openapi/json-path.ts";
import type { LineTable } from "./line-table.ts";
import type { Diagnostic } from "./reader.ts";
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  readKey,
  skipBlanks,
  skipString,
} from "./scan-json.ts";

interface OpenContainer {
  readonly keys: Set<string> | undefined;
  segment: string | number;
}

/** JSON.parse drops all but the last of the members with one key; then the text has more colons than the data has keys. */
export function hidesDuplicateKeys(text: string, keys: number): boolean {
  return countKeyEnds(text) !== keys && countColons(text) !== keys;
}

/** Thousands of duplicates at the bottom of a deep nest would need more memory for their paths than there is. */
const maxPathSegments = 1_000_000;

/** Names each key that its object already has, at the later place. */
export function findDuplicateKeys(text: string, lines: LineTable): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: OpenContainer[] = [];
  let segments = 0;
  for (let at = 0; at < text.length && segments < maxPathSegments; at++) {
    const container = open.at(-1);
    switch (text.charCodeAt(at)) {
      case OPEN_BRACE:
        open.push({ keys: new Set(), segment: "" });
        break;
      case OPEN_BRACKET:
        open.push({ keys: undefined, segment: 0 });
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        open.pop();
        break;
      case COMMA:
        if (typeof container?.segment === "number") container.segment++;
        break;
      case QUOTE: {
        const end = skipString(text, at);
        if (container?.keys !== undefined && text.charCodeAt(skipBlanks(text, end)) === COLON) {
          const key = readKey(text, at, end);
          container.segment = key;
          if (container.keys.has(key)) {
            const path = open.map(({ segment }) => segment);
            segments += path.length;
            found.push(describeDuplicateKey(key, path, lines, at, end));
          }
          container.keys.add(key);
        }
        at = end - 1;
      }
    }
  }
  return found;
}

export function describeDuplicateKey(
  key: string,
  path: JsonPath,
  lines: LineTable,
  start: number,
  end: number,
): Diagnostic {
  const message = `The key ${JSON.stringify(key)} is written twice in this object; only the last one counts.`;
  return { message, path, range: lines.rangeOf(start, end) };
}

/** The usual way to end a key, which can be searched for at once; inside of a string its quote would be escaped. */
function countKeyEnds(text: string): number {
  let keys = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2))
    if (text.charCodeAt(at - 1) !== BACKSLASH) keys++;
  return keys;
}

/** Hops from string to string, which the engine is fastest at: a colon outside of them always follows a key. */
function countColons(text: string): number {
  let colons = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = skipBlanks(text, skipString(text, at));
    if (text.charCodeAt(at) === COLON) colons++;
  }
  return colons;
}
