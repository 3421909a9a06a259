import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPreset } from "../../src/catalogue.ts";
import { lintFiles } from "../../src/engine/lint-files.ts";
import { Timing } from "../../src/engine/timing.ts";
import { makeProject, removeProject } from "../hosts/project.ts";
import { corpusFolder, listRepresentative } from "../support/corpus.ts";
import { lintWithRedocly } from "../support/redocly-cli.ts";

/** Redocly reads none of these: a key stands twice, or what is in quotes or braces goes on less indented. */
const unreadable = [
  "ai4s-yb/sequenceserver-api/openapi/api.yaml",
  "cloudmersive/openapi-connectors/openapi/cloudmersive.validate/openapi.yaml",
  "dracoon/openapi-connectors/openapi/dracoon.public/openapi.yml",
  "journey-io/openapi-connectors/openapi/journey.io/openapi.yaml",
  "matrix-org/matrix-spec/data/api/client-server/content-repo.yaml",
  "matrix-org/matrix-spec/data/api/client-server/key_backup.yaml",
  "matrix-org/matrix-spec/data/api/client-server/registration.yaml",
  "matrix-org/matrix-spec/data/api/identity/v2_auth.yaml",
  "openlineage/marquez/spec/openapi.yml",
  "wazuh/wazuh/api/api/spec/spec.yaml",
];

const chosen = listRepresentative().filter(({ file }) => !unreadable.includes(file));

/** What the readers say, each in its own way. */
const readersSay = ["parser", "invalid-ref", "ref-not-loaded", "unquoted-status-key"];

let project: string;

beforeAll(async () => {
  project = await makeProject();
  await writeFile(resolve(project, "redocly.yaml"), "plugins: [statute/redocly]\nextends: [statute/strict]\n");
}, 300_000);

afterAll(() => removeProject(project));

test(`Redocly finds in ${chosen.length} descriptions what we find, at the same places`, async () => {
  const ruleset = findPreset("strict");
  if (ruleset === undefined) throw new Error("There is no such ruleset.");
  const ours: string[] = [];
  for (const { source } of chosen) {
    const settings = { cwd: corpusFolder, ruleset, allowOutside: true, timing: new Timing() };
    const { findings, faults } = await lintFiles([source], settings);
    expect(faults).toEqual([]);
    for (const { code, severity, source: file, range, message } of findings) {
      const shown = severity === "error" ? "error" : "warning";
      const { line, character } = range.start;
      if (!readersSay.includes(code)) ours.push(`${file}:${line + 1}:${character + 1} ${shown} ${code} ${message}`);
    }
  }
  const sources = chosen.map(({ source }) => source);
  const theirs = (await lintWithRedocly(project, sources)).map(
    ({ file, line, column, severity, code, message }) => `${file}:${line}:${column} ${severity} ${code} ${message}`,
  );
  expect(chosen.filter(({ files }) => files > 1).length).toBeGreaterThanOrEqual(10);
  expect(ours.length).toBeGreaterThan(1000);
  expect(theirs.sort()).toEqual(ours.sort());
});
