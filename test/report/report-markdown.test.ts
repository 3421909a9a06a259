import { describe, expect, test } from "vitest";
import { escapeMarkdown, linkMarkdown } from "../../src/report/escape-markdown.ts";
import { formatGithubSummary, formatReportMarkdown } from "../../src/report/report-markdown.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { listHostileStrings, maskUnseen } from "../support/hostile-strings.ts";
import {
  fault,
  makeFinding,
  makeHostileFindings,
  makeManyFindings,
  makeReport,
  plainView,
} from "../support/reports.ts";

const comment = (report: RunReport) => [...formatReportMarkdown(report, plainView)].join("");
const summary = (report: RunReport) => [...formatGithubSummary(report, plainView)].join("");

test("a comment in full", () => {
  const findings = [
    makeFinding(),
    makeFinding({ severity: "warn", code: "my-rule", message: "A | b.", source: "/repo/b.yaml" }),
  ];
  const { documentationUrl: _, ...plain } = makeFinding({ severity: "info", code: "parser", message: "Torn." });
  expect(
    comment(makeReport({ findings: [findings[0] ?? plain, plain, findings[1] ?? plain], faults: [fault] })),
  ).toMatchInlineSnapshot(`
    "<!-- statute -->
    ### Statute: 1 error, 1 warning, 1 info in 1 description, 1 not checked (ruleset: recommended)

    Not checked:

    - /repo/torn.yaml is cut off in line 3. Mend it, then try again.

    #### openapi.yaml

    | | line | rule | finding |
    | --- | --- | --- | --- |
    | error | 10:7 | [201-location](https://example.com/201-location.md) | 201 Created of POST /books has no &#96;Location&#96;. |
    | info | 10:7 | parser | Torn. |

    #### b.yaml

    | | line | rule | finding |
    | --- | --- | --- | --- |
    | warn | 10:7 | [my-rule](https://example.com/201-location.md) | A &#124; b. |
    "
  `);
});

test("many documents are folded, each by itself", () => {
  const findings = ["a", "b", "c", "d"].map((name) => makeFinding({ source: `/repo/${name}.yaml` }));
  expect(comment(makeReport({ findings: findings.slice(0, 3) }))).not.toContain("<details>");
  const text = comment(makeReport({ findings }));
  expect(text.match(/<details><summary>\w\.yaml: 1 error<\/summary>\n\n/g)).toHaveLength(4);
  expect(text.match(/^<\/details>$/gm)).toHaveLength(4);
});

test("the summary is the same text without the mark of a comment", () => {
  const report = makeReport({ findings: [makeFinding()] });
  expect(comment(report)).toBe(`<!-- statute -->\n${summary(report)}`);
});

test("nothing found is said, and what does not count is counted", () => {
  expect(summary(makeReport())).toBe("### Statute: no findings in 1 description (ruleset: recommended)\n");
  const suppressed = [{ finding: makeFinding(), by: "comment", reason: "Known." }] as const;
  expect(summary(makeReport({ suppressed }))).toContain("no findings in 1 description, 1 suppressed (");
});

test("faults alone", () => {
  expect(summary(makeReport({ checked: [], faults: [fault] }))).toBe(
    `### Statute: no findings in 0 descriptions, 1 not checked (ruleset: recommended)\n\nNot checked:\n\n- ${fault.message} ${fault.hint}\n`,
  );
});

describe("what is too long", () => {
  test.each([
    ["a comment", comment, 65_536, (text: string) => text.length],
    ["a summary", summary, 1024 * 1024, (text: string) => Buffer.byteLength(text)],
  ] as const)("%s loses rows, the lightest first", (_, write, most, measure) => {
    const text = write(makeReport({ findings: makeManyFindings() }));
    expect(measure(text)).toBeLessThanOrEqual(most);
    expect(measure(text)).toBeGreaterThan(most * 0.9);
    const rows = text.match(/^\| error .*\|$/gm) ?? [];
    expect(text).toContain("15000 errors, 15000 warnings, 15000 info, 15000 hints in 1 description");
    expect(text).toContain(`\n${60_000 - rows.length} more would be too long for this page.`);
    expect(text).not.toMatch(/^\| (?:warn|info|hint) /m);
  });

  test("a single finding does not push out the others", () => {
    const findings = [makeFinding({ message: "é".repeat(2_000_000) }), makeFinding()];
    for (const text of [comment(makeReport({ findings })), summary(makeReport({ findings }))]) {
      expect(text.length).toBeLessThan(2000);
      expect(text).toContain("| error | 10:7 | [201-location]");
      expect(text).toContain("\n1 more would be too long");
    }
  });

  test.each([1, 2, 3])("hostile texts keep the limits and the form, seed %i", (seed) => {
    const report = makeReport({
      findings: makeHostileFindings(4000, seed),
      faults: Array.from({ length: 300 }, () => ({ ...fault, message: "日本".repeat(200) })),
    });
    expect(comment(report).length).toBeLessThanOrEqual(65_536);
    expect(Buffer.byteLength(summary(report))).toBeLessThanOrEqual(1024 * 1024);
    const lines = summary(report).split(/\r\n|\r|\n/);
    const row = /^\| (?:error|warn|info|hint) \| \d+:\d+ \| (?:\[[^[\]|]*\]\([^()|\s]*\)|[^[\]|]*) \| [^|]*\|$/;
    const others = lines.filter((line) => !row.test(line));
    for (const line of others)
      expect(line).toMatch(
        /^(?:|### Statute: .*|Not checked:|- .*|#### .*|\| \| line \| rule \| finding \||\| --- \| --- \| --- \| --- \||<details><summary>[^<]*<\/summary>|<\/details>|\d+ more would be .*)$/,
      );
  });
});

/** What of a text is shown: characters by their numbers as they are, spaces without width left out. */
const show = (markdown: string) =>
  markdown.replace(/&#(\d+);/g, (_, code) => (code === "8203" ? "" : String.fromCharCode(Number(code))));

test("hostile texts are shown as they are, and none is markup, a link or a mention", () => {
  for (const text of listHostileStrings(5000)) {
    const markdown = escapeMarkdown(text);
    const oneLine = maskUnseen(text.replace(/\s+/g, " ").trim());
    // Of a command of a build server, the first character is masked too.
    const expected = oneLine.replace(/^:(?=:)/, "�").replace(/##(?=\w*\[)/g, "#�");
    expect(show(markdown)).toBe(expected);
    expect(markdown.replace(/&#\d+;/g, "")).not.toMatch(/[\\`*_[\]<>&|~$!]/);
    // What GitHub seeks in the text as it is shown.
    const sought = markdown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(sought).not.toMatch(/@[\w-]|#\w|:\/\/|www\.|GH-\d|:[\w+-]+:/i);
    // What GitLab does: merge requests, snippets, epics, labels and milestones.
    expect(sought).not.toMatch(/[!$&~]["a-z\d]|%["\d]/i);
    expect(markdown).not.toMatch(/^(?:[-+=]|\d+[.)])/);
  }
});

describe("links", () => {
  test.each([
    ["https://example.com/a", "[x](https://example.com/a)"],
    ["https://example.com/(a)|b c?d=1&e=2#f", "[x](https://example.com/%28a%29%7Cb%20c?d=1&amp;e=2#f)"],
    ["javascript:alert(1)", "x"],
    ["https://[", "x"],
    [undefined, "x"],
  ])("to %s", (url, markdown) => {
    expect(linkMarkdown("x", url)).toBe(markdown);
  });

  test("have no way out, whatever they are to lead to", () => {
    for (const text of listHostileStrings(2000))
      expect(linkMarkdown(text, `https://example.com/${text}`)).toMatch(/^\[[^[\]|\n]*\]\(https:[^()|\s<>`\\]*\)$/);
  });
});
