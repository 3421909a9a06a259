// Loads rulesets as the VS Code extension's server does and lints a document with each.
//
//     node load.mjs <document> <ruleset>...
//
// Spectral comes from the working folder, so that one script drives the packages of any year. Prints, for every ruleset,
// `{ findings }` or `{ error }`, as a JSON array. Whoever reaches for the network gets an error and is named in it.
import fs from "node:fs";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "package.json"));
const { Document, Ruleset, Spectral } = require("@stoplight/spectral-core");
const { Yaml } = require("@stoplight/spectral-parsers");
const { bundleRuleset } = require("@stoplight/spectral-ruleset-bundler");
const { commonjs } = require("@stoplight/spectral-ruleset-bundler/plugins/commonjs");
const { stdin } = require("@stoplight/spectral-ruleset-bundler/plugins/stdin");
const { runtime } = require("@stoplight/spectral-ruleset-bundler/presets/runtime");
const { migrateRuleset } = require("@stoplight/spectral-ruleset-migrator");

const requests = [];

function refuse(address) {
  requests.push(String(address));
  throw new Error(`network: ${address}`);
}

globalThis.fetch = async (address) => refuse(address);
Socket.prototype.connect = (...target) => refuse(JSON.stringify(target));

async function loadRuleset(file) {
  const io = { fs, fetch: globalThis.fetch };
  const plugins = [...runtime(io), commonjs()];
  let input = file;
  if (/\.(json|ya?ml)$/.test(file)) {
    input = path.join(path.dirname(file), ".spectral.js");
    plugins.unshift(stdin(await migrateRuleset(file, { format: "esm", ...io }), input));
  }
  const code = await bundleRuleset(input, { target: "runtime", format: "iife", plugins });
  return new Ruleset(Function(`return ${code}`)(), { severity: "recommended", source: file });
}

async function lint(document, file) {
  requests.length = 0;
  try {
    const spectral = new Spectral();
    spectral.setRuleset(await loadRuleset(file));
    const findings = await spectral.run(new Document(fs.readFileSync(document, "utf8"), Yaml, document));
    if (requests.length > 0) throw new Error(`network: ${requests.join(", ")}`);
    return { findings };
  } catch (error) {
    return { error: [error.message, ...(error.errors ?? []).map(({ message }) => message)].join("\n") };
  }
}

const [document, ...rulesets] = process.argv.slice(2).map((file) => path.resolve(file));
const outcomes = [];
for (const file of rulesets) outcomes.push(await lint(document, file));
process.stdout.write(JSON.stringify(outcomes));
