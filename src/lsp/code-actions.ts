import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import type { Finding } from "../core/finding.ts";
import type { FindingFix, Splice } from "../core/fix.ts";
import { listSplices, takeApart } from "../fix/take-apart.ts";
import { chooseFindings, type Found, type Question } from "./choose-findings.ts";

/** What the actions are made of: the findings of the document with their diagnostics, and how each is dealt with. */
export interface Means {
  readonly findings: Found;
  /** Whether the document is part of others, which may mean something else by what it defines. */
  readonly isShared: boolean;
  readonly fixOf: (finding: Finding) => FindingFix | undefined;
  readonly ignore: (findings: readonly Finding[]) => ReadonlyMap<Finding, readonly Splice[]>;
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
  const meant = chooseFindings(question, means.findings);
  const ignored = means.ignore(meant.map(({ finding }) => finding));
  return [
    ...meant.flatMap(({ finding, diagnostics }) => mend(finding, diagnostics, question, means)),
    ...meant.flatMap(({ finding, diagnostics }) => ignore(finding, diagnostics, ignored.get(finding), means)),
  ];
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

function ignore(
  finding: Finding,
  diagnostics: Diagnostic[],
  splices: readonly Splice[] | undefined,
  means: Means,
): CodeAction[] {
  const edit = splices && means.edit(splices);
  if (edit === undefined) return [];
  return [{ title: `Ignore ${finding.code} here, with a reason`, kind: CodeActionKind.QuickFix, diagnostics, edit }];
}

function toSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
