import { describe, expect, test } from "vitest";
import { createRandom } from "../support/random.ts";
import { listChanges } from "./changes.ts";
import { type Description, edits, makeDescription, type Operation } from "./edits.ts";

const runs = 40;

/** A copy with one edit in one operation, and the operation's name; undefined where the edit fits none. */
function editOne(before: Description, edit: (operation: Operation) => boolean, random: (below: number) => number) {
  const after = structuredClone(before);
  const operations = Object.entries(after.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  const first = random(operations.length);
  const tried = [...operations.slice(first), ...operations.slice(0, first)];
  const edited = tried.find(({ operation }) => edit(operation));
  return edited && { after, name: edited.name };
}

const tell = (base: Description, head: Description) =>
  listChanges({ root: base }, { root: head }).map(({ kind, operation }) => `${kind} ${operation}`);

describe.each(edits.map((edit, number) => ({ number, ...edit })))(
  "edit $number, $kind",
  ({ kind, undone, apply, number }) => {
    test("is told once, and so is its reversal", () => {
      let count = 0;
      for (let seed = 0; seed < runs; seed++) {
        const random = createRandom(seed * 100 + number);
        const before = makeDescription(random);
        const edited = editOne(before, apply, random);
        if (edited === undefined) continue;
        count++;
        expect([seed, ...tell(before, edited.after)]).toEqual([seed, `${kind} ${edited.name}`]);
        expect([seed, ...tell(edited.after, before)]).toEqual([seed, `${undone} ${edited.name}`]);
      }
      expect(count).toBeGreaterThan(runs / 4);
    });
  },
);

test("what is not edited has not changed", () => {
  for (let seed = 0; seed < runs; seed++) {
    const description = makeDescription(createRandom(seed));
    expect(tell(description, structuredClone(description))).toEqual([]);
  }
});

test("edits of several operations are told each", () => {
  for (let seed = 0; seed < runs; seed++) {
    const random = createRandom(seed);
    const before = makeDescription(random);
    const after = structuredClone(before);
    const expected: string[] = [];
    for (const [path, item] of Object.entries(after.paths))
      for (const [method, operation] of Object.entries(item)) {
        const edit = edits[random(edits.length)];
        if (edit?.apply(operation)) expected.push(`${edit.kind} ${method.toUpperCase()} ${path}`);
      }
    expect([seed, ...tell(before, after).sort()]).toEqual([seed, ...expected.sort()]);
  }
});

test("operations that come and go are told each", () => {
  for (let seed = 0; seed < runs; seed++) {
    const random = createRandom(seed);
    const before = makeDescription(random);
    const after = structuredClone(before);
    const [path = ""] = Object.keys(after.paths);
    const item = after.paths[path] ?? {};
    const [method = ""] = Object.keys(item);
    delete item[method];
    const name = `${method.toUpperCase()} ${path}`;
    expect(tell(before, after)).toEqual([`operation-removed ${name}`]);
    expect(tell(after, before)).toEqual([`operation-added ${name}`]);
  }
});
