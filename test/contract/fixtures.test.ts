import { expect, test } from "vitest";
import { changeKinds } from "../../src/contract/change.ts";
import { cases, listChanges, readCase } from "./changes.ts";
import { twins } from "./twins.ts";

test.each(cases)("%s", (name) => {
  const { base, head, expected } = readCase(name);
  expect(listChanges({ root: base }, { root: head })).toEqual(expected);
});

test("every kind has its cases, for clients and for receivers", () => {
  const directions = (kind: string) =>
    new Set(cases.filter((name) => name.startsWith(`${kind}/`)).map((name) => name.replace(/^.*-/, "")));
  for (const kind of changeKinds)
    expect([kind, ...directions(kind)].sort()).toEqual(["clients", kind, "receivers"].sort());
});

for (const [how, rewrite] of Object.entries(twins)) {
  test.each(cases)(`%s: what is ${how} is the same`, (name) => {
    const { base, head, expected } = readCase(name);
    for (const side of [base, head]) {
      expect(listChanges({ root: side }, rewrite(side))).toEqual([]);
      expect(listChanges(rewrite(side), { root: side })).toEqual([]);
    }
    const ignoreOrder = (changes: readonly object[]) =>
      changes.map((change) => JSON.stringify({ ...change, operation: "" })).sort();
    expect(ignoreOrder(listChanges(rewrite(base), { root: head }))).toEqual(ignoreOrder(expected));
    expect(ignoreOrder(listChanges({ root: base }, rewrite(head)))).toEqual(ignoreOrder(expected));
  });
}
