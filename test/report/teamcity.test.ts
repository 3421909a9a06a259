import { expect, test } from "vitest";
import type { RunReport } from "../../src/report/run-report.ts";
import { formatTeamcity } from "../../src/report/teamcity.ts";
import { rules } from "../../src/rules/index.ts";
import { maskUnseen } from "../support/hostile-strings.ts";
import {
  fault,
  makeFinding,
  makeHostileFindings,
  makeManyFindings,
  makeReport,
  plainView,
} from "../support/reports.ts";

interface Message {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads a service message by the rules of TeamCity's manual ("Service Messages"): a value ends at the first `'` that is not escaped. */
function readMessage(line: string): Message {
  expect(line).toMatch(/^[ -~]+$/);
  const [, name = "", rest = ""] = /^##teamcity\[(\w+)((?: \w+='(?:[^|'[\]]|\|.)*')*)\]$/.exec(line) ?? [];
  expect(name).not.toBe("");
  const attributes = [...rest.matchAll(/ (\w+)='((?:[^|'[\]]|\|.)*)'/g)].map(([, key = "", value = ""]) => [
    key,
    unescapeText(value),
  ]);
  return { name, attributes: Object.fromEntries(attributes) };
}

function unescapeText(value: string): string {
  return value.replace(/\|(?:0x([0-9A-F]{4})|(.))/g, (_, code: string | undefined, character: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (character === "n") return "\n";
    if (character === "r") return "\r";
    expect("|'[]").toContain(character);
    return character;
  });
}

const read = (report: RunReport): Message[] => {
  const lines = [...formatTeamcity(report, plainView)].join("").split("\n");
  expect(lines.pop()).toBe("");
  return lines.map(readMessage);
};

/** The beginning of a text, without half of a character. */
const cut = (text: string, length: number) => {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept;
};

test("each rule is introduced once, before its first finding", () => {
  const [rule] = rules;
  if (rule === undefined) throw new Error("There are no rules.");
  const code = rule.id;
  const findings = [
    makeFinding({ code }),
    makeFinding({ code: "parser", severity: "warn", message: "é😀" }),
    makeFinding({ code, severity: "info" }),
    makeFinding({ code, severity: "hint" }),
  ];
  const lines = [...formatTeamcity(makeReport({ findings, faults: [fault] }), plainView)];
  expect(lines[5]).toBe(
    "##teamcity[inspection typeId='parser' message='|0x00E9|0xD83D|0xDE00' file='openapi.yaml' line='10' SEVERITY='WARNING']\n",
  );
  expect(
    lines
      .map((line) => readMessage(line.trimEnd()))
      .map(({ name, attributes }) => [name, attributes.id ?? attributes.typeId, attributes.SEVERITY]),
  ).toEqual([
    ["inspectionType", "not-checked", undefined],
    ["inspection", "not-checked", "ERROR"],
    ["inspectionType", code, undefined],
    ["inspection", code, "ERROR"],
    ["inspectionType", "parser", undefined],
    ["inspection", "parser", "WARNING"],
    ["inspection", code, "WEAK WARNING"],
    ["inspection", code, "INFO"],
  ]);
  const description = read(makeReport({ findings }))[0]?.attributes.description;
  expect(description).toContain(`https://example.com/${code}.md`);
});

test("nothing found is nothing said", () => {
  expect(read(makeReport())).toEqual([]);
});

test("hostile texts arrive as they are, as much as TeamCity takes", () => {
  for (const finding of makeHostileFindings(3000)) {
    const [type, inspection, ...others] = read(makeReport({ findings: [finding] }));
    expect(others).toEqual([]);
    expect(type?.name).toBe("inspectionType");
    expect(type?.attributes.id).toBe(maskUnseen(cut(finding.code, 255)));
    expect(type?.attributes.description?.length).toBeLessThanOrEqual(4000);
    expect(type?.attributes.description).not.toContain("<");
    expect(inspection?.name).toBe("inspection");
    expect(inspection?.attributes.typeId).toBe(type?.attributes.id);
    expect(inspection?.attributes.message).toBe(maskUnseen(cut(finding.message, 4000)));
    expect(inspection?.attributes.file).toBe(maskUnseen(cut(plainView.filePath(finding.source), 4000)));
  }
});

test("60,000 findings are a line each", () => {
  const lines = [...formatTeamcity(makeReport({ findings: makeManyFindings() }), plainView)];
  expect(lines).toHaveLength(60_001);
}, 10_000);
