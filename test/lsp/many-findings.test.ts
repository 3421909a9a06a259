import { describe, expect, test } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver-protocol";
import { findPreset } from "../../src/catalogue.ts";
import { disk } from "../../src/engine/files.ts";
import { chooseFindings } from "../../src/lsp/choose-findings.ts";
import { EditorFiles } from "../../src/lsp/editor-files.ts";
import { ignoreHere } from "../../src/lsp/ignore-here.ts";
import { lintRoot } from "../../src/lsp/lint-root.ts";
import { openEditor } from "../support/editor.ts";
import { describePaths } from "./descriptions.ts";

/** As many operations, each with a finding that has a fix and one that cannot be told of by an extension. */
const describeMany = (count: number) =>
  describePaths(
    Array.from(
      { length: count },
      (_, index) =>
        `/pets${index}:\n  get:\n    summary: List.\n    responses:\n      "429":\n        description: Too many.\n      "503":\n        $ref: "#/components/responses/Gone"\n`,
    ).join(""),
  );

async function lintMany(count: number) {
  const text = describeMany(count);
  const source = "/nowhere/openapi.yaml";
  const ruleset = findPreset("recommended");
  if (ruleset === undefined) throw new Error("There is no such ruleset.");
  const terms = { ruleset, tree: "/nowhere", remote: undefined, validate: false, baseline: undefined };
  const asked = {
    files: new EditorFiles(),
    today: () => "2026-07-01",
    report: (fault: Error) => {
      throw fault;
    },
  };
  const linted = await lintRoot(source, text, terms, asked);
  if (linted === undefined) throw new Error("It is no description.");
  return { linted, text, source, findings: linted.findings.get(source) ?? [] };
}

/** How often the range of any diagnostic is looked at, to find those that are meant. */
async function countLooks(count: number, shownBy: string): Promise<number> {
  const { findings } = await lintMany(count);
  let looks = 0;
  const diagnose = (source: string): Diagnostic[] =>
    findings.map(({ code, range, message }) => ({
      code,
      message,
      source,
      get range() {
        looks++;
        return range;
      },
    }));
  const ours = diagnose("statute");
  const question = {
    range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } },
    shown: shownBy === "" ? [] : diagnose(shownBy),
    only: undefined,
    showsRefused: true,
  };
  const meant = chooseFindings(
    question,
    findings.map((finding, index) => [finding, ours[index] as Diagnostic]),
  );
  expect(meant.length).toBe(findings.length);
  return looks / findings.length;
}

describe("of thousands of findings", () => {
  test.each(["", "statute", "spectral"])(
    "each is looked at a few times to tell which are meant: shown by %j",
    async (by) => {
      const few = await countLooks(20, by);
      expect(await countLooks(400, by)).toBeLessThan(few * 2);
    },
  );

  test("the text is searched once for where to ignore them", async () => {
    const { linted, text, source, findings } = await lintMany(200);
    let searches = 0;
    let walks = 0;
    const document = linted.documents.get(source);
    if (document === undefined || linted.index === undefined) throw new Error("It was not read.");
    const parsed = Object.create(document.parsed, {
      locate: {
        value: (paths: never) => {
          searches++;
          return document.parsed.locate(paths);
        },
      },
    });
    const index = Object.create(linted.index, {
      responses: {
        get: () => {
          walks++;
          return linted.index?.responses;
        },
      },
    });
    const run = { ...linted, index, documents: new Map([[source, { ...document, parsed }]]) };
    const ignored = ignoreHere(findings, run, text, ({ code }) => code !== "invalid-ref");
    expect(findings.length).toBeGreaterThan(399);
    expect(ignored.size).toBe(findings.length);
    expect([searches, walks]).toEqual([1, 1]);
  });

  test("it is asked once whether their document may be changed", async () => {
    const editor = await openEditor({ "openapi.yaml": "" });
    await editor.open("openapi.yaml", describeMany(200));
    let asked = 0;
    const { followLinks } = disk;
    const spied = disk as { followLinks: typeof followLinks };
    spied.followLinks = (path) => {
      asked++;
      return followLinks(path);
    };
    const actions = await editor
      .request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: editor.uri("openapi.yaml") },
        range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } },
        context: { diagnostics: [] },
      })
      .finally(() => {
        spied.followLinks = followLinks;
      });
    expect(actions.length).toBeGreaterThan(600);
    expect(asked).toBeLessThan(10);
  });
});
