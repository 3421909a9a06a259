import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/cache/entry.ts";
import { readEntry } from "../../src/cache/read-entry.ts";
import { writeEntry } from "../../src/cache/write-entry.ts";
import type { Finding } from "../../src/core/finding.ts";
import { createRandom } from "../support/random.ts";

const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 7 } });
const user = { label: "GET /a", source: "/w/a.yaml", path: ["paths", "/a", 0, "0"], range: range(1) };
const finding: Finding = {
  code: "429-retry-after",
  message: "Lone \ud800, null \0, “quotes”.",
  severity: "hint",
  path: ["paths", "__proto__", 3, "3"],
  source: "/w/b.yaml",
  range: range(12),
  documentationUrl: "https://example.com",
  operation: "GET /a",
  responseKey: "429",
  related: [user, { ...user, label: "GET /b" }],
  identity: { fingerprint: "f", pointer: "/p", content: "c", operationId: "o" },
};
const mended: Finding = {
  ...finding,
  fix: {
    title: "Mend \ud800 it",
    safety: "suggested",
    edits: [
      { kind: "add", source: "/w/b.yaml", path: ["paths"], keys: ["a", "b"], value: { c: [1, null, "x"] }, after: "z" },
      { kind: "add", source: "/w/b.yaml", path: [], keys: ["a"], value: "x" },
      { kind: "remove", source: "/w/b.yaml", path: ["paths", 3] },
      { kind: "rename", source: "/w/b.yaml", path: ["paths", "__proto__"], key: "__proto__" },
      { kind: "quote", source: "/w/b.yaml", path: ["paths", "200"] },
      { kind: "set", source: "/w/a.yaml", path: ["openapi"], value: "" },
    ],
    splices: [{ source: "/w/b.yaml", start: 3, end: 9, range: range(1), text: "\r\n😀" }],
  },
};
const unmended: Finding = { ...finding, fix: { title: "Mend it", safety: "unsafe", refused: "it is shared" } };
const bare: Finding = { code: "a", message: "", severity: "error", path: [], source: "/w/a.yaml", range: range(0) };
const place = { source: "/w/a.yaml", path: ["paths"], range: range(4) };
const entry: Entry = {
  outcome: {
    findings: [finding, bare, mended, unmended, { ...finding, related: [] }],
    outline: {
      source: "/w/a.yaml",
      title: undefined,
      version: "1",
      operations: [
        {
          name: "GET /a",
          method: "get",
          path: "/a",
          kind: "callback",
          summary: undefined,
          tags: ["t"],
          isDeprecated: true,
          place: { source: "/w/a.yaml", path: ["paths", "/a"] },
          responseKeys: ["200", "default"],
        },
      ],
    },
  },
  trace: {
    digest: "d",
    day: "2026-07-01",
    witnesses: [{ location: "/w/b.yaml", state: "failed ENOENT" }],
    book: {
      suppressed: [{ finding, by: "extension", reason: "Because." }],
      ignores: [
        { by: "extension", code: undefined, says: [null, true, 1.5, { reason: "x" }], isUsed: false, ...place },
        { by: "extension", code: "c", says: "x", isUsed: true, ...place, identity: finding.identity as never },
        { by: "comment", says: "c -- x", speaksFor: [["paths"], ["paths", 0]], ...place },
      ],
    },
  },
};
const written = writeEntry(entry) ?? "";

test("an entry is read as it was written", () => {
  expect(readEntry(written)).toStrictEqual(entry);
});

test("so is one of a description that was passed over", () => {
  const passed = { ...entry, outcome: undefined };
  expect(readEntry(writeEntry(passed) ?? "")).toStrictEqual(passed);
});

test("what many findings share is written once, and read as one", () => {
  const findings = Array.from({ length: 1000 }, () => finding);
  const many = writeEntry({ ...entry, outcome: { findings, outline: undefined } }) ?? "";
  expect(many.split("/w/b.yaml")).toHaveLength(3);
  const outcome = readEntry(many)?.outcome;
  expect(outcome?.findings[0]?.related?.[0]).toBe(outcome?.findings[999]?.related?.[0]);
});

describe("not kept is", () => {
  const bomb = Array.from({ length: 12 }).reduce<unknown>((below) => Array(9).fill(below), "x");
  const circle: unknown[] = [];
  circle.push(circle);
  test.each([
    ["an alias bomb", bomb],
    ["a circle", circle],
    ["a number that JSON lacks", Number.NaN],
    ["minus zero", -0],
    ["a date", new Date(0)],
    ["a large integer", 1n],
    ["nothing", undefined],
    ["a long text", "x".repeat(30_000)],
  ])("what says %s", (_, says) => {
    const ignore = { by: "extension" as const, code: "c", says, isUsed: true, ...place };
    const book = { suppressed: [], ignores: [ignore] };
    expect(writeEntry({ ...entry, trace: { ...entry.trace, book } })).toBeUndefined();
  });

  test("what is too large", () => {
    const long = { ...bare, message: "x".repeat(17_000_000) };
    expect(writeEntry({ ...entry, outcome: { findings: [long], outline: undefined } })).toBeUndefined();
    const related = Array(3_000_000).fill(user);
    const findings = [bare, { ...bare, related }, { ...bare, related }];
    expect(writeEntry({ ...entry, outcome: { findings, outline: undefined } })).toBeUndefined();
  });
});

describe("whatever else is there is no entry, and no crash", () => {
  test.each([["", "{", "null", "1", '"x"', "[]", "{}", `${"[".repeat(100_000)}`, '{"words":{"length":1e9}}']])(
    "%.20s",
    (...texts) => {
      for (const text of texts) expect(readEntry(text)).toBeUndefined();
    },
  );

  test("each part taken away, and each made another", () => {
    const others = [undefined, null, -1, 1e99, 0.5, 9999, "x", "", true, [], {}, [[]], { length: 3 }];
    const parts: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      parts.push(path);
      if (typeof value === "object" && value !== null)
        for (const [key, child] of Object.entries(value)) walk(child, [...path, key]);
    };
    walk(JSON.parse(written), []);
    expect(parts.length).toBeGreaterThan(200);
    for (const path of parts)
      for (const other of others) {
        const copy = { root: JSON.parse(written) };
        const keys = ["root", ...path];
        const last = keys.pop() ?? "";
        const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
        holder[last] = other;
        const read = readEntry(JSON.stringify(copy.root) ?? "");
        if (read !== undefined) expectSound(read);
      }
  });

  test("bytes changed at random", () => {
    const random = createRandom(7);
    let sound = 0;
    for (let round = 0; round < 5000; round++) {
      const at = random(written.length);
      const text = written.slice(0, at) + String.fromCharCode(32 + random(95)) + written.slice(at + 1);
      const read = readEntry(text);
      if (read === undefined) continue;
      sound++;
      expectSound(read);
    }
    expect(sound).toBeGreaterThan(100);
  });
});

/** Whatever was read can be written again, so it is an entry through and through. */
function expectSound(read: Entry): void {
  const again = writeEntry(read);
  if (again !== undefined) expect(readEntry(again)).toStrictEqual(read);
}
