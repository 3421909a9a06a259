import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { catalogue, combineRulesets, decideSettings, findPreset, presetNames } from "../catalogue.ts";
import type { ConfigInForce, WishesForFile } from "../config/in-force.ts";
import { isReadingRule } from "../core/reading-rules.ts";
import { UserError } from "../core/user-error.ts";
import { isInside } from "../engine/document-store.ts";
import { pathFrom } from "../engine/path-from.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { findRoot } from "../engine/working-tree.ts";
import { once } from "../openapi/once.ts";
import { keepOnly, switchByWish, switchRule } from "./change-rules.ts";
import { followLinks } from "./find-files.ts";
import type { Io } from "./io.ts";

export interface RulesetOptions {
  readonly ruleset?: string;
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly engine: "auto" | "spectral";
}

/** Gives the ruleset in force for a description, by its absolute path; without one, where no override holds. */
export type ChooseRuleset = (file?: string) => Promise<Ruleset>;

/**
 * How the ruleset in force is chosen: the one named on the command line, else in the configuration, else a `.spectral.*`
 * in the working folder that extends statute, else `recommended`; under the settings and severities of the configuration,
 * with the rules that the command line switches on, off or to another severity.
 */
export function chooseRulesets(options: RulesetOptions, config: ConfigInForce | undefined, io: Io): ChooseRuleset {
  const unnamed = once(() => findRuleset(io));
  const chosen = new Map<WishesForFile | undefined, Promise<Ruleset>>();
  return (file) => {
    const wishes = config?.of(file);
    const known = chosen.get(wishes) ?? chooseFor(wishes, config, options, unnamed, io);
    chosen.set(wishes, known);
    return known;
  };
}

async function chooseFor(
  wishes: WishesForFile | undefined,
  config: ConfigInForce | undefined,
  options: RulesetOptions,
  unnamed: () => Promise<Ruleset>,
  io: Io,
): Promise<Ruleset> {
  const base = await chooseBase(wishes, config, options, unnamed, io);
  const wished = wishes === undefined || config === undefined ? base : applyWishes(base, wishes, config.config.name);
  const changed = changeRules(wished, options);
  if (options.engine === "auto" || changed.spectral !== undefined) return changed;
  const { runThroughSpectral } = await import("../engine/spectral/load-ruleset.ts");
  return runThroughSpectral(changed, catalogue);
}

function chooseBase(
  wishes: WishesForFile | undefined,
  config: ConfigInForce | undefined,
  { ruleset }: RulesetOptions,
  unnamed: () => Promise<Ruleset>,
  { cwd }: Io,
): Promise<Ruleset> {
  if (ruleset !== undefined) return nameRuleset(findPreset(ruleset), ruleset, resolve(cwd, ruleset));
  if (wishes?.ruleset === undefined || config === undefined) return unnamed();
  const [name = ""] = wishes.ruleset;
  const file = resolve(config.config.folder, name);
  const ours = combineRulesets(wishes.ruleset);
  if (ours === undefined) refuseOutside(file, name, config.config);
  return nameRuleset(ours, pathFrom(cwd, file), file);
}

/** A ruleset may be code, and a repository must not be able to name code that is not its own. */
function refuseOutside(file: string, name: string, { folder, name: config }: ConfigInForce["config"]): void {
  const tree = followLinks(findRoot(folder)).path;
  if (isInside(tree, followLinks(file).path)) return;
  throw new UserError(
    `The ruleset ${name} of ${config} is outside of ${tree}.`,
    `Name it on the command line: --ruleset ${name}.`,
  );
}

/** A ruleset under the settings and severities of a configuration. */
function applyWishes(base: Ruleset, { settings = {}, rules = {} }: WishesForFile, name: string): Ruleset {
  const switched = Object.entries(rules);
  if (switched.length + Object.keys(settings).length === 0) return base;
  const isOfRules = Object.keys(settings).length > 0 || !switched.every(([id]) => isReadingRule(id));
  if (base.spectral !== undefined && isOfRules)
    throw new UserError(
      `${name} has settings or severities for our rules alone, and ${base.name} has rules of others.`,
      "Settle them in the ruleset file itself.",
    );
  const decided = Object.keys(settings).length === 0 ? base : decideSettings(base, settings);
  const changed = switched.reduce((ruleset, [id, severity]) => switchRule(ruleset, id, severity), decided);
  return { ...changed, name: `${base.name}, changed by ${name}` };
}

/** What `--rule` and `--only` ask for. */
function changeRules(chosen: Ruleset, { rule = [], only = [] }: RulesetOptions): Ruleset {
  const isOfRules = only.length > 0 || !rule.every((wish) => isReadingRule(wish.split(":", 1)[0] ?? ""));
  if (chosen.spectral !== undefined && isOfRules)
    throw new UserError(
      `--rule and --only reach our own rules alone, and ${chosen.name} has rules of others.`,
      "Switch its rules in the file itself.",
    );
  const changed = rule.reduce(switchByWish, chosen);
  const refused = only.find((id) => rule.findLast((wish) => wish.split(":", 1)[0] === id)?.endsWith(":off"));
  if (refused !== undefined)
    throw new UserError(`--only ${refused} and --rule ${refused}:off contradict each other.`, "Leave one of them out.");
  return only.length === 0 ? changed : keepOnly(changed, only);
}

/** Read only when there is such a file, as most runs have none. */
const importUserRuleset = () => import("../engine/user-ruleset.ts");

/** The ruleset of ours that a name means, else the file. */
async function nameRuleset(ours: Ruleset | undefined, name: string, file: string): Promise<Ruleset> {
  if (ours !== undefined) return ours;
  if (existsSync(file)) {
    const { loadUserRuleset } = await importUserRuleset();
    return { ...(await loadUserRuleset(file, catalogue)), name };
  }
  throw new UserError(
    `There is no ruleset ${name}: neither a file nor one of ${presetNames.join(", ")}.`,
    "Name one of them, or a Spectral ruleset file.",
  );
}

/** What Spectral calls a ruleset that is data. */
export const rulesetNames = [".spectral.yaml", ".spectral.yml", ".spectral.json"];

/** Looks where Spectral looks. A file there that is code, or not about us, is not run unasked. */
async function findRuleset(io: Io): Promise<Ruleset> {
  for (const name of rulesetNames) {
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
