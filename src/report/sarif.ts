import { gzipSync } from "node:zlib";
import type { Finding, Range } from "../core/finding.ts";
import { severityNumber } from "../core/severity.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { describeFault } from "./describe-fault.ts";
import type { View } from "./format.ts";
import { breakLinks, describeFinding, fingerprintOf, listUsers, toUri } from "./places.ts";
import { plainText, toJson } from "./plain-text.ts";
import { listReportedRules, nameRule } from "./reported-rules.ts";
import type { RunReport } from "./run-report.ts";
import { describeFixes } from "./sarif-fixes.ts";
import { describeRule, levels } from "./sarif-rules.ts";
import { writeList } from "./write-list.ts";

type SarifView = Pick<View, "filePath" | "readLine" | "showSuppressed">;

/** A finding, and why it does not count where it is shown all the same. */
interface Listed {
  readonly finding: Finding;
  readonly suppressed?: SuppressedFinding;
}

/** GitHub refuses a run with more results, and an upload that takes more bytes compressed. */
const maxResults = 25_000;
/** The upload may have ten million; a tenth is left for the rules and all else. */
const maxBytes = 9_000_000;

/**
 * SARIF 2.1.0 as GitHub code scanning takes it: one run, and of its results as many as GitHub takes, the gravest first.
 * Several runs would need categories of their own, between which findings would wander as others are mended. What does
 * not count is there only where it is asked for, as GitHub would show it with the rest.
 *
 * There are no `automationDetails`: where a file has them, GitHub's upload does not heed the category that a workflow
 * gives it, and two uploads of a workflow would replace each other. Nor is there a `uriBaseId`: GitHub takes relative
 * URIs to start from the root of the repository, and to say where that lies would tell machines apart.
 */
export function* formatSarif(report: RunReport, view: SarifView): Iterable<string> {
  const listed = listAll(report, view);
  const rules = listReportedRules({ ...report, findings: listed.map(({ finding }) => finding) });
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const { results, lacksFixes } = writeResults(listed, (one, isMended) =>
    describeResult(one, { ...view, indexes, isMended }),
  );
  const left = { findings: listed.length - results.length, of: listed.length, lacksFixes };
  const driver = {
    name: "Statute",
    informationUri: "https://github.com/statute/statute",
    version: report.version,
    semanticVersion: report.version,
  };
  yield '{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\n';
  yield `"version":"2.1.0","runs":[{"tool":{"driver":${toJson(driver).slice(0, -1)},"rules":`;
  yield* writeList(rules, (rule) => toJson(describeRule(rule)));
  yield `}},\n"invocations":[${toJson(describeInvocation(report, left, view))}],\n`;
  yield '"columnKind":"utf16CodeUnits",\n"results":';
  yield* writeList(results, (result) => result);
  yield "}]}\n";
}

/** The findings; behind them those that do not count, where they are to be shown. */
function listAll({ findings, suppressed }: RunReport, { showSuppressed }: SarifView): readonly Listed[] {
  const others = showSuppressed ? suppressed.map((one) => ({ finding: one.finding, suppressed: one })) : [];
  return [...findings.map((finding) => ({ finding })), ...others];
}

/**
 * The results, in the order of the findings. Where they are too large, they say nothing of fixes; where they are too
 * many, or too large all the same, they are those of the gravest.
 */
function writeResults(
  listed: readonly Listed[],
  describe: (one: Listed, isMended: boolean) => object,
): { readonly results: readonly string[]; readonly lacksFixes: boolean } {
  const hasFixes = listed.some(({ finding }) => finding.fix !== undefined);
  for (let count = maxResults, isMended = hasFixes; ; ) {
    const results = chooseGravest(listed, count).map((one) => toJson(describe(one, isMended)));
    const bytes = countCompressed(results);
    if (bytes <= maxBytes) return { results, lacksFixes: hasFixes && !isMended };
    if (isMended) isMended = false;
    else count = Math.floor(results.length * Math.min(0.9, (0.95 * maxBytes) / bytes));
  }
}

function chooseGravest(listed: readonly Listed[], count: number): readonly Listed[] {
  if (listed.length <= count) return listed;
  const weigh = ({ finding, suppressed }: Listed) => severityNumber(finding.severity) + (suppressed ? 10 : 0);
  const byWeight = listed.toSorted((one, other) => weigh(one) - weigh(other));
  const chosen = new Set(byWeight.slice(0, count));
  return listed.filter((one) => chosen.has(one));
}

/** A bit more than what the texts take compressed together; exactly known only where it could be too much. */
function countCompressed(texts: readonly string[]): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= maxBytes) return bytes;
  let compressed = 0;
  for (let from = 0; from < texts.length; from += 1_000)
    compressed += gzipSync(texts.slice(from, from + 1_000).join("\n")).length;
  return compressed;
}

interface ResultView extends SarifView {
  /** The place of each rule in the list of rules. */
  readonly indexes: ReadonlyMap<string, number>;
  /** Whether results say how they are mended. */
  readonly isMended: boolean;
}

function describeResult({ finding, suppressed }: Listed, view: ResultView) {
  const { code, severity, source, range } = finding;
  const ruleId = nameRule(code);
  const users = listUsers(finding);
  const fingerprint = fingerprintOf(finding);
  const fixes = view.isMended ? describeFixes(finding, view) : [];
  return {
    ruleId,
    ruleIndex: view.indexes.get(ruleId),
    level: levels[severity],
    message: { text: `${breakLinks(describeFinding(finding))}${linkUsers(finding)}` },
    locations: [{ physicalLocation: describePlace(source, range, view) }],
    ...(users.length > 0 && {
      relatedLocations: users.map((user, index) => ({
        id: index + 1,
        physicalLocation: describePlace(user.source, user.range, view),
        message: { text: breakLinks(user.label) },
      })),
    }),
    // GitHub heeds the first alone. Left out, it would count equal lines, which an operation added above would renumber.
    partialFingerprints: { primaryLocationLineHash: fingerprint, "statute/v1": fingerprint },
    ...(suppressed && { suppressions: [describeSuppression(suppressed)] }),
    ...(fixes.length > 0 && { fixes }),
  };
}

function describeSuppression({ by, reason }: SuppressedFinding) {
  const justification = plainText(reason);
  return { kind: by === "baseline" ? "external" : "inSource", ...(justification !== "" && { justification }) };
}

/** Links to some users of a shared definition; GitHub shows related places where a message links to them. */
function linkUsers(finding: Finding): string {
  const users = listUsers(finding).slice(0, 3);
  if (users.length === 0) return "";
  const links = users.map(({ label }, index) => `[${breakLinks(label).replace(/[\\[\]]/g, "\\$&")}](${index + 1})`);
  const others = (finding.related?.length ?? 0) - users.length;
  return ` Used by ${links.join(", ")}${others === 0 ? "" : ` and ${others} more`}.`;
}

/** On one line: an alert is shown on a pull request only if all its lines were changed there. */
function describePlace(source: string, { start, end }: Range, { filePath, readLine }: SarifView) {
  const isOneLine = start.line === end.line;
  const last = isOneLine ? end.character : (readLine(source, start.line)?.length ?? 0);
  const line = start.line + 1;
  return {
    artifactLocation: { uri: toUri(filePath(source)) },
    region: {
      startLine: line,
      startColumn: start.character + 1,
      endLine: line,
      endColumn: Math.max(last, start.character + 1) + 1,
    },
  };
}

/** What GitHub has no room for. */
interface LeftOut {
  readonly findings: number;
  /** Of how many. */
  readonly of: number;
  readonly lacksFixes: boolean;
}

function describeInvocation({ faults }: RunReport, left: LeftOut, { filePath }: SarifView) {
  const notifications = faults.map((fault) => ({
    level: "error",
    message: { text: plainText(describeFault(fault)) },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(filePath(fault.source)) } } }],
  }));
  const warn = (text: string) => ({ level: "warning", message: { text } });
  const cut = `${left.findings} of ${left.of} findings are left out, as GitHub takes no more; the gravest are here.`;
  const lacking = "How findings are mended is left out, as GitHub takes no more.";
  return {
    executionSuccessful: faults.length === 0,
    toolExecutionNotifications: [
      ...notifications,
      ...(left.findings === 0 ? [] : [warn(cut)]),
      ...(left.lacksFixes ? [warn(lacking)] : []),
    ],
  };
}
