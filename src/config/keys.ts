import { changeKinds, type Rating, ratings } from "../contract/change.ts";
import { kindFacts } from "../contract/kinds.ts";
import { settingNames } from "../core/read-settings.ts";
import { settingWords } from "../core/setting-words.ts";
import type { SettingName } from "../core/settings.ts";
import { severities } from "../core/severity.ts";
import type { ChangeWishes, ConfigKeys, KnownNames, Override } from "./config.ts";

/** What a value may be. */
export type Shape =
  | { readonly kind: "text" | "glob" | "path" | "switch" | "count" | "rulesets" }
  | { readonly kind: "word"; readonly noun: string; readonly words: readonly string[] }
  /** A response key: a status code, a class such as `4XX`, or `default`. */
  | { readonly kind: "code" }
  /** One for all, or a table of them by response key. */
  | { readonly kind: "by-code"; readonly of: Shape }
  | { readonly kind: "setting"; readonly name: SettingName }
  /** One, or a list of them. */
  | { readonly kind: "some"; readonly of: Shape }
  | { readonly kind: "list"; readonly of: Shape }
  | Table;

export interface Table {
  readonly kind: "table";
  /** What a key of it is called. */
  readonly noun: string;
  readonly keys: Readonly<Record<string, Key>>;
  readonly required?: readonly string[];
}

export interface Key {
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly shape: Shape;
  /** What holds where it is not written. */
  readonly fallback?: unknown;
}

type KeysOf<T> = Readonly<Record<keyof T & string, Key>>;

/** Everything that can be written in a configuration: what the reader accepts, and what the published schema says. */
export function listKeys({ rules, formats }: KnownNames): Table {
  const failOn: Key = {
    about: "The weakest severity that makes a run fail.",
    shape: { kind: "word", noun: "severity", words: [...severities, "never"] },
    fallback: "error",
  };
  const globs: Shape = { kind: "some", of: { kind: "glob" } };
  const wishes = {
    ruleset: {
      about:
        "The name of a ruleset, or several: a preset, and guidelines and settings over it; or the path of a Spectral ruleset file.",
      shape: { kind: "rulesets" },
    },
    settings: {
      about: "What the house has decided where published guidelines disagree.",
      shape: table("setting", Object.fromEntries(settingNames.map((name) => [name, describeSetting(name)]))),
    },
    rules: {
      about: "Severities of rules, over what the ruleset says; a rule that is given one is switched on.",
      shape: table("rule", Object.fromEntries(rules.map(({ id, summary }) => [id, describeRule(summary)]))),
    },
  } as const satisfies Readonly<Record<string, Key>>;
  const override: KeysOf<Override> = {
    files: { about: "Globs for the files that this is about, from the folder of the configuration.", shape: globs },
    ...wishes,
    failOn: { about: "The weakest severity that makes a run fail, for findings in these files.", shape: failOn.shape },
  };
  const ofChanges: KeysOf<ChangeWishes> = {
    failOn: {
      about: "The weakest rating of a change that makes a comparison fail, unless the change is approved.",
      shape: { kind: "word", noun: "rating", words: [...ratings, "never"] },
      fallback: "breaking" satisfies Rating,
    },
    handled: {
      about: "Error codes, and classes of them, that clients handle: where one is new, that is safe.",
      shape: { kind: "some", of: { kind: "code" } },
    },
    ratings: {
      about:
        "By kind of change, how it is rated: one rating for all, or a table of ratings by code, class or `default`.",
      shape: table(
        "kind of change",
        Object.fromEntries(
          changeKinds.map((kind) => [kind, { about: `How it is rated that ${kindFacts[kind].about}.`, shape: rating }]),
        ),
      ),
    },
  };
  const keys: KeysOf<ConfigKeys> = {
    $schema: { about: "The schema by which an editor completes and checks this file.", shape: { kind: "text" } },
    ...wishes,
    files: {
      about: "Globs for the descriptions, where the command line names none, from the folder of the configuration.",
      shape: globs,
    },
    ignore: { about: "Globs for files and folders that no other glob is to match.", shape: globs },
    failOn,
    maxWarnings: { about: "A run with more warnings fails.", shape: { kind: "count" } },
    formats: {
      about: "How to report on standard output; files for reports are named on the command line alone.",
      shape: { kind: "some", of: { kind: "word", noun: "format", words: formats } },
      fallback: ["pretty"],
    },
    baseline: { about: "The path of the baseline, from the folder of the configuration.", shape: { kind: "path" } },
    allowOutside: describeSwitch("Follow references out of the working tree."),
    allowRemoteRefs: describeSwitch("Follow references to http:// and https://, but not into private networks."),
    ignoreUnknownFormat: describeSwitch("Pass over files that are no OpenAPI description."),
    cache: describeSwitch("Keep what is found, and do not lint again what has not changed."),
    validate: describeSwitch("Ask whether the descriptions are valid OpenAPI as well."),
    changes: { about: "How changes of the contract are rated, and which fail.", shape: table("key", ofChanges) },
    overrides: {
      about: "What is different for some files; a later entry counts for more than an earlier one.",
      shape: { kind: "list", of: { ...table("key", override), required: ["files"] } },
    },
  };
  return table("key", keys);
}

const rating: Shape = { kind: "by-code", of: { kind: "word", noun: "rating", words: ratings } };

function table(noun: string, keys: Readonly<Record<string, Key>>): Table {
  return { kind: "table", noun, keys };
}

function describeSwitch(about: string): Key {
  return { about, shape: { kind: "switch" }, fallback: false };
}

function describeSetting(name: SettingName): Key {
  return { about: `Decides ${settingWords[name]}.`, shape: { kind: "setting", name } };
}

function describeRule(summary: string): Key {
  return { about: summary, shape: { kind: "word", noun: "severity", words: [...severities, "off"] } };
}
