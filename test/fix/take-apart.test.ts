import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { Splice } from "../../src/core/fix.ts";
import type { Candidate } from "../../src/fix/sort-out.ts";
import { takeApart } from "../../src/fix/take-apart.ts";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const put = (start: number, text: string, end = start): Splice => ({ source: "a.yaml", start, end, range, text });

/** Which of some fixes, each of these splices, are made together. */
function choose(...fixes: readonly (readonly Splice[])[]): readonly number[] {
  const candidates = fixes.map(
    (splices): Candidate => ({ finding: {} as Finding, safety: "safe", edits: [], splices }),
  );
  return takeApart(candidates, (source) => source).map((one) => candidates.indexOf(one));
}

test("fixes that touch wait for each other", () => {
  expect(choose([put(5, "x", 9)], [put(7, "y", 12)], [put(9, "z")], [put(20, "a")])).toEqual([0, 3]);
});

test("what two fixes put in alike is put in once", () => {
  const shared = put(90, "\n    Location:\n      schema: {}");
  expect(choose([put(5, "x"), shared], [put(40, "y"), shared])).toEqual([0, 1]);
});

test("members of other names come in at one place together", () => {
  const components = ["Location", "Retry-After", "Allow"].map((name) => put(90, `\n    ${name}:\n      schema: {}`));
  expect(choose(...components.map((one, index) => [put(index * 9, "x"), one]))).toEqual([0, 1, 2]);
  expect(choose([put(8, ', "a": 1')], [put(8, ', "b": 1')], [put(8, ', "a": 2')])).toEqual([0, 1]);
});

test("the same member is written by one of them, and into what is empty only one writes", () => {
  expect(choose([put(90, "\n  headers:\n    A: 1")], [put(90, "\n  headers:\n    B: 1")])).toEqual([0]);
  expect(choose([put(8, ' "a": 1 ')], [put(8, ' "b": 1 ')])).toEqual([0]);
});
