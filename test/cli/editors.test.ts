import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { makeFolder, type Outcome, statute } from "../support/command.ts";

// How editors' integrations of Spectral call it and read its output. With the command's name changed, they work with ours.

const broken = readFileSync(fileURLToPath(new URL("../../fixtures/broken/bookshop.yaml", import.meta.url)), "utf8");

interface Diagnostic {
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly text: string;
}

/** What all of them are to show of the example; ALE leaves out what is neither error nor warning. */
async function expected(severities: readonly number[]): Promise<Diagnostic[]> {
  const cwd = makeFolder({ "openapi.yaml": broken });
  const { out } = await statute(cwd, ["openapi.yaml", "-r", "strict", "-f", "json"]);
  return toDiagnostics(JSON.parse(out).filter(({ severity }: { severity: number }) => severities.includes(severity)));
}

interface Result {
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly severity: number;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

function toDiagnostics(results: readonly Result[]): Diagnostic[] {
  return results.map(({ code, message, range: { start } }) => ({
    line: start.line + 1,
    column: start.character + 1,
    code,
    text: message,
  }));
}

describe("ALE", () => {
  /** Its pattern for a line, and the one for what follows the severity. */
  const pattern = /^.*:(\d+):(\d+) (error|warning) (.*)$/;
  const rest = /^(.+) "(.+)"$/;
  const parse = (out: string): Diagnostic[] =>
    out.split("\n").flatMap((row) => {
      const [, line, column, , said = ""] = pattern.exec(row) ?? [];
      const [, code = "", text = said] = rest.exec(said) ?? [];
      return line === undefined ? [] : [{ line: Number(line), column: Number(column), code, text }];
    });
  const lint = (cwd: string, name: string) =>
    statute(cwd, ["lint", "--ignore-unknown-format", "-q", "-f", "text", name, "-r", "strict"]);

  test("shows every error and warning", async () => {
    const cwd = makeFolder({ "nvim x/1/openapi.yaml": broken });
    const { out, err } = await lint(cwd, join(cwd, "nvim x/1/openapi.yaml"));
    const found = parse(out);
    expect(err).toBe("");
    expect(found.length).toBeGreaterThan(5);
    const all = await expected([0, 1]);
    expect(found).toEqual(all.map((one) => ({ ...one, text: one.text.replaceAll('"', "'") })));
  });

  test("shows nothing of a file that is no description, and of a clean one", async () => {
    const cwd = makeFolder({
      "a.yaml": "a: 1\n",
      "b.yaml": 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n',
    });
    for (const name of ["a.yaml", "b.yaml"]) expect(await lint(cwd, name)).toEqual({ code: 0, out: "", err: "" });
  });

  test("each finding is one line, whatever is in the description", async () => {
    const hostile = '"/a\\n/x:1:1 error b \\"c\\"\\r\\u2028": { get: { responses: { "418": { description: "" } } } }';
    const cwd = makeFolder({ "openapi.yaml": `openapi: 3.1.0\npaths: { ${hostile} }\n` });
    const { out } = await statute(cwd, ["openapi.yaml", "--only", "418-teapot", "-f", "text"]);
    expect(out).toMatch(/^openapi\.yaml:2:\d+ error 418-teapot ".*"\n$/);
    expect(parse(out)).toEqual([
      { line: 2, column: 68, code: "418-teapot", text: expect.stringContaining("418 of GET /a") },
    ]);
  });
});

describe("nvim-lint", () => {
  /** It reads both streams as one, and takes what stands in the file of the buffer. */
  const parse = ({ out, err }: Outcome, buffer: string): Diagnostic[] => {
    const results: readonly Result[] = JSON.parse(out + err);
    return toDiagnostics(results.filter(({ source }) => source === buffer));
  };

  test("shows what is in the file", async () => {
    const cwd = makeFolder({ "openapi.yaml": broken });
    const outcome = await statute(cwd, ["lint", "-f", "json", join(cwd, "openapi.yaml"), "-r", "strict"]);
    expect(parse(outcome, "<cwd>/openapi.yaml")).toEqual(await expected([0, 1, 2, 3]));
  });

  test("and not what is in those it refers to", async () => {
    const cwd = makeFolder({
      "openapi.yaml": "openapi: 3.1.0\npaths: { /a: { $ref: a.yaml } }\n",
      "a.yaml": 'get: { responses: { "418": { description: No. } } }\n',
    });
    const outcome = await statute(cwd, ["lint", "-f", "json", "openapi.yaml", "--only", "418-teapot"]);
    expect(parse(outcome, "<cwd>/openapi.yaml")).toEqual([]);
    expect(parse(outcome, "<cwd>/a.yaml")).toHaveLength(1);
  });

  test("shows nothing of a clean file", async () => {
    const cwd = makeFolder({ "a.yaml": 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n' });
    expect(await statute(cwd, ["lint", "-f", "json", "a.yaml"])).toEqual({ code: 0, out: "[]\n", err: "" });
  });
});

test("none-ls gives the text on standard input, and its name beside it", async () => {
  const cwd = makeFolder({ "apis/openapi.yaml": "not what is in the buffer" });
  const args = ["lint", "--stdin-filepath", join(cwd, "apis/openapi.yaml"), "-f", "json", "-r", "strict"];
  const { out, err, code } = await statute(cwd, args, { stdin: broken });
  const results: readonly Result[] = JSON.parse(out);
  expect({ err, code }).toEqual({ err: "", code: 1 });
  expect(toDiagnostics(results)).toEqual(await expected([0, 1, 2, 3]));
  expect(new Set(results.map(({ source }) => source))).toEqual(new Set(["<cwd>/apis/openapi.yaml"]));
});
