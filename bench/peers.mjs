import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache } from "./measure.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

const home = join(cache, "peers");
const pinned = readJson(here("peers.json"));
const statuteBin = here("../dist/cli.cjs");
const publishedRuleset = here("../dist/recommended.js");

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
  ];
}

/** What stands between us and the table, in sentences; empty after `npm run build`. */
export function missingBuilds() {
  const sentences = [];
  if (!existsSync(statuteBin)) sentences.push("dist/cli.cjs is not built: there is no row for statute and no ratio.");
  if (!existsSync(publishedRuleset))
    sentences.push("dist/recommended.js is not built: there is no row for Spectral with the same rules.");
  return sentences;
}

/** The rows of a case's table, statute first, the limit last. */
export function toolsFor({ file, files, limit }) {
  const spectral = (ruleset) => [bin("@stoplight/spectral-cli"), "lint", file, "-r", ruleset, "-f", "json", "--quiet"];
  const linters = [
    existsSync(statuteBin) && {
      id: "statute",
      name: "`statute lint`",
      argv: [statuteBin, "lint", file, "-f", "json", "--fail-on", "never"],
      exitCodes: [0],
      countFindings: countEntries,
    },
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
      argv: [bin("@redocly/cli"), "lint", file, "--extends=minimal", "--format=json"],
      exitCodes: [0, 1],
      countFindings: countProblems,
    },
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

function countEntries(report) {
  const findings = JSON.parse(report);
  if (!Array.isArray(findings)) throw new Error("the report is not an array");
  return findings.length;
}

function countProblems(report) {
  const { totals } = JSON.parse(report);
  return totals.errors + totals.warnings;
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
