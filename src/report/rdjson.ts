import type { Finding, Position, Range } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import { createByteCounter } from "./byte-columns.ts";
import type { View } from "./format.ts";
import { describeFinding, listUsers } from "./places.ts";
import { toJson } from "./plain-text.ts";
import { nameRule, readUrl } from "./reported-rules.ts";
import type { RunReport } from "./run-report.ts";

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
export function* formatRdjson({ findings }: RunReport, view: ReviewView): Iterable<string> {
  const describe = createDescriber(view);
  let separator = `{"source":${toJson(source)},"diagnostics":[`;
  for (const finding of findings) {
    yield `${separator}\n${toJson(describe(finding))}`;
    separator = ",";
  }
  yield findings.length === 0 ? `${separator}]}\n` : "\n]}\n";
}

/** reviewdog's format as a document a line; nothing where there is no finding. */
export function* formatRdjsonl({ findings }: RunReport, view: ReviewView): Iterable<string> {
  const describe = createDescriber(view);
  for (const finding of findings) yield `${toJson({ ...describe(finding), source })}\n`;
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
