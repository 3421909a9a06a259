import type { Plugin, Problem, RuleConfig, RuleOptions, Source } from "../../src/redocly/host.ts";
import statute from "../../src/redocly/plugin.ts";

/** A text as Redocly holds it. */
export class Text implements Source {
  readonly absoluteRef: string;
  readonly body: string;

  constructor(absoluteRef: string, body: string) {
    this.absoluteRef = absoluteRef;
    this.body = body;
  }
}

export interface Reported extends Problem {
  readonly ruleId: string;
}

const plugin: Plugin = statute();

/**
 * Runs the rules of a configuration over a description, as Redocly does: it asks for all rules at once, and later shows
 * each where references lead, and the root last.
 */
export async function lint(
  root: Source,
  rules: Readonly<Record<string, RuleConfig>> = plugin.configs.recommended?.rules ?? {},
  led: readonly (Source | undefined)[] = [],
): Promise<readonly Reported[]> {
  const visitors = Object.entries(rules).flatMap(([ruleId, config]) => {
    const options: RuleOptions = typeof config === "string" ? { severity: config } : config;
    const rule = plugin.rules.oas3[ruleId.replace("statute/", "")];
    if (rule === undefined) throw new Error(`There is no rule ${ruleId}.`);
    return options.severity === "off" ? [] : [{ ruleId, visitor: rule(options) }];
  });
  await Promise.resolve();
  for (const source of led)
    for (const { visitor } of visitors)
      visitor.ref?.enter({}, {}, { location: source === undefined ? undefined : { source } });
  const reported: Reported[] = [];
  for (const { ruleId, visitor } of visitors) {
    const report = (problem: Problem) => void reported.push({ ...problem, ruleId });
    visitor.Root.leave({}, { location: { source: root }, report });
  }
  return reported;
}
