import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each layer may import of the others, beside itself. */
const layers: Readonly<Record<string, readonly string[] | "everything">> = {
  http: [],
  openapi: ["http"],
  core: ["openapi", "http"],
  meaning: ["http"],
  guidelines: ["core"],
  rules: ["meaning", "guidelines", "core", "openapi", "http"],
  libraries: [],
  engine: ["core", "openapi", "libraries"],
  contract: ["rules", "core", "openapi", "http"],
  git: ["engine", "core"],
  triage: ["core", "openapi"],
  cache: ["engine", "core", "openapi"],
  init: ["engine", "core", "openapi"],
  config: ["contract", "engine", "core", "openapi"],
  report: ["contract", "guidelines", "core", "openapi", "http"],
  rulesets: ["guidelines", "core", "rules", "http"],
  fix: ["contract", "engine", "core", "openapi"],
  delta: ["contract", "triage", "report", "engine", "core", "openapi"],
  "catalogue.ts": ["engine", "rules", "guidelines", "core", "openapi"],
  "api.ts": ["catalogue.ts", "delta", "contract", "engine", "report", "rules", "core", "openapi", "http"],
  redocly: ["catalogue.ts", "triage", "engine", "core", "openapi"],
  lsp: "everything",
  cli: "everything",
};

/** What the rules reach runs in hosts without Node: it may import nothing from outside. */
const portable = ["http", "openapi", "meaning", "guidelines", "rules", "rulesets"];
/** `core` is portable too, but for what only the command line uses. */
const portableCore = [
  "rule.ts",
  "judge.ts",
  "ignores.ts",
  "severity.ts",
  "finding.ts",
  "yaml.ts",
  "settings.ts",
  "read-settings.ts",
  "describe-value.ts",
];

/** Everything that touches files: nobody else may. */
const touchesFiles = [
  "src/cache/cache-folder.ts",
  "src/cache/digest-program.ts",
  "src/cli/main.ts",
  "src/cli/start.ts",
  "src/cli/base-rulesets.ts",
  "src/cli/choose-ruleset.ts",
  "src/cli/find-files.ts",
  "src/cli/name-files.ts",
  "src/cli/replace-files.ts",
  "src/cli/write-file.ts",
  "src/config/find-config.ts",
  "src/config/find-matches.ts",
  "src/config/load-config.ts",
  "src/engine/files.ts",
  "src/engine/working-tree.ts",
  "src/engine/read-file.ts",
  "src/init/find-descriptions.ts",
  "src/lsp/editor-files.ts",
  "src/lsp/project.ts",
  "src/init/survey.ts",
];

const files = ["src", "rulesets"]
  .flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, layer: layerOf(file), imports: listImports(file) }));

describe.each(files)("$file", ({ file, layer, imports }) => {
  test("imports only what its layer may", () => {
    const allowed = layers[layer];
    expect(allowed, `the layer of ${file} is not in the table`).toBeDefined();
    if (allowed === undefined || allowed === "everything") return;
    const taken = imports.filter((name) => name.startsWith("src/") || name.startsWith("rulesets/")).map(layerOf);
    expect(taken.filter((other) => other !== layer && !allowed.includes(other))).toEqual([]);
  });

  test("is as portable as its layer", () => {
    if (!portable.includes(layer) && !(layer === "core" && portableCore.some((name) => file.endsWith(`/${name}`))))
      return;
    expect(imports.filter((name) => !name.startsWith("src/") && !name.startsWith("rulesets/"))).toEqual([]);
  });

  test("touches files only where that is its work", () => {
    if (imports.some((name) => name.startsWith("node:fs"))) expect(touchesFiles).toContain(file);
  });

  test("fits on a few screens", () => {
    expect(readFileSync(resolve(root, file), "utf8").split("\n").length).toBeLessThanOrEqual(250);
  });
});

test("published rulesets carry nothing that only pages tell", () => {
  const readers = files.filter(({ imports }) => imports.some((name) => name.startsWith("src/http/code-")));
  expect(readers.map(({ layer }) => layer).filter((layer) => !["report", "cli", "contract"].includes(layer))).toEqual(
    [],
  );
});

test("there is no folder for whatever fits nowhere else", () => {
  expect(files.filter(({ file }) => /\/(utils?|helpers?|common|types|misc|shared)(\/|\.ts)/.test(file))).toEqual([]);
});

function layerOf(file: string): string {
  const [top = "", folder = ""] = file.split("/");
  return top === "src" ? folder : top;
}

/** The modules a file imports: our own by their path from the root, others by name. */
function listImports(file: string): string[] {
  const path = resolve(root, file);
  const { importedFiles } = ts.preProcessFile(readFileSync(path, "utf8"), true, true);
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith(".") ? relative(root, resolve(dirname(path), fileName)).replaceAll("\\", "/") : fileName,
  );
}
