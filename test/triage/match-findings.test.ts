import { describe, expect, test } from "vitest";
import { type Matchable, matchFindings } from "../../src/triage/match-findings.ts";
import { cpuTime } from "../support/cpu-time.ts";

const one: Matchable = {
  document: "a.yaml",
  rule: "429-retry-after",
  pointer: "/paths/~1a/get/responses/429",
  status: "429",
  operation: "listA",
  content: "c0ffee",
};

/** How many were matched, are gone and are fresh. */
function count(before: readonly Matchable[], after: readonly Matchable[], hasLeft = false) {
  const { pairs, gone, fresh } = matchFindings(before, after, () => hasLeft);
  expect(pairs.length + gone.length).toBe(before.length);
  expect(pairs.length + fresh.length).toBe(after.length);
  return [pairs.length, gone.length, fresh.length];
}

describe("the same finding", () => {
  test.each<[string, Partial<Matchable>, boolean, number]>([
    ["in the same place", {}, false, 1],
    ["with other content", { content: "beef" }, false, 1],
    ["in an operation called otherwise", { operation: "listB" }, false, 1],
    ["of the operation on another path", { pointer: "/paths/~1b/get/responses/429", content: "beef" }, false, 1],
    ["of the operation under another method", { pointer: "/paths/~1a/post/responses/429", content: "beef" }, false, 1],
    ["of another operation", { pointer: "/paths/~1b/get/responses/429", operation: "listB", content: "beef" }, true, 0],
    ["in another part of the operation", { pointer: "/paths/~1a/get/responses/503", content: "beef" }, true, 0],
    ["in a block that moved", { pointer: "/components/responses/Slow", operation: undefined }, true, 1],
    [
      "in a block like one that did not move",
      { pointer: "/components/responses/Slow", operation: undefined },
      false,
      0,
    ],
    ["in a document that moved", { document: "b.yaml" }, true, 1],
    ["in another document that is like it", { document: "b.yaml" }, false, 0],
    ["of another rule", { rule: "503-retry-after" }, true, 0],
    ["of another status in the same place", { status: "503", operation: undefined, content: "beef" }, true, 0],
  ])("%s", (_, change, hasLeft, matched) => {
    expect(count([one], [{ ...one, ...change }], hasLeft)).toEqual([matched, 1 - matched, 1 - matched]);
  });
});

test("is matched one to one", () => {
  expect(count([one, one, one], [one])).toEqual([1, 2, 0]);
  expect(count([one], [one, one, one])).toEqual([1, 0, 2]);
  expect(count([one, one], [one, { ...one, pointer: "/paths/~1b/get/responses/429" }])).toEqual([2, 0, 0]);
});

test("the same place comes before the same operation, and both before the same content", () => {
  const moved = { ...one, pointer: "/paths/~1b/get/responses/429" };
  const block = { ...one, pointer: "/components/responses/Slow", operation: undefined };
  const { pairs } = matchFindings([one], [block, moved, one], () => true);
  expect(pairs).toEqual([[one, one]]);
  expect(matchFindings([one], [block, moved], () => true).pairs).toEqual([[one, moved]]);
});

test("a block has moved only to where it was not before, where that is asked", () => {
  const [here, there] = ["/components/responses/A", "/components/responses/B"].map((pointer) => ({
    ...one,
    pointer,
    operation: undefined,
  }));
  if (here === undefined || there === undefined) throw new Error("There are two.");
  const before = [{ ...one, operation: undefined }];
  const match = (arrived: object) =>
    matchFindings(
      before,
      [here, there],
      () => true,
      (fresh) => fresh === arrived,
    );
  expect(match(here)).toMatchObject({ pairs: [[before[0], here]], fresh: [there] });
  expect(match(there)).toMatchObject({ pairs: [[before[0], there]], fresh: [here] });
  expect(match(one)).toMatchObject({ pairs: [], gone: before, fresh: [here, there] });
});

test("of several that moved, each goes to its own place where that is to be told", () => {
  const other = { ...one, pointer: "/paths/~1b/get/responses/429", operation: undefined };
  const before = [{ ...one, operation: undefined }, other];
  const after = before.map((item) => ({ ...item, document: "new.yaml" })).toReversed();
  const { pairs } = matchFindings(before, after, () => true);
  for (const [old, now] of pairs) expect(old.pointer).toBe(now.pointer);
  expect(pairs).toHaveLength(2);
});

test("names cannot run into one another", () => {
  const split = { document: "a", rule: "b\nc", pointer: "/x" };
  expect(count([split], [{ ...split, document: "a\nb", rule: "c" }], true)).toEqual([0, 1, 1]);
  expect(
    count([{ ...split, operation: "", content: "" }], [{ ...split, pointer: "/y", operation: "", content: "" }], true),
  ).toEqual([0, 1, 1]);
});

test("a hundred thousand are matched in no time", () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    ...one,
    operation: `o${index % 7}`,
    pointer: `/paths/${index % 1000}/get`,
  }));
  const moved = many.map((item) => ({ ...item, pointer: `/moved${item.pointer}` }));
  const start = cpuTime();
  expect(count(many, moved, true)[0]).toBe(100_000);
  expect(cpuTime() - start).toBeLessThan(10_000);
});
