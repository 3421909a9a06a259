import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { cache } from "./measure.mjs";

const corpus = fileURLToPath(new URL("../../shared/corpus/", import.meta.url));
const bundled = fileURLToPath(new URL("../fixtures/broken/bookshop.yaml", import.meta.url));
const smallBytes = 64 * 1024;

const hasCorpus = existsSync(join(corpus, "index.tsv"));
const hasBundled = existsSync(bundled);

const limits = {
  bare: {
    id: "bare",
    name: "Limit: `node` on an empty file",
    script: new URL("limits/bare-node.mjs", import.meta.url),
    reads: false,
  },
  json: {
    id: "json",
    name: "Limit: `node`, read, `JSON.parse`",
    script: new URL("limits/parse-json.mjs", import.meta.url),
    reads: true,
  },
  yaml: {
    id: "yaml",
    name: "Limit: `node`, read, js-yaml `load`",
    script: new URL("limits/load-yaml.mjs", import.meta.url),
    reads: true,
  },
};

export function namedCases(paths) {
  return paths.map((path) => describe(basename(path), resolve(path)));
}

/** The largest JSON, the largest YAML and the most widely scattered description of the corpus, and a small one of ours. */
export function standardCases() {
  return [...(hasCorpus ? corpusCases() : []), ...(hasBundled ? [describe("Tiny", bundled)] : [])];
}

/** Which standard cases cannot be measured here, in sentences. */
export function missingCases() {
  const sentences = [];
  if (!hasCorpus)
    sentences.push(
      "No corpus in ../shared/corpus; to measure your own files: node bench/run.mjs path/to/openapi.yaml …",
    );
  if (!hasBundled) sentences.push("No fixtures/broken/bookshop.yaml: there is no tiny case.");
  return sentences;
}

function corpusCases() {
  const rows = readIndex();
  const single = rows.filter(({ files }) => files === 1);
  const written = (format) => single.filter((row) => row.format === format);
  return [
    { title: "Large JSON", row: most(written("json"), "bytes") },
    { title: "Large YAML", row: most(written("yaml"), "bytes") },
    { title: "Many files", row: most(rows, "files") },
  ].map(({ title, row }) => describe(`${title}: ${row.vendor}`, uncompressed(row.file)));
}

function readIndex() {
  const [head, ...lines] = readFileSync(join(corpus, "index.tsv"), "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  return lines.map((line) => {
    const row = Object.fromEntries(line.split("\t").map((cell, index) => [columns[index], cell]));
    return { ...row, bytes: Number(row.bytes), files: Number(row.files) };
  });
}

function most(rows, column) {
  return rows.reduce((best, row) => (row[column] > best[column] ? row : best));
}

function uncompressed(file) {
  const source = join(corpus, file);
  if (!file.endsWith(".gz")) return source;
  const target = join(cache, "corpus", file.slice(0, -".gz".length));
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, gunzipSync(readFileSync(source)));
  }
  return target;
}

function describe(title, file) {
  const files = filesReachedFrom(file);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  const format = files.every((path) => path.endsWith(".json")) ? "json" : "yaml";
  return { title, file, files, bytes, format, limit: limits[bytes < smallBytes ? "bare" : format] };
}

/** The description and what its relative `$ref`s lead to, found by pattern: near enough to say what a parser must read. */
function filesReachedFrom(root) {
  const reference = /\$ref["']?\s*:\s*["']?([^\s"'#]+\.(?:json|ya?ml))\b/g;
  const reached = new Set([root]);
  for (const file of reached)
    for (const [, target] of readFileSync(file, "utf8").matchAll(reference)) {
      const path = resolve(dirname(file), target);
      if (existsSync(path)) reached.add(path);
    }
  return [...reached];
}
