import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache } from "./measure.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

const home = join(cache, "peers");
const pinned = readJson(here("peers.json"));
const statuteBin = here("../dist/cli.cjs");
const publishedRuleset = here("../dist/strict.js");
const vacuum = findProgram("vacuum");

/** Peers live in the bench's own cache, never in the project's node_modules. Install scripts (telemetry) do not run. */
export function installPeers() {
  const missing = Object.entries(pinned).filter(([name, version]) => installedVersion(name) !== version);
  if (missing.length === 0) return;
  process.stderr.write(`Installing ${missing.map((peer) => peer.join("@")).join(", ")} into ${home}\n`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies: pinned }));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["install", "--prefix", home, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync(npm, args, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
}

export function toolVersions() {
  return [
    `statute ${readJson(here("../package.json")).version}`,
    ...Object.entries(pinned).map((peer) => peer.join(" ")),
    ...(vacuum === undefined ? [] : [`vacuum ${execFileSync(vacuum, ["version"], { encoding: "utf8" }).trim()}`]),
  ];
}

/** What stands between us and the whole table, in sentences. */
export function missingTools() {
  const sentences = [];
  if (!existsSync(statuteBin)) sentences.push("dist/cli.cjs is not built: there is no row for statute and no ratio.");
  if (!existsSync(publishedRuleset))
    sentences.push("dist/strict.js is not built: there is no row for Spectral with the same rules.");
  if (vacuum === undefined)
    sentences.push(
      findProgram("go") === undefined
        ? "There is neither vacuum nor the Go that builds it (https://go.dev/dl): there is no row for vacuum."
        : "There is no vacuum in PATH, so no row for it: go install github.com/daveshanley/vacuum@latest",
    );
  return sentences;
}

/** The rows of a case's table, statute first, the limit last. */
export function toolsFor({ roots, files, limit, isSynthetic = false }) {
  const spectral = (ruleset) => [
    bin("@stoplight/spectral-cli"),
    "lint",
    ...roots,
    "-r",
    ruleset,
    "-f",
    "json",
    "--quiet",
  ];
  const statute = [statuteBin, "lint", ...roots, "-r", "strict", "-f", "json", "--fail-on", "never"];
  const linters = [
    existsSync(statuteBin) && {
      id: "statute",
      name: "`statute lint -r strict`",
      argv: statute,
      exitCodes: [0],
      countFindings: countEntries,
    },
    existsSync(statuteBin) &&
      roots.length > 1 && {
        id: "cached",
        name: "the same with `--cache`, nothing changed",
        argv: [...statute, "--cache-location", join(cache, "results")],
        exitCodes: [0],
        countFindings: countEntries,
      },
    vacuum !== undefined &&
      roots.length === 1 && {
        id: "vacuum",
        name: "vacuum, 13 claims as JSONPath",
        program: vacuum,
        argv: ["spectral-report", "-o", "-r", here("jsonpath.yaml"), ...roots],
        exitCodes: [0, 1],
        countFindings: countEntries,
      },
    // They take minutes and gigabytes for those.
    ...(isSynthetic ? [] : peersOf(roots, spectral)),
  ];
  return [
    ...linters.filter((linter) => linter !== false),
    {
      id: "limit",
      name: limit.name,
      argv: [fileURLToPath(limit.script), ...(limit.reads ? files : [])],
      exitCodes: [0],
      countFindings: () => undefined,
    },
  ];
}

function peersOf(roots, spectral) {
  return [
    existsSync(publishedRuleset) && {
      id: "spectral",
      name: "Spectral CLI, the same rules",
      argv: spectral(here("spectral.yaml")),
      exitCodes: [0, 1],
      countFindings: countEntries,
    },
    {
      id: "jsonpath",
      name: "Spectral CLI, 13 claims as JSONPath",
      argv: spectral(here("jsonpath.yaml")),
      exitCodes: [0, 1],
      countFindings: countEntries,
    },
    {
      id: "redocly",
      name: "Redocly CLI, `minimal`",
      argv: [bin("@redocly/cli"), "lint", ...roots, "--extends=minimal", "--format=json"],
      exitCodes: [0, 1],
      countFindings: countProblems,
    },
  ];
}

/** The first program of this name in PATH. */
function findProgram(name) {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
}

function countEntries(report) {
  const findings = JSON.parse(report);
  if (!Array.isArray(findings)) throw new Error("the report is not an array");
  return findings.length;
}

function countProblems(report) {
  // One report after the other, where there are several descriptions.
  const reports = report.split(/(?<=^\})(?=\{)/m).map((text) => JSON.parse(text));
  return reports.reduce((sum, { totals }) => sum + totals.errors + totals.warnings, 0);
}

function bin(name) {
  const folder = join(home, "node_modules", name);
  const entry = readJson(join(folder, "package.json")).bin;
  return join(folder, typeof entry === "string" ? entry : Object.values(entry)[0]);
}

function installedVersion(name) {
  const manifest = join(home, "node_modules", name, "package.json");
  return existsSync(manifest) ? readJson(manifest).version : undefined;
}
