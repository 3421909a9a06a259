import type { Finding } from "../core/finding.ts";
import type { Splice } from "../core/fix.ts";
import { ignoreExtension } from "../core/ignores.ts";
import type { ReadDocument } from "../engine/document-store.ts";
import { placeEdits } from "../engine/edits/place-edits.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { isRemote } from "../openapi/locations.ts";
import { ignoreCodes } from "../triage/apply-ignores.ts";
import type { Linted } from "./lint-root.ts";

/** Until somebody writes one, nothing is ignored, and the editor says what is missing. */
const reason = "";

/**
 * How a document is told to ignore a finding: rules of ours by `x-statute-ignore` in the response or operation that it
 * stands in, as every host of theirs heeds it; what else there is by a comment. Undefined where there is no place for it.
 */
export function ignoreHere(
  finding: Finding,
  run: Linted,
  text: string,
  isOurs: boolean,
): readonly Splice[] | undefined {
  const { code, source, path } = finding;
  const document = run.documents.get(source);
  if (document === undefined || isRemote(source) || code === "parser" || ignoreCodes.some((one) => one === code))
    return undefined;
  const holder = isOurs ? findHolder(path, source, run) : undefined;
  if (holder === undefined) return writeComment(finding, document, text);
  const placed = placeEdits(document.parsed, [
    { kind: "add", source, path: holder, keys: [ignoreExtension, code], value: reason },
  ]);
  if ("refused" in placed || placed.splices.length === 0) return writeComment(finding, document, text);
  return placed.splices;
}

/** The innermost response or operation around a place; only such objects have extensions, and maps of names none. */
function findHolder(path: JsonPath, source: string, { index }: Linted): JsonPath | undefined {
  if (index === undefined) return undefined;
  let holder: JsonPath | undefined;
  for (const { node } of [...index.responses, ...index.operations]) {
    if (node.document.source !== source || !isAbove(node.path, path)) continue;
    if (holder === undefined || node.path.length > holder.length) holder = node.path;
  }
  return holder;
}

function isAbove(above: JsonPath, path: JsonPath): boolean {
  return above.length <= path.length && above.every((key, index) => String(key) === String(path[index]));
}

/**
 * A comment on a line of its own, above the innermost key around the finding that begins a line. In JSON there are no
 * comments, and in flow style there is no line to speak of.
 */
function writeComment({ code, source, path }: Finding, { parsed }: ReadDocument, text: string): Splice[] | undefined {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (/^\s*[{[]/.test(content)) return undefined;
  const lines = content.split("\n");
  const above = path.map((_, index) => path.slice(0, path.length - index));
  for (const [index, range] of parsed.locate(above).entries()) {
    const line = lines[range.start.line] ?? "";
    const key = String(above[index]?.at(-1));
    // A scalar is shown where it stands, which is behind its key.
    const written = /^(\s*)(?:- +)*(["']?)(.*?)\2\s*:(?:\s|$)/.exec(line);
    if (written === null || written[3] !== key) continue;
    const start = lines.slice(0, range.start.line).reduce((length, one) => length + one.length + 1, 0);
    const at = { line: range.start.line, character: 0 };
    const ending = line.endsWith("\r") ? "\r\n" : "\n";
    const comment = `${written[1]}# statute-ignore ${code} -- ${reason}${ending}`;
    return [{ source, start, end: start, range: { start: at, end: at }, text: comment }];
  }
  return undefined;
}
