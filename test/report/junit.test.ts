import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { memoryPages, validateXML } from "xmllint-wasm";
import { formatJunit } from "../../src/report/junit.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { statute } from "../support/command.ts";
import {
  fault,
  makeFinding,
  makeHostileFindings,
  makeManyFindings,
  makeReport,
  plainView,
} from "../support/reports.ts";

const readSchema = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../schemas/junit/${name}`, import.meta.url)), "utf8");
const schemas = ["JUnit.xsd", "junit-10.xsd"].map((name) => ({ fileName: name, contents: readSchema(name) }));

async function expectValid(xml: string): Promise<void> {
  for (const schema of schemas) {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: "report.xml", contents: xml }],
      schema: [schema],
      initialMemoryPages: 256,
      maxMemoryPages: 4 * memoryPages.GiB - 1,
    });
    expect({ schema: schema.fileName, valid, errors: errors.slice(0, 3) }).toMatchObject({ valid: true });
  }
}

const write = (report: RunReport, view = plainView) => [...formatJunit(report, view)].join("");

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

describe("what both public schemas take", () => {
  test.each(["broken/*.yaml", "clean/*"])("%s", async (glob) => {
    const { out } = await statute(fixtures, [glob, "-f", "junit", "-r", "strict"]);
    expect(out).toContain("<testcase ");
    await expectValid(out);
  });

  test.each<[string, Partial<RunReport>]>([
    ["nothing found", {}],
    ["nothing checked", { checked: [] }],
    ["nothing but faults", { checked: [], faults: [fault, { ...fault, hint: undefined }] }],
    ["hostile texts", { findings: makeHostileFindings(2000), failOn: "warn" }],
    ["60,000 findings", { findings: makeManyFindings(), failOn: "never" }],
  ])(
    "%s",
    async (_, report) => {
      await expectValid(write(makeReport(report)));
    },
    60_000,
  );
});

test("the form in full", () => {
  const findings = [
    makeFinding(),
    makeFinding({ severity: "warn", code: "parser", message: "Torn <here>.", path: [] }),
  ];
  expect(
    write(makeReport({ findings, faults: [fault], checked: ["/repo/clean.yaml", "/repo/openapi.yaml"] })),
  ).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite package="statute" id="0" name="clean.yaml" timestamp="1970-01-01T00:00:00" hostname="localhost" time="0" tests="1" failures="0" errors="0">
          <properties/>
          <testcase name="no findings" classname="clean.yaml" time="0"/>
          <system-out></system-out>
          <system-err/>
        </testsuite>
        <testsuite package="statute" id="1" name="openapi.yaml" timestamp="1970-01-01T00:00:00" hostname="localhost" time="0" tests="2" failures="1" errors="0">
          <properties/>
          <testcase name="201-location #/paths/~1books/post/responses/201" classname="openapi.yaml" time="0"><failure type="error" message="201 Created of POST /books has no \`Location\`.">openapi.yaml:10:7&#10;201 Created of POST /books has no \`Location\`.&#10;https://example.com/201-location.md</failure></testcase>
          <testcase name="parser #" classname="openapi.yaml" time="0"/>
          <system-out>warn openapi.yaml:10:7 parser: Torn &#60;here&#62;.
      </system-out>
          <system-err/>
        </testsuite>
        <testsuite package="statute" id="2" name="torn.yaml" timestamp="1970-01-01T00:00:00" hostname="localhost" time="0" tests="1" failures="0" errors="1">
          <properties/>
          <testcase name="not checked" classname="torn.yaml" time="0"><error type="not-checked" message="/repo/torn.yaml is cut off in line 3.">torn.yaml&#10;/repo/torn.yaml is cut off in line 3.&#10;Mend it, then try again.</error></testcase>
          <system-out></system-out>
          <system-err/>
        </testsuite>
      </testsuites>
      "
    `);
});

test("of findings at one place, each has a name of its own", () => {
  const path = ["paths", "/a (2)"];
  const findings = [
    makeFinding({ path: ["paths", "/a"] }),
    makeFinding({ path }),
    makeFinding({ path: ["paths", "/a"] }),
    makeFinding({ path }),
    makeFinding({ path }),
  ];
  const names = [...write(makeReport({ findings })).matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toHaveLength(5);
  expect(new Set(names).size).toBe(5);
});

describe("what is a failure", () => {
  const findings = (["error", "warn", "info", "hint"] as const).map((severity) => makeFinding({ severity }));
  test.each([
    ["never", ["error"]],
    ["error", ["error"]],
    ["warn", ["error", "warn"]],
    ["info", ["error", "warn", "info"]],
    ["hint", ["error", "warn", "info", "hint"]],
  ] as const)("with --fail-on %s: %j", (failOn, failures) => {
    const xml = write(makeReport({ findings, failOn }));
    expect([...xml.matchAll(/<failure type="(\w+)"/g)].map(([, type]) => type)).toEqual(failures);
    expect(xml).toContain(`tests="4" failures="${failures.length}" errors="0"`);
    const output = /<system-out>([^<]*)<\/system-out>/.exec(xml)?.[1] ?? "";
    expect(output.split("\n").filter((line) => line !== "")).toHaveLength(4 - failures.length);
  });
});

test("GitLab's attributes are given where they are asked for", async () => {
  const attributes = /<testcase name="[^"]*" classname="openapi.yaml" time="0" file="openapi.yaml" line="10">/;
  const report = makeReport({ findings: [makeFinding()] });
  expect(write(report)).not.toMatch(attributes);
  expect(write(report, { ...plainView, junitFileAttributes: true })).toMatch(attributes);
  const { out } = await statute(fixtures, ["broken/*.yaml", "-f", "junit", "--junit-file-attr"]);
  expect(out).toMatch(/<testcase [^>]* file="[^"]*broken\/bookshop.yaml" line="36">/);
});

test("no build server finds a command in it", () => {
  const lines = write(makeReport({ findings: makeHostileFindings(2000), failOn: "warn" })).split(/\r\n|\r|\n/);
  expect(lines.filter((line) => /##\w*\[/.test(line) || line.trimStart().startsWith("::"))).toEqual([]);
});

test("no terminal obeys what is in it", () => {
  expect(write(makeReport({ findings: [makeFinding({ message: "a\u009b31m\u007f" })] }))).toContain("a&#155;31m&#127;");
});
