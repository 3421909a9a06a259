import { type Command, Option } from "commander";
import { type CiName, ciNames } from "../../init/ci-systems.ts";
import type { Io } from "../io.ts";
import { beginBaseline } from "../renew-baseline.ts";

export interface InitOptions {
  readonly ruleset?: string;
  readonly ci?: CiName | "none";
  readonly baseline?: true;
  readonly yes?: true;
  readonly force?: true;
  readonly dryRun?: true;
}

/** `statute init`: what a repository needs to be linted, written for what is found there. */
export function addInitCommand(program: Command, io: Io): void {
  program
    .command("init")
    .description("Write a configuration and a CI job for the descriptions found here.")
    .argument("[files...]", "the descriptions, as files or globs in quotes; without, they are looked for")
    .option("-r, --ruleset <ruleset>", "the ruleset to write down")
    .addOption(
      new Option("--ci <system>", "the CI system to write for; without, the one found here").choices([
        ...ciNames,
        "none",
      ]),
    )
    .option("--baseline", "accept today's findings in a baseline, so that only new ones fail")
    .option("-y, --yes", "ask nothing, and take what would be proposed")
    .option("--force", "write over files of Statute's own that are there already")
    .option("--dry-run", "print what would be written, and write nothing")
    .action(async (patterns: readonly string[], options: InitOptions) => {
      const { setUp } = await import("../pages.ts");
      const isBaselineWished = await setUp(patterns, options, io);
      const isBaselineLeft = isBaselineWished && !(await beginBaseline({ isDryRun: options.dryRun === true }, io));
      if (isBaselineLeft) io.writeOut("Next, mend that, and accept today's findings: npx statute baseline write\n");
      io.writeOut(`${isBaselineLeft ? "Then" : "Next"}: npx statute lint\n`);
    });
}
