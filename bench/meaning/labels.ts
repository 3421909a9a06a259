/** The rules that labels speak of, in the order of the catalogue: the first that applies speaks. */
export const measuredRules = [
  "reason-phrase-mismatch",
  "2xx-error-description",
  "rate-limit-use-429",
  "400-use-409",
  "401-or-403",
  "missing-use-404",
  "400-use-422",
  "4xx-blames-server",
  "5xx-blames-client",
  "specific-code-available",
  "success-code-mismatch",
  "meaning-mismatch",
] as const;

/** A response of somebody's API, and what a careful reviewer would say of it. */
export interface LabelledRow {
  readonly id: string;
  /** The rules that clearly apply. */
  readonly must: readonly string[];
  /** Those that nobody would miss, and nobody would blame. */
  readonly may: readonly string[];
  /** In lower case. */
  readonly method: string;
  /** Long ones are cut, as are all the texts below; white space is collapsed. */
  readonly path: string;
  readonly status: string;
  readonly description: string;
  /** The operation's. */
  readonly summary: string;
  /** The name of the content's schema, or the names of its members. */
  readonly members: string;
}

const columns = ["id", "must", "may", "method", "path", "status", "description"] as const;

/** Reads a file of labels: tab-separated, columns found by their names in the first line. */
export function readLabels(text: string): LabelledRow[] {
  const [head = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const names = head.split("\t");
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new Error(`The labels have no column ${missing.join(", ")}.`);
  return lines.filter(Boolean).map((line) => {
    const cells = line.split("\t");
    const cell = (name: string) => collapse(cells[names.indexOf(name)] ?? "");
    return {
      id: cell("id"),
      must: readRules(cell("must")),
      may: readRules(cell("may")),
      method: cell("method").toLowerCase(),
      path: cell("path"),
      status: cell("status"),
      description: cell("description"),
      summary: cell("op_summary"),
      members: cell("schema_or_props"),
    };
  });
}

/** The rules that rows name and nobody measures: slips of the pen. */
export function findUnknownRules(rows: readonly LabelledRow[]): string[] {
  const known: readonly string[] = measuredRules;
  return [...new Set(rows.flatMap(({ must, may }) => [...must, ...may]))].filter((rule) => !known.includes(rule));
}

/** A text as labels have it, but whole. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function readRules(cell: string): string[] {
  return cell === "-" ? [] : cell.split(/[\s,]+/).filter(Boolean);
}
