import { createHash } from "node:crypto";
import { severities, severityNumber } from "../../core/severity.ts";
import { countSeverities, inflect, nouns } from "../count-severities.ts";
import { describeFault } from "../describe-fault.ts";
import type { View } from "../format.ts";
import { buildMatrices } from "../matrix/build-matrices.ts";
import { nameOutline } from "../matrix/text.ts";
import type { RunReport } from "../run-report.ts";
import { writeFindings } from "./finding-list.ts";
import { html, Markup } from "./markup.ts";
import { plural, writeMatrix } from "./matrix-table.ts";
import { type Numbering, numberParts } from "./numbering.ts";
import style from "./page.css?raw";
import script from "./page.js?raw";
import { lookOf, marks } from "./severity-mark.ts";

/** More than anybody reads, and as much as a browser holds without delay. */
const maxFindings = 20_000;

/** One page for a browser, which fetches nothing and runs no script but its own. It is a table and a list without it. */
export function* formatHtml(report: RunReport, view: Pick<View, "filePath">): Iterable<string> {
  for (const { text } of writePage(limitFindings(report), report.findings.length, view)) yield text;
}

function* writePage(report: RunReport, found: number, { filePath }: Pick<View, "filePath">): Iterable<Markup> {
  const matrices = buildMatrices(report);
  const numbering = numberParts(report.findings, matrices);
  const [only, ...others] = report.outlines ?? [];
  const title =
    only !== undefined && others.length === 0 ? nameOutline(only) : plural(report.checked.length, "description");
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}: ${plural(found, "finding")}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${writeHead(title, report, found)}
${writeFilters(report, numbering)}
<main>
<div class="matrices" role="region" aria-label="Operations by response key" tabindex="0">
${matrices.length > 0 ? legend : undefined}
`;
  for (const matrix of matrices)
    yield* writeMatrix(matrix, matrices.length > 1, filePath(matrix.outline.source), numbering);
  yield html`</div>
<section class="found" aria-labelledby="findings">
<div class="bar"><h2 id="findings" tabindex="-1">Findings</h2> <button type="button" id="all" hidden>Show all</button></div>
${writeFaults(report)}${writeOmitted(report, found)}<p id="nothing" class="dim" hidden>Nothing passes the filters.</p>
`;
  if (found === 0) yield html`<p class="dim">Nothing was found.</p>\n`;
  yield* writeFindings(report.findings, filePath, numbering);
  yield html`</section>
</main>
<footer>Statute ${report.version} · ruleset ${report.ruleset}</footer>
<script type="module">${new Markup(script)}</script>
</body>
</html>
`;
}

/** The weightiest findings, where there are more than a page can hold. */
function limitFindings(report: RunReport): RunReport {
  const { findings } = report;
  if (findings.length <= maxFindings) return report;
  const weightiest = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const kept = new Set(weightiest.slice(0, maxFindings));
  return { ...report, findings: findings.filter((finding) => kept.has(finding)) };
}

function writeHead(title: string, { findings, checked, faults, suppressed }: RunReport, found: number): Markup {
  const counts = countSeverities(findings).map(
    ({ severity, count }, index) =>
      html`${index === 0 ? "" : " · "}<b>${count.toLocaleString("en")} ${inflect(count, nouns[severity])}</b>`,
  );
  return html`<header class="head">
<div><h1>${title}</h1>
<p>${counts.length === 0 ? "No findings" : counts}${found > findings.length ? html` of ${plural(found, "finding")}` : ""} in ${plural(checked.length, "description")}${
    suppressed.length === 0 ? "" : html` · ${suppressed.length} suppressed`
  }${faults.length === 0 ? "" : html` · <b>${faults.length} could not be checked</b>`}</p></div>
<button type="button" id="theme" class="theme" hidden>Dark theme</button>
</header>`;
}

function writeFilters({ findings }: RunReport, { rules, tags }: Numbering): Markup {
  const boxes = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return html`<label><input type="checkbox" name="severity" value="${severityNumber(severity)}" checked><span class="severity ${lookOf(severity, 2)}" aria-hidden="true">${marks[severity]}</span>${severity} <span class="dim">${count}</span></label>`;
  });
  return html`<form class="filters" role="search" aria-label="Filters" hidden>
<fieldset><legend class="vh">Severity</legend>${boxes}</fieldset>
<label>Rule <select id="rule"><option value="">all</option>${[...rules].map(
    ([id, { number, count }]) => html`<option value="${number}">${id} (${count})</option>`,
  )}</select></label>
<label>Tag <select id="tag"><option value="">all</option>${[...tags].map(
    ([tag, number]) => html`<option value="${number}">${tag}</option>`,
  )}</select></label>
<label>Text <input type="search" id="text" placeholder="path, message, line" autocomplete="off" spellcheck="false"></label>
<label><input type="checkbox" id="only">With findings only</label>
<button type="reset">Reset</button>
<output aria-live="polite"></output>
</form>`;
}

const legend = html`<ul class="legend" aria-label="Legend">
<li><span class="swatch d">•</span> documented</li>
<li><span class="swatch"></span> not documented</li>
<li><span class="swatch a ${lookOf("warn", 1)}">▲1</span> not documented, but a finding speaks of it</li>
${severities.map((severity) => html`<li><span class="swatch ${lookOf(severity, 2)}">${marks[severity]}2</span> ${severity}</li>\n`)}<li>number: findings; mark: the weightiest</li>
</ul>`;

function writeFaults({ faults }: RunReport): Markup | undefined {
  if (faults.length === 0) return undefined;
  return html`<div class="faults"><p><b>Could not be checked</b></p>${faults.map(
    (fault) => html`<p>${describeFault(fault)}</p>\n`,
  )}</div>\n`;
}

function writeOmitted({ findings }: RunReport, found: number): Markup | undefined {
  if (found === findings.length) return undefined;
  return html`<p class="faults">These are the ${findings.length.toLocaleString("en")} weightiest of ${plural(found, "finding")}, in the matrix as well: a page holds no more. <code>-f json</code> gives them all.</p>\n`;
}

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
