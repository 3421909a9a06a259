import { createHash } from "node:crypto";
import type { Finding } from "../../src/core/finding.ts";
import type { Format, View } from "../../src/report/format.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { rules } from "../../src/rules/index.ts";
import { listHostileStrings } from "./hostile-strings.ts";
import { makeReport, plainView } from "./reports.ts";

let made = 0;

/** A finding with its identity, no two with the same fingerprint. */
export function makeIdentified(facts: Partial<Finding> = {}): Finding {
  made += 1;
  const fingerprint = createHash("sha256").update(String(made)).digest("hex").slice(0, 32);
  return {
    code: "429-retry-after",
    message: "429 Too Many Requests of GET /pets has no `Retry-After`.",
    severity: "error",
    source: "/repo/openapi.yaml",
    path: ["paths", "/pets", "get", "responses", "429"],
    range: { start: { line: 6, character: 8 }, end: { line: 6, character: 13 } },
    identity: { fingerprint, pointer: "/paths/~1pets/get/responses/429", content: "0" },
    ...facts,
  };
}

/** A run of every rule of ours with these findings. */
export function makeStrictReport(findings: readonly Finding[], facts: Partial<RunReport> = {}): RunReport {
  return makeReport({
    findings,
    ruleset: "strict",
    rules: rules.map((rule) => ({
      rule,
      severity: rule.severity,
      documentationUrl: `https://statute.test/${rule.id}`,
    })),
    version: "1.2.3",
    ...facts,
  });
}

/** A report of which every text and place is hostile. */
export function makeHostileReport(): RunReport {
  const texts = [...listHostileStrings(400)];
  const text = (index: number) => texts[index % texts.length] ?? "";
  const findings = texts.map((message, index) =>
    makeIdentified({
      message,
      // Of a user's own ruleset, every other one.
      ...(index % 2 === 0 && { code: text(index * 7 + 1), documentationUrl: text(index * 5 + 2) }),
      severity: (["error", "warn", "info", "hint"] as const)[index % 4] ?? "error",
      source: `${["/repo/", "/elsewhere/", "C:/", "//server/"][index % 4]}${text(index * 3).slice(0, 300)}.yaml`,
      range: {
        start: { line: index, character: index % 7 },
        end: { line: index + (index % 3 === 0 ? 1 : 0), character: index % 11 },
      },
      related: texts.slice(index, index + (index % 30)).map((label) => ({
        label,
        source: `/repo/a${label.slice(0, 300)}`,
        path: ["paths", label],
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      })),
    }),
  );
  const faults = texts.map((message) => ({ source: `/repo/a${message.slice(0, 300)}`, message, hint: message }));
  return makeStrictReport(findings, { faults, ruleset: text(11) });
}

/** All that a format writes, which must be what UTF-8 can hold and a terminal does not obey. */
export async function write(format: Format, report: RunReport, seen: Partial<View> = {}): Promise<string> {
  const formatter = await format.load();
  const text = [...formatter(report, { ...plainView, ...seen })].join("");
  const broken = /[^\P{Cc}\n]|\p{Cs}/u.exec(text);
  if (broken !== null) throw new Error(`There is U+${broken[0].charCodeAt(0).toString(16)} at ${broken.index}.`);
  return text;
}
