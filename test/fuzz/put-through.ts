import { catalogue, decideSettings, findPreset } from "../../src/catalogue.ts";
import { listRules } from "../../src/cli/commands/lint.ts";
import { completeRules } from "../../src/cli/pages.ts";
import { judgeIgnores, listKnownRules } from "../../src/cli/triage.ts";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import type { Finding, Range } from "../../src/core/finding.ts";
import type { Settings } from "../../src/core/settings.ts";
import { choices } from "../../src/core/settings.ts";
import { UserError } from "../../src/core/user-error.ts";
import { compareSides } from "../../src/delta/compare-sides.ts";
import { lintSides, type SideInput, type Sides } from "../../src/delta/lint-sides.ts";
import { indexDocument } from "../../src/engine/direct-driver.ts";
import { DocumentStore, readDocument } from "../../src/engine/document-store.ts";
import type { Files } from "../../src/engine/files.ts";
import { type LintFilesOptions, type LintReport, lintFiles } from "../../src/engine/lint-files.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { sortFindings } from "../../src/engine/sort-findings.ts";
import { Timing } from "../../src/engine/timing.ts";
import type { OperationIndex } from "../../src/openapi/operation-index.ts";
import type { DeltaReport } from "../../src/report/delta.ts";
import type { Format, View } from "../../src/report/format.ts";
import { type FormatName, formats } from "../../src/report/formats.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { ignoreCodes } from "../../src/triage/apply-ignores.ts";
import { applyBaseline, type Baseline, type Run, renewBaseline } from "../../src/triage/baseline.ts";
import { readBaseline } from "../../src/triage/read-baseline.ts";
import { formatBaseline } from "../../src/triage/write-baseline.ts";
import { plainView } from "../support/reports.ts";
import { mendThrough } from "./mend-through.ts";
import { pick, type Random } from "./mutate-data.ts";
import { readBack } from "./read-back.ts";

/** A description, what it was made of, and a file beside it that it may refer to. */
export interface Input {
  readonly text: string;
  /** `api.yaml` or `api.json`. */
  readonly name: string;
  readonly original: string;
  readonly beside: string;
}

const folder = "/fuzz";
const today = "2026-07-01";

/** Every rule there is, as it is when it is on. */
const everyRule: Ruleset = { name: "all", rules: catalogue.rules };

function chooseRuleset(random: Random): Ruleset {
  if (random(2) === 0) return everyRule;
  const settings = Object.fromEntries(
    Object.entries(choices).map(([name, words]) => [name, pick<string>(words, random)]),
  ) as Settings;
  const { rules, off = [] } = decideSettings(findPreset("strict") ?? everyRule, settings);
  return { name: "strict", rules: [...rules, ...off] };
}

/** Files that are nowhere but here. */
function hold(texts: Readonly<Record<string, string>>): Files {
  const find = (path: string) => {
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: "ENOENT" });
    return text;
  };
  return {
    followLinks: (path) => {
      find(path);
      return path;
    },
    read: (path) => Buffer.from(find(path)),
  };
}

function refuse(about: string): never {
  throw new Error(about);
}

/** What came of an input, to be counted. */
export interface Outcome {
  readonly isRead: boolean;
  readonly findings: number;
  readonly changes: number;
  readonly mended: number;
}

/**
 * Takes an input through everything: reading, index, rules, positions, identities, suppressions, baseline, comparison
 * with what it was made of, some of the formats, and now and then the fixes. Throws where anything is not as it has to be.
 */
export async function putThrough(input: Input, random: Random): Promise<Outcome> {
  const file = `${folder}/${input.name}`;
  const ruleset = chooseRuleset(random);
  const texts = { [file]: toWellFormed(input.text), [`${folder}/other.yaml`]: toWellFormed(input.beside) };
  const before = { ...texts, [file]: toWellFormed(input.original) };
  const lint = async (held: Readonly<Record<string, string>>) => {
    const indexes: OperationIndex[] = [];
    const options: LintFilesOptions = {
      ...{ cwd: folder, ruleset, identifyFrom: folder, outlines: true, today, timing: new Timing() },
      files: hold(held),
      takeIndex: (_, index) => indexes.push(index),
    };
    return { report: await lintFiles([file], options), index: indexes[0] };
  };
  const one = await lint(texts);
  const other = await lint(texts);
  if (JSON.stringify(one.report) !== JSON.stringify(other.report)) refuse("two runs find two things");
  checkFindings(one.report.findings, texts);

  const triaged = judge(one.report, ruleset);
  checkFindings(triaged.findings, texts);
  checkBaseline(triaged.findings, file);
  const run = describeRun(one.report, triaged, ruleset);
  await writeSome(run, texts, random);

  let changes = 0;
  if (one.index !== undefined && other.index !== undefined) {
    for (const same of [one.index, other.index])
      if (compareContracts(one.index, same).length > 0) refuse("it is not what it is");
    const base = readIndex(before, file);
    if (base !== undefined) {
      changes = compareContracts(base, one.index).length;
      compareContracts(one.index, base);
    }
  }
  if (random(4) === 0) await compareAll({ file, before, texts, ruleset, run }, random);
  const isRead = one.report.faults.length === 0;
  const isMended = isRead && random(2) === 0;
  const mended = isMended ? await mendThrough({ file, texts, files: hold(texts), ruleset }, random) : 0;
  return { isRead, findings: triaged.findings.length, changes, mended };
}

function readIndex(texts: Readonly<Record<string, string>>, file: string): OperationIndex | undefined {
  const store = new DocumentStore(folder, hold(texts));
  try {
    return indexDocument(readDocument(texts[file] ?? "", file), store);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Files hold no half characters; where a text has some, they get to the readers as what they are decoded to. */
function toWellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

function checkFindings(findings: readonly Finding[], texts: Readonly<Record<string, string>>): void {
  const documents = new Map<string, { readonly lines: readonly string[]; readonly data: unknown }>();
  const open = (source: string) => {
    let known = documents.get(source);
    if (known === undefined) {
      const text = texts[source] ?? refuse(`a finding in ${source}`);
      const plain = text.replace(/^\ufeff/, "");
      known = { lines: plain.split("\n"), data: readDocument(text, source).data };
      documents.set(source, known);
    }
    return known;
  };
  const torn = new Set(findings.flatMap(({ code, source }) => (code === "parser" ? [source] : [])));
  const check = (code: string, about: string, source: string, path: readonly (string | number)[], range: Range) => {
    const { lines, data } = open(source);
    const { start, end } = range;
    for (const { line, character } of [start, end])
      if (line < 0 || character < 0 || line >= lines.length || character > (lines[line] ?? "").length)
        refuse(`${about} at ${line}:${character}, where there is no text`);
    if (start.line > end.line || (start.line === end.line && start.character > end.character))
      refuse(`${about} ends before it begins`);
    let value = data;
    for (const [depth, key] of path.entries()) {
      const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, key);
      // In a torn text, a place may be in a part that another took the place of.
      if (!isThere && torn.has(source) && (code === "parser" || ignoreCodes.some((known) => known === code))) return;
      if (!isThere) refuse(`${about} at ${JSON.stringify(path)}, of which ${depth} are there`);
      value = (value as Record<string, unknown>)[key];
    }
  };
  for (const { code, message, source, path, range, related = [] } of findings) {
    if (/[\n\r]/.test(message) || message.trim() === "") refuse(`${code} says ${JSON.stringify(message)}`);
    check(code, code, source, path, range);
    for (const place of related) check(code, `a user of ${code}`, place.source, place.path, place.range);
  }
  const fingerprints = findings.map(({ identity }) => identity?.fingerprint);
  if (new Set(fingerprints).size < findings.length) refuse("two findings are one by their fingerprints");
  const sorted = sortFindings([...findings]);
  if (sorted.some((finding, index) => finding !== findings[index])) refuse("the findings are not sorted");
}

function judge(report: LintReport, ruleset: Ruleset) {
  const alone = { standardInput: undefined, isPartial: false, shard: undefined, remote: undefined };
  const linted = { ...report, rulesets: [ruleset], ...alone };
  return judgeIgnores(linted, listKnownRules([ruleset], {}), { today });
}

/** A baseline of all that is found holds all of it, also after it was written and read. */
function checkBaseline(findings: readonly Finding[], file: string): void {
  const run: Run = {
    ...{ findings, today, checked: new Set([file]) },
    ...{ nameDocument: (source: string) => source, exists: () => true, couldRead: () => true },
    ...{ ran: () => true, hasMovedAway: () => false },
  };
  const { baseline } = renewBaseline(undefined, "So it is.", run);
  const text = [...formatBaseline(baseline)].join("");
  const parsed = readText(text, "baseline.yaml");
  if (parsed.diagnostics.length > 0) refuse(`the baseline is faulty: ${parsed.diagnostics[0]?.message}`);
  const read: Baseline = readBaseline(parsed.data, parsed.listComments(), "baseline.yaml");
  const applied = applyBaseline(read, run);
  if (applied.findings.length + applied.stale.length > 0)
    refuse(`the baseline leaves ${applied.findings.length} findings and ${applied.stale.length} entries`);
  const again = [...formatBaseline(renewBaseline(read, "Another.", run).baseline)].join("");
  if (again !== text) refuse("the baseline changes when it is written again");
}

function describeRun(
  { faults, checked, outlines = [] }: LintReport,
  { findings, suppressed }: ReturnType<typeof judge>,
  ruleset: Ruleset,
): RunReport {
  return {
    findings,
    suppressed,
    faults: faults.map(({ source, error: { message, hint } }) => ({ source, message, hint })),
    ...{ checked, outlines, ruleset: ruleset.name, failOn: "error", version: "1.2.3" },
    rules: completeRules(listRules([ruleset])),
  };
}

function lookAt(texts: Readonly<Record<string, string>>, random: Random): View {
  return {
    ...plainView,
    showPath: (source) => source.replace(`${folder}/`, ""),
    filePath: (source) => source.replace(`${folder}/`, ""),
    readLine: (source, line) => texts[source]?.split("\n")[line]?.replace(/\r$/, ""),
    ...{ root: folder, width: pick([undefined, 0, 1, 40, 80], random), perRule: pick([1, 5, 1000], random) },
    ...{ quiet: random(4) === 0, showSuppressed: random(2) === 0, junitFileAttributes: random(2) === 0 },
  };
}

const names = Object.keys(formats) as readonly FormatName[];
/** Those that tell all there is to say of every rule take as long as all the rest together. */
const large: readonly FormatName[] = ["sarif", "sonar", "html"];
const small = names.filter((name) => !large.includes(name));

async function writeSome(run: RunReport, texts: Readonly<Record<string, string>>, random: Random): Promise<void> {
  for (const name of [pick(small, random), pick(random(6) === 0 ? large : small, random)]) {
    const format: Format = formats[name];
    const view = lookAt(texts, random);
    const text = [...(await format.load())(run, view)].join("");
    tell(name, () => {
      expectPrintable(text);
      // The one that has what does not count among what does, where it is asked for.
      const isWithSuppressed = name === "json" && view.showSuppressed;
      const all = [...run.findings, ...run.suppressed.map(({ finding }) => finding)];
      readBack[name](text, isWithSuppressed ? { ...run, findings: all } : run);
    });
  }
}

function tell(name: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`-f ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function expectPrintable(text: string): void {
  const broken = /[^\P{Cc}\n]|\p{Cs}/u.exec(text);
  if (broken !== null) refuse(`U+${broken[0].charCodeAt(0).toString(16)} at ${broken.index}`);
}

interface Comparison {
  readonly file: string;
  readonly before: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly ruleset: Ruleset;
  readonly run: RunReport;
}

/** As `statute check` does it: findings matched, changes rated, both told in some of the ways that there are. */
async function compareAll({ file, before, texts, ruleset, run }: Comparison, random: Random): Promise<void> {
  const side = (held: Readonly<Record<string, string>>): SideInput => ({
    ...{ descriptions: [file], files: hold(held), nameOf: () => "", rulesetOf: () => ruleset },
  });
  const sides: Sides = {
    ...{ base: side(before), head: side(texts), renamed: new Map(), isSame: () => false },
    onBaseError: pick(["fail", "all-new", "skip"] as const, random),
  };
  const linted = await lintSides(sides, { cwd: folder, identifyFrom: folder, timing: new Timing() });
  const found = {
    base: { findings: linted.base.findings, suppressed: [] },
    head: { findings: linted.head.findings, suppressed: [] },
  };
  const { introduced, fixed, unchanged, changes } = compareSides(sides, linted, found, {}, folder);
  if (introduced.length + unchanged.length !== linted.head.findings.length) refuse("findings of the head are lost");
  if (fixed.length + unchanged.length !== linted.base.findings.length) refuse("findings of the base are lost");
  if (new Set(changes.map(({ fingerprint }) => fingerprint)).size < changes.length) refuse("two changes are one");
  const report: DeltaReport = {
    ...{ base: { name: "main" }, head: { name: "here" }, introduced, fixed, unchanged, changes, run },
    ...{ suppressed: [], byRuleset: [], staleApprovals: [], failOnChange: "breaking", failOn: "error" },
    approvalOptions: "",
    unreadBase: linted.unreadBase.map(({ source, error }) => ({ source, message: error.message })),
  };
  for (let count = 0; count < 3; count++) {
    const name = pick(names, random);
    const format: Format = formats[name];
    const write = await format.loadDelta?.();
    if (write === undefined) continue;
    const text = [...write(report, lookAt(texts, random))].join("");
    tell(`${name} of changes`, () => expectPrintable(text));
  }
}
