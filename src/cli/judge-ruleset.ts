import { joinOutcomes } from "../engine/join-outcomes.ts";
import { lintEach } from "../engine/lint-files.ts";
import { Timing } from "../engine/timing.ts";
import { findRoot } from "../engine/working-tree.ts";
import type { CommitFiles } from "../git/commit-files.ts";
import { ignoreCodes } from "../triage/apply-ignores.ts";
import { readBaseRulesets } from "./base-rulesets.ts";
import type { FindByRuleset } from "./compare-times.ts";
import type { Io } from "./io.ts";
import type { LintInputOptions, Task } from "./lint-input.ts";

/**
 * Tells which findings the ruleset of a commit does not report in its descriptions, so that they are found only since it
 * is another. Where that ruleset cannot be had, none; which is said.
 */
export function createRulesetJudge(
  descriptions: readonly string[],
  files: CommitFiles,
  top: string,
  given: LintInputOptions,
  { options, remote }: Pick<Task<LintInputOptions>, "options" | "remote">,
  io: Io,
): FindByRuleset {
  return async (unchanged, before) => {
    if (unchanged.length === 0) return [];
    const ruleset = await readBaseRulesets(descriptions, files, top, given, io);
    if (ruleset === undefined) return [];
    const { allowOutside = false, validate = false } = options;
    const settings = {
      cwd: io.cwd,
      ruleset,
      files,
      allowOutside,
      remote,
      validate,
      identifyFrom: findRoot(io.cwd),
      today: io.today,
      timing: new Timing(),
    };
    const { checked, book } = await lintEach(descriptions, settings);
    const { findings, ignored } = joinOutcomes(checked, [book], {});
    const own = [...findings, ...(ignored?.suppressed ?? []).map(({ finding }) => finding)];
    const known = new Set(own.map(({ identity }) => identity?.fingerprint));
    // What is said of suppressions is no rule's, and was not asked here.
    return unchanged.filter((finding) => {
      const fingerprint = before.get(finding)?.identity?.fingerprint;
      return !ignoreCodes.some((code) => code === finding.code) && fingerprint !== undefined && !known.has(fingerprint);
    });
  };
}
