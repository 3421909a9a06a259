import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv";
import { expect, test } from "vitest";
import { formats } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { makeHostileReport } from "../support/platform-reports.ts";
import { plainView } from "../support/reports.ts";
import { compileSchema, readSchema } from "../support/schemas.ts";

const path = "schemas/findings.schema.json";
const isReport = compileSchema(path);

/** What a report must and may have; the published schema itself leaves room for members of later versions. */
const isExactly = compileSchema(path, (schema) => {
  for (const definition of Object.values(schema.definitions))
    Object.assign(definition as object, { additionalProperties: false });
});

function check(text: string): readonly Readonly<Record<string, unknown>>[] {
  const report = JSON.parse(text);
  for (const validate of [isReport, isExactly] satisfies ValidateFunction[]) {
    validate(report);
    expect(validate.errors ?? []).toEqual([]);
  }
  return report;
}

test("json is what its schema says, of a real description", async () => {
  const ignoring = `${readFileSync("fixtures/broken/bookshop.yaml", "utf8")}x-statute-ignore: { 429-retry-after: Known. }\n`;
  const cwd = makeFolder({ "bookshop.yaml": ignoring });
  const { out } = await statute(cwd, [
    ...["bookshop.yaml", "-r", "strict", "--validate", "-f", "json"],
    "--show-suppressed",
  ]);
  const found = check(out);
  // All members occur, so that none is described and never written.
  const members = new Set(found.flatMap((finding) => Object.keys(finding)));
  expect([...members].sort()).toEqual(Object.keys(readSchema(path).definitions.finding.properties).sort());
});

test("json is what its schema says, where there is nothing", async () => {
  const cwd = makeFolder({ "a.yaml": 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n' });
  expect(check((await statute(cwd, ["a.yaml", "--only", "429-retry-after", "-f", "json"])).out)).toEqual([]);
});

test("json is what its schema says, of hostile texts and places", async () => {
  const formatJson = await formats.json.load();
  const report = makeHostileReport();
  const text = [...formatJson(report, plainView)].join("");
  expect(check(text)).toHaveLength(report.findings.length);
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
});

test("the schema says what everything is", () => {
  const { definitions } = readSchema(path);
  const described = Object.values<{ description?: string; properties?: object }>(definitions).flatMap((definition) => [
    definition,
    ...(definition === definitions.position || definition === definitions.range
      ? []
      : Object.values<{ description?: string; $ref?: string }>({ ...definition.properties })),
  ]);
  expect(described.filter((schema) => !("$ref" in schema) && !/\w\W*\.$/.test(schema.description ?? ""))).toEqual([]);
});
