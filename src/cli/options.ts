import { InvalidArgumentError, Option } from "commander";

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
