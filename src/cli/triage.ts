import { resolve } from "node:path";
import { catalogue } from "../catalogue.ts";
import { isReadingRule, type ReadingRule, readingRuleIds, severityOfReading } from "../core/reading-rules.ts";
import type { SuppressedFinding } from "../core/suppression.ts";
import { DocumentStore } from "../engine/document-store.ts";
import { hasMovedAway, nameFrom } from "../engine/identify.ts";
import { slashed } from "../engine/path-from.ts";
import { isThere } from "../engine/read-file.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { sortFindings } from "../engine/sort-findings.ts";
import { findRoot, findWorkingTree } from "../engine/working-tree.ts";
import { isRemote } from "../openapi/locations.ts";
import { printable } from "../report/printable.ts";
import { applyIgnores, ignoreCodes, type Triaged } from "../triage/apply-ignores.ts";
import { applyBaseline, type BaselineEntry, type Run } from "../triage/baseline.ts";
import type { KnownRules } from "../triage/read-ignore.ts";
import type { BaselineFile } from "./baseline-file.ts";
import type { Io } from "./io.ts";
import type { Linted } from "./lint-input.ts";

/** What does not count of a run's findings: by suppressions in the descriptions, then by the baseline. */
export function triage(
  report: Linted,
  file: BaselineFile | undefined,
  options: { readonly validate?: boolean },
  io: Io,
): Triaged & { readonly hasStale: boolean } {
  const rules = listKnownRules(report.rulesets, options);
  const judged = judgeIgnores(report, rules, io);
  if (file?.baseline === undefined) return { ...judged, hasStale: false };
  const { findings, suppressed, stale, expired } = applyBaseline(file.baseline, describeRun(report, judged, rules, io));
  warn(file, stale, "whose finding is gone; `statute baseline prune` removes them", io);
  warn(file, expired, "whose day is over, with findings that count again", io);
  return { findings, suppressed: sortSuppressed([...judged.suppressed, ...suppressed]), hasStale: stale.length > 0 };
}

/** What is left when suppressions in the descriptions have been heeded, and what is to be said about those. */
export function judgeIgnores(
  { findings, ignored, checked, isPartial }: Linted,
  rules: KnownRules,
  { today }: Pick<Io, "today">,
): Triaged {
  if (ignored === undefined || ignored.ignores.length + ignored.suppressed.length === 0)
    return { findings, suppressed: [] };
  const own = new Set(checked);
  // In what descriptions share, those may need it that are left to other runs.
  const isAnswered = (source: string) => !isPartial || own.has(source);
  const judged = applyIgnores({ findings, suppressed: ignored.suppressed }, ignored.ignores, today, rules, isAnswered);
  return { findings: sortFindings([...judged.findings]), suppressed: sortSuppressed(judged.suppressed) };
}

function sortSuppressed(suppressed: readonly SuppressedFinding[]): readonly SuppressedFinding[] {
  const byFinding = new Map(suppressed.map((one) => [one.finding, one]));
  return sortFindings([...byFinding.keys()]).flatMap((finding) => byFinding.get(finding) ?? []);
}

/** The rules that there are, and those that ran: of the rulesets in force, and of the readers. */
export function listKnownRules(
  rulesets: readonly Ruleset[],
  { validate }: { readonly validate?: boolean },
): KnownRules {
  const ofReaders = ["parser", "invalid-ref", "ref-not-loaded", "openapi-valid", ...readingRuleIds];
  const isOff = (id: ReadingRule) => rulesets.every(({ reading }) => severityOfReading(reading, id) === "off");
  const reading = ofReaders.filter((code) =>
    isReadingRule(code) ? !isOff(code) : validate || code !== "openapi-valid",
  );
  return {
    all: new Set(catalogue.rules.map(({ rule }) => rule.id)),
    ofReaders: new Set(ofReaders),
    inForce: new Set([...rulesets.flatMap(({ rules }) => rules.map(({ rule }) => rule.id)), ...reading]),
    hasForeign: rulesets.some(({ spectral }) => spectral !== undefined),
  };
}

/** A run, as a baseline is compared with it. */
export function describeRun({ checked, remote }: Linted, { findings }: Triaged, rules: KnownRules, io: Io): Run {
  const root = findRoot(io.cwd);
  // A baseline may name any file of the machine: what is outside of the working tree is not read.
  const store = new DocumentStore(findWorkingTree(root, root));
  const locate = (document: string) => slashed(resolve(root, document));
  return {
    findings,
    checked: new Set(checked.map((source) => nameFrom(root, source))),
    today: io.today,
    nameDocument: (source) => nameFrom(root, source),
    exists: (document) => isRemote(document) || isThere(locate(document)),
    couldRead: (document) => {
      if (!isRemote(document)) return true;
      const loaded = remote?.get(document);
      return remote !== undefined && (loaded === undefined || !("kind" in loaded));
    },
    ran: (rule) =>
      rules.inForce.has(rule) ||
      ignoreCodes.some((code) => code === rule) ||
      (rules.hasForeign && !rules.all.has(rule) && !rules.ofReaders.has(rule)),
    hasMovedAway: (document, pointer) => {
      if (isRemote(document)) return false;
      const read = store.open(locate(document));
      return read === undefined ? !isThere(locate(document)) : hasMovedAway(pointer, read.data);
    },
  };
}

function warn({ name }: BaselineFile, entries: readonly BaselineEntry[], about: string, io: Io): void {
  if (entries.length === 0) return;
  io.writeErr(`statute: ${printable(name)} has ${countEntries(entries.length)} ${about}:\n`);
  io.writeErr(listEntries(entries));
}

/** As many as can be read at a glance. */
const most = 20;

/** The first entries, a line each behind a mark, and how many more there are. */
export function listEntries(entries: readonly BaselineEntry[], mark = ""): string {
  const lines = entries.slice(0, most).map((entry) => `  ${mark}${printable(describeEntry(entry))}\n`);
  const rest = entries.length > most ? `  … and ${entries.length - most} more\n` : "";
  return `${lines.join("")}${rest}`;
}

/** `1 entry`, `2 entries`. */
export function countEntries(count: number): string {
  return `${count} ${count === 1 ? "entry" : "entries"}`;
}

/** An entry in a line: where, about which response, and which rule. */
export function describeEntry({ document, pointer, status, rule }: BaselineEntry): string {
  const about = status === undefined || pointer.endsWith(`/${status}`) ? "" : ` (${status})`;
  return `${document}#${pointer}${about} ${rule}`;
}
