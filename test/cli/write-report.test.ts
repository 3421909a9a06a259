import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../../src/catalogue.ts";
import { writeReport } from "../../src/cli/write-report.ts";
import type { Rule } from "../../src/core/rule.ts";
import { Timing } from "../../src/engine/timing.ts";
import { formats } from "../../src/report/formats.ts";
import { makeFolder } from "../support/command.ts";
import { makeReport } from "../support/reports.ts";

test("a format that explains rules gets them whole, though the command has them without their reasons", async () => {
  const cwd = makeFolder({});
  const [force] = catalogue.rules;
  if (force === undefined) throw new Error("There is no rule.");
  const { rationale, references, remedy, good, bad, ...kept } = force.rule;
  const path = join(cwd, "report.sarif");
  const file = { path, name: "report.sarif", isAppended: false };
  const nobody = {
    cwd,
    env: {},
    readStdin: async () => new Uint8Array(),
    writeOut: () => {},
    writeErr: () => {},
    isTerminal: false,
    columns: undefined,
    today: "2026-07-01",
  };
  const report = makeReport({ rules: [{ ...force, rule: kept as Rule }] });
  await writeReport(report, [{ format: formats.sarif, file }], { color: false }, new Timing(), nobody);
  const [rule] = JSON.parse(readFileSync(path, "utf8")).runs[0].tool.driver.rules;
  expect(rule.fullDescription.text).toBe(rationale);
});
