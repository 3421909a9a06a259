import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { nameSource } from "../../src/lsp/names.ts";
import { makeFolder } from "../support/command.ts";
import { able, type Editor, openEditor, pause } from "../support/editor.ts";
import { limited } from "./descriptions.ts";

const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => code);

describe("a document that is opened again", () => {
  test("is no description any more, if that is what was sent", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    expect(await editor.open("openapi.yaml", "name: Pets\n")).toEqual([]);
    expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
  });

  test("under another name is shown under that alone", async () => {
    const editor = await openEditor({});
    const other = editor.uri("openapi.yaml").replace("file:", "FILE:").replace("openapi", "%6Fpenapi");
    await editor.open("openapi.yaml", limited);
    expect(codes(await editor.open(other, limited, "yaml"))).toEqual(["429-retry-after"]);
    expect(editor.shown("openapi.yaml")).toEqual([]);
  });

  test("takes the version and the changes that come after", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    editor.replace("openapi.yaml", "The pets", "All pets");
    await editor.open("openapi.yaml", limited.replace("429", "404"));
    const after = await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", "404", "429"));
    expect(codes(after)).toEqual(["429-retry-after"]);
    expect(editor.published.at(-1)?.version).toBe(2);
  });
});

test("a change of a document that is not open is passed over, which is said once", async () => {
  const editor = await openEditor({});
  for (const name of ["a.yaml", "a.yaml", "b.yaml"])
    editor.notify("textDocument/didChange", {
      textDocument: { uri: editor.uri(name), version: 2 },
      contentChanges: [{ text: limited }],
    });
  await editor.open("openapi.yaml", limited);
  expect(editor.logged).toEqual([
    `Passed over: a change of ${editor.uri("a.yaml")}, and of any other document that is not open.`,
  ]);
  expect(editor.published.map(({ uri }) => uri)).toEqual([editor.uri("openapi.yaml")]);
});

test("a document that is closed twice is closed, and can be opened again", async () => {
  const editor = await openEditor({});
  await editor.open("openapi.yaml", limited);
  expect(await editor.until("openapi.yaml", () => editor.close("openapi.yaml"))).toEqual([]);
  const before = editor.published.length;
  editor.close("openapi.yaml");
  await pause(100);
  expect(editor.published.length).toBe(before);
  expect(codes(await editor.open("openapi.yaml", limited))).toEqual(["429-retry-after"]);
});

describe("edits", () => {
  const offered = async (editor: Editor, name: string) => {
    const [shown] = await editor.open(name, limited);
    if (shown === undefined) throw new Error("Nothing is shown.");
    const all = await editor.actions(name, shown);
    return [...all, ...(await editor.actions(name, shown, ["source.fixAll"]))].length;
  };

  test("are not offered in what others have published", async () => {
    const editor = await openEditor({});
    expect(await offered(editor, "node_modules/pets/openapi.yaml")).toBe(0);
    expect(await offered(editor, "my_node_modules/openapi.yaml")).toBeGreaterThan(0);
  });

  test("are offered there all the same to who has opened just that", async () => {
    const folder = makeFolder({ "node_modules/pets/openapi.yaml": limited });
    const uri = pathToFileURL(join(folder, "node_modules/pets")).href;
    const editor = await openEditor({}, { initialize: { workspaceFolders: [{ uri, name: "pets" }] } });
    expect(await offered(editor, `${uri}/openapi.yaml`)).toBeGreaterThan(0);
  });

  test("are not offered where links lead out of the workspace", async () => {
    const outside = makeFolder({ "openapi.yaml": limited });
    const editor = await openEditor({ "own/openapi.yaml": limited });
    symlinkSync(join(outside, "openapi.yaml"), join(editor.folder, "linked.yaml"));
    symlinkSync(outside, join(editor.folder, "linked"));
    symlinkSync("own", join(editor.folder, "alias"));
    expect(await offered(editor, "linked.yaml")).toBe(0);
    expect(await offered(editor, "linked/openapi.yaml")).toBe(0);
    expect(await offered(editor, "linked/fresh.yaml")).toBe(0);
    expect(await offered(editor, "alias/openapi.yaml")).toBeGreaterThan(0);
  });

  test("are offered in a workspace that is reached by a link, and in what was opened beside it", async () => {
    const folder = makeFolder({ "work/openapi.yaml": limited, "beside.yaml": limited });
    symlinkSync("work", join(folder, "link"));
    const uri = pathToFileURL(join(folder, "link")).href;
    const editor = await openEditor({}, { capabilities: able, initialize: { workspaceFolders: [{ uri, name: "w" }] } });
    expect(await offered(editor, `${uri}/openapi.yaml`)).toBeGreaterThan(0);
    expect(await offered(editor, `${uri}/fresh.yaml`)).toBeGreaterThan(0);
    expect(await offered(editor, pathToFileURL(join(folder, "beside.yaml")).href)).toBeGreaterThan(0);
  });
});

test("a path is the same however its URI is written", () => {
  const names = (uris: readonly string[], windows: boolean) => [
    ...new Set(uris.map((uri) => nameSource(uri, undefined, windows))),
  ];
  expect(names(["file:///c:/a.yaml", "FILE:///c%3A/a.yaml", "File:///c%3a/%61.yaml"], false)).toEqual(["/c:/a.yaml"]);
  expect(names(["file:///c:/a.yaml", "file:///C:/a.yaml", "file:///c%3A/a.yaml", "FILE:///C%3a/a.yaml"], true)).toEqual(
    ["C:/a.yaml"],
  );
});
