import { dirname, resolve } from "node:path";
import { catalogue, findPreset } from "./catalogue.ts";
import type { Finding } from "./core/finding.ts";
import type { Rule } from "./core/rule.ts";
import { DocumentStore } from "./engine/document-store.ts";
import { type LintReport, lintFiles as lintFilesWith } from "./engine/lint-files.ts";
import { lintText as lintTextWith } from "./engine/lint-text.ts";
import type { Ruleset } from "./engine/ruleset.ts";
import { Timing } from "./engine/timing.ts";
import { findWorkingTree } from "./engine/working-tree.ts";
import { rules as catalogueRules } from "./rules/index.ts";

export type { Finding, Position, Range, RelatedPlace } from "./core/finding.ts";
export type { Example, Fix, Preset, Rule } from "./core/rule.ts";
export type { Severity } from "./core/severity.ts";
export { UserError } from "./core/user-error.ts";
export type { LintReport } from "./engine/lint-files.ts";

/** How to lint; everything has a default. */
export interface LintSettings {
  /** `core`, `recommended` (the default) or `strict`, or the path of a Spectral ruleset file. */
  readonly ruleset?: string;
  /** The folder that relative paths start from; by default the process's own. */
  readonly cwd?: string;
  /** Lets references leave the working tree. */
  readonly allowOutside?: boolean;
  /** Asks also whether the description is valid OpenAPI. */
  readonly validate?: boolean;
}

/** Every rule of the catalogue, with its rationale, examples and references. */
export const rules: readonly Rule[] = catalogueRules;

/**
 * Lints the text of one description.
 * @param text OpenAPI 2.0, 3.0, 3.1 or 3.2, as YAML or JSON.
 * @param source The path of the text, which its relative references start from.
 * @returns The findings in the order of the text; lines and characters count from zero.
 * @throws UserError where the text cannot be read or is no OpenAPI description.
 */
export async function lintText(text: string, source: string, settings: LintSettings = {}): Promise<readonly Finding[]> {
  const { cwd = resolve(), allowOutside = false, validate = false } = settings;
  const path = resolve(cwd, source);
  const ruleset = await loadRuleset(settings, cwd);
  const store = new DocumentStore(allowOutside ? undefined : findWorkingTree(dirname(path), cwd));
  return lintTextWith(text, { source: path.replaceAll("\\", "/"), ruleset, store, validate });
}

/**
 * Lints descriptions by their paths. One that cannot be checked becomes a fault of the report, and the others are
 * linted all the same; what several descriptions share is reported once.
 */
export async function lintFiles(files: readonly string[], settings: LintSettings = {}): Promise<LintReport> {
  const { cwd = resolve(), allowOutside = false, validate = false } = settings;
  const ruleset = await loadRuleset(settings, cwd);
  const paths = files.map((file) => resolve(cwd, file));
  return lintFilesWith(paths, { cwd, ruleset, allowOutside, validate, timing: new Timing() });
}

async function loadRuleset({ ruleset = "recommended" }: LintSettings, cwd: string): Promise<Ruleset> {
  const preset = findPreset(ruleset);
  if (preset !== undefined) return preset;
  const { loadUserRuleset } = await import("./engine/user-ruleset.ts");
  return loadUserRuleset(resolve(cwd, ruleset), catalogue);
}
