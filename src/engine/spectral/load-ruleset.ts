import { type Severity, severities } from "../../core/severity.ts";
import { type Rule, Ruleset as SpectralRuleset } from "../../libraries/spectral.ts";
import { digestOf } from "../digest.ts";
import { slashed } from "../path-from.ts";
import { readRegularFile } from "../read-file.ts";
import { decodeBytes } from "../readers/read-text.ts";
import type { Catalogue, RuleInForce, Ruleset } from "../ruleset.ts";
import { loadDefinition } from "./bundle-ruleset.ts";
import { describeRulesetFault } from "./describe-ruleset-fault.ts";
import { withoutConsole } from "./mute-console.ts";
import type { RulesetText } from "./ruleset-text.ts";

/**
 * Reads a ruleset as Spectral does; `text` is its text where it is data. JavaScript is run by this, and its content is
 * that of its data alone.
 * Throws a `UserError` for whatever is wrong with it.
 */
export async function loadSpectralRuleset(
  file: string,
  text: RulesetText | undefined,
  catalogue: Catalogue,
): Promise<Ruleset> {
  return withoutConsole(async () => {
    try {
      const files = new Set([file]);
      const contents: string[] = [];
      const read = async (name: string) => {
        const bytes = readRegularFile(name);
        contents.push(`${digestOf(bytes)} ${name}`);
        return decodeBytes(bytes, name);
      };
      const definition = await loadDefinition(file, catalogue, read, (name) => files.add(name));
      const spectral = new SpectralRuleset(definition, {
        severity: "recommended",
        source: slashed(file),
        ...(text && {
          sourceContext: { source: file, getLocationForJsonPath: (path) => ({ range: text.rangeOf(path) }) },
        }),
      });
      return {
        name: file,
        files: [...files],
        content: digestOf(contents.join("\n")),
        ...describeRuleset(spectral, catalogue),
      };
    } catch (error) {
      const ids = catalogue.rules.map(({ rule }) => rule.id);
      throw describeRulesetFault(error, file, ids);
    }
  });
}

/** The same rules at the same severities, to be run by Spectral. */
export async function runThroughSpectral(ruleset: Ruleset, catalogue: Catalogue): Promise<Ruleset> {
  const shaped = catalogue.toSpectral(ruleset.rules);
  const inForce = ruleset.rules.map(({ rule: { id }, severity }) => [id, { ...Object(shaped[id]), severity }]);
  const spectral = new SpectralRuleset({ rules: Object.fromEntries(inForce) }, { severity: "all" });
  return { ...ruleset, ...describeRuleset(spectral, catalogue) };
}

/** Whether a rule is ours as we wrote it; one that only took over the id of ours is not. */
export function isOurs({ then }: Rule, isOurFunction: Catalogue["isOurFunction"]): boolean {
  return then.length === 1 && then.every((step) => isOurFunction(step.function));
}

function describeRuleset(
  definition: SpectralRuleset,
  catalogue: Catalogue,
): Pick<Ruleset, "rules" | "spectral" | "reading"> {
  // Of a severity, nobody can tell whether it is only Spectral's own.
  const isOff = ["off", "-1"].includes(String(definition.parserOptions.incompatibleValues));
  return {
    ...(isOff && { reading: { "unquoted-status-key": "off" } }),
    rules: listOurRules(definition, catalogue),
    spectral: { definition, isOurFunction: catalogue.isOurFunction },
  };
}

function listOurRules({ rules }: SpectralRuleset, catalogue: Catalogue): RuleInForce[] {
  return catalogue.rules.flatMap((force) => {
    const rule = rules[force.rule.id];
    if (rule === undefined || !rule.enabled || !isOurs(rule, catalogue.isOurFunction)) return [];
    const severity: Severity | undefined = severities[rule.severity];
    return severity === undefined ? [] : [{ ...force, severity }];
  });
}
