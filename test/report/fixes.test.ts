import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { Splice } from "../../src/core/fix.ts";
import { applySplices } from "../../src/engine/edits/apply-splices.ts";
import { formats } from "../../src/report/formats.ts";
import { makeFolder, statute } from "../support/command.ts";
import { makeMended, replaceIn } from "../support/mended.ts";
import { makeIdentified, makeStrictReport, write } from "../support/platform-reports.ts";
import { compileSchema } from "../support/schemas.ts";

const isSarif = compileSchema("sarif-schema-2.1.0.json");
const isResult = compileSchema("reviewdog-DiagnosticResult.json");

type Region = Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;

interface SarifFix {
  readonly description: { readonly text: string };
  readonly artifactChanges: readonly {
    readonly artifactLocation: { readonly uri: string };
    readonly replacements: readonly {
      readonly deletedRegion: Region;
      readonly insertedContent?: { readonly text: string };
    }[];
  }[];
}

interface Suggestion {
  readonly range: Readonly<Record<"start" | "end", { readonly line: number; readonly column: number }>>;
  readonly text: string;
}

/** The fixes of each result of a report that is what its schema says. */
async function listSarif(findings: readonly Finding[]): Promise<readonly (readonly SarifFix[])[]> {
  const sarif = JSON.parse(await write(formats.sarif, makeStrictReport(findings)));
  isSarif(sarif);
  expect(isSarif.errors ?? []).toEqual([]);
  expect(sarif.runs[0].columnKind).toBe("utf16CodeUnits");
  return sarif.runs[0].results.map(({ fixes = [] }: { fixes?: readonly SarifFix[] }) => fixes);
}

/** The suggestions of each diagnostic, likewise; `texts` are those of the documents. */
async function listSuggestions(
  findings: readonly Finding[],
  texts: Readonly<Record<string, string>>,
): Promise<readonly (readonly Suggestion[])[]> {
  const readLine = (source: string, line: number) =>
    texts[source]
      ?.replace(/^\ufeff/, "")
      .split("\n")
      [line]?.replace(/\r$/, "");
  const result = JSON.parse(await write(formats.rdjson, makeStrictReport(findings), { readLine }));
  isResult(result);
  expect(isResult.errors ?? []).toEqual([]);
  return result.diagnostics.map(({ suggestions = [] }: { suggestions?: readonly Suggestion[] }) => suggestions);
}

/** What is left of a text when a platform has done what SARIF says, by the lines and columns that it counts itself. */
function applySarif(text: string, uri: string, { artifactChanges }: SarifFix): string {
  const content = text.replace(/^\ufeff/, "");
  const replacements = artifactChanges.filter((change) => change.artifactLocation.uri === uri);
  return replacements
    .flatMap((change) => change.replacements)
    .map(({ deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) => ({
      start: offsetOf(content, startLine, startColumn),
      end: offsetOf(content, endLine, endColumn),
      text: insertedContent?.text ?? "",
    }))
    .sort((one, other) => other.start - one.start)
    .reduce((spliced, { start, end, text }) => spliced.slice(0, start) + text + spliced.slice(end), content);
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

/** What reviewdog makes of the lines that a suggestion is about, in bytes. */
function applySuggestion(content: string, { range: { start, end }, text }: Suggestion): string {
  const bytes = Buffer.from(content);
  const lines = content.split("\n");
  const at = ({ line, column }: Suggestion["range"]["start"]) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0) + column - 1;
  return Buffer.concat([bytes.subarray(0, at(start)), Buffer.from(text), bytes.subarray(at(end))]).toString();
}

const source = "/repo/openapi.yaml";
const plain = `openapi: 3.1.0
paths:
  /a: { get: { summary: "é😀", responses: { 429: { description: Slow. } } } }
  /b:
    get:
      responses:
        "429":
          description: Slow down, 😀.
          content: {}
`;

const documents: readonly (readonly [string, string])[] = [
  ["LF", plain],
  ["CRLF", plain.replaceAll("\n", "\r\n")],
  ["a BOM", `\ufeff${plain}`],
  ["a BOM and CRLF", `\ufeff${plain.replaceAll("\n", "\r\n")}`],
];

function spliceIn(text: string): readonly (readonly [string, Splice])[] {
  const lineEnd = text.includes("\r") ? "\r\n" : "\n";
  return [
    ["behind an emoji", replaceIn(text, source, "429: {", '"429": {')],
    ["a line more", replaceIn(text, source, `😀.${lineEnd}`, `😀.${lineEnd}          headers: {}${lineEnd}`)],
    ["a line less", replaceIn(text, source, `          content: {}${lineEnd}`, "")],
    ["nothing cut", { ...replaceIn(text, source, "Slow.", "Slow."), ...insertBehind(text, "Slow") }],
  ];
}

/** A splice that only adds. */
function insertBehind(text: string, word: string): Pick<Splice, "start" | "end" | "range" | "text"> {
  const { end, range } = replaceIn(text.replace("Slow down", "Fast down"), source, word, "");
  return { start: end, end, range: { start: range.end, end: range.end }, text: "é" };
}

test.each(documents)("what SARIF and rdjson say to do is what the splice does, with %s", async (_, text) => {
  for (const [what, splice] of spliceIn(text)) {
    const expected = applySplices(text, [splice]).replace(/^\ufeff/, "");
    const finding = makeMended([splice]);
    const [[fix] = []] = await listSarif([finding]);
    expect(fix?.description.text).toBe("Add `Retry-After` (suggested)");
    expect([what, fix && applySarif(text, "openapi.yaml", fix)]).toEqual([what, expected]);
    const [[suggestion] = []] = await listSuggestions([finding], { [source]: text });
    const content = text.replace(/^\ufeff/, "");
    expect([what, suggestion && applySuggestion(content, suggestion)]).toEqual([what, expected]);
  }
});

const shared = "slow:\n  description: Slow.\n";
const other = "/repo/parts/a b.yaml";
const own = replaceIn(plain, source, "content: {}", "$ref: x");
const foreign = replaceIn(shared, other, "Slow.", "Slow down.");

test("a fix in several files is one fix of SARIF, and none of rdjson", async () => {
  const finding = makeMended([own, foreign, { ...own, ...insertBehind(plain, "paths") }], "safe");
  const [fixes = []] = await listSarif([finding]);
  expect(fixes).toHaveLength(1);
  expect(fixes[0]?.artifactChanges.map(({ artifactLocation }) => artifactLocation.uri)).toEqual([
    "openapi.yaml",
    "parts/a%20b.yaml",
  ]);
  expect(fixes[0] && applySarif(shared, "parts/a%20b.yaml", fixes[0])).toBe(applySplices(shared, [foreign]));
  expect(fixes[0]?.artifactChanges[0]?.replacements).toHaveLength(2);
  expect(await listSuggestions([finding], { [source]: plain, [other]: shared })).toEqual([[]]);
});

test.each<readonly [string, Finding]>([
  ["it is refused", makeIdentified({ fix: { title: "T", safety: "safe", refused: "it is shared" } })],
  ["it has no splices", makeMended([])],
  ["it writes the half of a character", makeMended([{ ...own, text: "\ud83d" }])],
  ["it writes too much", makeMended([{ ...own, text: "x".repeat(5_001) }])],
  ["it changes too many places", makeMended(Array(1_001).fill(own))],
])("no fix is shown by platforms where %s", async (_, finding) => {
  expect(await listSarif([finding])).toEqual([[]]);
  expect(await listSuggestions([finding], { [source]: plain })).toEqual([[]]);
});

test.each<readonly [string, Finding, string | undefined]>([
  ["is unsafe", makeMended([own], "unsafe"), plain],
  ["is in another file", makeMended([foreign], "safe", { source }), plain],
  ["needs several changes", makeMended([own, { ...own, ...insertBehind(plain, "paths") }]), plain],
  ["is where lines cannot be read", makeMended([own]), undefined],
  ["is on the first line, where a BOM may be", makeMended([replaceIn(plain, source, "3.1.0", "3.1.1")]), plain],
])("reviewdog is suggested nothing that %s, and SARIF tells it", async (_, finding, text) => {
  const texts = { [other]: shared, ...(text !== undefined && { [source]: text }) };
  expect(await listSuggestions([finding], texts)).toEqual([[]]);
  expect((await listSarif([finding]))[0]).toHaveLength(1);
});

test.each(["\n", "\r\n"])("of a real description with %j, all formats tell the same", async (lineEnd) => {
  const written = readFileSync("fixtures/broken/bookshop.yaml", "utf8").replaceAll("\n", lineEnd);
  for (const text of [written, `\ufeff${written.replace("Bookshop", "Büchershop 😀")}`]) {
    const cwd = makeFolder({ "bookshop.yaml": text });
    const args = [
      "bookshop.yaml",
      "-r",
      "strict",
      "-f",
      "report=r.report",
      "-f",
      "sarif=r.sarif",
      "-f",
      "rdjson=r.rdjson",
    ];
    await statute(cwd, args);
    const read = (name: string) => JSON.parse(readFileSync(`${cwd}/${name}`, "utf8"));
    const [{ results }] = read("r.sarif").runs;
    const { diagnostics } = read("r.rdjson");
    let told = 0;
    for (const [index, { fix }] of read("r.report").findings.entries()) {
      const [sarif] = results[index].fixes ?? [];
      const [suggestion] = diagnostics[index].suggestions ?? [];
      const edits: readonly Splice[] = fix?.edits ?? [];
      expect(sarif !== undefined).toBe(edits.length > 0);
      expect(suggestion !== undefined).toBe(edits.length === 1 && fix.safety !== "unsafe");
      if (edits.length === 0) continue;
      const expected = applySplices(text, edits).replace(/^\ufeff/, "");
      expect(applySarif(text, "bookshop.yaml", sarif)).toBe(expected);
      if (suggestion !== undefined) expect(applySuggestion(text.replace(/^\ufeff/, ""), suggestion)).toBe(expected);
      told++;
    }
    expect(told).toBeGreaterThan(5);
  }
});

test("a report to be joined has the edits as they are, or why there are none; json has neither", async () => {
  const refused = { title: "T", safety: "unsafe", refused: "it is shared" } as const;
  const report = makeStrictReport([makeMended([own, foreign]), makeIdentified({ fix: refused }), makeIdentified()]);
  const { findings } = JSON.parse(await write(formats.report, report));
  expect(findings.map(({ fix }: { fix?: object }) => fix)).toEqual([
    { title: "Add `Retry-After`", safety: "suggested", edits: [own, foreign] },
    refused,
    undefined,
  ]);
  const results = JSON.parse(await write(formats.json, report));
  expect(results.some((result: object) => "fix" in result)).toBe(false);
});

test("hostile titles and texts are escaped", async () => {
  const splice = { ...own, text: "##vso[x]\u0085\u202e [a](b)\n::error::" };
  const finding = makeMended([splice], "safe", {
    fix: { title: "\u001b[2J [a](javascript:b)\n", safety: "safe", edits: [], splices: [splice] },
  });
  const [[fix] = []] = await listSarif([finding]);
  expect(fix?.description.text).toBe("\ufffd[2J [a] (javascript:b) (safe)");
  expect(fix?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBe(splice.text);
  const [[suggestion] = []] = await listSuggestions([finding], { [source]: plain });
  expect(suggestion?.text).toBe(splice.text);
});

test("SARIF leaves out fixes before findings where the upload would be too large", async () => {
  const noise = Array.from({ length: 5_000 }, (_, index) => {
    // What cannot be compressed, and is another in each.
    const text = createHash("shake256", { outputLength: 3_600 }).update(`${index}`).digest("base64");
    return makeMended([{ ...own, text }]);
  });
  const sarif = JSON.parse(await write(formats.sarif, makeStrictReport(noise)));
  expect(sarif.runs[0].results).toHaveLength(noise.length);
  expect(sarif.runs[0].results.every((result: object) => !("fixes" in result))).toBe(true);
  expect(sarif.runs[0].invocations[0].toolExecutionNotifications).toEqual([
    { level: "warning", message: { text: "How findings are mended is left out, as GitHub takes no more." } },
  ]);
});
