import type { Finding } from "../core/finding.ts";
import type { Splice } from "../core/fix.ts";
import { groupBy } from "../core/group-by.ts";
import { ignoreExtension } from "../core/ignores.ts";
import type { ReadDocument } from "../engine/document-store.ts";
import { placeEdits } from "../engine/edits/place-edits.ts";
import { LineTable } from "../engine/readers/line-table.ts";
import type { JsonPath } from "../openapi/json-path.ts";
import { formatPointer, isRemote } from "../openapi/locations.ts";
import { onceFor } from "../openapi/once.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";
import { ignoreCodes } from "../triage/apply-ignores.ts";
import type { Linted } from "./lint-root.ts";

/** Until somebody writes one, nothing is ignored, and the editor says what is missing. */
const reason = "";

/**
 * How a document is told to ignore findings that stand in it: rules of ours by `x-statute-ignore` in the response or
 * operation that each stands in, as every host of theirs heeds it; what else there is by a comment. One for which there
 * is no place is left out.
 */
export function ignoreHere(
  findings: readonly Finding[],
  run: Linted,
  text: string,
  isOurs: (finding: Finding) => boolean,
): ReadonlyMap<Finding, readonly Splice[]> {
  const ignored = new Map<Finding, readonly Splice[]>();
  const rest: Finding[] = [];
  for (const finding of findings) {
    const { code, source } = finding;
    if (isRemote(source) || code === "parser" || ignoreCodes.some((one) => one === code)) continue;
    const written = isOurs(finding) ? writeExtension(finding, run) : undefined;
    if (written === undefined) rest.push(finding);
    else ignored.set(finding, written);
  }
  for (const [source, ofOne] of groupBy(rest, ({ source }) => source)) {
    const document = run.documents.get(source);
    if (document !== undefined) writeComments(ofOne, document, text, ignored);
  }
  return ignored;
}

function writeExtension({ code, source, path }: Finding, run: Linted): readonly Splice[] | undefined {
  const document = run.documents.get(source);
  const holder = findHolder(path, source, run);
  if (document === undefined || holder === undefined) return undefined;
  const placed = placeEdits(document.parsed, [
    { kind: "add", source, path: holder, keys: [ignoreExtension, code], value: reason },
  ]);
  return "refused" in placed || placed.splices.length === 0 ? undefined : placed.splices;
}

/** The innermost response or operation around a place; only such objects have extensions, and maps of names none. */
function findHolder(path: JsonPath, source: string, { index }: Linted): JsonPath | undefined {
  if (index === undefined) return undefined;
  const holders = listHolders(index).get(source);
  for (let length = path.length; length >= 0; length--) {
    const above = path.slice(0, length);
    if (holders?.has(formatPointer(above))) return above;
  }
  return undefined;
}

/** The pointers of what may hold an extension, by document. */
const listHolders = onceFor(
  (index: OperationIndex) => index,
  ({ responses, operations }) => {
    const nodes = [...responses, ...operations].map(({ node }) => node);
    const bySource = groupBy(nodes, ({ document }) => document.source);
    return new Map([...bySource].map(([source, of]) => [source, new Set(of.map(({ path }) => formatPointer(path)))]));
  },
);

/**
 * Comments, each on a line of its own, above the innermost key around the finding that begins a line. In JSON there are
 * no comments, and in flow style there is no line to speak of.
 */
function writeComments(
  findings: readonly Finding[],
  { parsed }: ReadDocument,
  text: string,
  into: Map<Finding, readonly Splice[]>,
): void {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (/^\s*[{[]/.test(content)) return;
  const above = findings.flatMap(({ path }) => path.map((_, index) => path.slice(0, path.length - index)));
  const ranges = parsed.locate(above).values();
  const table = new LineTable(content);
  for (const finding of findings) {
    const places = finding.path.map((_, index) => ({
      key: String(finding.path.at(-1 - index)),
      line: ranges.next().value?.start.line ?? 0,
    }));
    const written = places.map(({ key, line }) => writeAbove(line, key, finding, content, table)).find(Boolean);
    if (written !== undefined) into.set(finding, [written]);
  }
}

/** The comment above a line, if that begins with the key. A scalar is shown where it stands, which is behind its key. */
function writeAbove(
  number: number,
  key: string,
  { code, source }: Finding,
  content: string,
  table: LineTable,
): Splice | undefined {
  const start = table.startOf(number);
  const end = content.indexOf("\n", start);
  const line = content.slice(start, end === -1 ? content.length : end);
  const written = /^(\s*)(?:- +)*(["']?)(.*?)\2\s*:(?:\s|$)/.exec(line);
  if (written === null || written[3] !== key) return undefined;
  const at = { line: number, character: 0 };
  const comment = `${written[1]}# statute-ignore ${code} -- ${reason}${line.endsWith("\r") ? "\r\n" : "\n"}`;
  return { source, start, end: start, range: { start: at, end: at }, text: comment };
}
