import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue, findPreset } from "../../src/catalogue.ts";
import type { Finding } from "../../src/core/finding.ts";
import { severityNumber } from "../../src/core/severity.ts";
import { lintFiles } from "../../src/engine/lint-files.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { runThroughSpectral } from "../../src/engine/spectral/load-ruleset.ts";
import { Timing } from "../../src/engine/timing.ts";
import { makeProject, removeProject } from "../hosts/project.ts";
import { corpusFolder, listCorpus } from "../support/corpus.ts";
import { runSpectral } from "../support/spectral-cli.ts";

/** Where Spectral, not we, goes astray. */
const spectralDefects: Readonly<Record<string, string>> = {
  "cardano/cardano-wallet/specifications/api/swagger.yaml": "what stands in an alias is copied, and placed at line 1",
  "wikimedia/restbase/v1/content.yaml": "what stands in an alias is copied, and placed at line 1",
  "code4romania/alex-api/specs/alex-api.yml":
    "a pointer that leads through another reference is not followed to its end",
  "ethereum/beacon-APIs/beacon-node-oapi.yaml":
    "a reference back into the root, and on from there, is not followed to its end",
  "directus/openapi/openapi/index.yaml": "its resolver exceeds the call stack",
  "elastic/opensearch-api-specification/spec/namespaces/indices.yaml": "its resolver takes minutes",
  "grpc-ecosystem/grpc-gateway/examples/internal/proto/examplepb/a_bit_of_everything.swagger.json":
    "a key whose value is a reference is reported at what it refers to",
  "zalando/EMB/openapi-swagger/catwatch.json": "a key whose value is a reference is reported at what it refers to",
  "proxyprint/EMB/openapi-swagger/proxyprint.json": "a key whose value is a reference is reported at what it refers to",
};

/** What the readers say, each in its own way. */
const readersSay = ["parser", "invalid-ref", "ref-not-loaded", "unrecognized-format"];

const comparable = listCorpus().filter(({ file, isCompressed }) => !isCompressed && !(file in spectralDefects));
const multiFile = comparable.filter(({ files }) => files > 1);
const oneOfEachVendor = comparable.filter(
  ({ vendor, files, operations }, index) =>
    files === 1 &&
    operations <= 100 &&
    comparable.findIndex((other) => other.vendor === vendor && other.files === 1) === index,
);
const chosen = [...multiFile, ...oneOfEachVendor.slice(0, 45)];

let ours: string[];
let project: string;

beforeAll(async () => {
  project = await makeProject();
  ours = await lintEach(findPreset("recommended"));
}, 600_000);

afterAll(() => removeProject(project));

describe(`${chosen.length} descriptions, ${multiFile.length} of them in several files`, () => {
  test("are enough to go by", () => {
    expect(multiFile.length).toBeGreaterThanOrEqual(15);
    expect(chosen.length).toBeGreaterThanOrEqual(55);
    expect(ours.length).toBeGreaterThan(300);
  });

  test("the published ruleset says the same in the newest Spectral CLI", async () => {
    const sources = chosen.map(({ source }) => source);
    const results = await runSpectral(sources, resolve(project, ".spectral.yaml"), project);
    const theirs = results
      .filter(({ code }) => !readersSay.includes(code))
      .map(({ code, severity, source, range, message }) => write(source, range.start.line, code, severity, message));
    expect(unique(theirs)).toEqual(unique(ours));
  });

  test("the Spectral driver says the same as the direct one", async () => {
    const preset = findPreset("recommended");
    expect(await lintEach(preset && (await runThroughSpectral(preset, catalogue)))).toEqual(ours);
  });
});

/** What we say of each description by itself, as Spectral's CLI takes them. */
async function lintEach(ruleset: Ruleset | undefined): Promise<string[]> {
  if (ruleset === undefined) throw new Error("There is no such ruleset.");
  const found: Finding[] = [];
  for (const { source } of chosen) {
    const settings = { cwd: corpusFolder, ruleset, allowOutside: true, timing: new Timing() };
    const { findings, faults } = await lintFiles([source], settings);
    expect(faults).toEqual([]);
    for (const finding of findings) if (!readersSay.includes(finding.code)) found.push(finding);
  }
  return found
    .map(({ code, severity, source, range, message }) =>
      write(source, range.start.line, code, severityNumber(severity), message),
    )
    .sort();
}

function write(source: string, line: number, code: string, severity: number, message: string): string {
  return `${source}:${line + 1} ${severity} ${code} ${message}`;
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
