import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import type { Finding, Range } from "../core/finding.ts";
import type { FindingFix, Splice } from "../core/fix.ts";
import { listSplices, takeApart } from "../fix/take-apart.ts";

/** What is asked at a place of a document. */
export interface Question {
  readonly range: Range;
  /** What the editor shows there, of whatever server. */
  readonly shown: readonly Diagnostic[];
  /** The kinds that are wanted; all where it is left out. */
  readonly only: readonly string[] | undefined;
  /** Whether an action that cannot be had may be offered with the reason. */
  readonly showsRefused: boolean;
}

/** What the actions are made of: the findings of the document with their diagnostics, and how each is dealt with. */
export interface Means {
  readonly findings: readonly (readonly [Finding, Diagnostic])[];
  /** Whether the document is part of others, which may mean something else by what it defines. */
  readonly isShared: boolean;
  readonly fixOf: (finding: Finding) => FindingFix | undefined;
  readonly ignore: (finding: Finding) => readonly Splice[] | undefined;
  /** Undefined where the edit would reach what must not be written to, or has changed since. */
  readonly edit: (splices: readonly Splice[]) => CodeAction["edit"];
}

/** The kind of the action that makes every safe fix of a document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.statute`;

/** The words behind the title of a fix that is more than a correction in writing. */
const warnings = { safe: "", suggested: " (suggested: confirm it)", unsafe: " (unsafe: it changes what is promised)" };

/** The actions that an editor can offer. */
export function listActions(question: Question, means: Means): CodeAction[] {
  const wants = (kind: string) =>
    question.only?.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
  // It asks how each of maybe thousands of findings is mended, so it must be asked for by its name.
  if (wants(fixAllKind)) {
    const all = fixAll(means);
    if (all !== undefined) return [all, ...(wants(CodeActionKind.QuickFix) ? listFixes(question, means) : [])];
  }
  return question.only === undefined || wants(CodeActionKind.QuickFix) ? listFixes(question, means) : [];
}

/** Nothing is mended unasked in what is shared: editors do this whenever they save, and show no other file. */
function fixAll({ findings, isShared, fixOf, edit }: Means): CodeAction | undefined {
  if (isShared) return undefined;
  const fixes = findings.flatMap(([finding]) => {
    const fix = fixOf(finding);
    return fix?.safety === "safe" && "splices" in fix && edit(fix.splices) !== undefined ? [fix] : [];
  });
  const asNamed = (source: string) => source;
  const splices = listSplices(takeApart(fixes, asNamed), asNamed);
  const made = splices.length === 0 ? undefined : edit(splices);
  return made && { title: "Make all safe fixes of Statute", kind: fixAllKind, edit: made };
}

function listFixes(question: Question, means: Means): CodeAction[] {
  const meant = choose(question, means.findings);
  return [
    ...meant.flatMap(({ finding, diagnostics }) => mend(finding, diagnostics, question, means)),
    ...meant.flatMap(({ finding, diagnostics }) => ignore(finding, diagnostics, means)),
  ];
}

interface Meant {
  readonly finding: Finding;
  readonly diagnostics: Diagnostic[];
}

/** The findings that are meant: those that the editor shows there, else those at the place. */
function choose({ range, shown }: Question, findings: Means["findings"]): readonly Meant[] {
  const own = shown.filter(({ source }) => source === "statute");
  const foreign = shown.filter(({ source }) => source === "spectral");
  return findings.flatMap(([finding, diagnostic]) => {
    const same = own.filter((one) => one.code === diagnostic.code && isSame(one.range, diagnostic.range));
    const others = foreign.filter(
      (one) => one.code === finding.code && isMeant(one, diagnostic.range, finding, findings),
    );
    const diagnostics = [...(same.length > 0 && others.length === 0 ? [diagnostic] : same), ...others];
    if (diagnostics.length > 0) return [{ finding, diagnostics }];
    const isHere = own.length + foreign.length === 0 && overlaps(diagnostic.range, range);
    return isHere ? [{ finding, diagnostics: [diagnostic] }] : [];
  });
}

/**
 * Whether a diagnostic of Spectral is about a finding of ours. It marks the value where we mark the key, and so may
 * begin on the next line; of several findings in it, the nearest to its beginning is meant.
 */
function isMeant({ range: theirs }: Diagnostic, range: Range, { code }: Finding, findings: Means["findings"]): boolean {
  const isNear = (one: Range) => one.start.line >= theirs.start.line - 1 && one.start.line <= theirs.end.line;
  const near = findings.filter(([finding, { range: one }]) => finding.code === code && isNear(one));
  const first = near.reduce<Range | undefined>(
    (best, [, { range: one }]) => (best === undefined || distance(one, theirs) < distance(best, theirs) ? one : best),
    undefined,
  );
  return isNear(range) && first !== undefined && isSame(first, range);
}

function distance(a: Range, b: Range): number {
  return Math.abs(a.start.line - b.start.line) * 1000 + Math.abs(a.start.character - b.start.character);
}

function mend(finding: Finding, diagnostics: Diagnostic[], { showsRefused }: Question, means: Means): CodeAction[] {
  const fix = means.fixOf(finding);
  if (fix === undefined) return [];
  const { title, safety } = fix;
  const action = { title: `${title}${warnings[safety]}`, kind: CodeActionKind.QuickFix, diagnostics };
  if ("refused" in fix) return showsRefused ? [{ ...action, disabled: { reason: toSentence(fix.refused) } }] : [];
  const edit = fix.splices.length === 0 ? undefined : means.edit(fix.splices);
  return edit === undefined ? [] : [{ ...action, isPreferred: safety !== "unsafe", edit }];
}

function ignore(finding: Finding, diagnostics: Diagnostic[], means: Means): CodeAction[] {
  const splices = means.ignore(finding);
  const edit = splices && means.edit(splices);
  if (edit === undefined) return [];
  return [{ title: `Ignore ${finding.code} here, with a reason`, kind: CodeActionKind.QuickFix, diagnostics, edit }];
}

function toSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

function isSame(a: Range, b: Range): boolean {
  return comparePoints(a.start, b.start) === 0 && comparePoints(a.end, b.end) === 0;
}

function overlaps(a: Range, b: Range): boolean {
  return comparePoints(a.start, b.end) <= 0 && comparePoints(b.start, a.end) <= 0;
}

function comparePoints(a: Range["start"], b: Range["start"]): number {
  return a.line - b.line || a.character - b.character;
}
