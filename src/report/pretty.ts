import type { Finding, RelatedPlace } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import type { Severity } from "../core/severity.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { formatPointer } from "../openapi/locations.ts";
import { countSeverities, nouns, plural } from "./count-severities.ts";
import type { View } from "./format.ts";
import { printable } from "./printable.ts";
import type { RunReport } from "./run-report.ts";
import { wrap } from "./wrap.ts";

/** How to paint a text; the identity where colour is not wanted. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly underline: (text: string) => string;
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

/** For people: by file, then by operation or shared component, each finding with its line and column. */
export function* formatPretty(report: RunReport, view: View): Iterable<string> {
  const { findings, suppressed, checked, faults } = report;
  yield* listFindings(findings, view);
  if (view.showSuppressed) yield* listSuppressed(suppressed, view);
  if (!view.quiet && (checked.length > 0 || faults.length === 0)) yield summarize(report, view.palette);
}

/** Findings by file, those of a rule folded where they are too many in one. */
export function* listFindings(findings: readonly Finding[], view: View): Iterable<string> {
  const { palette, showPath, perRule } = view;
  for (const [source, inFile] of groupBy(findings, (finding) => finding.source)) {
    yield `\n${palette.underline(printable(showPath(source)))}\n`;
    const counts = new Map<string, number>();
    const shown = inFile.filter(({ code }) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      return count <= perRule;
    });
    for (const [subject, about] of groupBy(shown, nameSubject)) {
      yield `  ${palette.bold(printable(subject))}\n`;
      for (const finding of about) yield formatFinding(finding, view);
    }
    for (const [code, count] of counts)
      if (count > perRule)
        yield palette.dim(`  … and ${count - perRule} more of ${printable(code)} (--all shows them)\n`);
  }
}

/** What does not count, each with who said so and why. */
export function* listSuppressed(suppressed: readonly SuppressedFinding[], view: View): Iterable<string> {
  const { palette, showPath } = view;
  for (const [source, inFile] of groupBy(suppressed, ({ finding }) => finding.source)) {
    yield `\n${palette.underline(printable(showPath(source)))} ${palette.dim("(suppressed)")}\n`;
    for (const { finding, by, reason } of inFile) {
      yield formatFinding(finding, view);
      yield `${" ".repeat(18)}${palette.dim(`suppressed by ${names[by]}: ${printable(reason) || "no reason given"}`)}\n`;
    }
  }
}

const names: Readonly<Record<SuppressedFinding["by"], string>> = {
  extension: "x-statute-ignore",
  comment: "a comment",
  baseline: "the baseline",
};

/** The last lines of a report: how many of each severity, in how many descriptions, by which ruleset. */
function summarize({ findings, suppressed, checked, ruleset, baseline }: RunReport, palette: Palette): string {
  const counts = countSeverities(findings).map(({ severity, count }) =>
    palette.severity[severity](plural(count, nouns[severity])),
  );
  const unread = findings.filter(({ code }) => code === "ref-not-loaded").length;
  const total = counts.length === 0 ? "No findings" : counts.join(", ");
  const lost = unread === 0 ? "" : `, ${plural(unread, "reference")} not followed`;
  const hidden = suppressed.length === 0 ? "" : `, ${suppressed.length} suppressed`;
  const known = baseline === undefined ? "" : `; baseline: ${printable(baseline)}`;
  const terms = palette.dim(`(ruleset: ${printable(ruleset)}${known})`);
  return `\n${total} in ${plural(checked.length, "description")}${lost}${hidden} ${terms}\n`;
}

/** What a finding is about: its operation, or the component that several operations share. */
function nameSubject({ operation, path }: Finding): string {
  if (operation !== undefined) return operation;
  const [root, key, method] = path;
  if (root === "paths" && key !== undefined && methods.has(String(method)))
    return `${String(method).toUpperCase()} ${key}`;
  return path.length === 0 ? "The whole document" : formatPointer(path.slice(0, 3));
}

/** The keys of a path item under which OpenAPI has an operation. */
const methods: ReadonlySet<string> = new Set("get put post delete options head patch trace query".split(" "));

function formatFinding({ range, severity, code, message, related }: Finding, { palette, width }: View): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`.padStart(9);
  const head = `${place}  ${severity.padEnd(5)}  `;
  const [first = "", ...rest] = wrap(printable(message), width === undefined ? undefined : width - head.length);
  const lines = [
    `${palette.dim(place)}  ${palette.severity[severity](severity.padEnd(5))}  ${first}`,
    // Once more, as a line may begin now where a build server takes what it says for a command.
    ...rest.map((line) => " ".repeat(head.length) + printable(line)),
    " ".repeat(head.length) +
      palette.dim(
        printable(related === undefined || related.length < 2 ? code : `${code}, used by ${listUsers(related)}`),
      ),
  ];
  return `${lines.join("\n")}\n`;
}

function listUsers(users: readonly RelatedPlace[]): string {
  const named = users.slice(0, 3).map(({ label }) => label);
  return users.length > named.length ? `${named.join(", ")} and ${users.length - named.length} more` : named.join(", ");
}
