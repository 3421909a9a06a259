import type { Finding } from "../../core/finding.ts";
import type { View } from "../format.ts";
import { toJson } from "../plain-text.ts";
import type { RunReport } from "../run-report.ts";
import { buildMatrices } from "./build-matrices.ts";

/** The matrix of each description as data: an array, one operation a line. */
export function* formatMatrixJson(report: RunReport, { filePath }: View): Iterable<string> {
  let separator = "[";
  for (const { outline, columns, rows, omitted } of buildMatrices(report)) {
    const { source, title, version } = outline;
    const head = { file: filePath(source), title, version, responseKeys: columns, omitted };
    yield `${separator}\n${toJson(head).slice(0, -1)},"operations":[`;
    separator = ",";
    for (const [at, { operation, own, cells }] of rows.entries()) {
      const { name, method, path, kind, summary, tags, isDeprecated } = operation;
      yield `${at === 0 ? "" : ","}\n${toJson({
        name,
        method,
        path,
        kind,
        summary,
        tags,
        deprecated: isDeprecated,
        findings: own.map(shorten),
        responses: Object.fromEntries(
          [...cells].map(([key, cell]) => [
            key,
            { documented: cell.isDocumented, findings: cell.findings.map(shorten) },
          ]),
        ),
      })}`;
    }
    yield "\n]}";
  }
  yield separator === "[" ? "[]\n" : "\n]\n";
}

function shorten({ code, severity, message }: Finding) {
  return { code, severity, message };
}
