import type { Finding } from "../core/finding.ts";
import type { DeltaReport, RatedChange, TextPlace } from "./delta.ts";
import type { View } from "./format.ts";
import { toSpectralResult } from "./json.ts";
import { toJson } from "./plain-text.ts";
import { writeList } from "./write-list.ts";

type NameFile = View["filePath"];

/** One object, as `schemas/changes.schema.json` describes it; a finding and a change are a line each. */
export function* formatDeltaJson(report: DeltaReport, { filePath }: Pick<View, "filePath">): Iterable<string> {
  const { introduced, fixed, unchanged, suppressed, byRuleset } = report;
  const list = (findings: readonly Finding[]) =>
    writeList(findings, (finding) => toJson(toSpectralResult(finding, filePath)));
  yield `{\n"base": ${toJson(report.base)},\n"head": ${toJson(report.head)},\n"findings": {\n"introduced": `;
  yield* list(introduced);
  yield ',\n"fixed": ';
  yield* list(fixed);
  yield ',\n"unchanged": ';
  yield* list(unchanged);
  yield ',\n"suppressed": ';
  yield* writeList(suppressed, ({ finding, by, reason }) =>
    toJson({ ...toSpectralResult(finding, filePath), suppressed: { by, reason } }),
  );
  yield '\n},\n"changes": ';
  yield* writeList(report.changes, (change) => toJson(listMembers(change, filePath)));
  yield ',\n"byRuleset": ';
  yield* list(byRuleset);
  yield ',\n"staleApprovals": ';
  yield* writeList(report.staleApprovals, ({ fingerprint, reason }) => toJson({ fingerprint, reason }));
  yield ',\n"unreadBase": ';
  yield* writeList(report.unreadBase, ({ source, message }) => toJson({ source, file: filePath(source), message }));
  yield "\n}\n";
}

function listMembers(change: RatedChange, filePath: NameFile): object {
  const { kind, rating, operation, status, field, mediaType, before, after, reason } = change;
  const { fingerprint, description, approval, base, head } = change;
  return {
    ...{ kind, rating, operation, status, field, mediaType, before, after, reason, fingerprint },
    description: filePath(description),
    approval,
    base: base && describePlace(base, filePath),
    head: head && describePlace(head, filePath),
  };
}

function describePlace({ source, path, range }: TextPlace, filePath: NameFile): object {
  return { source, file: filePath(source), path: path.map(String), range };
}
