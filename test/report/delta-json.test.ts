import type { AnySchemaObject } from "ajv";
import { expect, test } from "vitest";
import { changeKinds, ratings } from "../../src/contract/change.ts";
import type { DeltaReport } from "../../src/report/delta.ts";
import { formatDeltaJson } from "../../src/report/delta-json.ts";
import { listKinds, makeDelta, makeHostileDelta } from "../support/deltas.ts";
import { makeIdentified } from "../support/platform-reports.ts";
import { plainView } from "../support/reports.ts";
import { compileSchema, readSchema } from "../support/schemas.ts";

const path = "schemas/changes.schema.json";
const findings = "schemas/findings.schema.json";

const isReport = compileSchema(path, undefined, [findings]);

/** What a report must and may have; the published schema itself leaves room for members of later versions. */
const isExactly = compileSchema(
  path,
  (schema) => {
    for (const part of [schema, ...Object.values<AnySchemaObject>(schema.definitions)])
      if (part.properties !== undefined) part.additionalProperties = false;
  },
  [findings],
);

const write = (report: DeltaReport) => [...formatDeltaJson(report, plainView)].join("");

function read(report: DeltaReport) {
  const text = write(report);
  const value = JSON.parse(text);
  for (const validate of [isReport, isExactly]) {
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  }
  // A terminal obeys none of it, and no build server.
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|##/u);
  return value;
}

test("where nothing changed, every list is there", () => {
  expect(write(makeDelta({ base: { name: "old.yaml" } }))).toBe(`{
"base": {"name":"old.yaml"},
"head": {"name":"the working tree"},
"findings": {
"introduced": [],
"fixed": [],
"unchanged": [],
"suppressed": []
},
"changes": [],
"byRuleset": [],
"staleApprovals": [],
"unreadBase": []
}
`);
});

test("a change of each kind is what the schema says, with its places", () => {
  const { changes } = read(makeDelta({ changes: listKinds() }));
  expect(changes.map(({ kind }: { kind: string }) => kind)).toEqual(changeKinds);
  expect(changes[0].head).toEqual({
    source: "/repo/openapi.yaml",
    file: "openapi.yaml",
    path: ["paths", "/books", "post", "responses", "201"],
    range: { start: { line: 11, character: 8 }, end: { line: 11, character: 13 } },
  });
  expect(changes[0].description).toBe("openapi.yaml");
});

test("what does not count says why", () => {
  const finding = makeIdentified();
  const { findings } = read(makeDelta({ suppressed: [{ finding, by: "baseline", reason: "Known." }] }));
  expect(findings.suppressed[0].suppressed).toEqual({ by: "baseline", reason: "Known." });
});

test.each([1, 2, 3])("hostile texts and places are what the schema says, and arrive as they are, seed %i", (seed) => {
  const report = makeHostileDelta(300, seed);
  const value = read(report);
  expect(value.base).toEqual(report.base);
  expect(value.changes).toHaveLength(report.changes.length);
  for (const [index, change] of report.changes.entries()) {
    const { base: _, head: __, description: ___, ...told } = change;
    expect(value.changes[index]).toMatchObject(told);
  }
  expect(value.findings.introduced.map(({ message }: { message: string }) => message)).toEqual(
    report.introduced.map(({ message }) => message),
  );
  // All members occur, so that none is described and never written.
  const members = new Set(value.changes.flatMap((change: object) => Object.keys(change)));
  expect([...members].sort()).toEqual(Object.keys(readSchema(path).definitions.change.properties).sort());
});

test("many findings come in pieces", () => {
  const introduced = Array.from({ length: 5000 }, () => makeIdentified());
  const pieces = [...formatDeltaJson(makeDelta({ introduced }), plainView)];
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1000);
  expect(JSON.parse(pieces.join("")).findings.introduced).toHaveLength(5000);
});

test("the schema knows all kinds and ratings, and says what everything is", () => {
  const schema = readSchema(path);
  const { kind, rating } = schema.definitions.change.properties;
  expect(kind.enum).toEqual(changeKinds);
  expect(rating.enum).toEqual(ratings);
  const described = [schema, ...Object.values<AnySchemaObject>(schema.definitions)].flatMap((part) => [
    part,
    ...Object.values<AnySchemaObject>(part.properties ?? {}),
  ]);
  expect(described.filter((part) => !("$ref" in part) && !/\w\W*\.$/.test(part.description ?? ""))).toEqual([]);
});

test("the schema refuses a kind, a rating and a fingerprint that are none", () => {
  const value = JSON.parse(write(makeDelta({ changes: listKinds().slice(0, 1) })));
  for (const wrong of [{ kind: "code-gone" }, { rating: "bad" }, { fingerprint: "12" }, { before: 201 }])
    expect(isReport({ ...value, changes: [{ ...value.changes[0], ...wrong }] })).toBe(false);
});
