import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { statute } from "../support/command.ts";
import { lintWithRedocly, type Reported, runRedocly } from "../support/redocly-cli.ts";
import { makeProject, packageRoot, removeProject } from "./project.ts";

const root = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    $ref: paths/pets.yaml
  /pets/{petId}:
    parameters:
      - { name: petId, in: path, required: true, schema: { type: string } }
    get:
      responses:
        "200":
          description: The pet.
          content: { application/json: { schema: { type: object } } }
        # statute-ignore 429-retry-after -- The gateway adds it.
        "429": { description: Too many requests. }
        "419": { description: The session has expired. }
`;

const files = {
  "openapi.yaml": root,
  "paths/pets.yaml": `get:
  responses:
    "200":
      description: The pets.
      content: { application/json: { schema: { type: array, items: { type: object } } } }
    "503":
      $ref: "../responses.yaml#/Down"
post:
  responses:
    "201":
      description: The pet was added.
    "503":
      $ref: "../responses.yaml#/Down"
`,
  // A document in which Redocly stays no longer than to read where it leads.
  "responses.yaml": "Down:\n  $ref: down.yaml\n",
  "down.yaml": "description: Down for maintenance.\nheaders: {}\n",
};

let project: string;

beforeAll(async () => {
  project = await makeProject();
  await mkdir(join(project, "paths"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text);
  await copyFile(join(packageRoot, "fixtures/broken/bookshop.yaml"), join(project, "bookshop.yaml"));
  await write("redocly.yaml", "extends: [statute/recommended]");
}, 300_000);

afterAll(() => removeProject(project));

function write(file: string, rules: string): Promise<void> {
  return writeFile(join(project, file), `plugins: [statute/redocly]\n${rules}\n`);
}

/** What our own command finds, in Redocly's words for severities. */
async function lintOurselves(file: string, preset: string): Promise<readonly Reported[]> {
  const { out } = await statute(project, ["lint", file, "-r", preset, "-f", "json", "--fail-on", "never"]);
  const findings = JSON.parse(out.replaceAll("<cwd>", project)) as readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: number;
    readonly source: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
  return findings.map(({ code, message, severity, source, range: { start } }) => ({
    file: source,
    line: start.line + 1,
    column: start.character + 1,
    severity: severity === 0 ? "error" : "warning",
    code,
    message,
  }));
}

function sort(reported: readonly Reported[]): readonly string[] {
  return reported.map((one) => JSON.stringify(one)).sort();
}

describe("Redocly's CLI", { timeout: 60_000 }, () => {
  test.each(["openapi.yaml", "bookshop.yaml"])("finds in %s what our own command finds", async (file) => {
    for (const preset of ["core", "recommended", "strict"]) {
      await write("preset.yaml", `extends: [statute/${preset}]`);
      const ours = await lintOurselves(file, preset);
      expect(ours.length).toBeGreaterThan(2);
      expect(sort(await lintWithRedocly(project, [file], "preset.yaml"))).toEqual(sort(ours));
    }
  });

  test("shows the document that holds the defect, who refers to it, and the page of the rule", async () => {
    const { stdout, exitCode } = await runRedocly(project, ["lint", "openapi.yaml"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("down.yaml:1:1 at #/\n\n503 Service Unavailable of 2 operations has no `Retry-After`");
    expect(stdout).toContain("referenced from paths/pets.yaml:6:5 at #/get/responses/503");
    expect(stdout).toContain("Did you mean:\n  - 401\n  - 403\n");
    expect(stdout).toMatch(/^Reference: https:.*\/503-retry-after\.md$/m);
    expect(stdout).not.toContain("429-retry-after rule");
  });

  test("runs single rules, with settings and at the severity that they are given", async () => {
    await write(
      "rules.yaml",
      "rules:\n  statute/status-registered: { severity: warn, allow: ['419'] }\n  statute/201-location: warn",
    );
    const found = await lintWithRedocly(project, ["openapi.yaml"], "rules.yaml");
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["201-location warning"]);
  });

  test("takes settings as configurations", async () => {
    await write("house.yaml", "extends: [statute/recommended, statute/create-any, statute/ranges-forbidden]");
    const found = await lintWithRedocly(project, ["openapi.yaml"], "house.yaml");
    const usual = await lintWithRedocly(project, ["openapi.yaml"]);
    expect(usual.map(({ code }) => code)).toContain("201-location");
    expect(found.map(({ code }) => code)).not.toContain("201-location");
  });

  test("says what is no setting", async () => {
    await write("wrong.yaml", "rules:\n  statute/201-location: { severity: warn, creat: any }");
    const { exitCode, stdout, stderr } = await runRedocly(project, ["lint", "openapi.yaml", "--config", "wrong.yaml"]);
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain("statute/201-location: There is no setting creat");
  });

  test("leaves out what its own file ignores", async () => {
    const before = await lintWithRedocly(project, ["bookshop.yaml"]);
    expect(before).not.toEqual([]);
    const ignoring = await runRedocly(project, ["lint", "bookshop.yaml", "--generate-ignore-file"]);
    expect(ignoring.exitCode).toBe(0);
    expect(await readFile(join(project, ".redocly.lint-ignore.yaml"), "utf8")).toContain("statute/201-location:");
    expect(await lintWithRedocly(project, ["bookshop.yaml"])).toEqual([]);
  });
});
