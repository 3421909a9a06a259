import { describe, expect, test } from "vitest";
import { formatNames } from "../../src/report/formats.ts";
import { formatPretty } from "../../src/report/pretty.ts";
import { formatText } from "../../src/report/text.ts";
import { makeFolder, statute } from "../support/command.ts";
import { makeHostileFindings, makeReport, plainView } from "../support/reports.ts";

// What a build server takes for a command in a log, wherever it comes from: GitHub `::` at the beginning of a line, behind
// any indentation, and `##[` anywhere; Azure Pipelines `##vso[` and TeamCity `##teamcity[` anywhere.

const listCommands = (log: string) =>
  log.split(/\r\n|\r|\n/).filter((line) => /^\s*::/.test(line) || /##\w*\[/.test(line));

/** Commands in whatever a description has of its own: names of operations, paths, texts, references. */
const description = `openapi: 3.2.0
info: { title: T, version: "1" }
paths:
  "/::error::a":
    additionalOperations:
      "::ERROR::b":
        operationId: "::error::c"
        responses: { "429": { description: "::error::d" } }
    post:
      operationId: "##vso[task.complete result=Succeeded;]e"
      responses:
        "201": { description: "::error::f ##vso[task.setvariable variable=A]g" }
        "400": { description: "Already exists ##vso[task.setvariable variable=A]h ##[error]i ##teamcity[buildStop comment='j']" }
        "404": { $ref: "::error::k.yaml" }
        "409": { $ref: "##vso[task.complete]l.yaml" }
        "429": { $ref: "#/components/responses/::error::m" }
        "503": { $ref: "#/components/responses/::error::m" }
  "/##vso[task.complete result=Succeeded;]n":
    get: { responses: { "429": { description: "Wait." } } }
components:
  responses:
    "::error::m": { description: "  ::error::o" }
`;

const names = ["::error::.yaml", "  ::error::/a.yaml", "##vso[task.complete]b.yaml", "##[error]c/::d.yaml"];

/** These speak in commands: of each, all but its own are none. */
const commandFormats: readonly string[] = ["github", "azure", "teamcity"];

describe.each(formatNames.filter((name) => !commandFormats.includes(name)))("-f %s", (name) => {
  test.each([
    ["in a log", {}],
    ["on a narrow terminal", { isTerminal: true, columns: 40 }],
  ])("%s", async (_, world) => {
    const cwd = makeFolder({
      ...Object.fromEntries(names.map((file) => [file, description])),
      "::torn.yaml": "openapi: [",
    });
    const options = ["-r", "strict", "--all", "-f", `${name}=-`];
    const { code, out, err } = await statute(cwd, ["**/*.yaml", ...options], world);
    expect(code).toBe(2);
    expect(out.length).toBeGreaterThan(1000);
    expect(err).toContain("torn.yaml");
    expect(listCommands(out)).toEqual([]);
    expect(listCommands(err)).toEqual([]);
  });
});

test.each([
  ["pretty", formatPretty],
  ["text", formatText],
])("%s, with hostile texts wherever a finding has one", (_, format) => {
  const findings = makeHostileFindings(3000).map((finding) => ({
    ...finding,
    operation: finding.message,
    related: [0, 1].map(() => ({ label: finding.code, source: "/repo/a", path: [], range: finding.range })),
  }));
  for (const width of [undefined, 40])
    for (const finding of findings)
      expect(listCommands([...format(makeReport({ findings: [finding] }), { ...plainView, width })].join(""))).toEqual(
        [],
      );
});
