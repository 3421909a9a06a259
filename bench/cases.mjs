import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { cache } from "./measure.mjs";
import { synthesize } from "./synthetic.mjs";

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
  both: {
    id: "both",
    name: "Limit: `node`, read, `JSON.parse` or js-yaml `load`",
    script: new URL("limits/parse-both.mjs", import.meta.url),
    reads: true,
  },
};

export function namedCases(paths) {
  return paths.map((path) => describe(basename(path), [resolve(path)]));
}

/** The cases by name; `only` chooses among them, as the large ones take their time. */
export function standardCases(only) {
  const makers = {
    ...(hasBundled && { bundled: () => describe("Bundled", [bundled]) }),
    ...(hasCorpus && corpusCases()),
  };
  for (const size of sizes)
    makers[`${size}mb`] = () => ({ ...describe(`Synthetic, ${size} MB`, [synthesize(size)]), isSynthetic: true });
  const unknown = only.find((name) => !Object.hasOwn(makers, name));
  if (unknown !== undefined)
    throw new Error(`There is no case ${unknown} here, only ${Object.keys(makers).join(", ")}.`);
  const names = only.length > 0 ? only : Object.keys(makers);
  return names.map((name) => makers[name]());
}

/** In megabytes: what one takes, the other takes as many times as it is larger. */
const sizes = [8, 64];

/** Which standard cases cannot be measured here, in sentences. */
export function missingCases() {
  const sentences = [];
  if (!hasCorpus)
    sentences.push(
      "No corpus in ../shared/corpus; to measure your own files: node bench/run.mjs path/to/openapi.yaml …",
    );
  if (!hasBundled) sentences.push("No fixtures/broken/bookshop.yaml: there is no bundled case.");
  return sentences;
}

function corpusCases() {
  const rows = readIndex();
  const single = rows.filter(({ files }) => files === 1);
  const written = (format) => single.filter((row) => row.format === format);
  const one = (title, row) => () => describe(`${title}: ${row.vendor}`, [uncompressed(row.file)]);
  return {
    tiny: one("Tiny, 20 operations", middle(written("yaml").filter(({ operations }) => operations === 20))),
    json: one("Large JSON", most(written("json"), "bytes")),
    yaml: one("Large YAML", most(written("yaml"), "bytes")),
    files: one("Many files", most(rows, "files")),
    many: () =>
      describe(
        "200 descriptions",
        spread(single, 200).map(({ file }) => uncompressed(file)),
      ),
  };
}

/** The one of middling size. */
function middle(rows) {
  return rows.toSorted((a, b) => a.bytes - b.bytes)[Math.floor(rows.length / 2)];
}

/** So many rows, as far from each other as there are rows. */
function spread(rows, count) {
  return Array.from({ length: count }, (_, index) => rows[Math.floor((index * rows.length) / count)]);
}

function readIndex() {
  const [head, ...lines] = readFileSync(join(corpus, "index.tsv"), "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  return lines.map((line) => {
    const row = Object.fromEntries(line.split("\t").map((cell, index) => [columns[index], cell]));
    return { ...row, bytes: Number(row.bytes), files: Number(row.files), operations: Number(row.operations) };
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

function describe(title, roots) {
  const files = filesReachedFrom(roots);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  const json = files.filter((path) => path.endsWith(".json")).length;
  const format = json === files.length ? "json" : json === 0 || roots.length === 1 ? "yaml" : "both";
  return { title, roots, files, bytes, format, limit: limits[bytes < smallBytes ? "bare" : format] };
}

/** The descriptions and what their relative `$ref`s lead to, found by pattern: near enough to say what a parser must read. */
function filesReachedFrom(roots) {
  const reference = /\$ref["']?\s*:\s*["']?([^\s"'#]+\.(?:json|ya?ml))\b/g;
  const reached = new Set(roots);
  for (const file of reached)
    for (const [, target] of readFileSync(file, "utf8").matchAll(reference)) {
      const path = resolve(dirname(file), target);
      if (existsSync(path)) reached.add(path);
    }
  return [...reached];
}
