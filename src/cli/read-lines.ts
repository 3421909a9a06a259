import { readRegularFile } from "../engine/read-file.ts";
import { decodeBytes } from "../engine/readers/read-text.ts";
import { isRemote } from "../openapi/locations.ts";

/** How many texts are kept: findings come file by file, but those that they are related to lie in others. */
const maxKept = 8;

/**
 * Gives lines of documents, counted from zero, without what ends them, as the readers count them. Of a file that cannot
 * be read any more there is none, none of what is on the network, and none of `standardInput`, whose name may be that of
 * a file that is not it.
 */
export function createLineReader(standardInput?: string): (source: string, line: number) => string | undefined {
  const texts = new Map<string, readonly string[]>();
  return (source, line) => {
    if (source === standardInput || isRemote(source)) return undefined;
    let lines = texts.get(source);
    if (lines === undefined) {
      const [oldest] = texts.keys();
      if (texts.size >= maxKept && oldest !== undefined) texts.delete(oldest);
      lines = readLines(source);
      texts.set(source, lines);
    }
    return lines[line]?.replace(/\r$/, "");
  };
}

function readLines(source: string): readonly string[] {
  try {
    return decodeBytes(readRegularFile(source), source)
      .replace(/^\ufeff/, "")
      .split("\n");
  } catch {
    return [];
  }
}
