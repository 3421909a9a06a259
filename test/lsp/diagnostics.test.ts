import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { able, openEditor, pause } from "../support/editor.ts";
import { describePaths, limited } from "./descriptions.ts";

const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => code);

describe("what is pushed", () => {
  test("names the rule, its page and the key", async () => {
    const editor = await openEditor({});
    const [first, ...others] = await editor.open("openapi.yaml", limited);
    expect(others).toEqual([]);
    expect(first).toEqual({
      range: { start: { line: 14, character: 8 }, end: { line: 14, character: 13 } },
      severity: 1,
      code: "429-retry-after",
      source: "statute",
      codeDescription: { href: expect.stringMatching(/^https:.*429-retry-after\.md$/) },
      message: expect.stringMatching(/^429 Too Many Requests of GET \/pets/),
      data: { rule: "429-retry-after", responseKey: "429" },
    });
    expect(editor.published).toMatchObject([{ uri: editor.uri("openapi.yaml"), version: 1 }]);
  });

  test("is empty when all is well, and when a document is closed", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    const mended = await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", '"429"', '"499"'));
    expect(codes(mended)).not.toContain("429-retry-after");
    await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", '"499"', '"429"'));
    expect(await editor.until("openapi.yaml", () => editor.close("openapi.yaml"))).toEqual([]);
  });

  test("says nothing of what is no description", async () => {
    const editor = await openEditor({});
    editor.openSilently("values.yaml", "replicas: 3\n");
    editor.openSilently("notes.md", limited, "markdown");
    editor.openSilently("broken.yaml", "a: [\n");
    await editor.open("openapi.yaml", limited);
    expect(editor.published.map(({ uri }) => uri)).toEqual([editor.uri("openapi.yaml")]);
  });

  test("shows where a shared definition is used", async () => {
    const editor = await openEditor({});
    const text = describePaths(
      `/pets:
  get: { summary: A, responses: { "200": { description: A }, "429": { $ref: "#/components/responses/Busy" } } }
  post: { summary: B, responses: { "204": { description: B }, "429": { $ref: "#/components/responses/Busy" } } }
`,
      "components:\n  responses:\n    Busy:\n      description: Too many.\n",
    );
    const shown = await editor.open("openapi.yaml", text);
    const shared = shown.find(({ code }) => code === "429-retry-after");
    expect(shared?.relatedInformation?.map(({ message, location }) => [message, location.range.start.line])).toEqual([
      ["Used by GET /pets", 6],
      ["Used by POST /pets", 7],
    ]);
  });

  test("greys out a suppression that does nothing", async () => {
    const editor = await openEditor({});
    const text = limited.replace(
      '      "429"',
      '      # statute-ignore 201-location -- It was there once.\n        "429"',
    );
    const shown = await editor.open("openapi.yaml", text);
    expect(shown).toContainEqual(expect.objectContaining({ code: "unused-ignore", tags: [1] }));
  });

  test("heeds suppressions", async () => {
    const editor = await openEditor({});
    const ignored = '"429":\n          x-statute-ignore: { 429-retry-after: The gateway adds it. }';
    expect(await editor.open("openapi.yaml", limited.replace('"429":', ignored))).toEqual([]);
    const comment = '# statute-ignore 429-retry-after -- The gateway adds it.\n        "429":';
    expect(await editor.open("other.yaml", limited.replace('"429":', comment))).toEqual([]);
  });

  test("tells where a text cannot be read", async () => {
    const editor = await openEditor({});
    const [fault] = await editor.open("openapi.json", '{ "openapi": "3.1.0",\n  "paths": { "a": }} }');
    expect(fault).toMatchObject({ code: "parser", severity: 1, range: { start: { line: 1, character: 21 } } });
    expect(fault?.message).toMatch(/^A comma|^This line/);
    const [unread] = await editor.open("other.yaml", "? [\nopenapi: 3.1.0\n");
    expect(unread?.message).toMatch(/^This is not valid YAML: /);
  });

  test("tells nothing else of a text that cannot be read, and of others what it was", async () => {
    const fragment = 'get:\n  responses:\n    "429":\n      description: Too many.\n';
    const editor = await openEditor({ "pets.yaml": fragment });
    const text = limited.replace("paths:\n", 'paths:\n  /others:\n    $ref: "pets.yaml"\n');
    await editor.until("pets.yaml", () => editor.openSilently("openapi.yaml", text));
    const torn = await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", '"200":', '"200": ['));
    expect(new Set(codes(torn))).toEqual(new Set(["parser"]));
    expect(codes(editor.shown("pets.yaml"))).toContain("429-retry-after");
    const whole = await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", '"200": [', '"200":'));
    expect(codes(whole)).toEqual(["429-retry-after"]);
  });

  test("counts columns in UTF-16, lines by CRLF, and skips a BOM", async () => {
    const editor = await openEditor({});
    const flow = limited
      .replace("/pets:", '"/🐾/{x}":')
      .replace(/\n {4}get:.*/s, ' { get: { responses: { "429": { description: x } } } }\n');
    const shown = await editor.open("emoji.yaml", flow);
    const first = shown.find(({ code }) => code === "429-retry-after");
    const line = flow.split("\n")[5] ?? "";
    expect(line).toContain("🐾");
    expect(first?.range.start).toEqual({ line: 5, character: line.indexOf('"429"') });
    const [crlf] = await editor.open("crlf.yaml", limited.replaceAll("\n", "\r\n"));
    expect(crlf?.range).toEqual({ start: { line: 14, character: 8 }, end: { line: 14, character: 13 } });
    const json = await editor.open(
      "bom.json",
      '\ufeff{ "openapi": "3.1.0", "paths": { "/a": { "get": { "responses": { "429": { "description": "x" } } } } } }',
    );
    const bom = json.find(({ code }) => code === "429-retry-after");
    expect(bom?.range.start.character).toBe(
      '\ufeff{ "openapi": "3.1.0", "paths": { "/a": { "get": { "responses": { '.length,
    );
  });
});

describe("documents that hang together", () => {
  const files = {
    "openapi.yaml": describePaths('/pets:\n  $ref: "paths/pets.yaml"\n'),
    "paths/pets.yaml":
      'get:\n  summary: A\n  responses:\n    "200":\n      description: A.\n    "429":\n      description: Too many.\n',
  };

  test("what is wrong in a file that is referred to is shown there, until nothing refers to it", async () => {
    const editor = await openEditor(files);
    const before = editor.until("paths/pets.yaml", () => editor.openSilently("openapi.yaml", files["openapi.yaml"]));
    expect(codes(await before)).toContain("429-retry-after");
    const gone = editor.until("paths/pets.yaml", () => editor.replace("openapi.yaml", "  $ref:", "  x-gone:"));
    expect(await gone).toEqual([]);
  });

  test("an edit of the file counts before it is saved, and not after it is closed", async () => {
    const editor = await openEditor(files);
    await editor.until("paths/pets.yaml", () => editor.openSilently("openapi.yaml", files["openapi.yaml"]));
    editor.openSilently("paths/pets.yaml", files["paths/pets.yaml"]);
    const edited = await editor.until("paths/pets.yaml", () => editor.replace("paths/pets.yaml", "429", "404"));
    expect(codes(edited)).not.toContain("429-retry-after");
    const closed = await editor.until("paths/pets.yaml", () => editor.close("paths/pets.yaml"));
    expect(codes(closed)).toContain("429-retry-after");
  });

  test("a file that is changed or deleted on the disk is read again", async () => {
    const editor = await openEditor(files);
    await editor.until("paths/pets.yaml", () => editor.openSilently("openapi.yaml", files["openapi.yaml"]));
    const touch = (type: number) =>
      editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri("paths/pets.yaml"), type }] });
    writeFileSync(join(editor.folder, "paths/pets.yaml"), files["paths/pets.yaml"].replace("429", "404"));
    const changed = await editor.until("paths/pets.yaml", () => touch(2));
    expect(codes(changed)).not.toContain("429-retry-after");
    rmSync(join(editor.folder, "paths/pets.yaml"));
    expect(codes(await editor.until("openapi.yaml", () => touch(3)))).toEqual(["invalid-ref"]);
  });

  test("is checked on as long as one of them is open", async () => {
    const editor = await openEditor(files);
    await editor.until("paths/pets.yaml", () => editor.openSilently("openapi.yaml", files["openapi.yaml"]));
    editor.openSilently("paths/pets.yaml", files["paths/pets.yaml"]);
    editor.close("openapi.yaml");
    const edited = await editor.until("paths/pets.yaml", () => editor.replace("paths/pets.yaml", "429", "404"));
    expect(codes(edited)).not.toContain("429-retry-after");
    expect(await editor.until("paths/pets.yaml", () => editor.close("paths/pets.yaml"))).toEqual([]);
  });
});

describe("what is pulled", () => {
  const pull = (editor: Awaited<ReturnType<typeof openEditor>>, previousResultId?: string) =>
    editor.request<{ kind: string; resultId: string; items: { code: string }[] }>("textDocument/diagnostic", {
      textDocument: { uri: editor.uri("openapi.yaml") },
      ...(previousResultId && { previousResultId }),
    });

  test("is told once, until it is another", async () => {
    const editor = await openEditor({});
    editor.openSilently("openapi.yaml", limited);
    const first = await pull(editor);
    expect(first).toMatchObject({ kind: "full", items: [{ code: "429-retry-after" }] });
    expect(await pull(editor, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    editor.replace("openapi.yaml", '"429"', '"404"');
    const second = await pull(editor, first.resultId);
    expect(second.kind).toBe("full");
    expect(codes(second.items)).not.toContain("429-retry-after");
  });

  test("is not pushed as well", async () => {
    const editor = await openEditor({});
    editor.openSilently("openapi.yaml", limited);
    await pull(editor);
    editor.replace("openapi.yaml", "Too many", "So many");
    await pull(editor);
    await pause(50);
    expect(editor.shown("openapi.yaml")).toEqual([]);
  });

  test("is asked for anew when another document has changed it", async () => {
    const files = { "openapi.yaml": describePaths('/pets:\n  $ref: "pets.yaml"\n') };
    const editor = await openEditor(files);
    editor.openSilently("openapi.yaml", files["openapi.yaml"]);
    const first = await pull(editor);
    expect(codes(first.items)).toEqual(["invalid-ref"]);
    const path = 'get:\n  responses:\n    "429":\n      description: Too many.\n';
    editor.openSilently("pets.yaml", path);
    const fragment = await editor.request<{ items: { code: string }[] }>("textDocument/diagnostic", {
      textDocument: { uri: editor.uri("pets.yaml") },
    });
    expect(codes(fragment.items)).toContain("429-retry-after");
    await expect.poll(() => editor.refreshes).toBe(1);
  });

  test("is not offered to editors that do not ask", async () => {
    const editor = await openEditor({});
    const { diagnostic, ...textDocument } = able.textDocument ?? {};
    expect(diagnostic).toBeDefined();
    const other = await openEditor({}, { capabilities: { ...able, textDocument } });
    expect(codes(await other.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });
});
