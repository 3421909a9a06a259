import { afterAll, describe, expect, test } from "vitest";
import { findPreset } from "../../src/catalogue.ts";
import type { Finding } from "../../src/core/finding.ts";
import { type Edit, safeties } from "../../src/core/fix.ts";
import { severityNumber } from "../../src/core/severity.ts";
import { readText } from "../../src/engine/readers/read-text.ts";
import type { MendedDocument } from "../../src/fix/mend.ts";
import { listCorpus, listRepresentative } from "../support/corpus.ts";
import { findIn, mendDescription, type Patient } from "../support/mending.ts";

/** All descriptions take a quarter of an hour: else some of each kind are enough. */
const isWhole = process.env.FIXES_ALL !== undefined;
const corpus = isWhole ? listCorpus() : listRepresentative().filter((_, index) => index % 3 === 0);
/** The boldest fixes take in the others. */
const tiers = isWhole ? safeties : (["unsafe"] as const);
/** Of how many findings of a rule in a description the fix is tried by itself. */
const triedAlone = isWhole ? 2 : 1;

const ruleset = findPreset("strict") ?? { name: "none", rules: [] };

interface Row {
  findings: number;
  fixable: number;
  mended: number;
  /** How many by themselves. */
  alone: number;
  readonly refused: Map<string, number>;
}
const rows = new Map<string, Row>();

function rowOf(code: string): Row {
  const row = rows.get(code) ?? { findings: 0, fixable: 0, mended: 0, alone: 0, refused: new Map() };
  rows.set(code, row);
  return row;
}

describe.each(corpus)("$file", ({ source, read }) => {
  const patient: Patient = { file: source, read, ruleset };

  test.each(tiers)(
    "what %s fixes leave parses, has nothing new that is grave, and no other line has changed",
    async (allowed) => {
      const { mending, before, after } = await mendDescription(patient, allowed);
      if (allowed === "unsafe") {
        for (const { code, fix } of before) {
          rowOf(code).findings++;
          if (fix !== undefined) rowOf(code).fixable++;
        }
        for (const { code } of mending.mended) rowOf(code).mended++;
        for (const { finding, reason } of mending.left) {
          const counts = rowOf(finding.code).refused;
          counts.set(reason, (counts.get(reason) ?? 0) + 1);
        }
      }
      for (const document of mending.documents) expectLines(document);
      // What stood under a key that was renamed is known already.
      const edits = mending.mended.flatMap(({ fix }) => (fix !== undefined && "edits" in fix ? fix.edits : []));
      const known = before.map((finding) => edits.reduce(followRename, finding));
      expect(listNew(known, after).filter(({ severity }) => severity === "error")).toEqual([]);
      expect(after.length).toBeLessThanOrEqual(before.length);
      expect(mending.mended.length > 0).toBe(mending.documents.length > 0);
    },
  );

  test("a fix by itself makes its finding go, and brings nothing graver; else it is refused", async () => {
    const { findings } = await findIn(patient);
    const tried = new Map<string, number>();
    for (const finding of findings) {
      const { code, fix } = finding;
      const count = (tried.get(code) ?? 0) + 1;
      if (fix === undefined || "refused" in fix || count > triedAlone) continue;
      tried.set(code, count);
      const isWanted = (one: Finding) => nameOf(one) === nameOf(finding);
      const { mending, after } = await mendDescription(patient, "unsafe", { isWanted });
      const name = `${code} at ${finding.range.start.line + 1}`;
      if (mending.documents.length === 0) {
        expect(mending.left.length, name).toBeGreaterThan(0);
        continue;
      }
      for (const document of mending.documents) expectLines(document);
      expect(countLike(finding, after), name).toBeLessThan(countLike(finding, findings));
      // What stood under a key that was renamed is known already.
      const known = findings.map((other) => fix.edits.reduce(followRename, other));
      const graver = listNew(known, after).filter(
        ({ severity }) => severityNumber(severity) < severityNumber(finding.severity),
      );
      expect(graver, name).toEqual([]);
      rowOf(code).alone++;
    }
  });
});

/** Every line outside of those that the splices are in is there as it was, and the whole can be read. */
function expectLines({ before, after, steps, path }: MendedDocument): void {
  const isTouched = (line: string) => !kept.has(line);
  const kept = new Set(after.text.split("\n"));
  const cuts = steps.flat();
  const gone = before.text.split("\n").filter(isTouched);
  // A splice changes the lines that it takes out, and the one that it begins in.
  const most = cuts.reduce((sum, { range }) => sum + 1 + range.end.line - range.start.line, 0);
  expect(gone.length, path).toBeLessThanOrEqual(most);
  expect(() => readText(after.text, path)).not.toThrow();
}

/** A finding as it is known again: what it says may name others when something else was mended. */
function nameOf({ code, source, path, responseKey = "" }: Finding): string {
  return [code, source, responseKey, ...path].join("\n");
}

function followRename(finding: Finding, edit: Edit): Finding {
  const { source, path, responseKey } = finding;
  if (edit.kind !== "rename" || edit.source !== source) return finding;
  if (!edit.path.every((key, index) => key === path[index])) return finding;
  const isKey = responseKey === String(edit.path.at(-1));
  return { ...finding, path: path.with(edit.path.length - 1, edit.key), ...(isKey && { responseKey: edit.key }) };
}

function countLike(finding: Finding, findings: readonly Finding[]): number {
  return findings.filter((other) => nameOf(other) === nameOf(finding)).length;
}

function listNew(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map(nameOf));
  return after.filter((finding) => !known.has(nameOf(finding)));
}

// What can be mended, for people to read.
afterAll(() => {
  const sum = (count: (row: Row) => number) => [...rows.values()].reduce((total, row) => total + count(row), 0);
  const lines = [...rows]
    .filter(([, { fixable }]) => fixable > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { findings, fixable, mended, alone, refused }]) => {
      const reasons = [...refused].map(([reason, count]) => `${count} × ${reason}`).join("; ");
      return `| ${code} | ${findings} | ${fixable} | ${mended} | ${alone} | ${reasons} |`;
    });
  const total = `| all | ${sum((row) => row.findings)} | ${sum((row) => row.fixable)} | ${sum((row) => row.mended)} | ${sum((row) => row.alone)} | |`;
  const head = [
    "| rule | findings | fixable | mended | tried alone | refused |",
    "| --- | --- | --- | --- | --- | --- |",
  ];
  process.stdout.write(`\n${corpus.length} descriptions\n\n${[...head, ...lines, total].join("\n")}\n\n`);
});
