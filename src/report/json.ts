import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";

/** An array in Spectral's own shape with our keys beside, one finding a line; `[]` where there is none. */
export function* formatJson(findings: Iterable<Finding>, showPath: (source: string) => string): Iterable<string> {
  let separator = "[";
  for (const finding of findings) {
    yield `${separator}\n${JSON.stringify(toSpectralResult(finding, showPath))}`;
    separator = ",";
  }
  yield separator === "[" ? "[]\n" : "\n]\n";
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
