import { isAscii, isUtf8 } from "node:buffer";
import { UserError } from "../../core/user-error.ts";
import { readFastYaml } from "./fast-yaml.ts";
import { findJsonFault } from "./find-json-fault.ts";
import { LineTable } from "./line-table.ts";
import { readJson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import type { ParsedText } from "./reader.ts";
import { TextFault } from "./text-fault.ts";

const saveAsUtf8 = "Save it as UTF-8.";

/** The text of a file. Throws a UserError for any encoding but UTF-8, rather than to decode to garbage. */
export function decodeBytes(bytes: Uint8Array, source: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new UserError(`${source} is written in UTF-16 or UTF-32.`, saveAsUtf8);
  if (bytes.includes(0))
    throw new UserError(`${source} is a binary file, or not in UTF-8: it contains a null byte.`, saveAsUtf8);
  if (!isUtf8(bytes)) throw new UserError(`${source} is not valid UTF-8.`, saveAsUtf8);
  return decodeUtf8(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** What `toString()` gives, block by block: of ASCII, which most descriptions are but for a few words, it takes a fifth. */
function decodeUtf8(bytes: Buffer): string {
  let text = "";
  let decoded = 0;
  for (let from = 0, to = 0; from < bytes.length; from = to) {
    to = Math.min(from + blockSize, bytes.length);
    // No character is torn.
    while (((bytes[to] ?? 0) & 0xc0) === 0x80) to++;
    const block = bytes.subarray(from, to);
    if (isAscii(block)) continue;
    text += bytes.toString("latin1", decoded, from) + block.toString();
    decoded = to;
  }
  return text + bytes.toString("latin1", decoded);
}

const blockSize = 1 << 14;

/** Reads JSON or YAML, whichever the text is; `source` is its path, for messages and as a hint to its language. */
export function readText(text: string, source: string): ParsedText {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const first = /\S/.exec(content)?.[0];
  if (first === undefined) throw new UserError(`${source} is empty.`, "Write an OpenAPI description into it.");
  const isJson = /\.json$/i.test(source) || ((first === "{" || first === "[") && !/\.ya?ml$/i.test(source));
  if (!isJson && first !== "{" && first !== "[") {
    const yaml = refuseNull(content, source);
    return readFastYaml(yaml, source) ?? readYaml(yaml, source);
  }
  try {
    return readJson(content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Nearly every JSON is YAML, and so is one with comments or with a comma too many.
  try {
    return readYaml(refuseNull(content, source), source);
  } catch (error) {
    if (isJson && error instanceof UserError) throw explainJsonFault(content, source) ?? error;
    throw error;
  }
}

/** JSON has no place for it; the YAML parser would take it for the end of the text. */
function refuseNull(text: string, source: string): string {
  if (!text.includes("\0")) return text;
  throw new UserError(`${source} is not a text: it contains a null character.`, "Is it the right file?");
}

function explainJsonFault(text: string, source: string): UserError | undefined {
  const fault = findJsonFault(text);
  if (fault === undefined) return undefined;
  const { offset, expected } = fault;
  return new TextFault(source, new LineTable(text).positionAt(offset), "is not valid JSON", `expected ${expected}`);
}
