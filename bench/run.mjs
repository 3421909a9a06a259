import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { budgetsAcross, budgetsOf } from "./budgets.mjs";
import { missingCases, namedCases, standardCases } from "./cases.mjs";
import { measure, rehearse } from "./measure.mjs";
import { installPeers, missingTools, toolsFor, toolVersions } from "./peers.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    case: { type: "string", multiple: true, default: [] },
    strict: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is not a number of rounds.`);

const own = positionals.length > 0;
const cases = own ? namedCases(positionals) : standardCases(values.case);
for (const sentence of [...(own ? [] : missingCases()), ...missingTools()]) note(sentence);
if (cases.length === 0) throw new Error("There is nothing to measure.");
installPeers();

print(`${machine()}. Rounds: ${rounds}, interleaved; medians. ${toolVersions().join(", ")}.`);
const budgets = [];
const measured = [];
for (const entry of cases) {
  const tools = toolsFor(entry).map((tool) => ({ ...tool, rehearsal: rehearse(tool) }));
  for (const { name, rehearsal } of tools)
    if (rehearsal.failure !== undefined)
      fail(`${name} fails on ${entry.title} (${rehearsal.failure}): ${rehearsal.said}`);
  const working = tools.filter(({ rehearsal }) => rehearsal.failure === undefined);
  const rows = measure(working, rounds);
  printCase(entry, tools, rows);
  measured.push({ entry, rows });
  for (const budget of budgetsOf(entry, rows)) budgets.push({ title: entry.title, ...budget });
}
budgets.push(...budgetsAcross(measured));
if (budgets.length > 0) printBudgets();
if (values.strict && budgets.some(({ held }) => !held)) process.exitCode = 1;

function printCase({ title, files, bytes, format }, tools, rows) {
  const size = bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const spread = files.length > 1 ? ` in ${files.length} files` : "";
  print(`\n### ${title} (${format.toUpperCase()}, ${size}${spread})\n`);
  print("| | wall s | CPU s | peak MB | wall, statute = 1 | findings |");
  print("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const { id, name, rehearsal } of tools) {
    if (rehearsal.failure !== undefined) {
      print(`| ${name} | failed: ${rehearsal.failure} | | | | |`);
      continue;
    }
    const { wall, cpu, memory } = rows[id];
    const ratio = rows.statute === undefined ? "–" : `${(wall / rows.statute.wall).toFixed(2)}×`;
    const findings = rehearsal.findings ?? "–";
    const known = (value, digits) => (Number.isNaN(value) ? "–" : value.toFixed(digits));
    print(`| ${name} | ${wall.toFixed(3)} | ${known(cpu, 3)} | ${known(memory, 0)} | ${ratio} | ${findings} |`);
  }
}

function printBudgets() {
  print("\n### Budgets\n");
  print("| case | budget | measured | |");
  print("| --- | --- | ---: | --- |");
  for (const { title, budget, measured, held } of budgets)
    print(`| ${title} | ${budget} | ${measured} | ${held ? "held" : "**missed**"} |`);
}

function machine() {
  const cores = cpus();
  const model = cores[0]?.model.trim() ?? "unknown CPU";
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${model}, ${cores.length} cores`;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function fail(sentence) {
  note(sentence);
  process.exitCode = 1;
}

function note(sentence) {
  process.stderr.write(`${sentence}\n`);
}
