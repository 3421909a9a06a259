import type { Finding } from "../../src/core/finding.ts";
import { type Safety, safeties } from "../../src/core/fix.ts";
import { disk, type Files, layOver } from "../../src/engine/files.ts";
import { type LintFilesOptions, lintFiles } from "../../src/engine/lint-files.ts";
import type { Ruleset } from "../../src/engine/ruleset.ts";
import { Timing } from "../../src/engine/timing.ts";
import { findBreaks } from "../../src/fix/find-breaks.ts";
import { type Mending, mend } from "../../src/fix/mend.ts";
import type { Changed } from "../../src/fix/relinter.ts";

export interface MendedDescription {
  readonly mending: Mending;
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

/** A description to be mended in memory. */
export interface Patient {
  readonly file: string;
  readonly read: () => Uint8Array;
  readonly ruleset: Ruleset;
  readonly files?: Files;
}

const nothing: Changed = new Map();

/** What is found in a description when documents say something else than they do. */
export async function findIn(patient: Patient, changed = nothing) {
  return lintFiles([patient.file], lintOptions(patient, changed));
}

function lintOptions({ file, read, ruleset, files = disk }: Patient, changed: Changed): LintFilesOptions {
  return {
    cwd: "/",
    ruleset,
    allowOutside: true,
    fixes: true,
    files: layOver(changed, files),
    readRoot: () => changed.get(file) ?? read(),
    timing: new Timing(),
  };
}

/**
 * Mends a description as the command does, and writes nothing: from where others have left it, and only the findings that
 * are wanted.
 */
export async function mendDescription(
  patient: Patient,
  allowed: Safety,
  { start = nothing, isWanted = () => true }: { start?: Changed; isWanted?: (finding: Finding) => boolean } = {},
): Promise<MendedDescription> {
  const { file, read, files = disk } = patient;
  const merge = (changed: Changed) => new Map([...start, ...changed]);
  const leave = ({ fix, ...finding }: Finding) => finding;
  const lint = (changed: Changed) => findIn(patient, merge(changed));
  const options = (changed: Changed) => lintOptions(patient, merge(changed));
  const mending = await mend({
    allowed,
    lint: async (changed) => {
      const { findings, faults } = await lint(changed);
      return { findings: findings.map((one) => (isWanted(one) ? one : leave(one))), faults: faults.length };
    },
    pathOf: (source) => (source === file ? file : files.followLinks(source)),
    read: (path) => start.get(path) ?? (path === file ? read() : files.read(path)),
    protects: () => undefined,
    breaks:
      allowed === safeties.at(-1)
        ? undefined
        : (before, after) => findBreaks([file], options(before), options(after), {}),
  });
  return { mending, before: (await lint(nothing)).findings, after: (await lint(mending.changed)).findings };
}
