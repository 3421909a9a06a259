import { catalogue } from "../catalogue.ts";
import { readSettings } from "../core/read-settings.ts";
import type { PublishedRule, RuleInForce } from "../engine/ruleset.ts";
import type { HostRule, HostSeverity, Plugin, RuleConfig } from "./host.ts";
import { findRun } from "./run.ts";
import { toProblem } from "./to-problem.ts";

const id = "statute";

/**
 * The plugin for Redocly CLI, `plugins: [statute/redocly]`: every rule as `statute/<id>`, and every published ruleset as
 * a configuration to extend, by the last part of its name: `statute/recommended`, `statute/validation-400`.
 */
export default function statute(): Plugin {
  const rules = Object.fromEntries(catalogue.rules.map((force) => [force.rule.id, toHostRule(force)]));
  const configs = [...catalogue.published].map(([name, ruleset]) => [
    name.replace(/^.*\//, ""),
    { rules: Object.fromEntries(ruleset.rules.map((rule) => [`${id}/${rule.rule.id}`, toConfig(rule)])) },
  ]);
  return { id, rules: { oas2: rules, oas3: rules }, configs: Object.fromEntries(configs) };
}

function toHostRule(force: RuleInForce): HostRule {
  const { rule } = force;
  return ({ severity, message, ...options }) => {
    const run = findRun();
    const isFirst = run.join({ ...force, settings: readOptions(rule.id, options) });
    return {
      ...(isFirst && {
        ref: {
          enter: (_node, _context, { location }) => {
            if (location !== undefined) run.note(location.source);
          },
        },
      }),
      Root: {
        leave: (_node, { location: { source }, report }) => {
          const found = run.lint(source);
          if ("error" in found) {
            const { message, hint } = found.error;
            const location = { source, pointer: "#/", reportOnKey: false };
            if (isFirst)
              report({ message: hint === undefined ? message : `${message} ${hint}`, location, suggest: [] });
          } else for (const finding of found.findings.get(rule.id) ?? []) report(toProblem(finding, found.documents));
        },
      },
    };
  };
}

function readOptions(ruleId: string, options: object) {
  try {
    return readSettings(options);
  } catch (error) {
    throw new Error(`${id}/${ruleId}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toConfig({ on, severity, settings }: PublishedRule): RuleConfig {
  // Redocly knows nothing below a warning.
  const shown: HostSeverity = !on ? "off" : severity === "error" ? "error" : "warn";
  return Object.keys(settings).length === 0 ? shown : { severity: shown, ...settings };
}
