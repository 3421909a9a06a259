import type { Finding } from "../../core/finding.ts";
import type { OperationOutline, Outline } from "../../core/outline.ts";
import { type Severity, severities } from "../../core/severity.ts";
import type { RunReport } from "../run-report.ts";
import { placeOnMatrix, type Spot } from "./place-on-matrix.ts";

/** What stands where an operation and a response key meet. */
export interface Cell {
  readonly isDocumented: boolean;
  /** In the order of the report. */
  readonly findings: readonly Finding[];
}

export interface Row {
  readonly operation: OperationOutline;
  /** The findings about the operation itself. */
  readonly own: readonly Finding[];
  /** By column; what is neither documented nor spoken of is left out. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The operations of a description by the response keys that it documents. */
export interface Matrix {
  readonly outline: Outline;
  /** Response keys: codes, each class followed by its range, `default`, and whatever else stands as a key. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** How many operations are left out, as there is no end to the description. */
  readonly omitted: number;
}

/** The column of all keys that have none of their own. */
const otherKeys = "others";

/** How many keys that are neither codes nor ranges have a column of their own. */
const maxStrange = 10;
/** Twenty times the largest matrix that we know of. */
const maxCells = 1_000_000;

/** One matrix for each description; each finding stands in every cell that it is about. */
export function buildMatrices({
  outlines = [],
  findings,
  rules,
}: Pick<RunReport, "outlines" | "findings" | "rules">): Matrix[] {
  const place = placeOnMatrix(outlines, rules);
  const byOperation = new Map<OperationOutline, Map<string | undefined, Finding[]>>();
  for (const finding of findings) for (const spot of place(finding)) put(byOperation, spot, finding);
  return outlines.map((outline) => buildMatrix(outline, byOperation));
}

function put(
  byOperation: Map<OperationOutline, Map<string | undefined, Finding[]>>,
  { operation, key }: Spot,
  finding: Finding,
): void {
  const keys = byOperation.get(operation) ?? new Map<string | undefined, Finding[]>();
  byOperation.set(operation, keys);
  const found = keys.get(key);
  if (found === undefined) keys.set(key, [finding]);
  // A finding may reach a cell twice, as two users of what it is about may be the same one by different ways.
  else if (found.at(-1) !== finding) found.push(finding);
}

function buildMatrix(
  outline: Outline,
  byOperation: ReadonlyMap<OperationOutline, ReadonlyMap<string | undefined, readonly Finding[]>>,
): Matrix {
  const { operations } = outline;
  const keys = new Set<string>();
  for (const operation of operations) {
    for (const key of operation.responseKeys) keys.add(key);
    for (const key of byOperation.get(operation)?.keys() ?? []) if (key !== undefined) keys.add(key);
  }
  const columns = sortKeys(keys);
  const known = new Set(columns);
  const shown = operations.slice(0, Math.ceil(maxCells / (columns.length + 1)));
  const rows = shown.map((operation) => buildRow(operation, byOperation.get(operation) ?? new Map(), known));
  return { outline, columns, rows, omitted: operations.length - rows.length };
}

function buildRow(
  operation: OperationOutline,
  found: ReadonlyMap<string | undefined, readonly Finding[]>,
  columns: ReadonlySet<string>,
): Row {
  const cells = new Map<string, { isDocumented: boolean; findings: Finding[] }>();
  const cellOf = (key: string) => {
    const column = columns.has(key) ? key : otherKeys;
    const cell = cells.get(column) ?? { isDocumented: false, findings: [] };
    cells.set(column, cell);
    return cell;
  };
  for (const key of operation.responseKeys) cellOf(key).isDocumented = true;
  for (const [key, findings] of found)
    if (key !== undefined) for (const finding of findings) cellOf(key).findings.push(finding);
  return { operation, own: found.get(undefined) ?? [], cells };
}

/** `200`, `201`, `2XX`, `404`, `default`, then what is no response key at all. */
function sortKeys(keys: ReadonlySet<string>): readonly string[] {
  const all = [...keys].sort();
  const codes = all.filter((key) => /^[1-5](?:\d\d|XX)$/.test(key));
  const strange = all.filter((key) => key !== "default" && !codes.includes(key));
  return [
    ...codes,
    ...(keys.has("default") ? ["default"] : []),
    ...strange.slice(0, maxStrange),
    ...(strange.length > maxStrange ? [otherKeys] : []),
  ];
}

/** The weightiest severity among findings; undefined where there are none. */
export function findWorst(findings: readonly Finding[]): Severity | undefined {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity));
}
