import { describe, expect, test } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver-protocol";
import { type Editor, openEditor } from "../support/editor.ts";
import { describePaths, limited } from "./descriptions.ts";

/** A header field that is ignored (its fix is safe), a body that is never sent (unsafe), a code that asks for a field. */
const faulty = describePaths(`/pets:
  get:
    summary: List pets.
    responses:
      "200":
        description: The pets.
        headers:
          Content-Type:
            schema: { type: string }
          ETag:
            schema: { type: string }
      "416":
        description: Out of range.
  delete:
    summary: Delete pets.
    responses:
      "204":
        description: Gone.
        content:
          application/json:
            schema: { type: object }
`);

const find = (diagnostics: readonly Diagnostic[], code: string): Diagnostic => {
  const found = diagnostics.find((one) => one.code === code);
  if (found === undefined) throw new Error(`${code} is not among ${diagnostics.map((one) => one.code)}.`);
  return found;
};
const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

async function offer(editor: Editor, code: string): Promise<CodeAction> {
  const [action] = await editor.actions("openapi.yaml", find(editor.shown("openapi.yaml"), code));
  if (action === undefined) throw new Error(`Nothing is offered for ${code}.`);
  return action;
}

describe("a quick fix", () => {
  test("says how far it goes, and is preferred unless it changes a promise", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", faulty);
    const offers = await Promise.all(
      ["content-type-header-ignored", "416-content-range", "bodiless-content"].map((code) => offer(editor, code)),
    );
    expect(offers.map(({ title, isPreferred, kind }) => ({ title, isPreferred, kind }))).toMatchInlineSnapshot(`
      [
        {
          "isPreferred": true,
          "kind": "quickfix",
          "title": "Remove \`Content-Type\`",
        },
        {
          "isPreferred": true,
          "kind": "quickfix",
          "title": "Add \`Content-Range\` to 416 (suggested: confirm it)",
        },
        {
          "isPreferred": false,
          "kind": "quickfix",
          "title": "Remove the content of 204 (unsafe: it changes what is promised)",
        },
      ]
    `);
  });

  test("leaves all but its lines as they were, and the finding is gone", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", faulty);
    const action = await offer(editor, "content-type-header-ignored");
    const after = await editor.until("openapi.yaml", () => editor.apply(action));
    expect(after.map(({ code }) => code)).not.toContain("content-type-header-ignored");
    expect(editor.text("openapi.yaml")).toBe(
      faulty.replace("            Content-Type:\n              schema: { type: string }\n", ""),
    );
  });

  test("is for the version that was linted", async () => {
    const editor = await openEditor({});
    await editor.open("openapi.yaml", faulty);
    const before = find(editor.shown("openapi.yaml"), "content-type-header-ignored");
    editor.replace("openapi.yaml", "title: Pets", "title: Pets\n  summary: All of them.");
    const [action] = await editor.actions("openapi.yaml", before);
    expect(action).toBeUndefined();
    const again = await offer(editor, "content-type-header-ignored");
    expect(again.edit?.documentChanges).toMatchObject([{ textDocument: { version: 2 } }]);
  });

  test("reaches other documents", async () => {
    const path =
      'delete:\n  responses:\n    "204":\n      description: Gone.\n      content:\n        text/plain: {}\n';
    const editor = await openEditor({ "pets.yaml": path });
    const shown = await editor.until("pets.yaml", () =>
      editor.openSilently("openapi.yaml", describePaths('/pets:\n  $ref: "pets.yaml"\n')),
    );
    editor.openSilently("pets.yaml", path);
    const [action] = await editor.actions("pets.yaml", find(shown, "bodiless-content"));
    expect(action?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: editor.uri("pets.yaml"), version: 1 }, edits: [{ newText: "" }] },
    ]);
  });

  test("is not offered where it reaches a description that cannot be read now", async () => {
    const shared = "created:\n  description: New.\n";
    const editor = await openEditor({ "shared.yaml": shared });
    const shown = await editor.until("shared.yaml", () =>
      editor.openSilently(
        "openapi.yaml",
        describePaths('/pets:\n  post:\n    responses:\n      "201":\n        $ref: "shared.yaml#/created"\n'),
      ),
    );
    editor.openSilently("shared.yaml", shared);
    const finding = find(shown, "201-location");
    const [whole] = await editor.actions("shared.yaml", finding);
    expect(whole?.edit?.documentChanges?.length).toBe(2);
    editor.replace("openapi.yaml", "info:\n", "info: [\n");
    const [torn] = await editor.actions("shared.yaml", finding);
    expect(torn).toMatchObject({ title: whole?.title, disabled: { reason: "The description cannot be read now." } });
    expect(torn?.edit).toBeUndefined();
  });

  test("is offered for what Spectral shows, which marks the value", async () => {
    const editor = await openEditor({});
    const shown = await editor.open("openapi.yaml", faulty);
    const { range, message } = find(shown, "bodiless-content");
    const value = {
      start: { line: range.start.line + 1, character: 10 },
      end: { line: range.start.line + 2, character: 30 },
    };
    const foreign = { source: "spectral", code: "bodiless-content", message, range: value };
    const actions = await editor.actions("openapi.yaml", foreign);
    expect(actions[0]).toMatchObject({ kind: "quickfix", diagnostics: [foreign] });
    expect(await editor.actions("openapi.yaml", { ...foreign, code: "oas3-schema" })).toEqual([]);
  });
});

describe("what is shown twice", () => {
  test("is left to the other server, unless it is settled otherwise", async () => {
    const foreign = {
      source: "spectral",
      code: "429-retry-after",
      message: "",
      range: { start: { line: 14, character: 8 }, end: { line: 14, character: 13 } },
    };
    const editor = await openEditor({});
    await editor.open("openapi.yaml", limited);
    expect(await editor.until("openapi.yaml", () => void editor.actions("openapi.yaml", foreign))).toEqual([]);
    const other = await openEditor({}, { settings: { diagnostics: "on" } });
    await other.open("openapi.yaml", limited);
    await other.actions("openapi.yaml", foreign);
    const [still] = await other.until("openapi.yaml", () => other.replace("openapi.yaml", "The pets", "All pets"));
    expect(still?.code).toBe("429-retry-after");
  });

  test("can be switched off, and fixes stay", async () => {
    const editor = await openEditor({}, { settings: { diagnostics: "off" } });
    expect(await editor.open("openapi.yaml", faulty)).toEqual([]);
    const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: editor.uri("openapi.yaml") },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [] },
    });
    expect(titles(actions).length).toBeGreaterThan(2);
  });
});

describe("fix all", () => {
  test("makes the safe fixes and no others", async () => {
    const editor = await openEditor({});
    const shown = await editor.open("openapi.yaml", faulty);
    const actions = await editor.actions("openapi.yaml", find(shown, "bodiless-content"), ["source.fixAll"]);
    expect(actions.map(({ kind }) => kind)).toEqual(["source.fixAll.statute"]);
    await editor.until("openapi.yaml", () => editor.apply(actions[0] as CodeAction));
    expect(editor.text("openapi.yaml")).toBe(
      faulty.replace("            Content-Type:\n              schema: { type: string }\n", ""),
    );
    expect(
      await editor.actions("openapi.yaml", find(editor.shown("openapi.yaml"), "bodiless-content"), ["source"]),
    ).toEqual([]);
  });
});

describe("ignoring here", () => {
  test.each([
    ["block YAML", limited, "x-statute-ignore:\n"],
    [
      "JSON",
      JSON.stringify(
        { openapi: "3.1.0", paths: { "/a": { get: { summary: "A", responses: { 429: { description: "A" } } } } } },
        null,
        2,
      ),
      '"x-statute-ignore": {\n',
    ],
  ])("writes the extension into the response, and it is heeded: %s", async (_, text, written) => {
    const editor = await openEditor({});
    const shown = await editor.open("openapi.yaml", text, "json");
    const actions = await editor.actions("openapi.yaml", find(shown, "429-retry-after"));
    const ignore = actions.find(({ title }) => title === "Ignore 429-retry-after here, with a reason") as CodeAction;
    const after = await editor.until("openapi.yaml", () => editor.apply(ignore));
    expect(editor.text("openapi.yaml")).toContain(written);
    expect(after.map(({ code }) => code)).toContain("ignore-without-reason");
    const reasoned = editor.text("openapi.yaml").replace(/(429-retry-after"?: )""/, '$1"The gateway adds it."');
    const codes = (await editor.until("openapi.yaml", () => editor.change("openapi.yaml", [{ text: reasoned }]))).map(
      ({ code }) => code,
    );
    expect(codes).not.toContain("429-retry-after");
    expect(codes).not.toContain("ignore-without-reason");
  });

  test("writes a comment where no rule of ours could read the extension", async () => {
    const editor = await openEditor({});
    const shown = await editor.open(
      "openapi.yaml",
      describePaths('/pets:\n  get:\n    responses:\n      "200":\n        $ref: "gone.yaml"\n'),
    );
    const [ignore] = await editor.actions("openapi.yaml", find(shown, "invalid-ref"));
    const after = await editor.until("openapi.yaml", () => editor.apply(ignore as CodeAction));
    expect(editor.text("openapi.yaml")).toContain("# statute-ignore invalid-ref -- \n");
    expect(after.map(({ code }) => code)).toContain("ignore-without-reason");
    const reasoned = editor.text("openapi.yaml").replace("-- \n", "-- It is written by the build.\n");
    const codes = (await editor.until("openapi.yaml", () => editor.change("openapi.yaml", [{ text: reasoned }]))).map(
      ({ code }) => code,
    );
    expect(codes).not.toContain("invalid-ref");
    expect(codes).not.toContain("ignore-without-reason");
  });
});
