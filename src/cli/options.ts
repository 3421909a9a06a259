import { type Command, InvalidArgumentError, Option } from "commander";

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
    .option("--validate", "ask whether the description is valid OpenAPI as well")
    .addOption(oneOf("--engine <engine>", "which engine runs our rules", ["auto", "spectral"], "auto"));
}
