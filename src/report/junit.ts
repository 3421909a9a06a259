import type { Finding } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";
import { severityNumber } from "../core/severity.ts";
import { formatPointer } from "../openapi/locations.ts";
import type { View } from "./format.ts";
import type { Fault, RunReport } from "./run-report.ts";
import { escapeXml } from "./xml.ts";

/**
 * JUnit's XML as Ant writes it, which the strict schemas take too: a suite for each document, a case for each finding.
 * Errors and what makes the run fail are failures; a weaker finding is a case that passes, and a line of the suite's
 * output; a document without findings is one case that passes, and one that could not be checked one with an error.
 */
export function* formatJunit(
  report: RunReport,
  view: Pick<View, "filePath" | "junitFileAttributes">,
): Iterable<string> {
  const { findings, faults, checked } = report;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  const found = groupBy(findings, ({ source }) => source);
  const failed = groupBy(faults, ({ source }) => source);
  const sources = [...new Set([...checked, ...found.keys(), ...failed.keys()])].sort();
  for (const [id, source] of sources.entries())
    yield* formatSuite(id, source, found.get(source) ?? [], failed.get(source) ?? [], report, view);
  yield "</testsuites>\n";
}

/**
 * The schema demands when and where a suite ran and for how long. That is no part of what was found, and two runs are to
 * give the same bytes: so it is always the same.
 */
const circumstances = 'timestamp="1970-01-01T00:00:00" hostname="localhost" time="0"';

/** How many lines the output of a suite has at most: many parsers refuse a text beyond ten million characters. */
const maxLines = 1000;

function* formatSuite(
  id: number,
  source: string,
  findings: readonly Finding[],
  faults: readonly Fault[],
  { failOn }: RunReport,
  { filePath, junitFileAttributes }: Pick<View, "filePath" | "junitFileAttributes">,
): Iterable<string> {
  const path = filePath(source);
  // The schema wants a name that is seen.
  const suite = escapeXml(path.trim() === "" ? "?" : path);
  const isFailure = ({ severity }: Finding) =>
    severity === "error" || (failOn !== "never" && severityNumber(severity) <= severityNumber(failOn));
  const passing = findings.filter((finding) => !isFailure(finding));
  const isClean = findings.length + faults.length === 0;
  const tests = isClean ? 1 : findings.length + faults.length;
  const counts = `tests="${tests}" failures="${findings.length - passing.length}" errors="${faults.length}"`;
  const chooseName = createNamer();
  const openCase = (name: string, line: number | undefined) => {
    const place = junitFileAttributes ? ` file="${suite}"${line === undefined ? "" : ` line="${line}"`}` : "";
    return `    <testcase name="${escapeXml(chooseName(name))}" classname="${suite}" time="0"${place}`;
  };

  yield `  <testsuite package="statute" id="${id}" name="${suite}" ${circumstances} ${counts}>\n    <properties/>\n`;
  if (isClean) yield `${openCase("no findings", undefined)}/>\n`;
  for (const { message, hint } of faults)
    yield `${openCase("not checked", undefined)}>${formatOutcome("error", "not-checked", message, [path, message, hint])}`;
  for (const finding of findings) {
    const { code, message, severity, range, documentationUrl } = finding;
    const open = openCase(`${code} #${formatPointer(finding.path)}`, range.start.line + 1);
    const text = [locate(finding, path), message, documentationUrl];
    yield isFailure(finding) ? `${open}>${formatOutcome("failure", severity, message, text)}` : `${open}/>\n`;
  }
  yield "    <system-out>";
  for (const finding of passing.slice(0, maxLines))
    yield `${escapeXml(`${finding.severity} ${locate(finding, path)} ${finding.code}: ${finding.message}`)}\n`;
  if (passing.length > maxLines) yield `and ${passing.length - maxLines} more\n`;
  yield "</system-out>\n    <system-err/>\n  </testsuite>\n";
}

function locate({ range }: Finding, path: string): string {
  return `${path}:${range.start.line + 1}:${range.start.character + 1}`;
}

function formatOutcome(
  element: "failure" | "error",
  type: string,
  message: string,
  lines: readonly (string | undefined)[],
): string {
  const text = escapeXml(lines.filter((line) => line !== undefined).join("\n"));
  return `<${element} type="${type}" message="${escapeXml(message)}">${text}</${element}></testcase>\n`;
}

/** Names for the cases of a suite: of two with the same, GitLab keeps one. */
function createNamer(): (wish: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wish) => {
    let count = counts.get(wish) ?? 0;
    let name: string;
    do {
      count++;
      name = count === 1 ? wish : `${wish} (${count})`;
    } while (taken.has(name));
    counts.set(wish, count);
    taken.add(name);
    return name;
  };
}
