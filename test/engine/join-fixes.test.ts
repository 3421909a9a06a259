import { expect, test } from "vitest";
import type { FindingFix } from "../../src/core/fix.ts";
import { joinFixes } from "../../src/engine/join-fixes.ts";

const facts = { title: "Say it", safety: "safe" } as const;
const set = (value: string): FindingFix => ({
  ...facts,
  edits: [{ kind: "set", source: "c.yaml", path: ["x"], value }],
  splices: [],
});
const refused = (reason: string): FindingFix => ({ ...facts, refused: reason });
const disagreement = refused("the descriptions that use it would mend it in different ways");

test.each<[string, readonly (FindingFix | undefined)[], FindingFix | undefined]>([
  ["the same", [set("a"), set("a")], set("a")],
  ["different ones", [set("a"), set("b")], disagreement],
  ["a reason", [set("a"), refused("z"), refused("y")], refused("y")],
  ["one that does not know how", [set("a"), undefined], undefined],
  ["a reason and different ones", [set("a"), refused("z"), set("b")], refused("z")],
])("%s", (_, fixes, joined) => {
  for (const order of [fixes, fixes.toReversed()]) {
    expect(joinFixes(order)).toEqual(joined);
    const [first, ...others] = order;
    expect(joinFixes([joinFixes(others), first])).toEqual(joined);
  }
});
