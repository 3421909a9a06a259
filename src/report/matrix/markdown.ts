import type { View } from "../format.ts";
import { printable } from "../printable.ts";
import type { RunReport } from "../run-report.ts";
import { buildMatrices, type Matrix } from "./build-matrices.ts";
import { explainMarks, nameOutline, writeCell, writeMark } from "./text.ts";

/** The matrix of each description as a table of GitHub's Markdown, and what its marks mean. */
export function* formatMatrixMarkdown(report: RunReport, { showPath }: View): Iterable<string> {
  for (const [index, matrix] of buildMatrices(report).entries()) {
    if (index > 0) yield "\n";
    yield `## ${quote(nameOutline(matrix.outline))}\n\n${quote(showPath(matrix.outline.source))}\n\n`;
    yield* formatMatrix(matrix);
  }
}

function* formatMatrix(matrix: Matrix): Iterable<string> {
  const { rows, columns, omitted } = matrix;
  if (rows.length === 0) {
    yield "No operations.\n";
    return;
  }
  const hasOwn = rows.some(({ own }) => own.length > 0);
  yield writeRow(["operation", ...(hasOwn ? ["op."] : []), ...columns.map(quote)]);
  yield writeRow(["---", ...(hasOwn ? [":-:"] : []), ...columns.map(() => ":-:")]);
  for (const { operation, own, cells } of rows)
    yield writeRow([
      quote(operation.name),
      ...(hasOwn ? [writeMark(own)] : []),
      ...columns.map((column) => writeCell(cells.get(column))),
    ]);
  if (omitted > 0) yield `\n… and ${omitted} more operations\n`;
  yield `\n${explainMarks(matrix)
    .map((line) => `- ${line}\n`)
    .join("")}`;
}

function writeRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === "" ? " |" : ` ${cell} |`)).join("")}\n`;
}

/**
 * A text as code, in which nothing is markup, a mention or a link. Where it holds what could end the code or the cell,
 * all but letters and digits is written by number.
 */
function quote(text: string): string {
  const shown = printable(text);
  if (/^[^`|\\\s](?:[^`|\\]*[^`|\\\s])?$/.test(shown)) return `\`${shown}\``;
  return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, (sign) => `&#${sign.codePointAt(0)};`)}</code>`;
}
