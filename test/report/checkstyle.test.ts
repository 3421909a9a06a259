import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { formatCheckstyle } from "../../src/report/checkstyle.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { maskIllegal } from "../support/hostile-strings.ts";
import {
  fault,
  makeFinding,
  makeHostileFindings,
  makeManyFindings,
  makeReport,
  plainView,
} from "../support/reports.ts";

const write = (report: RunReport) => [...formatCheckstyle(report, plainView)].join("");

/** The findings that a reader of XML gets, by file; attributes that end a line would become spaces. */
function read(xml: string) {
  const rows: Record<string, string>[] = [];
  let file = "";
  for (const line of xml.split("\n").slice(2, -2)) {
    const [, tag] = /^ *<\/?(\w+)/.exec(line) ?? [];
    const attributes = Object.fromEntries(
      [...line.matchAll(/ (\w+)="([^"<]*)"/g)].map(([, name = "", value = ""]) => [name, unescapeText(value)]),
    );
    if (attributes.name !== undefined) file = attributes.name;
    if (tag === "error") rows.push({ file, ...attributes });
  }
  return rows;
}

function unescapeText(value: string): string {
  return value.replace(/&(?:#(\d+);)?/g, (_, code: string | undefined) => {
    expect(code).toBeDefined();
    return String.fromCodePoint(Number(code));
  });
}

test("the form in full", () => {
  const findings = (["error", "warn", "info", "hint"] as const).map((severity) =>
    makeFinding({ severity, message: 'Two\nlines, <b> & "quotes".' }),
  );
  const checked = ["/repo/clean.yaml", "/repo/openapi.yaml"];
  expect(write(makeReport({ findings, faults: [fault], checked }))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="10.0">
      <file name="clean.yaml">
      </file>
      <file name="openapi.yaml">
        <error line="10" column="7" severity="error" message="Two&#10;lines, &#60;b&#62; &#38; &#34;quotes&#34;." source="201-location"/>
        <error line="10" column="7" severity="warning" message="Two&#10;lines, &#60;b&#62; &#38; &#34;quotes&#34;." source="201-location"/>
        <error line="10" column="7" severity="info" message="Two&#10;lines, &#60;b&#62; &#38; &#34;quotes&#34;." source="201-location"/>
        <error line="10" column="7" severity="info" message="Two&#10;lines, &#60;b&#62; &#38; &#34;quotes&#34;." source="201-location"/>
      </file>
      <file name="torn.yaml">
        <error line="1" column="1" severity="error" message="/repo/torn.yaml is cut off in line 3. Mend it, then try again." source="not-checked"/>
      </file>
    </checkstyle>
    "
  `);
});

test("hostile texts arrive as they are", async () => {
  const findings = makeHostileFindings(2000);
  const xml = write(makeReport({ findings }));
  const { valid, errors } = await validateXML({ xml, schema: anything });
  expect({ valid, errors: errors.slice(0, 3) }).toEqual({ valid: true, errors: [] });
  const texts = (rows: readonly Record<string, string>[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(texts(read(xml))).toEqual(
    texts(
      findings.map(({ source, range, severity, message, code }) => ({
        file: maskIllegal(plainView.filePath(source)),
        line: `${range.start.line + 1}`,
        column: `${range.start.character + 1}`,
        severity: { error: "error", warn: "warning", info: "info", hint: "info" }[severity],
        message: maskIllegal(message),
        source: maskIllegal(code),
      })),
    ),
  );
});

/** There is no public schema: whether it is XML at all. */
const anything = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="checkstyle"/></xs:schema>`;

test("60,000 findings, and none", () => {
  expect(read(write(makeReport({ findings: makeManyFindings() })))).toHaveLength(60_000);
  expect(read(write(makeReport()))).toEqual([]);
}, 10_000);
