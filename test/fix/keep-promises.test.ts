import { expect, test } from "vitest";
import type { Edit } from "../../src/core/fix.ts";
import type { Break } from "../../src/fix/find-breaks.ts";
import { keepPromises } from "../../src/fix/keep-promises.ts";
import type { Candidate } from "../../src/fix/sort-out.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";

const source = "/api.yaml";
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function candidate(...edits: readonly Edit[]): Candidate {
  const finding = { code: "x", message: "It is.", severity: "warn", source, path: [], range } as const;
  return { finding, safety: "safe", edits, splices: [] };
}

function set(...path: JsonPath): Candidate {
  return candidate({ kind: "set", source, path, value: "" });
}

/** Judges candidates of which some break clients, each where it is told; how often it was asked. */
async function judge(chosen: readonly Candidate[], culprits: ReadonlyMap<Candidate, Break>) {
  let asked = 0;
  const judged = await keepPromises(chosen, async (made) => {
    asked++;
    return made.flatMap((one) => [culprits.get(one) ?? []].filter(() => culprits.has(one)));
  });
  const number = (some: readonly Candidate[]) => some.map((one) => chosen.indexOf(one));
  return { kept: number(judged.kept), breaking: number(judged.breaking), open: number(judged.open), asked };
}

const places = (...path: JsonPath): Break => [{ source, path }];

test("where nothing breaks, it is asked once", async () => {
  expect(await judge([set("a"), set("b")], new Map())).toEqual({ kept: [0, 1], breaking: [], open: [], asked: 1 });
  expect(await judge([], new Map())).toEqual({ kept: [], breaking: [], open: [], asked: 0 });
});

test("of thousands of operations, those that break are found together, and what is harmless in them is made", async () => {
  const chosen = Array.from({ length: 6000 }, (_, index) => set("paths", `/${index >> 1}`, "get", String(index % 2)));
  const isCulprit = (index: number) => index % 2 === (index >> 1) % 2;
  const culprits = new Map(
    chosen.flatMap((one, index) =>
      isCulprit(index) ? [[one, places("paths", `/${index >> 1}`, "get")] as const] : [],
    ),
  );
  const { kept, breaking, open, asked } = await judge(chosen, culprits);
  const all = chosen.map((_, index) => index);
  expect({ kept, breaking, open }).toEqual({
    kept: all.filter((index) => !isCulprit(index)),
    breaking: all.filter(isCulprit),
    open: [],
  });
  expect(asked).toBeLessThan(10);
});

test("what is shared is found by the place that it has changed, and not those who use it", async () => {
  const shared = candidate({ kind: "rename", source, path: ["components", "A"], key: "B" });
  const users = Array.from({ length: 500 }, (_, index) => set("paths", `/${index}`, "get", "summary"));
  const chosen = [...users.slice(0, 250), shared, ...users.slice(250)];
  let asked = 0;
  const judged = await keepPromises(chosen, async (made) => {
    asked++;
    if (!made.includes(shared)) return [];
    return users.map((_, index) => [...places("paths", `/${index}`), ...places("components", "A", "schema")]);
  });
  expect(judged).toEqual({ kept: users, breaking: [shared], open: [] });
  expect(asked).toBeLessThan(15);
});

test("where nobody has to do with it, it is found by halving; where that takes too long, it is said", async () => {
  const chosen = Array.from({ length: 200 }, (_, index) => set("a", index));
  const [, culprit = set(), other = set()] = chosen;
  expect(await judge(chosen, new Map([culprit, other].map((one) => [one, []])))).toMatchObject({
    breaking: [1, 2],
    open: [],
  });
  const { kept, breaking, open, asked } = await judge(chosen, new Map(chosen.map((one) => [one, []])));
  expect(kept).toEqual([]);
  expect(breaking.length + open.length).toBe(chosen.length);
  expect(breaking.length).toBeGreaterThan(0);
  expect(asked).toBeLessThan(100);
});

test("a key in quotes is suspected of nothing", async () => {
  const quoting = candidate({ kind: "quote", source, path: ["a", 200] });
  const culprit = set("a", 200, "b");
  expect(await judge([quoting, culprit], new Map([[culprit, places("a")]]))).toEqual({
    kept: [0],
    breaking: [1],
    open: [],
    asked: 2,
  });
});
