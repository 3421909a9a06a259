import type { Finding } from "../../src/core/finding.ts";
import { severities } from "../../src/core/severity.ts";
import type { View } from "../../src/report/format.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { rules } from "../../src/rules/index.ts";
import { listHostileStrings } from "./hostile-strings.ts";
import { createRandom } from "./random.ts";

/** A view that paints nothing; paths are seen from `/repo`. */
export const plainView: View = {
  showPath: (source) => source.replace(/^\/repo\//, ""),
  filePath: (source) => source.replace(/^\/repo\//, ""),
  readLine: () => undefined,
  root: "/repo",
  palette: {
    bold: (text) => text,
    dim: (text) => text,
    underline: (text) => text,
    severity: { error: (text) => text, warn: (text) => text, info: (text) => text, hint: (text) => text },
  },
  width: undefined,
  perRule: 5,
  quiet: false,
  junitFileAttributes: false,
};

/** A run of some rules of ours, in which nothing was found unless it is said. */
export function makeReport(report: Partial<RunReport> = {}): RunReport {
  return {
    findings: [],
    suppressed: [],
    faults: [],
    checked: ["/repo/openapi.yaml"],
    ruleset: "recommended",
    rules: rules.slice(0, 3).map((rule) => ({
      rule,
      severity: "error",
      documentationUrl: `https://example.com/${rule.id}.md`,
    })),
    failOn: "error",
    version: "0.1.0",
    ...report,
  };
}

/** A finding, without its identity. */
export function makeFinding(finding: Partial<Finding> = {}): Finding {
  return {
    code: "201-location",
    message: "201 Created of POST /books has no `Location`.",
    severity: "error",
    source: "/repo/openapi.yaml",
    path: ["paths", "/books", "post", "responses", "201"],
    range: { start: { line: 9, character: 6 }, end: { line: 9, character: 11 } },
    documentationUrl: "https://example.com/201-location.md",
    ...finding,
  };
}

/** A finding for each hostile text, which stands wherever a description can have one. */
export function makeHostileFindings(count: number, seed = 1): readonly Finding[] {
  const random = createRandom(seed);
  const texts = [...listHostileStrings(count, seed)];
  const any = () => texts[random(texts.length)] ?? "";
  return texts.map((message) => {
    const line = random(100);
    return makeFinding({
      message,
      code: random(2) === 0 ? "201-location" : any(),
      severity: severities[random(severities.length)] ?? "error",
      source: `/repo/${random(3) === 0 ? "openapi.yaml" : any()}`,
      path: ["paths", any(), "get"],
      range: { start: { line, character: 2 }, end: { line: line + random(2), character: 5 } },
      documentationUrl: `https://example.com/${any()}`,
    });
  });
}

/** As many findings as a large repository has under a strict ruleset. */
export function makeManyFindings(count = 60_000): readonly Finding[] {
  return Array.from({ length: count }, (_, index) =>
    makeFinding({
      severity: severities[index % severities.length] ?? "error",
      source: `/repo/apis/${index % 40}.yaml`,
      path: ["paths", `/books/${index}`, "post", "responses", "201"],
      range: { start: { line: index, character: 6 }, end: { line: index, character: 11 } },
    }),
  );
}

/** A description that could not be checked. */
export const fault = {
  source: "/repo/torn.yaml",
  message: "/repo/torn.yaml is cut off in line 3.",
  hint: "Mend it, then try again.",
};
