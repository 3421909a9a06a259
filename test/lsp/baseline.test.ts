import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { type Editor, openEditor } from "../support/editor.ts";
import { describePaths, limited } from "./descriptions.ts";

const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => code);

/** The files of a project, with the baseline that the command line writes for them. */
async function withBaseline(files: Readonly<Record<string, string>>, name: string, args: readonly string[] = []) {
  const folder = makeFolder(files);
  const { code, err } = await statute(folder, ["baseline", "write", "--reason", "Old.", ...args]);
  if (code !== 0) throw new Error(err);
  return { ...files, [name]: readFileSync(join(folder, name), "utf8") };
}

const news = (editor: Editor, name: string) =>
  editor.until("openapi.yaml", () =>
    editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: editor.uri(name), type: 2 }] }),
  );

test("what a baseline holds is not shown, and what is new is", async () => {
  const files = await withBaseline({ "openapi.yaml": limited }, "statute-baseline.yaml", ["openapi.yaml"]);
  const editor = await openEditor(files);
  expect(await editor.open("openapi.yaml", limited)).toEqual([]);
  const second = limited.replace("/pets:", "/dogs:").split("paths:\n")[1] ?? "";
  const after = await editor.until("openapi.yaml", () =>
    editor.change("openapi.yaml", [{ text: `${limited}${second}` }]),
  );
  expect(codes(after)).toEqual(["429-retry-after"]);
  expect(after[0]?.message).toContain("/dogs");
});

test("it is the one that the configuration names, and is read again when it changes", async () => {
  const config = "baseline: known/old.yaml\nfiles: [openapi.yaml]\n";
  const files = await withBaseline({ "openapi.yaml": limited, "statute.config.yaml": config }, "known/old.yaml");
  const editor = await openEditor(files);
  expect(await editor.open("openapi.yaml", limited)).toEqual([]);
  const file = join(editor.folder, "known/old.yaml");
  writeFileSync(file, (files["known/old.yaml"] ?? "").replaceAll("429-retry-after", "503-retry-after"));
  expect(codes(await news(editor, "known/old.yaml"))).toEqual(["429-retry-after"]);
  writeFileSync(file, "{");
  expect(codes(await news(editor, "known/old.yaml"))).toEqual(["429-retry-after"]);
  expect(editor.messages).toEqual([expect.stringContaining("known/old.yaml is not valid YAML")]);
  writeFileSync(file, files["known/old.yaml"] ?? "");
  expect(await news(editor, "known/old.yaml")).toEqual([]);
});

test("what counts again after its day is shown, and what moved with its text is not", async () => {
  const files = await withBaseline({ "openapi.yaml": limited }, "statute-baseline.yaml", ["openapi.yaml"]);
  const editor = await openEditor(files);
  await editor.open("openapi.yaml", limited);
  expect(await editor.until("openapi.yaml", () => editor.replace("openapi.yaml", "  /pets:", "  /all/pets:"))).toEqual(
    [],
  );
  const expired = (files["statute-baseline.yaml"] ?? "").replace(/reason: [^,}]*[^,} ]/, "$&, expires: 2020-01-01");
  writeFileSync(join(editor.folder, "statute-baseline.yaml"), expired);
  expect(codes(await news(editor, "statute-baseline.yaml"))).toEqual(["429-retry-after"]);
});

test("it holds for documents that the description refers to, and goes after what is ignored", async () => {
  const shared = describePaths('/pets:\n  get:\n    responses:\n      "429":\n        $ref: "shared.yaml#/many"\n');
  const many = "many:\n  # statute-ignore 429-retry-after -- The gateway adds it.\n  description: Too many.\n";
  const files = await withBaseline(
    { "openapi.yaml": shared, "shared.yaml": many.replace(/ {2}#.*\n/, "") },
    "statute-baseline.yaml",
    ["openapi.yaml"],
  );
  const editor = await openEditor(files);
  expect(codes(await editor.open("openapi.yaml", shared))).toEqual([]);
  expect(editor.shown("shared.yaml")).toEqual([]);
  await editor.until("openapi.yaml", () => editor.openSilently("shared.yaml", many));
  expect(codes(editor.shown("shared.yaml"))).toEqual([]);
});
