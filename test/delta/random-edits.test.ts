import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findPreset } from "../../src/catalogue.ts";
import { compareSides } from "../../src/delta/compare-sides.ts";
import { lintSides, type SideInput } from "../../src/delta/lint-sides.ts";
import type { Files } from "../../src/engine/files.ts";
import { Timing } from "../../src/engine/timing.ts";
import { createRandom } from "../support/random.ts";

type Data = { [key: string]: Data };

const ruleset = findStrict();
const root = "/repository";

function findStrict() {
  const strict = findPreset("strict");
  if (strict === undefined) throw new Error("There is no strict ruleset.");
  return strict;
}

/** Files that hold this alone. */
function hold(data: unknown): Files {
  return { followLinks: (path) => path, read: () => Buffer.from(JSON.stringify(data, null, 1)) };
}

async function compare(base: unknown, head: unknown) {
  const side = (data: unknown): SideInput => ({
    descriptions: [`${root}/api.json`],
    files: hold(data),
    nameOf: () => "",
    rulesetOf: () => ruleset,
  });
  const sides = {
    base: side(base),
    head: side(head),
    renamed: new Map(),
    isSame: () => false,
    onBaseError: "fail",
  } as const;
  const linted = await lintSides(sides, { cwd: root, identifyFrom: root, timing: new Timing() });
  expect([...linted.base.faults, ...linted.head.faults, ...linted.unreadBase]).toEqual([]);
  const found = {
    base: { findings: linted.base.findings, suppressed: [] },
    head: { findings: linted.head.findings, suppressed: [] },
  };
  const { introduced, fixed, unchanged, changes } = compareSides(sides, linted, found, {}, root);
  expect(introduced.length + unchanged.length).toBe(linted.head.findings.length);
  expect(fixed.length + unchanged.length).toBe(linted.base.findings.length);
  const name = ({ code, identity, message }: (typeof introduced)[number]) => `${code} ${identity?.pointer} ${message}`;
  return { introduced: introduced.map(name).sort(), fixed: fixed.map(name).sort(), changes };
}

const fixtures = readdirSync("fixtures/broken")
  .concat(readdirSync("fixtures/clean").map((name) => `../clean/${name}`))
  .filter((name) => /\.(ya?ml|json)$/.test(name))
  .map((name) => ({ name, data: parse(readFileSync(resolve("fixtures/broken", name), "utf8")) as Data }));

/** One edit of some path, operation or response. */
function edit(data: Data, random: (below: number) => number): void {
  const pick = (object: Data | undefined) => {
    const keys = Object.keys(object ?? {});
    return keys[random(keys.length || 1)];
  };
  const paths = data.paths ?? {};
  const path = pick(paths);
  if (path === undefined) return;
  const item = paths[path] ?? {};
  const method = pick(item);
  const responses = (method === undefined ? undefined : item[method])?.responses;
  const code = pick(responses);
  const rename = (object: Data, from: string, to: string) => {
    if (object[from] === undefined || object[to] !== undefined) return;
    object[to] = object[from];
    delete object[from];
  };
  const codes = ["200", "201", "204", "301", "404", "429", "4XX", "503", "default", "999"];
  switch (random(8)) {
    case 0:
      delete paths[path];
      break;
    case 1:
      rename(paths, path, `/v${random(3)}${path}`);
      break;
    case 2:
      if (method !== undefined) delete item[method];
      break;
    case 3:
      if (responses !== undefined && code !== undefined) delete responses[code];
      break;
    case 4:
      if (responses !== undefined && code !== undefined) rename(responses, code, codes[random(codes.length)] ?? code);
      break;
    case 5:
      if (responses !== undefined && code !== undefined && data.openapi !== undefined) {
        const components = data.components ?? {};
        const shared = components.responses ?? {};
        data.components = components;
        components.responses = shared;
        const name = `Moved${random(3)}`;
        if (shared[name] !== undefined || responses[code]?.$ref !== undefined) return;
        shared[name] = responses[code] as Data;
        responses[code] = { $ref: `#/components/responses/${name}` } as unknown as Data;
      }
      break;
    case 6: {
      // The path goes, and its first responses turn up where others were.
      const other = pick(paths);
      const target = other === undefined || other === path ? undefined : Object.values(paths[other] ?? {})[0];
      if (target?.responses === undefined || responses === undefined) return;
      target.responses = structuredClone(responses);
      delete paths[path];
      break;
    }
    default:
      if (method !== undefined) paths[`${path}/copy`] = structuredClone(item);
  }
}

describe.each(fixtures)("$name", ({ data }) => {
  test("has no differences from itself, nor when it is turned around", async () => {
    const nothing = { introduced: [], fixed: [], changes: [] };
    expect(await compare(data, data)).toEqual(nothing);
    const turned = { ...data, paths: Object.fromEntries(Object.entries(data.paths ?? {}).reverse()) };
    const { introduced, fixed, changes } = await compare(data, turned);
    expect({ introduced, fixed, changes }).toEqual(nothing);
  });

  test("brings what going back takes away, whatever is edited", async () => {
    for (let seed = 0; seed < 4; seed++) {
      const random = createRandom(seed);
      const edited = structuredClone(data);
      for (let edits = 0; edits <= seed; edits++) edit(edited, random);
      const [there, back] = [await compare(data, edited), await compare(edited, data)];
      expect(back.fixed, `seed ${seed}`).toEqual(there.introduced);
      expect(back.introduced, `seed ${seed}`).toEqual(there.fixed);
      expect(back.changes.length === 0, `seed ${seed}`).toBe(there.changes.length === 0);
    }
  });
});

test("a fault that turns up where the place was there before has not moved, in either direction", async () => {
  const faulty = { "200": { description: "Pets." }, "999": { description: "Odd." } };
  const operation = (responses: object) => ({ get: { responses } });
  const info = { title: "Pets", version: "1" };
  const one = {
    openapi: "3.1.0",
    info,
    paths: { "/a": operation(faulty), "/b": operation({ "200": { description: "Pets." } }) },
  };
  const other = { openapi: "3.1.0", info, paths: { "/b": operation(faulty) } };
  const isKey = (finding: string) => finding.startsWith("status-key-valid");
  for (const [base, head] of [
    [one, other],
    [other, one],
  ]) {
    const { introduced, fixed } = await compare(base, head);
    expect([introduced.filter(isKey).length, fixed.filter(isKey).length]).toEqual([1, 1]);
  }
});
