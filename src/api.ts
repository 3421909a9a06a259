import { dirname, resolve } from "node:path";
import { catalogue, findPreset } from "./catalogue.ts";
import type { Policy } from "./contract/policy.ts";
import type { Finding } from "./core/finding.ts";
import type { Rule } from "./core/rule.ts";
import { compareSides } from "./delta/compare-sides.ts";
import { lintSides, type SideInput, type Sides } from "./delta/lint-sides.ts";
import { DocumentStore } from "./engine/document-store.ts";
import { disk } from "./engine/files.ts";
import { type LintReport, lintFiles as lintFilesWith } from "./engine/lint-files.ts";
import { lintText as lintTextWith } from "./engine/lint-text.ts";
import { slashed } from "./engine/path-from.ts";
import { RemoteDocuments } from "./engine/remote/remote-documents.ts";
import type { Ruleset } from "./engine/ruleset.ts";
import { Timing } from "./engine/timing.ts";
import { findRoot, findWorkingTree } from "./engine/working-tree.ts";
import type { RatedChange } from "./report/delta.ts";
import { rules as catalogueRules } from "./rules/index.ts";

export type { ChangeKind, Rating } from "./contract/change.ts";
export type { Policy } from "./contract/policy.ts";
export type { Finding, Position, Range, RelatedPlace } from "./core/finding.ts";
export type { Edit, FindingFix, Fix, Plan, Safety, Splice } from "./core/fix.ts";
export type { Example, Preset, Rule } from "./core/rule.ts";
export type { Severity } from "./core/severity.ts";
export { UserError } from "./core/user-error.ts";
export type { LintReport } from "./engine/lint-files.ts";
export type { RatedChange, TextPlace } from "./report/delta.ts";

/** How to lint; everything has a default. */
export interface LintSettings {
  /** `core`, `recommended` (the default) or `strict`, or the path of a Spectral ruleset file. */
  readonly ruleset?: string;
  /** The folder that relative paths start from; by default the process's own. */
  readonly cwd?: string;
  /** Lets references leave the working tree. */
  readonly allowOutside?: boolean;
  /** Loads what references name on the network (http and https), but nothing from private networks. */
  readonly allowRemoteRefs?: boolean;
  /** With `allowRemoteRefs`, loads also from hosts of a private network and this machine. */
  readonly allowPrivateRefs?: boolean;
  /** Asks also whether the description is valid OpenAPI. */
  readonly validate?: boolean;
  /** Asks also how each finding can be mended: its `fix`, as edits of the document and as splices of its text. */
  readonly fixes?: boolean;
}

/** Every rule of the catalogue, with its rationale, examples and references. */
export const rules: readonly Rule[] = catalogueRules;

/**
 * Lints the text of one description.
 * @param text OpenAPI 2.0, 3.0, 3.1 or 3.2, as YAML or JSON.
 * @param source The path of the text, which its relative references start from; by default a name in `cwd`.
 * @returns The findings in the order of the text; lines and characters count from zero.
 * @throws UserError where the text cannot be read or is no OpenAPI description.
 */
export async function lintText(
  text: string,
  source = "description",
  settings: LintSettings = {},
): Promise<readonly Finding[]> {
  const { cwd = resolve(), allowOutside = false, validate = false, fixes = false } = settings;
  const path = resolve(cwd, source);
  const ruleset = await loadRuleset(settings, cwd);
  const tree = allowOutside ? undefined : findWorkingTree(dirname(path), cwd);
  const store = new DocumentStore(tree, disk, openRemote(settings));
  return lintTextWith(text, { source: slashed(path), ruleset, store, validate, fixes });
}

/**
 * Lints descriptions by their paths. One that cannot be checked becomes a fault of the report, and the others are
 * linted all the same; what several descriptions share is reported once.
 */
export async function lintFiles(files: readonly string[], settings: LintSettings = {}): Promise<LintReport> {
  const { cwd = resolve(), allowOutside = false, validate = false, fixes = false } = settings;
  const ruleset = await loadRuleset(settings, cwd);
  const paths = files.map((file) => resolve(cwd, file));
  const remote = openRemote(settings);
  return lintFilesWith(paths, { cwd, ruleset, allowOutside, remote, validate, fixes, timing: new Timing() });
}

/** A description: the path of its file, or its text with the path that its relative references start from. */
export type Description = string | { readonly text: string; readonly source: string };

/** How to compare; everything has a default. */
export interface CheckSettings extends LintSettings {
  /** How changes are rated where that is to be otherwise. */
  readonly policy?: Policy;
}

/** What became of a description between two times. */
export interface CheckReport {
  /** The findings of the newer one that the older one did not have, by file, line, column and rule. */
  readonly introduced: readonly Finding[];
  /** The findings of the older one that are gone. */
  readonly fixed: readonly Finding[];
  /** The findings of the newer one that the older one had, wherever they stood. */
  readonly unchanged: readonly Finding[];
  /** What changed of the contract, in the order of the newer one, and what is gone after that. */
  readonly changes: readonly RatedChange[];
}

/**
 * Compares two descriptions: what is found in the newer one and was not in the older one, by one ruleset for both, and
 * what changes for the clients of the API.
 * @throws UserError where one of them cannot be read or is no OpenAPI description.
 */
export async function check(base: Description, head: Description, settings: CheckSettings = {}): Promise<CheckReport> {
  const { cwd = resolve(), allowOutside = false, validate = false, policy = {} } = settings;
  const ruleset = await loadRuleset(settings, cwd);
  const toSide = (given: Description): SideInput => {
    const { source, text } = typeof given === "string" ? { source: given, text: undefined } : given;
    const file = resolve(cwd, source);
    return {
      descriptions: [file],
      files: disk,
      ...(text !== undefined && { readRoot: () => Buffer.from(text) }),
      nameOf: () => "",
      rulesetOf: () => ruleset,
    };
  };
  const sides: Sides = {
    base: toSide(base),
    head: toSide(head),
    renamed: new Map(),
    isSame: () => false,
    onBaseError: "fail",
  };
  const root = findRoot(cwd);
  const remote = openRemote(settings);
  const options = { cwd, allowOutside, remote, validate, identifyFrom: root, timing: new Timing() };
  const linted = await lintSides(sides, options);
  const [fault] = [...linted.unreadBase, ...linted.head.faults];
  if (fault !== undefined) throw fault.error;
  const found = {
    base: { findings: linted.base.findings, suppressed: [] },
    head: { findings: linted.head.findings, suppressed: [] },
  };
  const { introduced, fixed, unchanged, changes } = compareSides(sides, linted, found, policy, root);
  return { introduced, fixed, unchanged, changes };
}

function openRemote({ allowRemoteRefs, allowPrivateRefs = false }: LintSettings): RemoteDocuments | undefined {
  return allowRemoteRefs ? new RemoteDocuments({ allowsPrivate: allowPrivateRefs }) : undefined;
}

async function loadRuleset({ ruleset = "recommended" }: LintSettings, cwd: string): Promise<Ruleset> {
  const preset = findPreset(ruleset);
  if (preset !== undefined) return preset;
  const { loadUserRuleset } = await import("./engine/user-ruleset.ts");
  return loadUserRuleset(resolve(cwd, ruleset), catalogue);
}
