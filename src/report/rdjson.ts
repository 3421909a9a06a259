import type { Finding, Position, Range } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import { createByteCounter } from "./byte-columns.ts";
import { nameFault, notChecked } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { describeFinding, listUsers } from "./places.ts";
import { toJson } from "./plain-text.ts";
import { nameRule, readUrl } from "./reported-rules.ts";
import type { Fault, RunReport } from "./run-report.ts";
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

function createDescriber({ showPath, readLine }: ReviewView): (finding: Finding) => object {
  const countBytes = createByteCounter({ readLine });
  const locate = (document: string, { start, end }: Range) => {
    const place = (at: Position) => ({ line: at.line + 1, column: countBytes(document, at) + 1 });
    return { path: showPath(document), range: { start: place(start), end: place(end) } };
  };
  return (finding) => {
    const { code, severity, documentationUrl } = finding;
    const url = readUrl(documentationUrl);
    const users = listUsers(finding);
    return {
      message: describeFinding(finding),
      location: locate(finding.source, finding.range),
      severity: severities[severity],
      code: { value: nameRule(code), ...(url !== undefined && { url }) },
      ...(users.length > 0 && {
        related_locations: users.map((user) => ({ message: user.label, location: locate(user.source, user.range) })),
      }),
    };
  };
}
