import type { Finding } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import type { View } from "./format.ts";
import { toJson } from "./plain-text.ts";
import type { RunReport } from "./run-report.ts";
import { writeList } from "./write-list.ts";

/**
 * An array in Spectral's own shape with our keys beside, one finding a line; `[]` where there is none. Those that do not
 * count follow only where they are asked for, marked by the key `suppressed`, as readers of that shape count them all.
 */
export function* formatJson(report: RunReport, view: Pick<View, "filePath" | "showSuppressed">): Iterable<string> {
  yield* writeList(listResults(report, view), toJson);
  yield "\n";
}

function* listResults(
  { findings, suppressed }: RunReport,
  { filePath, showSuppressed }: Pick<View, "filePath" | "showSuppressed">,
): Iterable<object> {
  for (const finding of findings) yield toSpectralResult(finding, filePath);
  if (showSuppressed)
    for (const { finding, by, reason } of suppressed)
      yield { ...toSpectralResult(finding, filePath), suppressed: { by, reason } };
}

/** A finding in Spectral's shape, with our keys beside. Edits are for programs that apply them, which read SARIF or rdjson. */
export function toSpectralResult(finding: Finding, filePath: (source: string) => string) {
  const { code, path, message, severity, range, source, related, identity, fix, ...ours } = finding;
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
