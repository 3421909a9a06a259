import { describe, expect, test } from "vitest";
import { formatGithub } from "../../src/report/github.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { maskUnseen } from "../support/hostile-strings.ts";
import {
  fault,
  makeFinding,
  makeHostileFindings,
  makeManyFindings,
  makeReport,
  plainView,
} from "../support/reports.ts";

interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as the runner does (`actions/runner`, src/Runner.Common/ActionCommand.cs, TryParseV2). */
function readCommand(line: string): Command {
  const text = line.trimStart();
  expect(text.startsWith("::")).toBe(true);
  const end = text.indexOf("::", 2);
  expect(end).toBeGreaterThan(0);
  const [, level = "", list = ""] = /^(\S+) ?(.*)$/s.exec(text.slice(2, end)) ?? [];
  const properties = list
    .split(",")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), unescapeText(pair.slice(pair.indexOf("=") + 1), true)]);
  return { level, properties: Object.fromEntries(properties), message: unescapeText(text.slice(end + 2), false) };
}

function unescapeText(text: string, isProperty: boolean): string {
  const plain = text.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  return (isProperty ? plain.replaceAll("%3A", ":").replaceAll("%2C", ",") : plain).replaceAll("%25", "%");
}

const read = (report: RunReport): Command[] => {
  const lines = [...formatGithub(report, plainView)].join("").split(/\r\n|\r|\n/);
  expect(lines.pop()).toBe("");
  return lines.map(readCommand);
};

test("a finding is an annotation at its place", () => {
  expect([...formatGithub(makeReport({ findings: [makeFinding()] }), plainView)]).toEqual([
    "::error file=openapi.yaml,line=10,endLine=10,col=7,endColumn=11,title=201-location::201 Created of POST /books has no `Location`.%0Ahttps://example.com/201-location.md\n",
  ]);
});

test("there are columns only where the place is within a line", () => {
  const range = { start: { line: 9, character: 6 }, end: { line: 10, character: 2 } };
  const [command] = read(makeReport({ findings: [makeFinding({ range })] }));
  expect(command?.properties).toEqual({ file: "openapi.yaml", line: "10", endLine: "11", title: "201-location" });
});

test("an empty place has a column all the same", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [command] = read(makeReport({ findings: [makeFinding({ range })] }));
  expect(command?.properties).toMatchObject({ line: "1", col: "1", endColumn: "1" });
});

test("the weightiest come first, and info and hint are notices", () => {
  const findings = (["hint", "info", "warn", "error"] as const).map((severity) =>
    makeFinding({ severity, message: severity }),
  );
  const commands = read(makeReport({ findings, faults: [fault] }));
  expect(commands.map(({ level, message }) => [level, message.split("\n")[0]])).toEqual([
    ["error", fault.message],
    ["error", "error"],
    ["warning", "warn"],
    ["notice", "info"],
    ["notice", "hint"],
  ]);
});

describe("what GitHub would drop", () => {
  test("is left out, and counted", () => {
    const commands = read(makeReport({ findings: makeManyFindings() }));
    const count = (level: string) => commands.filter((command) => command.level === level).length;
    expect([count("error"), count("warning"), count("notice")]).toEqual([10, 10, 10]);
    expect(commands.at(-1)?.message).toMatch(/^59971 more: /);
    expect(commands.at(-1)?.message).toContain("-f github-summary");
  });

  test("is nothing where there are ten of each", () => {
    const ten = Array.from({ length: 10 }, () => makeFinding({ severity: "info" }));
    expect(read(makeReport({ findings: ten })).map(({ properties }) => properties.title)).toEqual(
      ten.map(({ code }) => code),
    );
    const commands = read(makeReport({ findings: [...ten, makeFinding({ severity: "hint" })] }));
    expect(commands).toHaveLength(10);
    expect(commands.at(-1)?.message).toMatch(/^2 more: /);
  });

  test("may be faults", () => {
    const commands = read(makeReport({ faults: Array.from({ length: 30 }, () => fault), findings: [makeFinding()] }));
    expect(commands).toHaveLength(11);
    expect(commands.at(-1)?.message).toMatch(/^21 more: /);
  });
});

test("nothing found is nothing said", () => {
  expect(read(makeReport())).toEqual([]);
});

test("hostile texts arrive as they are, one command each", () => {
  for (const finding of makeHostileFindings(3000)) {
    const commands = read(makeReport({ findings: [finding] }));
    expect(commands).toHaveLength(1);
    expect(commands[0]?.message).toBe(maskUnseen(`${finding.message}\n${finding.documentationUrl}`));
    expect(commands[0]?.properties.title).toBe(maskUnseen(finding.code));
    expect(commands[0]?.properties.file).toBe(maskUnseen(plainView.filePath(finding.source)));
  }
});
