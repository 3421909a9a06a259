import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { makeFolder } from "../support/command.ts";
import { able, Editor, openEditor, pause } from "../support/editor.ts";
import { limited } from "./descriptions.ts";

const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => code);
const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe("the beginning and the end", () => {
  test("says what it can do", async () => {
    const editor = new Editor(makeFolder({}));
    const result = await editor.request<{ capabilities: object; serverInfo: object }>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: able,
    });
    expect(result).toMatchObject({
      serverInfo: { name: "statute" },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: 2, save: true },
        codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.statute"] },
        diagnosticProvider: { interFileDependencies: true },
      },
    });
  });

  test("an orderly end is one that was asked for", async () => {
    const editor = await openEditor({});
    expect(await editor.request("shutdown", null)).toBeNull();
    editor.notify("exit", null);
    expect(await editor.ended).toBe(true);
    const other = await openEditor({});
    other.notify("exit", null);
    expect(await other.ended).toBe(false);
  });

  test("ends when the pipe is closed, in the middle of work too", async () => {
    const editor = await openEditor({});
    editor.openSilently("openapi.yaml", limited);
    editor.hangUp();
    expect(await editor.ended).toBe(false);
    const deaf = await openEditor({});
    deaf.fromServer.destroy(new Error("EPIPE"));
    expect(await deaf.ended).toBe(false);
  });

  test("answers nothing before it is greeted, and nothing after it was sent off", async () => {
    const editor = new Editor(makeFolder({}));
    const hover = { textDocument: { uri: "file:///openapi.yaml" }, position: { line: 0, character: 0 } };
    editor.notify("textDocument/didOpen", {
      textDocument: { uri: "file:///a.yaml", languageId: "yaml", version: 1, text: limited },
    });
    await expect(editor.request("textDocument/hover", hover)).rejects.toMatchObject({ code: -32002 });
    await editor.request("initialize", { processId: null, rootUri: null, capabilities: {} });
    editor.notify("initialized", {});
    await editor.request("shutdown", null);
    await expect(editor.request("textDocument/hover", hover)).rejects.toMatchObject({ code: -32600 });
    expect(editor.published).toEqual([]);
  });
});

describe("what no editor should send", () => {
  test("unknown methods are refused, unknown notifications passed over", async () => {
    const editor = await openEditor({});
    await expect(editor.request("textDocument/brew", { coffee: true })).rejects.toMatchObject({ code: -32601 });
    editor.notify("$/whatever", {});
    editor.notify("textDocument/whatever", null);
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });

  test("what is about documents that are not open is passed over", async () => {
    const editor = await openEditor({});
    editor.notify("textDocument/didChange", {
      textDocument: { uri: editor.uri("a.yaml"), version: 7 },
      contentChanges: [{ text: limited }],
    });
    editor.notify("textDocument/didClose", { textDocument: { uri: editor.uri("a.yaml") } });
    editor.notify("textDocument/didSave", { textDocument: { uri: "no uri" } });
    const textDocument = { uri: editor.uri("a.yaml") };
    expect(
      await editor.request("textDocument/hover", { textDocument, position: { line: 0, character: 0 } }),
    ).toBeNull();
    expect(await editor.request("textDocument/documentSymbol", { textDocument })).toEqual([]);
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
    expect(await editor.request("textDocument/diagnostic", { textDocument })).toMatchObject({ items: [] });
  });

  test("messages without their parts do not end it", async () => {
    const editor = await openEditor({});
    for (const method of ["didOpen", "didChange", "didClose", "didSave"]) {
      editor.notify(`textDocument/${method}`, {});
      editor.notify(`textDocument/${method}`, {
        textDocument: { uri: 7, version: "x", text: null },
        contentChanges: 3,
      });
    }
    editor.notify("workspace/didChangeConfiguration", {});
    editor.notify("workspace/didChangeWatchedFiles", { changes: [{}] });
    await expect(editor.request("textDocument/hover", {})).rejects.toThrow();
    await expect(editor.request("textDocument/codeAction", { textDocument: {} })).rejects.toThrow();
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });

  test("garbage between the messages does not end it", async () => {
    const editor = await openEditor({});
    editor.toServer.write(frame("this is no JSON"));
    editor.toServer.write(frame("[]"));
    editor.toServer.write(frame('{"jsonrpc":"2.0"}'));
    editor.toServer.write(frame('{"jsonrpc":"2.0","id":99,"result":{}}'));
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });

  test("versions that go back, stay or are missing do not matter: what comes last counts", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    const last = await editor.until("openapi.yaml", () => {
      editor.change("openapi.yaml", [{ text: limited.replace("429", "404") }], 9);
      editor.change("openapi.yaml", [{ text: "openapi: 3.1.0\n" }], 3);
      editor.change("openapi.yaml", [{ text: limited }], 3);
    });
    expect(codes(last)).toEqual(["429-retry-after"]);
    expect(editor.published.at(-1)?.version).toBe(3);
  });

  test("edits out of range are made at the ends", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    const far = { start: { line: 999, character: 999 }, end: { line: 9999, character: 0 } };
    const back = { start: { line: 3, character: 5 }, end: { line: 1, character: 0 } };
    const after = await editor.until("openapi.yaml", () =>
      editor.change("openapi.yaml", [
        { range: far, text: "x-end: true\n" },
        { range: back, text: "" },
      ]),
    );
    expect(after).toBeDefined();
    const full = await editor.until("openapi.yaml", () => editor.change("openapi.yaml", [{ text: limited }]));
    expect(codes(full)).toEqual(["429-retry-after"]);
  });

  test("a document that is opened twice is what was sent last", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited.replace("429", "404"));
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });
});

test("a rule that fails is told of by its name, once, and the others go on", async () => {
  const broken = rules.find(({ id }) => id === "201-location") as { check: unknown };
  const { check } = broken;
  onTestFinished(() => {
    broken.check = check;
  });
  broken.check = () => {
    throw new Error("no luck");
  };
  const editor = await openEditor({});
  const text = limited.replace('"200":', '"201":').replace("get:", "post:");
  expect(codes(await editor.open("openapi.yaml", text))).toEqual(["429-retry-after"]);
  await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", "The pets", "All pets"));
  expect(editor.messages).toEqual(["Statute: A fault of ours: The rule 201-location failed: no luck"]);
});

describe("bursts", () => {
  test("ten edits are one run, and one publish", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    const before = editor.published.length;
    for (let count = 0; count < 10; count++) editor.replace("openapi.yaml", "The pets", "The pets ");
    await pause(700);
    expect(editor.published.slice(before).map(({ version }) => version)).toEqual([11]);
  });

  test("a thousand edits and questions are answered", async () => {
    const editor = await openEditor({});
    editor.openSilently("openapi.yaml", limited);
    const textDocument = { uri: editor.uri("openapi.yaml") };
    const asked = Array.from({ length: 1000 }, () => {
      editor.replace("openapi.yaml", "The pets", "The pets!");
      return editor.request("textDocument/documentSymbol", { textDocument });
    });
    const answers = await Promise.all(asked);
    expect(answers.every((answer) => Array.isArray(answer) && answer.length === 1)).toBe(true);
  });

  test("a document that is closed while it is linted shows nothing", async () => {
    const editor = await openEditor({});
    editor.openSilently("openapi.yaml", limited);
    editor.close("openapi.yaml");
    editor.openSilently("other.yaml", limited);
    editor.replace("other.yaml", "429", "404");
    editor.close("other.yaml");
    await pause(300);
    expect(editor.shown("openapi.yaml")).toEqual([]);
    expect(editor.shown("other.yaml")).toEqual([]);
  });
});

describe("names of documents", () => {
  test.each(["a folder/my api.yaml", "größe/ü%20.yaml", "日本/🐾.yaml", "a#b/c?d.yaml"])("%s", async (name) => {
    const editor = await openEditor({ [name]: limited });
    expect(codes(await editor.open(name, limited))).toEqual(["429-retry-after"]);
  });

  test("are given back as the editor writes them", async () => {
    const editor = await openEditor({ "my api.yaml": limited });
    const uri = editor.uri("my api.yaml").replace("my%20api", "%6dy%20api");
    expect(codes(await editor.open(uri, limited, "yaml"))).toEqual(["429-retry-after"]);
    expect(editor.published.at(-1)?.uri).toBe(uri);
  });

  test("may be none: what was never saved refers to the folder of the workspace", async () => {
    const editor = await openEditor({ "pets.yaml": "get:\n  responses:\n    429:\n      description: Too many.\n" });
    const text = "openapi: 3.1.0\npaths:\n  /pets:\n    $ref: pets.yaml\n";
    const shown = await editor.until("pets.yaml", () => editor.openSilently("untitled:Untitled-1", text, "yaml"));
    expect(codes(shown)).toContain("429-retry-after");
  });

  test("may be of documents that are not ours to read", async () => {
    const editor = await openEditor({});
    for (const uri of ["git:/openapi.yaml?ref=HEAD", "file://host/share/openapi.yaml", "file:///%zz", "no uri at all"])
      editor.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text: limited } });
    await editor.open("openapi.yaml", limited);
    expect(editor.published.map(({ uri }) => uri)).toEqual([editor.uri("openapi.yaml")]);
  });

  test("may be of files that are not there, or are no files", async () => {
    const editor = await openEditor({ "folder.yaml/x": "" });
    expect(codes(await editor.open("gone.yaml", limited))).toEqual(["429-retry-after"]);
    expect(codes(await editor.open("folder.yaml", limited))).toEqual(["429-retry-after"]);
  });
});

describe("configuration", () => {
  const off = "rules:\n  429-retry-after: off\n";

  test("is the nearest one above the document", async () => {
    const editor = await openEditor({ "statute.config.yaml": "", "api/statute.config.yaml": off, "api/v1/x": "" });
    expect(await editor.open("api/v1/openapi.yaml", limited)).toEqual([]);
  });

  test("may be a ruleset of Spectral, beside the document or above", async () => {
    const ruleset = "extends: [statute]\nrules:\n  429-retry-after: hint\n";
    const editor = await openEditor({ "api/.spectral.yaml": ruleset });
    expect(await editor.open("api/v1/openapi.yaml", limited)).toMatchObject([{ severity: 4 }]);
  });

  test("is read again when it changes", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    expect(editor.registered).toContain("workspace/didChangeWatchedFiles");
    writeFileSync(join(editor.folder, "statute.config.yaml"), off);
    const uri = editor.uri("statute.config.yaml");
    const after = await editor.until("openapi.yaml", () =>
      editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 1 }] }),
    );
    expect(after).toEqual([]);
  });

  test("that cannot be read is told of once, and recommended stands in", async () => {
    const editor = await openEditor({ "statute.config.yaml": "rule: {}\n" });
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
    await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", "The pets", "All pets"));
    expect(editor.messages).toEqual([expect.stringContaining('There is no key "rule"')]);
  });

  test("comes from the editor too, whichever way it gives it", async () => {
    const asked = await openEditor({}, { settings: { ruleset: "core", diagnostics: "on" } });
    const text = limited.replace("summary: List pets.", "operationId: a");
    const ofCore = codes(await asked.open("openapi.yaml", text));
    const given = await openEditor(
      {},
      { capabilities: {}, initialize: { initializationOptions: { ruleset: "core" } } },
    );
    expect(codes(await given.open("openapi.yaml", text))).toEqual(ofCore);
    const pushed = await openEditor({}, { capabilities: {} });
    await pushed.open("openapi.yaml", limited);
    const after = await pushed.until("openapi.yaml", () =>
      pushed.notify("workspace/didChangeConfiguration", { settings: { statute: { diagnostics: "off" } } }),
    );
    expect(after).toEqual([]);
  });

  test("of the editor may differ from folder to folder", async () => {
    const hint = "extends: [statute]\nrules:\n  429-retry-after: hint\n";
    const editor = await openEditor(
      { "a/rules.yaml": hint, "b/rules.yaml": hint.replace("hint", "info"), "c/x": "", "d/x": "" },
      {
        settings: { diagnostics: "on" },
        folderSettings: {
          a: { ruleset: "rules.yaml" },
          b: { ruleset: "rules.yaml" },
          c: { diagnostics: "off" },
          d: null,
        },
      },
    );
    const shown = async (name: string) => (await editor.open(name, limited)).map(({ severity }) => severity);
    expect(await shown("a/openapi.yaml")).toEqual([4]);
    expect(await shown("b/openapi.yaml")).toEqual([3]);
    expect(await shown("c/openapi.yaml")).toEqual([]);
    expect(await shown("d/openapi.yaml")).toEqual([1]);
    editor.folderSettings.set(editor.uri("c"), { ruleset: "../a/rules.yaml" });
    const after = await editor.until("c/openapi.yaml", () =>
      editor.notify("workspace/didChangeConfiguration", { settings: null }),
    );
    expect(after.map(({ severity }) => severity)).toEqual([4]);
  });

  test("of a folder that is opened later is asked for", async () => {
    const editor = await openEditor({ "a/x": "", "b/x": "" }, { folderSettings: { a: null } });
    editor.folderSettings.set(editor.uri("b"), { diagnostics: "off" });
    await editor.open("b/openapi.yaml", limited);
    const folder = { uri: `${editor.uri("b")}/`, name: "b" };
    const after = await editor.until("b/openapi.yaml", () =>
      editor.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } }),
    );
    expect(after).toEqual([]);
  });

  test("runs no code of a folder that is not trusted", async () => {
    const files = {
      "statute.config.yaml": "ruleset: rules.mjs\n",
      "rules.mjs": `import { writeFileSync } from "node:fs";\nwriteFileSync(new URL("ran", import.meta.url), "");\nexport default { extends: ["statute"], rules: {} };\n`,
    };
    const editor = await openEditor(files);
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
    expect(existsSync(join(editor.folder, "ran"))).toBe(false);
    expect(editor.messages).toEqual([expect.stringContaining("statute.trust")]);
  });

  test("an editor that does not answer is not waited for", async () => {
    const editor = await openEditor({}, { settings: new Promise(() => {}) });
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });
});
