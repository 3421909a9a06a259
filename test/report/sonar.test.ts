import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formats } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { makeHostileReport, makeIdentified, makeStrictReport, write } from "../support/platform-reports.ts";
import { fault } from "../support/reports.ts";

interface Place {
  readonly message: string;
  readonly filePath: string;
  readonly textRange: Readonly<Partial<Record<"startLine" | "endLine" | "startColumn" | "endColumn", number>>>;
}

interface Report {
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly issues: readonly {
    readonly ruleId: string;
    readonly primaryLocation: Place;
    readonly secondaryLocations?: readonly Place[];
  }[];
}

const attributes =
  "FORMATTED CONVENTIONAL IDENTIFIABLE CLEAR LOGICAL COMPLETE EFFICIENT FOCUSED DISTINCT MODULAR TESTED LAWFUL TRUSTWORTHY RESPECTFUL";

/** What Sonar's scanner refuses the whole report for, and for ranges the analysis. */
function listFaults({ rules, issues }: Report): readonly string[] {
  const ids = rules.map(({ id }) => id);
  const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
  const isOneOf = (value: unknown, words: string) => typeof value === "string" && words.split(" ").includes(value);
  const ofRules = rules.flatMap((rule, index) => {
    const { id, name, engineId, cleanCodeAttribute, type, severity, impacts } = rule;
    return [
      ...(isText(id) && isText(name) && isText(engineId) ? [] : [`rule ${index} has no id, name or engine`]),
      ...(ids.indexOf(id) === index ? [] : [`rule ${id} is there twice`]),
      ...(isOneOf(cleanCodeAttribute, attributes) ? [] : [`rule ${id} has no attribute of clean code`]),
      ...(isOneOf(type, "BUG VULNERABILITY CODE_SMELL") ? [] : [`rule ${id} has no type`]),
      ...(isOneOf(severity, "BLOCKER CRITICAL MAJOR MINOR INFO") ? [] : [`rule ${id} has no severity`]),
      ...(Array.isArray(impacts) &&
      impacts.length > 0 &&
      impacts.every(
        (impact) =>
          isOneOf(impact.softwareQuality, "MAINTAINABILITY RELIABILITY SECURITY") &&
          isOneOf(impact.severity, "HIGH MEDIUM LOW"),
      )
        ? []
        : [`rule ${id} has no impact`]),
    ];
  });
  const ofIssues = issues.flatMap((issue, index) => [
    ...(ids.includes(issue.ruleId) ? [] : [`issue ${index} is of no rule`]),
    ...("severity" in issue || "type" in issue ? [`issue ${index} says what its rule says`] : []),
    ...[issue.primaryLocation, ...(issue.secondaryLocations ?? [])].flatMap(({ message, filePath, textRange }) => {
      const { startLine = 0, endLine = startLine, startColumn = 0, endColumn = Number.POSITIVE_INFINITY } = textRange;
      const isRange = startLine >= 1 && startColumn >= 0 && startLine === endLine && startColumn < endColumn;
      return isText(message) && isText(filePath) && isRange ? [] : [`issue ${index} has a place that is none`];
    }),
  ]);
  return [...ofRules, ...ofIssues];
}

function check(text: string): Report {
  const report: Report = JSON.parse(text);
  expect(listFaults(report)).toEqual([]);
  return report;
}

test("the rules of Sonar's scanner find what is wrong", () => {
  const place = { message: "No.", filePath: "a.yaml", textRange: { startLine: 1, startColumn: 2, endColumn: 2 } };
  const rule = { id: "a", name: "A", engineId: "statute", cleanCodeAttribute: "CLEAR", type: "BUG", severity: "INFO" };
  expect(listFaults({ rules: [rule, rule], issues: [{ ruleId: "b", primaryLocation: place }] })).toEqual([
    "rule a has no impact",
    "rule a is there twice",
    "rule a has no impact",
    "issue 0 is of no rule",
    "issue 0 has a place that is none",
  ]);
});

test("sonar says of a real description what the platform asks for", async () => {
  const cwd = makeFolder({ "apis/bookshop.yaml": readFileSync("fixtures/broken/bookshop.yaml") });
  const { out } = await statute(cwd, ["apis/bookshop.yaml", "-r", "strict", "-f", "sonar"]);
  const { rules, issues } = check(out);
  expect(new Set(rules.map(({ id }) => id))).toEqual(new Set(issues.map(({ ruleId }) => ruleId)));
  expect(rules.find(({ id }) => id === "201-location")).toMatchObject({ engineId: "statute", severity: "CRITICAL" });
  expect(issues.find(({ ruleId }) => ruleId === "201-location")?.primaryLocation).toMatchObject({
    filePath: "apis/bookshop.yaml",
    textRange: { startLine: 36, endLine: 36, startColumn: 8, endColumn: 13 },
  });
});

test("sonar has a list of rules even where there is nothing, as without one the format is an older one", async () => {
  expect(check(await write(formats.sonar, makeStrictReport([])))).toEqual({ rules: [], issues: [] });
});

test("sonar means the line where a range is empty or goes on below", async () => {
  const findings = [
    { start: { line: 3, character: 2 }, end: { line: 3, character: 2 } },
    { start: { line: 3, character: 2 }, end: { line: 5, character: 1 } },
  ].map((range) => makeIdentified({ range }));
  const { issues } = check(await write(formats.sonar, makeStrictReport(findings)));
  expect(issues.map(({ primaryLocation }) => primaryLocation.textRange)).toEqual([{ startLine: 4 }, { startLine: 4 }]);
});

test("sonar lists what could not be checked, as a blocker", async () => {
  const cwd = makeFolder({ "apis/torn.yaml": "openapi: [" });
  const { out } = await statute(cwd, ["apis/torn.yaml", "apis/missing.yaml", "", "-f", "sonar"]);
  const { rules, issues } = check(out);
  expect(rules.map(({ id, severity }) => [id, severity])).toEqual([["not-checked", "BLOCKER"]]);
  expect(issues.map(({ ruleId }) => ruleId)).toEqual(["not-checked", "not-checked", "not-checked"]);
  const places = issues.map(({ primaryLocation }) => primaryLocation);
  expect(places).toContainEqual({
    message: expect.stringContaining("torn.yaml"),
    filePath: "apis/torn.yaml",
    textRange: { startLine: 1 },
  });
});

test("sonar has a rule of that name once, whoever else has one", async () => {
  const report = makeStrictReport([makeIdentified({ code: "not-checked" })], { faults: [fault] });
  const { rules, issues } = check(await write(formats.sonar, report));
  expect([rules.length, issues.length]).toEqual([1, 2]);
});

test("sonar survives hostile texts and places", async () => {
  const report = makeHostileReport();
  const text = await write(formats.sonar, report);
  expect(check(text).issues).toHaveLength(report.findings.length + report.faults.length);
  expect(await write(formats.sonar, report)).toBe(text);
});
