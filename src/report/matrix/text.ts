import type { Finding } from "../../core/finding.ts";
import type { Outline } from "../../core/outline.ts";
import type { Severity } from "../../core/severity.ts";
import type { View } from "../format.ts";
import type { Palette } from "../pretty.ts";
import { printable } from "../printable.ts";
import type { RunReport } from "../run-report.ts";
import { buildMatrices, type Cell, findWorst, type Matrix } from "./build-matrices.ts";

/** A cell as it is printed, and how it is painted. */
interface Printed {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** The matrix of each description in aligned columns, and what its marks mean. */
export function* formatMatrixText(report: RunReport, view: View): Iterable<string> {
  const { palette, showPath, width } = view;
  for (const [index, matrix] of buildMatrices(report).entries()) {
    if (index > 0) yield "\n";
    yield `${palette.bold(printable(nameOutline(matrix.outline)))} ${palette.dim(printable(showPath(matrix.outline.source)))}\n`;
    yield* formatMatrix(matrix, palette, width);
  }
}

/** What the API is called, with its version. */
export function nameOutline({ title = "Without a title", version }: Outline): string {
  return version === undefined ? title : `${title} ${version}`;
}

/** What findings amount to, in a few letters: `E2` are two findings of which the weightiest is an error. */
export function writeMark(findings: readonly Finding[]): string {
  const worst = findWorst(findings);
  return worst === undefined ? "" : `${letters[worst]}${findings.length}`;
}

const letters: Readonly<Record<Severity, string>> = { error: "E", warn: "W", info: "I", hint: "H" };

/** The same for a cell: `·` where a response is documented and nothing found, `W1?` where it is not documented. */
export function writeCell(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (cell.findings.length === 0) return "·";
  return cell.isDocumented ? writeMark(cell.findings) : `${writeMark(cell.findings)}?`;
}

/** What the marks mean, of those that occur. */
export function explainMarks({ rows }: Matrix): readonly string[] {
  const cells = rows.flatMap((row) => [...row.cells.values()]);
  const found = [...rows.map(({ own }) => own), ...cells.map(({ findings }) => findings)].filter(
    (all) => all.length > 0,
  );
  return [
    ...(cells.some(({ findings }) => findings.length === 0) ? ["· documented"] : []),
    ...(found.length > 0 ? ["E2 two findings, the weightiest an error (W warning, I info, H hint)"] : []),
    ...(cells.some(({ isDocumented }) => !isDocumented) ? ["W1? not documented, but a finding speaks of it"] : []),
    ...(rows.some(({ own }) => own.length > 0) ? ["op. the operation itself"] : []),
  ];
}

function* formatMatrix(matrix: Matrix, palette: Palette, width: number | undefined): Iterable<string> {
  const { rows, columns, omitted } = matrix;
  if (rows.length === 0) {
    yield "  No operations.\n";
    return;
  }
  const hasOwn = rows.some(({ own }) => own.length > 0);
  const heads = [...(hasOwn ? ["op."] : []), ...columns].map((key) => printable(key).slice(0, 20));
  const printed = rows.map((row) => [
    ...(hasOwn ? [print(writeMark(row.own), row.own, palette)] : []),
    ...columns.map((column) => print(writeCell(row.cells.get(column)), row.cells.get(column)?.findings ?? [], palette)),
  ]);
  const widths = heads.map((head, at) =>
    printed.reduce((widest, cells) => Math.max(widest, cells[at]?.text.length ?? 0), head.length),
  );
  const taken = widths.reduce((sum, one) => sum + one + 2, 2);
  const names = rows.map(({ operation }) => printable(operation.name));
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
  const room = width === undefined ? longest : Math.min(longest, Math.max(width - taken, 24));
  yield `${" ".repeat(2 + room)}${heads.map((head, at) => `  ${palette.dim(head.padEnd(widths[at] ?? 0))}`).join("")}`.trimEnd() +
    "\n";
  for (const [at, cells] of printed.entries()) {
    const line = cells.map(
      ({ text, paint }, column) =>
        `  ${text === "" ? "" : paint(text)}${" ".repeat((widths[column] ?? 0) - text.length)}`,
    );
    yield `${`  ${cut(names[at] ?? "", room).padEnd(room)}${line.join("")}`.trimEnd()}\n`;
  }
  if (omitted > 0) yield `  … and ${omitted} more operations\n`;
  yield `\n${explainMarks(matrix)
    .map((line) => `  ${palette.dim(line)}\n`)
    .join("")}`;
}

function print(text: string, findings: readonly Finding[], palette: Palette): Printed {
  const worst = findWorst(findings);
  return { text, paint: worst === undefined ? palette.dim : palette.severity[worst] };
}

/** The end of a path tells operations apart better than its middle does. */
function cut(name: string, room: number): string {
  if (name.length <= room) return name;
  const tail = Math.ceil((room - 1) / 2);
  return `${name.slice(0, room - 1 - tail)}…${name.slice(-tail)}`;
}
