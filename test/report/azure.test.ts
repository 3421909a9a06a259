import { expect, test } from "vitest";
import { formatAzure } from "../../src/report/azure.ts";
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

/**
 * Reads a line as the agent does (`microsoft/azure-pipelines-agent`, Command.cs): a command may begin anywhere in it.
 * Undefined where there is none.
 */
function readCommand(line: string) {
  const at = line.indexOf("##vso[");
  const end = line.indexOf("]", at);
  if (at === -1 || end === -1) return undefined;
  expect(at).toBe(0);
  const info = line.slice(at + 6, end);
  const space = info.indexOf(" ");
  const properties = info
    .slice(space + 1)
    .split(";")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), unescapeText(pair.slice(pair.indexOf("=") + 1))]);
  return {
    name: info.slice(0, space),
    properties: Object.fromEntries(properties) as Readonly<Record<string, string>>,
    message: unescapeText(line.slice(end + 1)),
  };
}

function unescapeText(text: string): string {
  return text
    .replaceAll("%3B", ";")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%5D", "]")
    .replaceAll("%AZP25", "%");
}

const list = (report: RunReport): string[] => {
  const lines = [...formatAzure(report, plainView)].join("").split(/\r\n|\r|\n/);
  expect(lines.pop()).toBe("");
  return lines;
};

test("errors and warnings are issues, the rest plain lines", () => {
  const findings = (["error", "warn", "info", "hint"] as const).map((severity) => makeFinding({ severity }));
  expect(list(makeReport({ findings, faults: [fault] }))).toEqual([
    "##vso[task.logissue type=error;sourcepath=torn.yaml;]/repo/torn.yaml is cut off in line 3. Mend it, then try again.",
    "##vso[task.logissue type=error;sourcepath=openapi.yaml;linenumber=10;columnnumber=7;code=201-location;]201 Created of POST /books has no `Location`.",
    "##vso[task.logissue type=warning;sourcepath=openapi.yaml;linenumber=10;columnnumber=7;code=201-location;]201 Created of POST /books has no `Location`.",
    "openapi.yaml:10:7 info 201-location 201 Created of POST /books has no `Location`.",
    "openapi.yaml:10:7 hint 201-location 201 Created of POST /books has no `Location`.",
  ]);
});

test("nothing found is nothing said", () => {
  expect(list(makeReport())).toEqual([]);
});

test("hostile texts arrive as they are, one command each, and plain lines are none", () => {
  for (const finding of makeHostileFindings(3000)) {
    const [line = "", ...others] = list(makeReport({ findings: [finding] }));
    expect(others).toEqual([]);
    const command = readCommand(line);
    if (finding.severity === "info" || finding.severity === "hint") {
      expect(command).toBeUndefined();
      continue;
    }
    expect(command?.name).toBe("task.logissue");
    expect(command?.message).toBe(maskUnseen(finding.message));
    expect(command?.properties.code).toBe(maskUnseen(finding.code));
    expect(command?.properties.sourcepath).toBe(maskUnseen(plainView.filePath(finding.source)));
  }
});

test("60,000 findings are a line each", () => {
  expect(list(makeReport({ findings: makeManyFindings() }))).toHaveLength(60_000);
}, 10_000);
