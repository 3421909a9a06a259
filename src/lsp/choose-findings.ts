import type { Diagnostic } from "vscode-languageserver";
import type { Finding, Position, Range } from "../core/finding.ts";
import { groupBy } from "../core/group-by.ts";

/** What was found in a document, in the order of its text, and how that is shown. */
export type Found = readonly (readonly [Finding, Diagnostic])[];

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

/** A finding that is meant, and what the editor shows of it. */
export interface Meant {
  readonly finding: Finding;
  readonly diagnostics: Diagnostic[];
}

/** The findings that are meant: those that the editor shows there, else those at the place. */
export function chooseFindings({ range, shown }: Question, findings: Found): readonly Meant[] {
  const own = shown.filter(({ source }) => source === "statute");
  const foreign = shown.filter(({ source }) => source === "spectral");
  if (own.length + foreign.length === 0)
    return findings.flatMap(([finding, diagnostic]) =>
      overlaps(diagnostic.range, range) ? [{ finding, diagnostics: [diagnostic] }] : [],
    );
  const same = groupBy(own, ({ code, range }) => nameDiagnostic(code, range));
  const others = groupForeign(foreign, findings);
  return findings.flatMap(([finding, diagnostic]) => {
    const name = nameDiagnostic(diagnostic.code, diagnostic.range);
    const ofOthers = others.get(name) ?? [];
    const ofOurs = same.get(name) ?? [];
    const diagnostics = [...(ofOurs.length > 0 && ofOthers.length === 0 ? [diagnostic] : ofOurs), ...ofOthers];
    return diagnostics.length > 0 ? [{ finding, diagnostics }] : [];
  });
}

/** Diagnostics of Spectral by the names of ours that are about the same. */
function groupForeign(foreign: readonly Diagnostic[], findings: Found): ReadonlyMap<string, Diagnostic[]> {
  if (foreign.length === 0) return new Map();
  const byCode = groupBy(findings, ([{ code }]) => code);
  const meant = new Map<Diagnostic, Range>();
  for (const one of foreign) {
    const nearest = findNearest(byCode.get(String(one.code)) ?? [], one.range);
    if (nearest !== undefined) meant.set(one, nearest);
  }
  return groupBy(meant.keys(), (one) => nameDiagnostic(one.code, meant.get(one) ?? one.range));
}

/**
 * The finding, of those of one rule, that a diagnostic of Spectral is about. It marks the value where we mark the key,
 * and so may begin on the next line; of several findings in it, the nearest to its beginning is meant.
 */
function findNearest(found: Found, { start, end }: Range): Range | undefined {
  let nearest: { readonly range: Range; readonly away: number } | undefined;
  for (let at = findLine(found, start.line - 1); at < found.length; at++) {
    const range = found[at]?.[1].range;
    if (range === undefined || range.start.line > end.line) break;
    // What follows is further away still.
    if (nearest !== undefined && (range.start.line - start.line) * lineLength > nearest.away) break;
    const away = distance(range.start, start);
    if (nearest === undefined || away < nearest.away) nearest = { range, away };
  }
  return nearest?.range;
}

/** The first finding on a line or below. */
function findLine(found: Found, line: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.[1].range.start.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

const lineLength = 1000;

function distance(a: Position, b: Position): number {
  return Math.abs(a.line - b.line) * lineLength + Math.abs(a.character - b.character);
}

function nameDiagnostic(code: Diagnostic["code"], { start, end }: Range): string {
  return [code, start.line, start.character, end.line, end.character].join(" ");
}

function overlaps(a: Range, b: Range): boolean {
  return comparePoints(a.start, b.end) <= 0 && comparePoints(b.start, a.end) <= 0;
}

function comparePoints(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
