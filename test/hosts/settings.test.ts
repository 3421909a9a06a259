import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../src/catalogue.ts";
import { severityNumber } from "../../src/core/severity.ts";
import { statute } from "../support/command.ts";
import { runSpectral } from "../support/spectral-cli.ts";
import { makeProject, packageRoot, removeProject } from "./project.ts";
import type { SpectralFinding } from "./tuning.ts";

/** Something of everything that a house decides. */
const description = `\
openapi: 3.0.3
info: { title: Kettles, version: 1.0.0 }
paths:
  /kettles:
    post:
      operationId: createKettle
      requestBody:
        content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
      responses:
        "200":
          description: The new kettle.
          content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } }
        default: { description: Anything else. }
  /teapots:
    post:
      operationId: createTeapot
      requestBody:
        content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
      responses:
        "201":
          description: The new teapot.
          content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } }
  /kettles/{kettleId}:
    parameters: [{ in: path, name: kettleId, required: true, schema: { type: string } }]
    get:
      responses:
        "200": { description: A kettle., content: { application/json: { schema: { type: object } } } }
        4XX: { description: No kettle. }
    delete:
      responses:
        "200":
          description: Gone.
          content: { application/json: { schema: { type: object, properties: { message: { type: string } } } } }
        "404":
          description: There is no such kettle.
          content: { application/json: { schema: { type: object, properties: { message: { type: string } } } } }
  /kettles/{kettleId}/lid:
    parameters: [{ in: path, name: kettleId, required: true, schema: { type: string } }]
    delete:
      responses:
        "204": { description: Gone. }
        "404": { description: There is no such kettle., content: { application/problem+json: {} } }
`;

const names = [...catalogue.published.keys()];

/** Every ruleset, by itself and over each of the presets; a setting is told twice to a preset that holds more. */
const extended = names.flatMap((name) =>
  name.startsWith("statute/settings/")
    ? [
        ["statute", name],
        [`statute/strict`, [name, "all"]],
      ]
    : [[name]],
);

let project: string;
let exported: readonly string[];

beforeAll(async () => {
  project = await makeProject();
  await writeFile(path.join(project, "openapi.yaml"), description);
  const { exports } = JSON.parse(await readFile(path.join(packageRoot, "package.json"), "utf8"));
  exported = Object.keys(exports);
}, 60_000);

afterAll(() => removeProject(project));

test("every published ruleset is in the exports of the package", () => {
  for (const name of names)
    expect(exported).toContain(name.replace(/^statute/, ".").replace(/^\.\/settings\/.*/, "./settings/*"));
});

describe("in Spectral's CLI, from YAML", () => {
  let ours: readonly (readonly string[])[];
  let theirs: readonly (readonly string[])[];

  beforeAll(async () => {
    const files = extended.map((_, at) => path.join(project, `ruleset-${at}.yaml`));
    for (const [at, file] of files.entries()) await writeFile(file, JSON.stringify({ extends: extended[at] }));
    const source = path.join(project, "openapi.yaml");
    [ours, theirs] = await Promise.all([Promise.all(files.map(lintOurselves)), lintWithEach(source, files)]);
  }, 300_000);

  test.each(extended.map((names, at) => ({ names, at })))("$names says what statute says", ({ at }) => {
    expect(ours[at]).toBeDefined();
    expect(theirs[at]).toEqual(ours[at]);
  });

  test("the program itself says the same", async () => {
    const at = extended.findIndex(([name, setting]) => name === "statute/strict" && setting !== undefined);
    const ruleset = path.join(project, `ruleset-${at}.yaml`);
    const found = listLines(await runSpectral([path.join(project, "openapi.yaml")], ruleset, project));
    expect(found).toEqual(theirs[at]);
  });
});

async function lintOurselves(ruleset: string): Promise<readonly string[]> {
  const { out, err } = await statute(project, ["openapi.yaml", "-r", ruleset, "-f", "json"]);
  expect(err).toBe("");
  return listLines(JSON.parse(out));
}

async function lintWithEach(source: string, rulesets: readonly string[]): Promise<readonly (readonly string[])[]> {
  const args = [path.join(import.meta.dirname, "lint-with-each.mjs"), source, ...rulesets];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project, maxBuffer: 1 << 30 });
  return (JSON.parse(stdout) as SpectralFinding[][]).map(listLines);
}

function listLines(findings: readonly SpectralFinding[]): readonly string[] {
  return findings.map(({ code, message, range }) => `${range.start.line} ${code}: ${message}`).sort();
}

describe("a setting", () => {
  const lint = async (...names: readonly unknown[]) => {
    const file = path.join(project, "one.yaml");
    await writeFile(file, JSON.stringify({ extends: names }));
    const { out } = await statute(project, ["openapi.yaml", "-r", file, "-f", "json"]);
    return (JSON.parse(out) as { code: string; severity: number; message: string }[]).sort();
  };
  const strict = (value: string) => lint("statute/strict", [`statute/settings/${value}`, "all"]);

  test.each([
    ["validation-400", "422-documented", /the setting `validation` is `400`/],
    ["create-201", "post-create-201", /the setting `create` is `201`/],
    ["create-201-location", "201-location", /the setting `create` is `201-location`/],
    ["delete-200", "delete-204", /the setting `delete` is `200`/],
    ["delete-204", "delete-204", /the setting `delete` is `204`/],
    ["error-media-type-problem-json", "error-problem-details", /the setting `errorMediaType` is `problem-json`/],
    ["ranges-forbidden", "range-undocumented", /the setting `ranges` is `forbidden`/],
    ["default-required", "default-documented", /the setting `default` is `required`/],
    ["default-forbidden", "default-undocumented", /the setting `default` is `forbidden`/],
  ])("%s makes %s speak, and say so", async (value, code, cited) => {
    const found = (await strict(value)).filter((finding) => finding.code === code);
    expect(found).not.toEqual([]);
    for (const { message } of found) expect(message).toMatch(cited);
  });

  test.each([
    ["create-201", "201-location"],
    ["create-any", "201-location"],
    ["create-any", "post-create-201"],
    ["delete-any", "delete-204"],
    ["error-media-type-json", "error-problem-details"],
    ["error-media-type-any", "error-problem-details"],
    ["ranges-allowed", "range-undocumented"],
    ["default-allowed", "default-documented"],
    ["default-allowed", "default-undocumented"],
  ])("%s silences %s", async (value, code) => {
    expect((await strict(value)).filter((finding) => finding.code === code)).toEqual([]);
  });

  test("that calls for a rule switches it on in every preset", async () => {
    const found = await lint("statute", "statute/settings/ranges-forbidden");
    expect(found.filter(({ code }) => code === "range-undocumented")).toMatchObject([
      { severity: severityNumber("info") },
    ]);
    expect((await lint("statute")).filter(({ code }) => code === "range-undocumented")).toEqual([]);
  });
});

test("statute/configure makes the same in JavaScript, in both programs", async () => {
  await writeFile(
    path.join(project, "own.mjs"),
    'import configure from "statute/configure";\nexport default { extends: [configure({ preset: "strict", validation: "400", allow: ["299"] })] };\n',
  );
  await writeFile(
    path.join(project, "codes.yaml"),
    'openapi: 3.0.3\ninfo: { title: K, version: "1" }\npaths: { /a: { get: { responses: { "299": { description: A. }, "298": { description: B. } } } } }\n',
  );
  const { out, err } = await statute(project, ["codes.yaml", "openapi.yaml", "-r", "own.mjs", "-f", "json"]);
  expect(err).toBe("");
  const ours = (JSON.parse(out) as { code: string; message: string }[]).map(
    ({ code, message }) => `${code}: ${message}`,
  );
  expect(ours.filter((line) => line.startsWith("status-registered"))).toEqual([expect.stringContaining('"298"')]);
  const sources = ["codes.yaml", "openapi.yaml"].map((file) => path.join(project, file));
  const theirs = await runSpectral(sources, path.join(project, "own.mjs"), project);
  expect(theirs.map(({ code, message }) => `${code}: ${message}`).sort()).toEqual(ours.sort());
});

test.each([
  ['{ validation: "423" }', 'The setting validation cannot be "423": write 422 or 400.'],
  ['{ preset: "all" }', "There is no preset all: there are core, recommended, strict."],
  ["{ validate: true }", "There is no setting validate"],
  ['{ allow: ["2xx"] }', "The setting allow is no list of status codes"],
])("statute/configure refuses %s", async (configuration, sentence) => {
  const code = `import("statute/configure").then(({ default: configure }) => configure(${configuration}))`;
  const run = promisify(execFile)(process.execPath, ["-e", code], { cwd: project });
  await expect(run).rejects.toThrow(sentence);
});
