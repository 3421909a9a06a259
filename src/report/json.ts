import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import type { View } from "./format.ts";
import { toJson } from "./plain-text.ts";
import type { RunReport } from "./run-report.ts";

/** An array in Spectral's own shape with our keys beside, one finding a line; `[]` where there is none. */
export function* formatJson({ findings }: RunReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  let separator = "[";
  for (const finding of findings) {
    yield `${separator}\n${toJson(toSpectralResult(finding, filePath))}`;
    separator = ",";
  }
  yield separator === "[" ? "[]\n" : "\n]\n";
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
