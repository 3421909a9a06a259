import type { Range } from "../../src/core/finding.ts";
import type { ParsedText } from "../../src/engine/readers/reader.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";

/** What stands in the text at the place of a path, behind its line and column. */
export function writtenAt(text: string, parsed: ParsedText, path: JsonPath): string {
  const [range] = parsed.locate([path]);
  return range === undefined ? "nowhere" : cutRange(text, range);
}

export function cutRange(text: string, { start, end }: Range): string {
  const lines = text.split("\n");
  const cut = lines.slice(start.line, end.line + 1);
  cut[cut.length - 1] = cut.at(-1)?.slice(0, end.character) ?? "";
  cut[0] = cut[0]?.slice(start.character) ?? "";
  return `${start.line}:${start.character} ${cut.join("\n")}`;
}
