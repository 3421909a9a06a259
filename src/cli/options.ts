import { type Command, InvalidArgumentError, Option } from "commander";
import { ratings } from "../contract/change.ts";
import { severities } from "../core/severity.ts";
import { formatNames } from "../report/formats.ts";

/** An option that takes one of some words. */
export function oneOf(flags: string, description: string, choices: readonly string[], fallback?: string): Option {
  return new Option(flags, description).choices(choices).default(fallback);
}

/** An option that may be given several times, and gathers what it was given. */
export function severalTimes(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** An option that takes a whole number, `least` or more. */
export function wholeNumber(flags: string, description: string, least = 0): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (!/^\d+$/.test(value) || Number(value) < least)
      throw new InvalidArgumentError(
        least === 0 ? "It takes a whole number." : `It takes a whole number from ${least}.`,
      );
    return Number(value);
  });
}

/** Which ruleset and configuration are in force. */
export function addRulesetOptions(command: Command): Command {
  return command
    .option(
      "-r, --ruleset <ruleset>",
      "core, recommended, strict, a guideline's such as zalando, or a Spectral ruleset file",
    )
    .option("-c, --config <file>", "a configuration, instead of the nearest statute.config.yaml; none for none");
}

/** From which rating on a change of the contract fails the run; the configuration says it as `changes.failOn`. */
export function failOnChange(): Option {
  return oneOf("--fail-on-change <rating>", "the gentlest rating of a change that exits with 1, by default breaking", [
    ...ratings,
    "never",
  ]);
}

/** Which rules run, of the ruleset in force. */
export function addRuleOptions(command: Command): Command {
  return command
    .addOption(severalTimes("--rule <id[:severity]>", "switch a rule on, off or to another severity; repeatable"))
    .addOption(severalTimes("--only <id>", "run this rule alone; repeatable"));
}

/** What is read, and how it is checked. */
export function addReadingOptions(command: Command): Command {
  return command
    .option("--stdin-filepath <path>", "what to call standard input; references start from there")
    .option("--ignore-unknown-format", "pass over files that are no OpenAPI description")
    .option("--allow-outside", "follow references out of the working tree")
    .option("--allow-remote-refs", "follow references to http:// and https://")
    .option("--allow-private-refs", "with that, also to hosts of a private network and this machine")
    .option("--validate", "ask whether the description is valid OpenAPI as well")
    .addOption(oneOf("--engine <engine>", "which engine runs our rules", ["auto", "spectral"], "auto"));
}

/** How to report, and where. */
export function addFormatOptions(command: Command): Command {
  return command
    .addOption(
      severalTimes("-f, --format <format[=file]>", `how to report, and where: ${formatNames.join(", ")}; repeatable`),
    )
    .option("--ci", "report also in what the CI reads that this runs in")
    .option("--junit-file-attr", "give JUnit's cases the attributes file and line, for GitLab");
}

/** Which findings make a run fail. */
export function addThresholdOptions(command: Command): Command {
  return command
    .addOption(
      oneOf("--fail-on <severity>", "the weakest severity that exits with 1, by default error", [
        ...severities,
        "never",
      ]),
    )
    .addOption(wholeNumber("--max-warnings <count>", "exit with 1 when there are more warnings"));
}

/** How much of the findings is shown. */
export function addViewOptions(command: Command): Command {
  return command
    .option("-q, --quiet", "print findings only, no summary")
    .option("--all", "show every finding, however often a rule fires")
    .addOption(wholeNumber("--max-per-rule <count>", "how many findings of a rule to show in each file").default(5));
}

/** Which findings do not count. */
export function addBaselineOptions(command: Command): Command {
  return command
    .option("--baseline <file>", "findings that do not count; statute-baseline.yaml where it is left out")
    .option("--no-baseline", "count all findings")
    .option("--strict-baseline", "exit with 1 when findings of the baseline are gone")
    .option("--show-suppressed", "show the findings that do not count as well (pretty, json, sarif)");
}

/** What is mended of what is found. */
export function addFixOptions(command: Command): Command {
  return command
    .option("--fix", "mend in place what can be mended without changing what clients are promised")
    .option("--fix-suggested", "with that, also what you must confirm: fields and responses that are added")
    .option("--fix-unsafe", "with both, also what changes or removes a promise")
    .option(
      "--fix-dry-run",
      "write nothing, and print the difference that mending would make; that of --fix where it is given alone",
    );
}

/** What is printed beside the report, and how. */
export function addPrintOptions(command: Command): Command {
  return command
    .option("--timing", "print where the time went, on standard error")
    .option("--no-color", "print without colour");
}
