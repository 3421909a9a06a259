import type { Finding } from "../core/finding.ts";
import type { FindingFix } from "../core/fix.ts";
import type { View } from "./format.ts";
import { toSpectralResult } from "./json.ts";
import { toJson } from "./plain-text.ts";
import type { RunReport } from "./run-report.ts";
import { writeList } from "./write-list.ts";

/**
 * All there is to tell of a run, for reports that are to be joined: what `json` says of each finding, and beside it
 * what `json` has no place for. Read by `readReport` of the same version alone.
 */
export function* formatComplete(report: RunReport, view: Pick<View, "filePath" | "root">): Iterable<string> {
  const { version, ruleset, rules, shard, faults, checked, suppressed, findings } = report;
  const head = {
    statute: version,
    root: view.root,
    ruleset,
    rules: rules.map(({ rule: { id }, severity }) => ({ id, severity })),
    ...(shard && { shard }),
    faults,
    checked,
  };
  const members = Object.entries(head).map(([key, value]) => `${toJson(key)}: ${toJson(value)},\n`);
  yield `{\n${members.join("")}`;
  yield '"suppressed": ';
  yield* writeList(suppressed, ({ finding, by, reason }) => toJson({ by, reason, finding: describe(finding, view) }));
  yield ',\n"findings": ';
  yield* writeList(findings, (finding) => toJson(describe(finding, view)));
  yield "\n}\n";
}

function describe(finding: Finding, { filePath }: Pick<View, "filePath">) {
  const { identity, fix } = finding;
  const { content, operationId } = identity ?? {};
  return { ...toSpectralResult(finding, filePath), content, operationId, ...(fix && { fix: describeFix(fix) }) };
}

/** What is to be cut and written; what that does to the data is for our own programs alone. */
function describeFix(fix: FindingFix): object {
  const { title, safety } = fix;
  if ("refused" in fix) return { title, safety, refused: fix.refused };
  // In one order, whether they were just made, or come from a cache or another report.
  const edits = fix.splices.map(({ source, start, end, range, text }) => ({ source, start, end, range, text }));
  return { title, safety, edits };
}
