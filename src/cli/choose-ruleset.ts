import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { catalogue, findPreset, presetNames } from "../catalogue.ts";
import { findNearest } from "../core/nearest.ts";
import { severities } from "../core/severity.ts";
import { UserError } from "../core/user-error.ts";
import type { RuleInForce, Ruleset } from "../engine/ruleset.ts";
import type { Io } from "./io.ts";

export interface RulesetOptions {
  readonly ruleset?: string;
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly engine: "auto" | "spectral";
}

/**
 * The ruleset in force: the one named, else a `.spectral.*` in the working folder that extends statute, else
 * `recommended`; with the rules that the command line switches on, off or to another severity.
 */
export async function chooseRuleset(options: RulesetOptions, io: Io): Promise<Ruleset> {
  const chosen = await chooseRules(options, io);
  if (options.engine === "auto" || chosen.spectral !== undefined) return chosen;
  const { runThroughSpectral } = await import("../engine/spectral/load-ruleset.ts");
  return runThroughSpectral(chosen, catalogue);
}

async function chooseRules({ ruleset, rule = [], only = [] }: RulesetOptions, io: Io): Promise<Ruleset> {
  const chosen = ruleset === undefined ? await findRuleset(io) : await nameRuleset(ruleset, io);
  if (chosen.spectral !== undefined && rule.length + only.length > 0)
    throw new UserError(
      `--rule and --only reach our own rules alone, and ${chosen.name} has rules of others.`,
      "Switch its rules in the file itself.",
    );
  const changed = rule.reduce(switchRule, chosen);
  if (only.length === 0) return changed;
  const rules = only.map((id) => changed.rules.find((entry) => entry.rule.id === id) ?? findRule(id));
  return { ...changed, rules };
}

/** Read only when there is such a file, as most runs have none. */
const importUserRuleset = () => import("../engine/user-ruleset.ts");

async function nameRuleset(name: string, { cwd }: Io): Promise<Ruleset> {
  const preset = findPreset(name);
  if (preset !== undefined) return preset;
  const file = resolve(cwd, name);
  if (existsSync(file)) {
    const { loadUserRuleset } = await importUserRuleset();
    return { ...(await loadUserRuleset(file, catalogue)), name };
  }
  throw new UserError(
    `There is no ruleset ${name}: neither a file nor one of ${presetNames.join(", ")}.`,
    "Name one of them, or a Spectral ruleset file.",
  );
}

/** Looks where Spectral looks. A file there that is code, or not about us, is not run unasked. */
async function findRuleset(io: Io): Promise<Ruleset> {
  for (const name of [".spectral.yaml", ".spectral.yml", ".spectral.json"]) {
    const file = resolve(io.cwd, name);
    if (!existsSync(file)) continue;
    const { inspectRuleset, loadUserRuleset } = await importUserRuleset();
    const relation = await inspectRuleset(file, catalogue);
    if (relation === "extends-us") return { ...(await loadUserRuleset(file, catalogue)), name };
    const reason = relation === "unrelated" ? "does not extend statute" : "brings code";
    io.writeErr(`statute: ${name} ${reason}, so it was left out; name it to run it: --ruleset ${name}\n`);
  }
  for (const name of [".spectral.js", ".spectral.mjs", ".spectral.cjs"])
    if (existsSync(resolve(io.cwd, name)))
      io.writeErr(`statute: ${name} is code, so it was left out; name it to run it: --ruleset ${name}\n`);
  const recommended = findPreset("recommended");
  if (recommended === undefined) throw new Error("The recommended ruleset is missing.");
  return recommended;
}

/** Carries out `--rule <id>` or `--rule <id>:<severity>`. */
function switchRule(ruleset: Ruleset, wish: string): Ruleset {
  const [id = "", word] = wish.split(":", 2);
  const entry = findRule(id);
  const others = ruleset.rules.filter(({ rule }) => rule.id !== id);
  if (word === "off") return { ...ruleset, rules: others };
  const severity = word === undefined ? entry.severity : severities.find((candidate) => candidate === word);
  if (severity === undefined)
    throw new UserError(`${wish} names no severity.`, `Write one of ${severities.join(", ")} or off after the colon.`);
  return { ...ruleset, rules: [...others, { ...entry, severity }] };
}

function findRule(id: string): RuleInForce {
  const entry = catalogue.rules.find(({ rule }) => rule.id === id);
  if (entry !== undefined) return entry;
  const near = findNearest(
    id,
    catalogue.rules.map(({ rule }) => rule.id),
  );
  throw new UserError(
    `There is no rule ${id}.`,
    near === undefined ? "`statute rules` lists them all." : `Is ${near} meant? \`statute rules\` lists them all.`,
  );
}
