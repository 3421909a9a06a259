import { relative, resolve, sep } from "node:path";
import { catalogue, presetNames } from "../catalogue.ts";
import { parseGlob, writeGlob } from "../config/glob.ts";
import { UserError } from "../core/user-error.ts";
import { isThere } from "../engine/read-file.ts";
import { adviseSpectral } from "../init/advise-spectral.ts";
import { type CiName, ciNames, ciSystems } from "../init/ci-systems.ts";
import { findDescriptions } from "../init/find-descriptions.ts";
import { type FilePlan, planFiles } from "../init/plan-files.ts";
import { type Survey, survey } from "../init/survey.ts";
import { printable } from "../report/printable.ts";
import { usualBaseline } from "./baseline-file.ts";
import { chooseRulesets } from "./choose-ruleset.ts";
import type { InitOptions } from "./commands/init.ts";
import { findFiles } from "./find-files.ts";
import type { Io } from "./io.ts";
import { type Ask, choose, confirm } from "./questions.ts";
import { version } from "./version.ts";
import { writeFile } from "./write-file.ts";

/** What was decided, by options, answers or default. */
interface Choices {
  /** Undefined where the user's Spectral ruleset decides. */
  readonly ruleset: string | undefined;
  readonly ci: readonly CiName[];
  readonly baseline: string | undefined;
}

/**
 * Looks at the working folder, asks what it does not say, and writes what is missing there; all that is asked is asked
 * before anything is written. Gives whether a baseline is wished for. Throws a `UserError` where there is nothing to lint,
 * or where a file cannot be written.
 */
export async function setUp(patterns: readonly string[], options: InitOptions, io: Io): Promise<boolean> {
  const say = (line: string) => io.writeOut(`${printable(line)}\n`);
  const found = survey(io.cwd);
  const files = patterns.length > 0 ? await checkPatterns(patterns, io, say) : search(io, say);
  if (options.ruleset !== undefined)
    await chooseRulesets({ ruleset: options.ruleset, engine: "auto" }, undefined, io)();
  const ask = options.yes || options.dryRun ? undefined : io.ask;
  if (options.ci !== undefined && options.ci !== "none" && !found.isRoot)
    throw new UserError("A CI job is written in the root of the repository only.", "Run `statute init` there.");
  const choices = await makeChoices(found, options, ask);
  const plans = planFiles(io.cwd, found, { ...choices, files, isInstalled: found.isInstalled }, choices.ci, version);
  const isReplaced = await decideReplacements(plans, options, ask);
  for (const plan of plans)
    for (const line of carryOut(plan, isReplaced.has(plan), options.dryRun === true, io)) say(line);
  await advise(found, choices, say, io);
  if (io.ask === undefined && !options.yes && !options.dryRun)
    io.writeErr("statute: Nobody could be asked here, so defaults were taken, as with --yes.\n");
  return choices.baseline !== undefined;
}

/** The names and globs that the user gave, as the configuration has them: globs stay globs. */
async function checkPatterns(
  patterns: readonly string[],
  io: Io,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const { faults } = await findFiles(patterns, io.cwd);
  for (const { error } of faults) throw error;
  const paths = patterns.map((pattern) => {
    const path = relative(io.cwd, resolve(io.cwd, pattern)).replaceAll(sep, "/");
    if (path.startsWith("../"))
      throw new UserError(`${pattern} lies outside this folder.`, "Run `statute init` above it.");
    return path;
  });
  const files = paths.filter((path) => isThere(resolve(io.cwd, path)));
  const globs = paths.filter((path) => !files.includes(path)).map(checkGlob);
  return [...(files.length === 0 ? [] : nameFiles(files, say)), ...globs];
}

/** Files as a configuration names them; those are left out that it cannot, which is said. */
function nameFiles(paths: readonly string[], say: (line: string) => void): readonly string[] {
  const named = paths.map((path) => ({ path, glob: writeGlob(path) }));
  const unnamed = named.flatMap(({ path, glob }) => (glob === undefined ? [path] : []));
  if (unnamed.length === paths.length)
    throw new UserError(`${unnamed[0]} is a name that a configuration cannot have.`, "Rename the file.");
  for (const path of unnamed) say(`Left out ${path}: a configuration cannot have such a name.`);
  return named.flatMap(({ glob }) => glob ?? []);
}

/** Throws a `UserError` for what the command line can take for a glob, and a configuration cannot. */
function checkGlob(text: string): string {
  try {
    parseGlob(text);
    return text;
  } catch (error) {
    const reason = `it ${(error as Error).message}`;
    throw new UserError(`${text} cannot stand in a configuration: ${reason}.`, "Name the files one by one.");
  }
}

function search(io: Io, say: (line: string) => void): readonly string[] {
  const { descriptions, isPartial } = findDescriptions(io.cwd);
  if (isPartial) io.writeErr("statute: Not all files here could be looked at; name what is missing under `files`.\n");
  if (descriptions.length === 0)
    throw new UserError("There is no OpenAPI description here.", "Name the files: `statute init <files...>`.");
  const shown = descriptions.slice(0, 10).map(({ path, version }) => `  ${path} (OpenAPI ${version})`);
  const rest = descriptions.length - shown.length;
  say(`Found ${descriptions.length === 1 ? "1 description" : `${descriptions.length} descriptions`}:`);
  for (const line of [...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])]) say(line);
  return nameFiles(
    descriptions.map(({ path }) => path),
    say,
  );
}

async function makeChoices(found: Survey, options: InitOptions, ask: Ask | undefined): Promise<Choices> {
  const ruleset = options.ruleset ?? (found.spectral === undefined ? await chooseName(ask) : undefined);
  const ci = options.ci === undefined ? await chooseCi(found, ask) : options.ci === "none" ? [] : [options.ci];
  const isWished =
    options.baseline === true ||
    (ask !== undefined && (await confirm(ask, "Accept today's findings in a baseline?", false)));
  return { ruleset, ci, baseline: isWished ? usualBaseline : undefined };
}

async function chooseName(ask: Ask | undefined): Promise<string> {
  return ask === undefined ? "recommended" : choose(ask, "Which ruleset?", presetNames, "recommended");
}

async function chooseCi({ ci, isRoot }: Survey, ask: Ask | undefined): Promise<readonly CiName[]> {
  if (ask === undefined || !isRoot) return ci;
  if (ci.length > 0) {
    const titles = ci.map((name) => ciSystems[name].title).join(" and ");
    return (await confirm(ask, `Set up ${titles}?`, true)) ? ci : [];
  }
  const chosen = await choose(ask, "Which CI system?", [...ciNames, "none"] as const, "none");
  return chosen === "none" ? [] : [chosen];
}

/** The plans that may write over a file of ours. */
async function decideReplacements(
  plans: readonly FilePlan[],
  { force }: InitOptions,
  ask: Ask | undefined,
): Promise<ReadonlySet<FilePlan>> {
  const agreed = new Set<FilePlan>();
  for (const plan of plans)
    if (plan.what === "replace")
      if (force || (ask !== undefined && (await confirm(ask, `${plan.path} is there. Write over it?`, false))))
        agreed.add(plan);
  return agreed;
}

/** Writes a file, or leaves it; gives the lines that say so. */
function carryOut(plan: FilePlan, isReplaced: boolean, isDryRun: boolean, { cwd }: Io): readonly string[] {
  const { path } = plan;
  if (plan.what === "leave")
    return plan.add === undefined
      ? [`Left ${path}: it ${plan.why}.`]
      : [`Left ${path}: it ${plan.why}:`, ...indent(plan.add)];
  if (plan.what === "replace" && !isReplaced) return [`Left ${path}: it is there already (--force writes over it).`];
  if (isDryRun) return [`Would write ${path}:`, ...indent(plan.text)];
  writeFile(resolve(cwd, path), path, [plan.text]);
  return [`Wrote ${path}`];
}

function indent(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`));
}

async function advise(found: Survey, { ci }: Choices, say: (line: string) => void, io: Io): Promise<void> {
  if (found.spectral !== undefined)
    for (const line of await adviseSpectral(io.cwd, found.spectral, catalogue)) say(line);
  if (ci.length > 0) return;
  if (!found.isRoot) say("No CI job was written: that is for the root of the repository.");
  else say(`No CI job was written; --ci writes one: ${ciNames.join(", ")}.`);
}
