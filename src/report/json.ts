import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import type { View } from "./format.ts";
import type { RunReport } from "./run-report.ts";

/** An array in Spectral's own shape with our keys beside, one finding a line; `[]` where there is none. */
export function* formatJson({ findings }: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  let separator = "[";
  for (const finding of findings) {
    yield `${separator}\n${escapeControls(JSON.stringify(toSpectralResult(finding, filePath)))}`;
    separator = ",";
  }
  yield separator === "[" ? "[]\n" : "\n]\n";
}

/**
 * JSON allows the control characters beyond ASCII, which a terminal obeys, and `##vso[`, which a build server does
 * wherever it stands in a line.
 */
function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f]|#(?=#)/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}

function toSpectralResult(finding: Finding, filePath: (source: string) => string) {
  const { code, path, message, severity, range, source, related, identity, ...ours } = finding;
  return {
    code,
    path: path.map(String),
    message,
    severity: severityNumber(severity),
    range,
    source,
    file: filePath(source),
    ...ours,
    ...(identity && { fingerprint: identity.fingerprint, pointer: identity.pointer }),
    ...(related && { related: related.map((user) => ({ ...user, path: user.path.map(String) })) }),
  };
}
