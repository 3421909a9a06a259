import type { Finding, Position, Range } from "../core/finding.ts";
import type { Splice } from "../core/fix.ts";
import type { Severity } from "../core/severity.ts";
import { createByteCounter } from "./byte-columns.ts";
import { nameFault, notChecked } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { describeFinding, listUsers } from "./places.ts";
import { toJson } from "./plain-text.ts";
import { nameRule, readUrl } from "./reported-rules.ts";
import type { Fault, RunReport } from "./run-report.ts";
import { showFix } from "./show-fix.ts";
import { writeList } from "./write-list.ts";

/** reviewdog takes paths to start from the working folder, and finds the root of the repository by itself. */
type ReviewView = Pick<View, "showPath" | "readLine">;

const source = { name: "statute", url: "https://github.com/statute/statute" };

const severities: Readonly<Record<Severity, "ERROR" | "WARNING" | "INFO">> = {
  error: "ERROR",
  warn: "WARNING",
  info: "INFO",
  hint: "INFO",
};

/** reviewdog's format as one document, a finding a line. */
export function* formatRdjson(report: RunReport, view: ReviewView): Iterable<string> {
  yield `{"source":${toJson(source)},"diagnostics":`;
  yield* writeList(listDiagnostics(report, view), toJson);
  yield "}\n";
}

/** reviewdog's format as a document a line; nothing where there is no finding. */
export function* formatRdjsonl(report: RunReport, view: ReviewView): Iterable<string> {
  for (const diagnostic of listDiagnostics(report, view)) yield `${toJson({ ...diagnostic, source })}\n`;
}

/** What could not be checked comes first: without it, a description that cannot be read would pass for a sound one. */
function* listDiagnostics({ findings, faults }: RunReport, view: ReviewView): Iterable<object> {
  const describe = createDescriber(view);
  for (const fault of faults) yield describeNotChecked(fault, view);
  for (const finding of findings) yield describe(finding);
}

function describeNotChecked(fault: Fault, { showPath }: ReviewView) {
  return {
    message: nameFault(fault),
    location: { path: showPath(fault.source), range: { start: { line: 1 } } },
    severity: "ERROR",
    code: { value: notChecked },
  };
}

function createDescriber(view: ReviewView): (finding: Finding) => object {
  const countBytes = createByteCounter(view);
  const place = (document: string, at: Position) => ({ line: at.line + 1, column: countBytes(document, at) + 1 });
  const rangeOf = (document: string, { start, end }: Range) => ({
    start: place(document, start),
    end: place(document, end),
  });
  const locate = (document: string, range: Range) => ({
    path: view.showPath(document),
    range: rangeOf(document, range),
  });
  return (finding) => {
    const { code, severity, documentationUrl } = finding;
    const url = readUrl(documentationUrl);
    const users = listUsers(finding);
    const suggested = findSuggestion(finding, view);
    return {
      message: describeFinding(finding),
      location: locate(finding.source, finding.range),
      severity: severities[severity],
      code: { value: nameRule(code), ...(url !== undefined && { url }) },
      ...(users.length > 0 && {
        related_locations: users.map((user) => ({ message: user.label, location: locate(user.source, user.range) })),
      }),
      ...(suggested && {
        suggestions: [{ range: rangeOf(finding.source, suggested.range), text: suggested.text }],
      }),
    };
  };
}

/**
 * The one change that reviewdog can put before an author, to be made by a click: a fix that is safe or suggested, and
 * that changes one place of the finding's own file. Each of several changes could be made without the others.
 */
function findSuggestion(finding: Finding, { readLine }: ReviewView): Splice | undefined {
  const shown = showFix(finding);
  if (shown === undefined || shown.safety === "unsafe") return undefined;
  const [splice, ...others] = shown.splices;
  if (others.length > 0 || splice.source !== finding.source) return undefined;
  const { start } = splice.range;
  // Where columns cannot be counted in bytes, a click would tear a line apart: the first line may begin with a BOM.
  return start.line === 0 || readLine(splice.source, start.line) === undefined ? undefined : splice;
}
