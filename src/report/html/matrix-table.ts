import type { Finding } from "../../core/finding.ts";
import type { OperationOutline } from "../../core/outline.ts";
import { findStatusCode, type StatusClass } from "../../http/status-codes.ts";
import { nameClass } from "../code-page.ts";
import { inflect } from "../count-severities.ts";
import type { Matrix, Row } from "../matrix/build-matrices.ts";
import { nameOutline } from "../matrix/text.ts";
import { html, type Markup } from "./markup.ts";
import type { Numbering } from "./numbering.ts";
import { summarize } from "./severity-mark.ts";

/**
 * The matrix of a description as a table, in pieces; `name` is the path of the description. Its title heads the page where
 * it is the only one.
 */
export function* writeMatrix(
  matrix: Matrix,
  isOneOfSeveral: boolean,
  name: string,
  numbering: Numbering,
): Iterable<Markup> {
  const { outline, columns, rows, omitted } = matrix;
  const hasOwn = rows.some(({ own }) => own.length > 0);
  const responses = rows.reduce((sum, { operation }) => sum + operation.responseKeys.length, 0);
  yield html`<section>
<h2>${isOneOfSeveral ? nameOutline(outline) : "Operations"}</h2>
<p>${name} · ${plural(rows.length + omitted, "operation")} · ${plural(responses, "response")}</p>
`;
  if (rows.length > 0) {
    yield html`<table>
<caption class="vh">Operations of ${nameOutline(outline)} by response key. A bullet is a documented response; a number, how many findings there are.</caption>
<colgroup><col class="name">${hasOwn ? html`<col>` : undefined}${columns.map(() => html`<col>`)}</colgroup>
<thead><tr><th scope="col" class="name">Operation</th>${hasOwn ? headOfOwn : undefined}${columns.map(writeHead)}</tr></thead>
<tbody>
`;
    for (const row of rows) yield writeRow(row, hasOwn, columns, numbering);
    yield html`</tbody>
</table>
`;
  }
  if (omitted > 0)
    yield html`<p>${plural(omitted, "more operation")} left out of the matrix, as there is no end to them.</p>\n`;
  yield html`</section>\n`;
}

const headOfOwn = html`<th scope="col" title="The operation itself">op.<span class="vh"> The operation itself</span></th>`;

function writeHead(key: string): Markup {
  const meaning = describeKey(key);
  const long = key.length > 5 ? "long" : "";
  if (meaning === undefined) return html`<th scope="col" class="${long}" title="${key}">${key}</th>`;
  return html`<th scope="col" class="${long}" title="${key} ${meaning}">${key}<span class="vh"> ${meaning}</span></th>`;
}

/** The phrase of a code or class. */
function describeKey(key: string): string | undefined {
  if (/^[1-5]XX$/.test(key)) return nameClass(key as StatusClass).slice(key.length + 1);
  return findStatusCode(key)?.phrase;
}

function writeRow(
  { operation, own, cells }: Row,
  hasOwn: boolean,
  columns: readonly string[],
  numbering: Numbering,
): Markup {
  const tags = operation.tags.map((tag) => numbering.tags.get(tag)).join(" ");
  return html`<tr data-t="${tags}">${writeName(operation)}${hasOwn ? writeCell(own, "", numbering) : undefined}${columns.map(
    (column) => {
      const cell = cells.get(column);
      return cell === undefined ? empty : writeCell(cell.findings, cell.isDocumented ? "d" : "a", numbering);
    },
  )}</tr>\n`;
}

const empty = html`<td></td>`;

function writeName({ method, path, kind, summary, isDeprecated }: OperationOutline): Markup {
  const parts = path
    .split(/(\{[^{}]*\})/)
    .map((part) => (part.startsWith("{") ? html`<i>${part}</i>` : breakable(part)));
  const title = [summary, ...(isDeprecated ? ["deprecated"] : [])].filter((part) => part !== undefined).join(" · ");
  const badges = [...(kind === "path" ? [] : [kind]), ...(isDeprecated ? ["deprecated"] : [])];
  return html`<th scope="row" class="name" title="${title}"><span class="method">${method}</span> <span class="path">${parts}${badges.map(
    (badge) => html` <small>${badge}</small>`,
  )}</span></th>`;
}

/** Long paths are broken before slashes. */
function breakable(text: string): Markup {
  return html`${text.split("/").map((part, index) => (index === 0 ? html`${part}` : html`<wbr>/${part}`))}`;
}

/** `kind` is `d` where a response is documented, `a` where it is only spoken of. */
function writeCell(findings: readonly Finding[], kind: string, { groups }: Numbering): Markup {
  const summary = summarize(findings);
  if (summary === undefined) return kind === "" ? empty : html`<td class="${kind} quiet"></td>`;
  const numbers = [...new Set(findings.map((finding) => groups.get(finding)))].join(" ");
  return html`<td class="${kind}"><button type="button" class="${summary.look}" data-g="${numbers}">${summary.mark}</button></td>`;
}

/** `1 operation`, `1,223 operations`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${inflect(count, noun)}`;
}
