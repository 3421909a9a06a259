import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { decodeBytes, readText } from "../../src/engine/readers/read-text.ts";
import type { JsonPath } from "../../src/openapi/json-path.ts";
import { listPaths, readLikeSpectral } from "../readers/spectral-lines.ts";

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
const sampleSize = 300;

describe.skipIf(!existsSync(corpus))("every description of the corpus", () => {
  test.each(listDescriptions())("%s", { timeout: 120_000 }, (name) => {
    const text = readDescription(name).replace(/^\ufeff/, "");
    const { data, locate } = readText(text, name.replace(/\.gz$/, ""));

    const reference = readReference(text);
    if (reference !== undefined) expect(settleTexts(data)).toEqual(settleTexts(reference));

    const paths = samplePaths(listPaths(data, 400_000));
    const spectral = readLikeSpectral(text, paths);
    const lines = locate(paths).map(({ start }) => start.line);
    // Behind an alias or a merge Spectral finds nothing.
    expect(lines).toEqual(spectral.lines.map((line, index) => line ?? lines[index]));
    const lost = spectral.lines.filter((line) => line === undefined).length;
    if (!/[*&]\w/.test(text)) expect(lost).toBe(0);
  });
});

function listDescriptions(): string[] {
  if (!existsSync(corpus)) return [];
  const rows = readFileSync(`${corpus}index.tsv`, "utf8").trim().split("\n").slice(1);
  const names = rows.map((row) => row.split("\t")[1] ?? "");
  // To read them as others do takes longest of all; the readers' own tests have every shape.
  return process.env.READERS_ALL === undefined ? names.filter((_, index) => index % 2 === 0) : names;
}

function readDescription(name: string): string {
  const bytes = readFileSync(corpus + name);
  return decodeBytes(name.endsWith(".gz") ? gunzipSync(bytes) : bytes, name);
}

/** Undefined where `yaml` is stricter: Spectral's parser does not mind how the lines of a quoted scalar are indented. */
function readReference(text: string): unknown {
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // Some have a comma too many.
    }
  }
  const document = parseDocument(text, { schema: "core", merge: true, uniqueKeys: false, logLevel: "silent" });
  return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: -1 });
}

/**
 * Without what Spectral's parser, and so ours, reads differently in texts: it drops the blank lines at the beginning
 * of a block scalar, counts those at its end wrongly, and drops a quote (`''`) at the end of a line of a quoted scalar.
 */
function settleTexts(data: unknown): unknown {
  if (typeof data === "string") return data.replace(/[\s']/g, "");
  if (Array.isArray(data)) return data.map(settleTexts);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, settleTexts(value)]));
}

/** The same ones in every run. */
function samplePaths(paths: readonly JsonPath[]): JsonPath[] {
  const sample: JsonPath[] = [];
  for (let index = 0; index < sampleSize && paths.length > 0; index++) {
    const path = paths[(index * 7919 + 13) % paths.length];
    if (path !== undefined) sample.push(path);
  }
  return sample;
}
