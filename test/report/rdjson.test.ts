import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createByteCounter } from "../../src/report/byte-columns.ts";
import { formats } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { makeHostileReport, makeIdentified, makeStrictReport, write } from "../support/platform-reports.ts";
import { compileSchema } from "../support/schemas.ts";

const isResult = compileSchema("reviewdog-DiagnosticResult.json");
const isDiagnostic = compileSchema("reviewdog-Diagnostic.json");

interface Point {
  readonly line: number;
  readonly column?: number;
}

interface Place {
  readonly path: string;
  readonly range: { readonly start: Point; readonly end?: Point };
}

interface Diagnostic {
  readonly message: string;
  readonly severity: string;
  readonly code: { readonly value: string; readonly url?: string };
  readonly location: Place;
  readonly related_locations?: readonly { readonly message: string; readonly location: Place }[];
}

/** The diagnostics of both forms, which must be valid and the same. */
function check(document: string, lines: string): readonly Diagnostic[] {
  const result = JSON.parse(document);
  isResult(result);
  expect(isResult.errors ?? []).toEqual([]);
  const { source, diagnostics } = result;
  const separate = lines
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  // reviewdog reads no longer ones.
  expect(Math.max(0, ...lines.split("\n").map((line) => Buffer.byteLength(line)))).toBeLessThan(65_536);
  for (const diagnostic of separate) {
    isDiagnostic(diagnostic);
    expect(isDiagnostic.errors ?? []).toEqual([]);
  }
  expect(separate).toEqual(diagnostics.map((diagnostic: object) => ({ ...diagnostic, source })));
  for (const { location, related_locations = [] } of diagnostics as readonly Diagnostic[])
    for (const { range } of [location, ...related_locations.map((related) => related.location)])
      for (const { line, column = 1 } of [range.start, range.end ?? range.start])
        expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
  return diagnostics;
}

async function lint(cwd: string, args: readonly string[], stdin?: string) {
  const world = stdin === undefined ? {} : { stdin };
  const { out: document } = await statute(cwd, [...args, "-f", "rdjson"], world);
  const { out: lines } = await statute(cwd, [...args, "-f", "rdjsonl"], world);
  return check(document, lines);
}

const description = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a: { get: { summary: "é😀", responses: { "429": { description: Slow down., content: { text/plain: {} } } } } }
`;

test("rdjson says of a real description what the platform asks for", async () => {
  const cwd = makeFolder({ "apis/bookshop.yaml": readFileSync("fixtures/broken/bookshop.yaml") });
  const diagnostics = await lint(cwd, ["apis/bookshop.yaml", "-r", "strict"]);
  expect(diagnostics.length).toBeGreaterThan(10);
  expect(diagnostics.find(({ code }) => code.value === "201-location")).toMatchObject({
    severity: "ERROR",
    code: { url: expect.stringMatching(/^https:.*201-location/) },
    location: {
      path: "apis/bookshop.yaml",
      range: { start: { line: 36, column: 9 }, end: { line: 36, column: 14 } },
    },
  });
});

test("rdjson names files from the working folder", async () => {
  const cwd = makeFolder({ "apis/a.yaml": description });
  const [diagnostic] = await lint(`${cwd}/apis`, ["a.yaml", "--only", "429-retry-after"]);
  expect(diagnostic?.location.path).toBe("a.yaml");
});

test("rdjson counts columns in bytes", async () => {
  const cwd = makeFolder({ "a.yaml": description });
  const [diagnostic] = await lint(cwd, ["a.yaml", "--only", "429-retry-after"]);
  const line = Buffer.from(description.split("\n")[3] ?? "");
  const { start, end } = diagnostic?.location.range ?? {};
  expect(line.subarray((start?.column ?? 0) - 1, (end?.column ?? 0) - 1).toString()).toBe('"429"');
});

test("rdjson counts characters where there is no file to read", async () => {
  const cwd = makeFolder({ "a.yaml": "ééééééééé\n".repeat(9) });
  const [diagnostic] = await lint(cwd, ["-", "--stdin-filepath", "a.yaml", "--only", "429-retry-after"], description);
  const column = (description.split("\n")[3]?.indexOf('"429"') ?? 0) + 1;
  expect(diagnostic?.location.range.start).toEqual({ line: 4, column });
});

test("rdjson is whole where there is nothing", async () => {
  expect(JSON.parse(await write(formats.rdjson, makeStrictReport([]))).diagnostics).toEqual([]);
  expect(await write(formats.rdjsonl, makeStrictReport([]))).toBe("");
});

test("rdjson lists what could not be checked, before the findings", async () => {
  const cwd = makeFolder({ "a.yaml": description, "torn.yaml": "openapi: [" });
  const [first, ...others] = await lint(cwd, ["a.yaml", "torn.yaml", "--only", "429-retry-after"]);
  expect(first).toEqual({
    message: expect.stringContaining("torn.yaml"),
    location: { path: "torn.yaml", range: { start: { line: 1 } } },
    severity: "ERROR",
    code: { value: "not-checked" },
  });
  expect(others.map(({ code }) => code.value)).toEqual(["429-retry-after"]);
});

test("rdjson names the users of what is shared", async () => {
  const related = ["GET /a", "GET /b"].map((label) => ({ ...makeIdentified(), label, source: "/repo/b.yaml" }));
  const report = makeStrictReport([makeIdentified({ related })]);
  const [diagnostic] = check(await write(formats.rdjson, report), await write(formats.rdjsonl, report));
  expect(diagnostic?.related_locations?.map(({ message, location }) => [message, location.path])).toEqual([
    ["GET /a", "b.yaml"],
    ["GET /b", "b.yaml"],
  ]);
});

test("rdjson survives hostile texts and places", async () => {
  const report = makeHostileReport();
  const document = await write(formats.rdjson, report);
  expect(check(document, await write(formats.rdjsonl, report))).toHaveLength(
    report.findings.length + report.faults.length,
  );
  expect(await write(formats.rdjson, report)).toBe(document);
});

test("bytes are counted in lines of any length, wherever characters of several units fall", () => {
  for (const [piece, count] of [
    ["a", 9_000],
    ["é", 5_000],
    ["😀", 5_000],
    ["a😀", 4_000],
    ["aé日😀", 900],
  ] as const) {
    const line = piece.repeat(count);
    const countBytes = createByteCounter({ readLine: () => line });
    for (let character = 0; character <= line.length; character += 1) {
      if (/^[\udc00-\udfff]/.test(line.charAt(character)) || character % 7 > 2) continue;
      expect(countBytes("a", { line: 0, character })).toBe(Buffer.byteLength(line.slice(0, character)));
    }
  }
});

test("a description on one line takes no time for each finding", async () => {
  const line = "aé日😀".repeat(1_000_000);
  const findings = Array.from({ length: 20_000 }, (_, index) =>
    makeIdentified({
      range: { start: { line: 0, character: index * 100 }, end: { line: 0, character: index * 100 + 5 } },
    }),
  );
  const start = cpuTime();
  const text = await write(formats.rdjson, makeStrictReport(findings), { readLine: () => line });
  expect(cpuTime() - start).toBeLessThan(5_000);
  expect(JSON.parse(text).diagnostics.at(-1).location.range.start.column).toBe(19_999 * 200 + 1);
});
