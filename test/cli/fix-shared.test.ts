import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { searchLimits } from "../../src/init/find-descriptions.ts";
import { makeFolder, statute } from "../support/command.ts";

/** A description whose one operation answers with what a shared file defines. */
function answer(key: string, reference = "c.yaml#/components/responses/R"): string {
  return `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses:
        "${key}": { $ref: "${reference}" }
`;
}

function share(response: string): string {
  return `components:\n  responses:\n    R: ${response}\n    S: ${response}\n`;
}

const empty = share("{ description: Fine by me., content: { text/csv: {} } }");
const full = share("{ description: Fine by me., content: { text/csv: { schema: { type: string } } } }");
const unnamed = share('{ description: "" }');
const late = share("{ description: Later. }");

/** Mends what one rule finds in some of the descriptions, and tells what became of the others' file. */
async function mend(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const cwd = makeFolder(files);
  const { err } = await statute(cwd, args);
  return { err, text: readFileSync(join(cwd, "c.yaml"), "utf8") };
}

const refusal = "b.yaml uses it too, and does not ask for this";

test.each([
  ["204 and 200", "204", "200", empty, "--fix", "bodiless-content"],
  ["204 and 200, with a body", "204", "200", full, "--fix-unsafe", "bodiless-content"],
  ["429 and 400", "429", "400", unnamed, "--fix", "response-description"],
  ["201 and 202", "201", "202", late, "--fix-suggested", "201-location"],
])(
  "what serves %s of two descriptions is left, whether both are named or one",
  async (_, one, other, text, option, rule) => {
    const files = { "a.yaml": answer(one), "b.yaml": answer(other), "c.yaml": text };
    for (const named of [["a.yaml", "b.yaml"], ["a.yaml"]]) {
      const left = await mend(files, ...named, option, "--only", rule);
      expect(left).toEqual({ err: expect.stringContaining(`× ${rule}: ${refusal}\n`), text });
    }
    const { "b.yaml": _b, ...alone } = files;
    expect((await mend(alone, "a.yaml", option, "--only", rule)).text).not.toBe(text);
  },
);

test("what others do not use is mended, and what they would mend alike", async () => {
  const apart = { "a.yaml": answer("204"), "b.yaml": answer("200", "c.yaml#/components/responses/S"), "c.yaml": empty };
  const { text, err } = await mend(apart, "a.yaml", "--fix", "--only", "bodiless-content");
  expect(err).toBe("Mended 1 finding in 1 file: 1 × bodiless-content.\n");
  expect(text).toBe(empty.replace(", content: { text/csv: {} } }", " }"));
  const alike = { "a.yaml": answer("204"), "b.yaml": answer("204"), "c.yaml": empty };
  expect((await mend(alike, "a.yaml", "--fix", "--only", "bodiless-content")).text).toBe(text);
});

test("others refer to it through files, into a description, and from where the configuration names", async () => {
  const through = {
    "a.yaml": answer("204"),
    "sub/b.yaml": answer("200", "x.yaml#/R"),
    "sub/x.yaml": "R: { $ref: ../c.yaml#/components/responses/R }\n",
    "c.yaml": empty,
  };
  const fix = ["--fix", "--only", "bodiless-content"];
  expect((await mend(through, "a.yaml", ...fix)).err).toContain("sub/b.yaml uses it too");
  const broken = `openapi: 3.1.0\n$ref: x.yaml\nx: ${"[".repeat(10_000)}\n`;
  expect((await mend({ ...through, "sub/b.yaml": broken }, "a.yaml", ...fix)).err).toContain(
    "sub/b.yaml may use it too, and cannot be checked",
  );
  const json = ["$ref", "\\u0024ref", '$ref" : "#/x", "$ref'].map(
    (key) => `{ "openapi": "3.1.0", "paths": { "/b": { "${key}": "sub/b.yaml#/paths/~1a" } } }`,
  );
  for (const text of json)
    expect((await mend({ ...through, "b.json": text }, "a.yaml", ...fix)).err).toContain("b.json uses it too");
  const into = { "b.yaml": answer("200"), "c.yaml": `${answer("204", "#/components/responses/R")}${empty}` };
  expect((await mend(into, "c.yaml", ...fix)).err).toContain(refusal);
  const named = { "statute.config.yaml": "files: [a.yaml]\n" };
  expect((await mend({ ...through, ...named }, "a.yaml", ...fix)).err).toMatch(/^Mended/);
});

test("where not all can be searched, only the description itself is mended", async () => {
  const own = `        "205": { description: Done., content: { text/csv: {} } }\n`;
  const files = {
    "a.yaml": answer("204") + own,
    "c.yaml": empty,
    "huge.yaml": new Uint8Array(searchLimits.bytesEach + 1),
  };
  const { err, text } = await mend(files, "a.yaml", "--fix", "--only", "bodiless-content");
  expect(err).toContain("others may use it too: name them as `files` in the configuration");
  expect(err).toContain("Mended 1 finding in 1 file");
  expect(text).toBe(empty);
});
