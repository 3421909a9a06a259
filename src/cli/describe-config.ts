import { resolve } from "node:path";
import { catalogue } from "../catalogue.ts";
import type { ConfigKeys } from "../config/config.ts";
import type { ConfigInForce } from "../config/in-force.ts";
import { readingRuleIds, severityOfReading } from "../core/reading-rules.ts";
import { type ChoiceName, choices, type Settings } from "../core/settings.ts";
import { printable } from "../report/printable.ts";
import { formatYaml } from "../report/yaml-text.ts";
import { type ChooseRuleset, chooseRulesets } from "./choose-ruleset.ts";
import type { LintOptions } from "./commands/lint.ts";
import type { Io } from "./io.ts";

/**
 * The configuration in force as YAML, every setting and rule with it, each with the place that it comes from; for one
 * file, or for those that no override is about.
 */
export async function describeConfig(
  given: LintOptions,
  config: ConfigInForce | undefined,
  rulesetOf: ChooseRuleset,
  io: Io,
): Promise<string> {
  const file = typeof given.printConfig === "string" ? resolve(io.cwd, given.printConfig) : undefined;
  const ruleset = await rulesetOf(file);
  const wishes = config?.of(file);
  const keys = config?.config.keys;
  const changes = keys?.changes;
  const ratings = Object.entries(changes?.ratings ?? {});

  const say = (path: readonly [keyof ConfigKeys, ...string[]], value: unknown, wish?: unknown, fallback = "") => {
    const indent = "  ".repeat(path.length - 1);
    const origin = wish === undefined ? (config?.placeFor(file, path) ?? fallback) : "command line";
    const [first = "", ...rest] = formatYaml({ [path.at(-1) ?? ""]: wish ?? value }, indent).split("\n");
    return [origin === "" ? first : `${first} # ${origin}`, ...rest].map(printable).join("\n");
  };
  const sayWritten = (key: keyof ConfigKeys, wish?: unknown) =>
    wish === undefined && keys?.[key] === undefined ? "" : say([key], keys?.[key], wish);

  const unnamed = async () =>
    (await chooseRulesets({ engine: "auto" }, undefined, { ...io, writeErr: () => {} })()).name;
  const settings: Settings = Object.assign(
    {},
    ...[...ruleset.rules, ...(ruleset.off ?? [])].map((rule) => rule.settings),
  );
  const severities = new Map(ruleset.rules.map(({ rule, severity }) => [rule.id, severity]));
  const only = given.only === undefined ? undefined : "off";
  const wished = new Set([...(given.rule ?? []).map((wish) => wish.split(":")[0]), ...(given.only ?? [])]);
  return [
    config === undefined ? "# No configuration is in force: this is what holds by default.\n" : "",
    say(["ruleset"], wishes?.ruleset ?? (await unnamed()), given.ruleset, "default"),
    "settings:\n",
    ...(Object.keys(choices) as ChoiceName[]).map((name) =>
      say(["settings", name], settings[name] ?? choices[name][0], undefined, settings[name] ? "ruleset" : "default"),
    ),
    ...(["allow", "methodSuccessCode"] as const).map((name) =>
      settings[name] === undefined ? "" : say(["settings", name], settings[name]),
    ),
    "rules:\n",
    ...catalogue.rules.map(({ rule: { id } }) => {
      const severity = severities.get(id) ?? "off";
      return say(["rules", id], severity, wished.has(id) || only === severity ? severity : undefined);
    }),
    ...readingRuleIds.map((id) => {
      const severity = severityOfReading(ruleset.reading, id);
      return say(["rules", id], severity, wished.has(id) || only === severity ? severity : undefined);
    }),
    sayWritten("files"),
    sayWritten("ignore"),
    say(["failOn"], wishes?.failOn ?? "error", given.failOn, "default"),
    sayWritten("maxWarnings", given.maxWarnings),
    say(["formats"], keys?.formats ?? ["pretty"], given.format, "default"),
    sayWritten("baseline"),
    ...(["allowOutside", "allowRemoteRefs", "ignoreUnknownFormat", "validate"] as const).map((key) =>
      say([key], keys?.[key] ?? false, given[key], "default"),
    ),
    "changes:\n",
    say(["changes", "failOn"], changes?.failOn ?? "breaking", undefined, "default"),
    changes?.handled === undefined ? "" : say(["changes", "handled"], changes.handled),
    ratings.length === 0 ? "" : "  ratings:\n",
    ...ratings.map(([kind, rating]) => say(["changes", "ratings", kind], rating)),
    file === undefined ? sayWritten("overrides") : "",
  ].join("");
}
