import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";

/** An array in Spectral's own shape with our keys beside, one finding a line; `[]` where there is none. */
export function* formatJson(findings: Iterable<Finding>, showPath: (source: string) => string): Iterable<string> {
  let separator = "[";
  for (const finding of findings) {
    yield `${separator}\n${escapeControls(JSON.stringify(toSpectralResult(finding, showPath)))}`;
    separator = ",";
  }
  yield separator === "[" ? "[]\n" : "\n]\n";
}

/** JSON allows the control characters beyond ASCII; a terminal that shows them obeys them. */
function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}

function toSpectralResult(finding: Finding, showPath: (source: string) => string) {
  const { code, path, message, severity, range, source, related, ...ours } = finding;
  return {
    code,
    path: path.map(String),
    message,
    severity: severityNumber(severity),
    range,
    source,
    file: showPath(source),
    ...ours,
    ...(related && { related: related.map((user) => ({ ...user, path: user.path.map(String) })) }),
  };
}
