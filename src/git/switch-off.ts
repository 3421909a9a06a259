import { UserError } from "../core/user-error.ts";

/**
 * Arguments of git that keep it from running the filters that files of the working tree go through; `keys` are those of
 * its configuration that begin with `filter.`. A file that git would have to filter to compare it counts as changed. Throws a `UserError` for a filter that cannot be
 * switched off.
 */
export function switchOff(keys: readonly string[]): readonly string[] {
  const filters = new Set(keys.flatMap((key) => /^filter\.(.*)\.[^.]*$/s.exec(key)?.[1] ?? []));
  const settings = [...filters].flatMap((name) => {
    // Git takes what follows the first = for the value.
    if (name.includes("="))
      throw new UserError(
        `The configuration of git has a filter ${JSON.stringify(name.slice(0, 100))}, which cannot be switched off.`,
        "Give it a name without =.",
      );
    return [`filter.${name}.clean=`, `filter.${name}.process=`, `filter.${name}.required=false`];
  });
  return settings.flatMap((setting) => ["-c", setting]);
}
