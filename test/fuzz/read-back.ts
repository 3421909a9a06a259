import type { ValidateFunction } from "ajv";
import { parse } from "parse5";
import type { FormatName } from "../../src/report/formats.ts";
import { readReport } from "../../src/report/read-report.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { compileSchema } from "../support/schemas.ts";

/** Throws where what was written of a report is not what its readers take. */
export type ReadBack = (text: string, report: RunReport) => void;

function refuse(about: string): never {
  throw new Error(about);
}

function expectValid(isValid: ValidateFunction, data: unknown): void {
  if (!isValid(data)) refuse(`not by the schema: ${JSON.stringify(isValid.errors?.slice(0, 2))}`);
}

function expectCount(items: readonly unknown[], count: number): void {
  if (items.length !== count) refuse(`${items.length} in place of ${count}`);
}

/** The lines of a log, each of which must have the form. */
function expectLines(text: string, form: RegExp): readonly string[] {
  if (text === "") return [];
  const lines = text.split(/\r\n|[\r\n]/);
  if (lines.pop() !== "") refuse("the last line has no end");
  for (const line of lines) if (!form.test(line)) refuse(`the line ${JSON.stringify(line.slice(0, 300))}`);
  return lines;
}

/** Well-formed XML of the kind that is written here: elements, attributes, texts, sections. */
function expectXml(text: string): void {
  const open: string[] = [];
  const token =
    /<\?xml [^?]*\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="(?:[^<&"]|&(?:\w+|#\d+|#x[\da-fA-F]+);)*")*)\s*(\/?)>|(?:[^<>&]|&(?:\w+|#\d+|#x[\da-fA-F]+);)+/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) refuse(`no XML: ${JSON.stringify(text.slice(at, at + 200))}`);
    const [, slash, name, , end] = found;
    if (name === undefined) continue;
    if (slash === "/") {
      if (open.pop() !== name) refuse(`the end of ${name} has no beginning`);
    } else if (end !== "/") open.push(name);
  }
  if (open.length > 0) refuse(`no end of ${open.at(-1)}`);
  // What XML 1.0 does not have, not even by its number.
  const meant = text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(meant))
    refuse("a character that XML does not have");
}

const isFindings = compileSchema("schemas/findings.schema.json");
const isSarif = compileSchema("sarif-schema-2.1.0.json");
const isGitlab = compileSchema("gitlab-code-quality.json");
const isDiagnostic = compileSchema("reviewdog-Diagnostic.json");
const isDiagnostics = compileSchema("reviewdog-DiagnosticResult.json", undefined, ["reviewdog-Diagnostic.json"]);

const pretty: ReadBack = (text) => {
  if (/[\u202a-\u202e\u2066-\u2069]/.test(text)) refuse("a character that turns a line around");
};

const markdown: ReadBack = (text) => {
  pretty(text, undefined as never);
  if (/<(?!\/?(?:details|summary|!-- )|!--)/.test(text)) refuse("an element of HTML");
};

/** By format. All are, beside, without control characters and half characters. */
export const readBack: Readonly<Record<FormatName, ReadBack>> = {
  pretty,
  text: (text, { findings }) => {
    pretty(text, undefined as never);
    expectCount(expectLines(text, /^.+:\d+:\d+ (?:error|warning|information|hint) [\w-]+ ".*"$/), findings.length);
  },
  json: (text, { findings }) => {
    const data = JSON.parse(text);
    expectValid(isFindings, data);
    expectCount(data, findings.length);
  },
  github: (text) => {
    const lines = expectLines(text, /^::(?:error|warning|notice)(?: [^:]*)?::./);
    if (lines.length > 31) refuse("more annotations than are taken");
  },
  "github-summary": markdown,
  markdown,
  junit: expectXml,
  checkstyle: expectXml,
  teamcity: (text) => {
    expectLines(text, /^##teamcity\[\w+(?: \w+='(?:[^|'[\]]|\|.)*')*\]$/);
  },
  azure: (text) => {
    // The agent takes one command of a line, wherever it is, and all behind it for what it says.
    for (const line of expectLines(text, /^/))
      if (!/^##vso\[task\.logissue [^\]]*\]./.test(line) && /##(?:vso)?\[/.test(line)) refuse(`the command in ${line}`);
  },
  sarif: (text) => {
    const data = JSON.parse(text);
    expectValid(isSarif, data);
  },
  gitlab: (text) => {
    const data: { fingerprint: string }[] = JSON.parse(text);
    for (const item of data) expectValid(isGitlab, item);
    if (new Set(data.map(({ fingerprint }) => fingerprint)).size < data.length) refuse("a fingerprint is there twice");
  },
  rdjson: (text, { findings, faults }) => {
    const data = JSON.parse(text);
    expectValid(isDiagnostics, data);
    expectCount(data.diagnostics, findings.length + faults.length);
  },
  rdjsonl: (text, { findings, faults }) => {
    const lines = text.split("\n").slice(0, -1);
    for (const line of lines) expectValid(isDiagnostic, JSON.parse(line));
    expectCount(lines, findings.length + faults.length);
  },
  sonar: (text) => {
    const { issues } = JSON.parse(text);
    for (const { primaryLocation } of issues) {
      const { startLine, endLine, startColumn = 0, endColumn = Number.POSITIVE_INFINITY } = primaryLocation.textRange;
      if (startLine < 1 || startColumn >= endColumn || (endLine ?? startLine) !== startLine)
        refuse("a place of no size");
    }
  },
  html: (text) => {
    const faults: string[] = [];
    parse(text, { onParseError: ({ code, startLine }) => faults.push(`${code} in line ${startLine}`) });
    if (faults.length > 0) refuse(faults.slice(0, 3).join(", "));
  },
  report: (text, report) => {
    const { findings, complete } = readReport(text, "report.json", "/fuzz");
    expectCount(findings, report.findings.length);
    expectCount(complete?.suppressed ?? [], report.suppressed.length);
    const [before, after] = [report.findings, findings].map((list) =>
      JSON.stringify(
        list.map(({ code, message, path, range, source }) => [code, message, path.map(String), range, source]),
      ),
    );
    if (before !== after) refuse("other findings than were written");
  },
};
