import { isAbsolute, resolve } from "node:path";
import type { Rating } from "../contract/change.ts";
import type { Policy } from "../contract/policy.ts";
import type { Severity } from "../core/severity.ts";
import { pathFrom } from "../engine/path-from.ts";
import { member } from "../openapi/json-object.ts";
import type { Config, ConfigKeys, RuleWishes } from "./config.ts";
import { coversPath, type Glob, parseGlob } from "./glob.ts";

/** What a configuration says of one file, its overrides counted in. */
export interface WishesForFile extends RuleWishes {
  readonly failOn?: Severity | "never";
}

/** What a configuration says in place of options. */
export interface ConfigOptions
  extends Pick<
    ConfigKeys,
    | "failOn"
    | "maxWarnings"
    | "baseline"
    | "allowOutside"
    | "allowRemoteRefs"
    | "ignoreUnknownFormat"
    | "cache"
    | "validate"
  > {
  readonly format?: readonly string[];
  readonly failOnChange?: Rating | "never";
}

/** A configuration, ready to say what holds for a file. */
export class ConfigInForce {
  readonly config: Config;
  readonly #overrides: readonly (readonly Glob[])[];
  readonly #ignore: readonly Glob[];
  readonly #merged = new Map<string, WishesForFile>();

  constructor(config: Config) {
    this.config = config;
    this.#overrides = (config.keys.overrides ?? []).map(({ files }) => files.map(parseGlob));
    this.#ignore = (config.keys.ignore ?? []).map(parseGlob);
  }

  /**
   * By an absolute path; without one, what holds where no override does. Files that the same overrides are about get the
   * same object.
   */
  of(file: string | undefined): WishesForFile {
    const held = this.#overrides.map((_, index) => this.#holds(index, file));
    const key = held.join();
    const known = this.#merged.get(key);
    if (known !== undefined) return known;
    const { ruleset, settings, rules, failOn, overrides = [] } = this.config.keys;
    const base = { ruleset, settings, rules, failOn } as WishesForFile;
    const merged = overrides.filter((_, index) => held[index]).reduce(mergeWishes, base);
    this.#merged.set(key, merged);
    return merged;
  }

  /** What an option of the command line can say too, under the option's name; paths are absolute. */
  get options(): ConfigOptions {
    const { $schema, ruleset, settings, rules, files, ignore, overrides, formats, baseline, changes, ...options } =
      this.config.keys;
    return {
      ...options,
      ...(changes?.failOn && { failOnChange: changes.failOn }),
      ...(formats && { format: formats }),
      ...(baseline !== undefined && { baseline: resolve(this.config.folder, baseline) }),
    };
  }

  /** How changes of the contract are rated. */
  get policy(): Policy {
    const { failOn, ...policy } = this.config.keys.changes ?? {};
    return policy;
  }

  /** Where it says what holds for a file: `statute.config.yaml:4`; undefined where it does not. */
  placeFor(file: string | undefined, path: readonly [keyof ConfigKeys, ...string[]]): string | undefined {
    const { keys, placeOf } = this.config;
    const says = (value: unknown) => path.reduce(member, value) !== undefined;
    const overrides = keys.overrides ?? [];
    const last = overrides.findLastIndex((override, index) => says(override) && this.#holds(index, file));
    if (path[0] !== "files" && last !== -1) return placeOf(["overrides", last, ...path]);
    return says(keys) ? placeOf(path) : undefined;
  }

  /** Whether a file, by its absolute path, is left out of what globs match. */
  ignores(file: string): boolean {
    return this.#covers(this.#ignore, file);
  }

  #holds(override: number, file: string | undefined): boolean {
    return file !== undefined && this.#covers(this.#overrides[override] ?? [], file);
  }

  /** Globs reach what is below the configuration. */
  #covers(globs: readonly Glob[], file: string): boolean {
    const path = pathFrom(this.config.folder, resolve(file));
    return !path.startsWith("../") && !isAbsolute(path) && globs.some((glob) => coversPath(glob, path));
  }
}

/** The later counts: a ruleset as a whole, settings and rules one by one. */
function mergeWishes(before: WishesForFile, { ruleset, settings, rules, failOn }: WishesForFile): WishesForFile {
  return {
    ...before,
    ...(ruleset && { ruleset }),
    ...(failOn && { failOn }),
    settings: { ...before.settings, ...settings },
    rules: { ...before.rules, ...rules },
  };
}
