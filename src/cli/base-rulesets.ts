import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { catalogue } from "../catalogue.ts";
import { configNames } from "../config/find-config.ts";
import { UserError } from "../core/user-error.ts";
import { nameFrom } from "../engine/identify.ts";
import { decodeBytes, readText } from "../engine/readers/read-text.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import type { CommitFiles } from "../git/commit-files.ts";
import { isObject, member } from "../openapi/json-object.ts";
import { printable } from "../report/printable.ts";
import { rulesetNames } from "./choose-ruleset.ts";
import type { Io } from "./io.ts";
import { type LintInputOptions, prepare } from "./lint-input.ts";
import { resolveRulesets } from "./resolve-rulesets.ts";

/**
 * The rulesets that a commit's own configuration puts in force for its descriptions, under the options of this run.
 * Undefined where they cannot be had without running code, or at all; that is said. The files that decide it are written
 * into a folder of their own for as long as they are read.
 */
export async function readBaseRulesets(
  descriptions: readonly string[],
  files: CommitFiles,
  top: string,
  options: LintInputOptions,
  io: Io,
): Promise<((file: string) => Ruleset) | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "statute-base-"));
  const move = (path: string) => join(folder, nameFrom(top, resolve(path)));
  try {
    // The root of a repository, above which nobody looks for a configuration.
    mkdirSync(join(folder, ".git"));
    mkdirSync(move(io.cwd), { recursive: true });
    const rulesets = writeSettings(files, top, options, io, move);
    await refuseCode(rulesets.map(move));
    const { rulesetOf } = await prepare(nameOutside(options, top, io), {
      ...io,
      cwd: move(io.cwd),
      writeErr: () => {},
    });
    const ruleset = await resolveRulesets(descriptions.map(move), rulesetOf);
    return (file) => ruleset(move(file));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const message = `what is found only since the ruleset or the configuration changed is not told apart: ${error.message}`;
    io.writeErr(`${printable(`statute: ${message.replaceAll(`${folder}/`, "")}`)}\n`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the command line names outside of the repository is not looked for beside the folder of ours. */
function nameOutside(options: LintInputOptions, top: string, { cwd }: Io): LintInputOptions {
  const { config, ruleset } = options;
  const name = (given: string) => (isOutside(top, resolve(cwd, given)) ? resolve(cwd, given) : given);
  return {
    ...options,
    ...(config !== undefined && { config: name(config) }),
    ...(ruleset !== undefined && { ruleset: name(ruleset) }),
  };
}

/** What is outside of the repository has no revisions. */
function isOutside(top: string, path: string): boolean {
  return nameFrom(top, path) === path;
}

/** Writes the configurations and rulesets of a commit that may be in force, and gives the paths of the rulesets. */
function writeSettings(
  files: CommitFiles,
  top: string,
  { config, ruleset }: LintInputOptions,
  { cwd }: Io,
  move: (path: string) => string,
): readonly string[] {
  const write = (path: string): string | undefined => {
    if (isOutside(top, path) || !files.has(path)) return undefined;
    const bytes = files.read(path);
    mkdirSync(dirname(move(path)), { recursive: true });
    writeFileSync(move(path), bytes);
    return decodeBytes(bytes, nameFrom(top, path));
  };
  const rulesets = new Set<string>();
  const addRuleset = (path: string) => {
    if (write(path) !== undefined) rulesets.add(path);
  };
  const configs = [...listFolders(cwd, top)].flatMap((folder) =>
    [...configNames, "package.json"].map((name) => join(folder, name)),
  );
  for (const path of config === undefined ? configs : [resolve(cwd, config)]) {
    const text = write(path);
    if (text === undefined) continue;
    for (const named of listRulesets(text, path)) {
      const file = resolve(dirname(path), named);
      // It may be code, and nobody who starts this run has named it.
      if (isOutside(top, file)) throw new UserError(`the ruleset ${named} of the base is outside of the repository.`);
      addRuleset(file);
    }
  }
  for (const name of ruleset === undefined ? rulesetNames : [ruleset]) addRuleset(resolve(cwd, name));
  return [...rulesets];
}

function* listFolders(cwd: string, top: string): Iterable<string> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    yield folder;
    if (folder === top || folder === dirname(folder)) return;
  }
}

/** What a configuration calls its rulesets, those of ours among them. */
function listRulesets(text: string, path: string): readonly string[] {
  const { data } = readText(text, path);
  const settings = path.endsWith("package.json") ? member(data, "statute") : data;
  const overrides = member(settings, "overrides");
  const held = [settings, ...(Array.isArray(overrides) ? overrides : [])].filter(isObject);
  return held.flatMap((one) => member(one, "ruleset")).filter((name) => typeof name === "string");
}

async function refuseCode(rulesets: readonly string[]): Promise<void> {
  const { bringsCode } = await import("../engine/user-ruleset.ts");
  for (const path of rulesets)
    if (await bringsCode(path, catalogue))
      throw new UserError(`the ruleset ${path} of the base brings code, which is not run from a commit.`);
}
