import type { Command } from "commander";
import { isRefused } from "../../contract/policy.ts";
import { UserError } from "../../core/user-error.ts";
import { disk } from "../../engine/files.ts";
import { slashed } from "../../engine/path-from.ts";
import { Timing } from "../../engine/timing.ts";
import { CommitFiles } from "../../git/commit-files.ts";
import { Git } from "../../git/git.ts";
import type { DeltaReport } from "../../report/delta.ts";
import { chooseFormats } from "../choose-formats.ts";
import { addFormatsOfCi } from "../ci.ts";
import { type GivenSide, readSide } from "../diff-sides.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { prepare } from "../lint-input.ts";
import {
  addFormatOptions,
  addPrintOptions,
  addReadingOptions,
  addRuleOptions,
  addRulesetOptions,
  addViewOptions,
  failOnChange,
} from "../options.ts";
import { type DeltaOptions, reportDelta } from "../report-delta.ts";
import { resolveRulesets } from "../resolve-rulesets.ts";

/** `statute diff`: what changed between two descriptions, or sets of them. */
export function addDiffCommand(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command("diff")
    .description("Compare two descriptions: what their contracts promise, and what is found in them.")
    .argument("<base>", "the older one: a file, a folder, a glob in quotes, ref:path for a commit of git, or -")
    .argument("<head>", "the newer one, likewise");
  command.addOption(failOnChange());
  addFormatOptions(addRuleOptions(addRulesetOptions(command)));
  addReadingOptions(addViewOptions(command));
  addPrintOptions(command).action(async (base: string, head: string, options: DeltaOptions) => {
    finish(await diff(base, head, options, io));
  });
}

async function diff(base: string, head: string, given: DeltaOptions, io: Io): Promise<ExitCode> {
  if (base === "-" && head === "-")
    throw new UserError("Standard input (-) can be one of the two only.", "Name a file for the other.");
  const timing = new Timing();
  const task = await prepare(given, io);
  const { options, rulesetOf } = task;
  const chosen = chooseFormats(options.ci ? addFormatsOfCi(options.format, io) : options.format, io);
  const git = new Git(io);
  const openCommit = async (ref: string) => ({
    files: await CommitFiles.open(git, ref),
    top: slashed(disk.followLinks(await git.findTop())),
  });
  const [older, newer] = [await readSide(base, options, openCommit, io), await readSide(head, options, openCommit, io)];
  const rulesets = await resolveRulesets([...older.descriptions, ...newer.descriptions], rulesetOf);
  // What is alone on both sides is compared whatever it is called.
  const areAlone = older.descriptions.length === 1 && newer.descriptions.length === 1;
  const input = ({ descriptions, files, readRoot, nameOf }: GivenSide) => ({
    descriptions,
    files,
    ...(readRoot && { readRoot }),
    nameOf: areAlone ? () => "" : nameOf,
    rulesetOf: rulesets,
  });
  const sides = {
    base: input(older),
    head: input(newer),
    renamed: new Map<string, string>(),
    isSame: () => false,
    onBaseError: "fail",
  } as const;
  const standardInput = [older, newer].find(({ readRoot }) => readRoot !== undefined)?.descriptions[0];
  const threshold = options.failOnChange ?? "breaking";
  const comparison = {
    sides,
    base: older.side,
    head: newer.side,
    faults: [],
    standardInput,
    baseline: undefined,
    failOn: "never",
    // Approvals are for what is about to be merged.
    failOnChange: "never",
    isRefused: ({ changes }: DeltaReport) => changes.some((change) => isRefused(change, threshold)),
  } as const;
  return reportDelta(comparison, task, chosen, timing, io);
}
