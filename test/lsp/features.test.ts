import { describe, expect, test } from "vitest";
import type { CodeLens, DocumentSymbol, Hover, MarkupContent } from "vscode-languageserver-protocol";
import { able, type Editor, openEditor } from "../support/editor.ts";
import { describePaths, limited } from "./descriptions.ts";

/** The text of a hover; empty where there is none. */
function textOf(found: Hover | null): string {
  return found === null ? "" : (found.contents as MarkupContent).value;
}

async function hover(editor: Editor, line: number, character: number, name = "openapi.yaml") {
  const textDocument = { uri: editor.uri(name) };
  return editor.request<Hover | null>("textDocument/hover", { textDocument, position: { line, character } });
}

describe("a hover", () => {
  test("says of a code what explain says, by the rules that are in force", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    const found = await hover(editor, 14, 10);
    expect(found?.range).toEqual({ start: { line: 14, character: 9 }, end: { line: 14, character: 12 } });
    expect(found?.contents).toMatchObject({ kind: "markdown" });
    const value = textOf(found);
    for (const part of ["# 429 Too Many Requests", "| Class | 4XX", "RFC 6585", "Retry-After", "- 429-retry-after: "])
      expect(value).toContain(part);
    expect(value).not.toContain("In a description");
  });

  test("names only rules that are on", async () => {
    const editor = await openEditor({ "statute.config.yaml": "rules:\n  429-retry-after: off\n" });
    expect(await editor.open("openapi.yaml", limited)).toEqual([]);
    const found = await hover(editor, 14, 10);
    expect(textOf(found)).not.toContain("- 429-retry-after: ");
  });

  test("is plain text where Markdown is not understood", async () => {
    const capabilities = {
      ...able,
      textDocument: { ...able.textDocument, hover: { contentFormat: ["plaintext" as const] } },
    };
    const editor = await openEditor({}, { capabilities });
    await editor.open("openapi.yaml", limited);
    expect((await hover(editor, 14, 10))?.contents).toMatchObject({
      kind: "plaintext",
      value: expect.stringMatching(/^429 Too/),
    });
  });

  test("says nothing of numbers that are no response keys", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited.replace("title: Pets", "title: Pets\n  x-numbers: { 429: 1 }"));
    expect(await hover(editor, 3, 17)).toBeNull();
    expect(await hover(editor, 0, 3)).toBeNull();
    expect(await hover(editor, 999, 3)).toBeNull();
  });

  test("says of a rule why, where it is ignored and where it is configured", async () => {
    const editor = await openEditor({});
    const line = '"429":\n          x-statute-ignore:\n            429-retry-after: Why.\n';
    await editor.open("openapi.yaml", limited.replace('"429":\n', line));
    const found = await hover(editor, 16, 14);
    expect(textOf(found)).toMatch(/^# 429-retry-after\n.*## Why/s);
    editor.openSilently("statute.config.yaml", "rules:\n  429-retry-after: off\n");
    expect(await hover(editor, 1, 5, "statute.config.yaml")).not.toBeNull();
    editor.openSilently("notes.yaml", "rules:\n  429-retry-after: off\n");
    expect(await hover(editor, 1, 5, "notes.yaml")).toBeNull();
  });
});

describe("symbols and lenses", () => {
  const ask = async (editor: Editor) => {
    const params = { textDocument: { uri: editor.uri("openapi.yaml") } };
    return {
      symbols: await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", params),
      lenses: await editor.request<CodeLens[]>("textDocument/codeLens", params),
    };
  };
  const name = ({ name: own, children = [] }: DocumentSymbol) => [own, children.map((child) => child.name)];

  test("show the operations with their codes, and what is of each", async () => {
    const editor = await openEditor({});
    editor.openSilently("openapi.yaml", limited);
    const { symbols, lenses } = await ask(editor);
    expect(symbols.map(name)).toEqual([["GET /pets", ["200 OK", "429 Too Many Requests"]]]);
    expect(symbols[0]).toMatchObject({
      detail: "List pets.",
      selectionRange: { start: { line: 6, character: 4 }, end: { line: 6, character: 7 } },
      range: { start: { line: 6, character: 4 }, end: { line: 18, character: 38 } },
      children: [{ range: { end: { line: 13 } } }, { range: { end: { line: 18 } } }],
    });
    expect(lenses.map(({ range, command }) => [range.start.line, command?.title])).toEqual([[6, "200 · 429"]]);
  });

  test("are found in JSON and in flow style", async () => {
    const editor = await openEditor({});
    const paths = { "/a": { get: { responses: { "200": { description: "{ \\ }" }, default: {} } } } };
    const text = JSON.stringify({ openapi: "3.0.0", paths }, null, 1);
    editor.openSilently("openapi.yaml", text, "json");
    const { symbols } = await ask(editor);
    expect(symbols.map(name)).toEqual([["GET /a", ["200 OK", "default"]]]);
    const last = text.split("\n").length - 1;
    expect(symbols[0]?.range.end).toEqual({ line: last - 3, character: 4 });
  });

  test("are a list for editors that know no tree", async () => {
    const capabilities = { ...able, textDocument: { ...able.textDocument, documentSymbol: {} } };
    const editor = await openEditor({}, { capabilities });
    editor.openSilently("openapi.yaml", limited);
    const { symbols } = await ask(editor);
    expect(symbols).toMatchObject([
      { name: "GET /pets" },
      { name: "200 OK", containerName: "GET /pets" },
      { name: "429 Too Many Requests", containerName: "GET /pets" },
    ]);
  });

  test("stay while the text cannot be read", async () => {
    const editor = await openEditor({});
    await editor.open(
      "openapi.json",
      JSON.stringify({ openapi: "3.1.0", paths: { "/a": { get: { responses: { 404: {} } } } } }, null, 1),
    );
    const faults = await editor.until("openapi.json", () => editor.replace("openapi.json", "{}", "{"));
    expect(faults.map(({ code }) => code)).toEqual(["parser"]);
    const params = { textDocument: { uri: editor.uri("openapi.json") } };
    expect(await editor.request("textDocument/documentSymbol", params)).toMatchObject([{ name: "GET /a" }]);
    expect(await hover(editor, 6, 7, "openapi.json")).not.toBeNull();
  });

  test("are shown in files that are referred to", async () => {
    const path = 'get:\n  responses:\n    "200":\n      description: A.\n';
    const editor = await openEditor({ "pets.yaml": path });
    await editor.open("openapi.yaml", describePaths('/pets:\n  $ref: "pets.yaml"\n'));
    editor.openSilently("pets.yaml", path);
    const found = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: editor.uri("pets.yaml") },
    });
    expect(found.map(name)).toEqual([["GET /pets", ["200 OK"]]]);
  });
});
