import { catalogue } from "../catalogue.ts";
import type { Finding } from "../core/finding.ts";
import type { Severity } from "../core/severity.ts";
import { UserError } from "../core/user-error.ts";
import { pathFrom } from "../engine/path-from.ts";
import { describeFileError, readRegularFile } from "../engine/read-file.ts";
import { decodeBytes } from "../engine/readers/read-text.ts";
import { findRoot } from "../engine/working-tree.ts";
import { printable } from "../report/printable.ts";
import { type ReportPart, readReport } from "../report/read-report.ts";
import type { Fault, RuleFacts, RunReport } from "../report/run-report.ts";
import { findFiles } from "./find-files.ts";
import type { Io } from "./io.ts";
import { joinFindings } from "./join-findings.ts";
import { version } from "./version.ts";

type Complete = NonNullable<ReportPart["complete"]>;

/**
 * The report of a run, from those of its parts: what they have in common is reported once. Throws a `UserError` where
 * a report cannot be read, or is not there.
 */
export async function joinReports(
  patterns: readonly string[],
  { quiet = false }: { readonly quiet?: boolean },
  io: Io,
): Promise<Omit<RunReport, "failOn">> {
  const { files, faults } = await findFiles(patterns, io.cwd);
  for (const { error } of faults) throw error;
  const root = findRoot(io.cwd);
  const parts = files.map((file) => {
    const name = pathFrom(io.cwd, file);
    return readReport(read(file, name), name, root);
  });
  const complete = parts.flatMap((part) => part.complete ?? []);
  for (const { complete: known, name } of parts)
    if (known !== undefined && known.version !== version)
      throw new UserError(
        `${name} was written by Statute ${known.version}, and this is ${version}.`,
        "Write and join the reports with one version.",
      );
  checkShards(parts);
  const partial = parts.filter((part) => part.complete === undefined);
  if (partial.length > 0 && !quiet)
    io.writeErr(
      `statute: ${printable(partial.map(({ name }) => name).join(", "))} ${partial.length === 1 ? "lists" : "list"} findings only: ` +
        "which other descriptions were checked, and by which version of Statute, is not known. -f report tells of both.\n",
    );
  const { findings, suppressed } = joinFindings(
    parts.map((part) => ({ findings: part.findings, suppressed: part.complete?.suppressed ?? [] })),
  );
  const checked = [
    ...complete.flatMap((part) => part.checked),
    ...partial.flatMap((part) => listSources(part.findings)),
  ];
  return {
    findings,
    suppressed,
    faults: joinFaults(complete),
    checked: [...new Set(checked)].sort(),
    ruleset: [...new Set(complete.flatMap(({ ruleset }) => ruleset.split("; ")))].join("; ") || "not told",
    rules: listRules(complete, findings),
    version,
  };
}

function read(file: string, name: string): string {
  try {
    return decodeBytes(readRegularFile(file), name);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw new UserError(`${name} ${reason}.`);
  }
}

/** A part that is not there would pass for one without findings. */
function checkShards(parts: readonly ReportPart[]): void {
  const seen = new Map<number, string>();
  const [first, ...others] = parts.flatMap(({ name, complete }) =>
    complete?.shard ? [{ name, ...complete.shard }] : [],
  );
  if (first === undefined) return;
  for (const { name, index, count, division } of [first, ...others]) {
    if (count !== first.count || division !== first.division)
      throw new UserError(
        `${first.name} and ${name} are not parts of one run.`,
        "Split the same descriptions into the same number of shards.",
      );
    const twin = seen.get(index);
    if (twin !== undefined)
      throw new UserError(`${twin} and ${name} are both shard ${index} of ${count}.`, "Give each once.");
    seen.set(index, name);
  }
  const missing = Array.from({ length: first.count }, (_, index) => index + 1).filter((index) => !seen.has(index));
  if (missing.length === 0) return;
  const [shards, are] = missing.length === 1 ? ["shard", "is"] : ["shards", "are"];
  throw new UserError(
    `The report of ${shards} ${listSome(missing)} of ${first.count} ${are} missing.`,
    "Give those of all: a shard without descriptions has one too.",
  );
}

function listSome(numbers: readonly number[]): string {
  const left = numbers.length - 10;
  return `${numbers.slice(0, 10).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function joinFaults(parts: readonly Complete[]): readonly Fault[] {
  const faults = parts.flatMap((part) => part.faults);
  const known = new Map(faults.map((fault) => [`${fault.source}\n${fault.message}`, fault]));
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault);
}

/** The descriptions that findings tell of: where they stand, and who uses what they are about. */
function listSources(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ source, related = [] }) => [source, ...related.map((user) => user.source)]);
}

/** The rules that ran; of reports that do not tell, those that found something. */
function listRules(parts: readonly Complete[], findings: readonly Finding[]): readonly RuleFacts[] {
  const told = parts.flatMap((part) => part.rules).map(({ id, severity }) => [id, severity] as const);
  const severities = new Map<string, Severity>([
    ...findings.map(({ code, severity }) => [code, severity] as const),
    ...told,
  ]);
  return catalogue.rules.flatMap((force) => {
    const severity = severities.get(force.rule.id);
    return severity === undefined ? [] : [{ ...force, severity }];
  });
}
