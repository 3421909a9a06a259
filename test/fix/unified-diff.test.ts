import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Splice } from "../../src/core/fix.ts";
import { applySplices } from "../../src/engine/edits/apply-splices.ts";
import { composeSteps } from "../../src/fix/compose-steps.ts";
import { DocumentText } from "../../src/fix/document-text.ts";
import { writeDiff } from "../../src/fix/unified-diff.ts";
import { makeFolder } from "../support/command.ts";

type Cut = readonly [start: number, end: number, text: string];

/** What was made of a text, step by step. */
function mend(text: string, steps: readonly (readonly Cut[])[]) {
  const splices = steps.map((cuts) => cuts.map(toSplice));
  const after = splices.reduce(applySplices, text);
  const read = (held: string) => new DocumentText("a.yaml", Buffer.from(held));
  return { path: "a.yaml", before: read(text), after: read(after), steps: splices };
}

function toSplice([start, end, text]: Cut): Splice {
  const nowhere = { line: 0, character: 0 };
  return { source: "a.yaml", start, end, text, range: { start: nowhere, end: nowhere } };
}

function diffOf(text: string, ...steps: readonly (readonly Cut[])[]): string {
  return [...writeDiff(mend(text, steps), "a.yaml")].join("");
}

/** Some cuts in a text, by numbers that choose where. */
function place(length: number, wishes: readonly (readonly [number, number, string])[]): readonly Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (const [gap, size, text] of wishes) {
    const start = from + gap;
    if (start + size > length) break;
    if (size + text.length > 0) cuts.push([start, start + size, text]);
    from = start + size + 1;
  }
  return cuts;
}

const someText = fc
  .array(fc.constantFrom("a", "b", "c:", "\n", "\r\n", "\n\n", "é", "中"), { maxLength: 60 })
  .map((parts) => parts.join(""));
const someWishes = fc.array(
  fc.tuple(
    fc.nat(12),
    fc.constantFrom(0, 0, 1, 5),
    fc.constantFrom("", "x", "\n", "new\n", "\r\nlast", "\n  deep: 1\n"),
  ),
  { maxLength: 5 },
);

describe("writeDiff", () => {
  test("shows three lines around what changed, and where they are", () => {
    const text = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
    expect(diffOf(text, [[7, 7, "\n  new: 1"]])).toBe(
      "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,6 +2,7 @@\n b\n c\n d\n+  new: 1\n e\n f\n g\n",
    );
  });

  test("changes far from each other are hunks of their own", () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${10 + index}\n`).join("");
    const diff = diffOf(lines, [
      [0, 4, "Line"],
      [8 * 20, 8 * 21, ""],
    ]);
    expect(diff.match(/^@@.*$/gm)).toEqual(["@@ -1,4 +1,4 @@", "@@ -18,7 +18,6 @@"]);
  });

  test("says where no line break ends the text", () => {
    expect(diffOf("a\nb", [[3, 3, "\nc"]])).toBe(
      "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n",
    );
  });

  test("what was changed back is no difference", () => {
    expect(diffOf("a\nb\n", [[0, 1, "x"]], [[0, 1, "a"]])).toBe("");
  });

  test("names that could be taken for something else are quoted", () => {
    const named = (name: string) => [...writeDiff(mend("a\n", [[[0, 1, "b"]]]), name)][0];
    expect(named("with space.yaml")).toBe("--- a/with space.yaml\t\n+++ b/with space.yaml\t\n");
    expect(named('q"é\n.yaml')).toBe('--- "a/q\\"\\303\\251\\012.yaml"\n+++ "b/q\\"\\303\\251\\012.yaml"\n');
  });

  test.each([
    ["git", ["apply", "change.diff"]],
    ["patch", ["-p1", "--binary", "-i", "change.diff"]],
  ] as const)("%s makes of the text before the text after", (program, args) => {
    const { error } = spawnSync(program, ["--version"]);
    if (program === "patch" && error !== undefined) return; // It is not installed everywhere.
    fc.assert(
      fc.property(
        fc.boolean(),
        someText,
        fc.array(someWishes, { minLength: 1, maxLength: 3 }),
        (hasBom, bare, wishes) => {
          const text = (hasBom ? "\ufeff" : "") + bare;
          const steps: (readonly Cut[])[] = [];
          let now = text;
          for (const wish of wishes) {
            const cuts = place(now.length - Number(hasBom), wish);
            steps.push(cuts);
            now = applySplices(now, cuts.map(toSplice));
          }
          const mended = mend(text, steps);
          const diff = [...writeDiff(mended, "a.yaml")].join("");
          expect(diff === "").toBe(now === text);
          // To both programs, a file that becomes empty is one that goes.
          if (diff === "" || text === "" || now === "") return;
          const cwd = makeFolder({ "a.yaml": text, "change.diff": diff });
          execFileSync(program, args, { cwd, stdio: "pipe" });
          expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(now);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("composeSteps", () => {
  test("tells of several steps what they make of the first text", () => {
    const steps = [
      [{ start: 1, end: 3, text: "xyz" }],
      [
        { start: 2, end: 3, text: "" },
        { start: 5, end: 5, text: "!" },
      ],
    ];
    expect(composeSteps(6, steps)).toEqual([
      { start: 1, end: 3, text: "xz" },
      { start: 4, end: 4, text: "!" },
    ]);
  });

  test("comes to the same as the steps", () => {
    fc.assert(
      fc.property(someText, fc.array(someWishes, { maxLength: 4 }), (text, wishes) => {
        const steps: (readonly Cut[])[] = [];
        let now = text;
        for (const wish of wishes) {
          steps.push(place(now.length, wish));
          now = applySplices(now, (steps.at(-1) ?? []).map(toSplice));
        }
        const composed = composeSteps(
          text.length,
          steps.map((cuts) => cuts.map(toSplice)),
        );
        const splices = composed.map(({ start, end, text: written }) => toSplice([start, end, written]));
        expect(applySplices(text, splices)).toBe(now);
      }),
    );
  });
});
